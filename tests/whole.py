"""Whole activities in plain values, to be written to files and read from them: one with everything, and any at all."""

from datetime import UTC, date, datetime
from typing import Any

from hypothesis import strategies as st

from tests.builders import NOW
from tests.documents.records import FORM, LOWER, older, record_of

DAY = date(2031, 5, 31)


def record(number: int = 1, *, form: Any = FORM, old: bool = False) -> dict[str, Any]:
    """A decision record as a file has it."""
    made = record_of(form, number=number)
    kept = older(made) if old else made
    fields = ("number", "pack_version", "outcome", "chosen_outcome", "made_at", "made_by", "snapshot")
    return {field: getattr(kept, field) for field in fields}


def limit_fields(**changes: Any) -> dict[str, Any]:
    """What a limit says."""
    said = {
        "part": None,
        "category": "money",
        "statement": "The budget is fixed",
        "plain": "We have so much money",
        "easy_read": "There is a set amount of money.",
        "evidence": "Minute of Cabinet",
        "clause": "4.2",
        "said_by": "Cabinet",
        "said_role": "Decision maker",
        "said_on": "2026-01-31",
        "strength": "fixed",
        "rules_out": "A bigger building",
        "still_open": ["How it is spent", "Where"],
        "why_nothing_open": "",
        "how_we_work": "We show the sums",
        "agreed_with": "The people’s panel",
        "agreed_on": "2026-02-01",
        "explains": ["resources", "a_question_of_another_time"],
        "shared_on": None,
        "shared_how": "",
        "formats": ["plain"],
        "challenge_to": "Sam, 01793 000000",
        "review_on": "2026-09-01",
        "expires_on": None,
        "withdrawn_on": None,
        "apology": "",
        "test": {"who": {"words": "Cabinet said so", "weight": "strong", "only_part": False}},
    }
    return said | changes


def limit(number: int = 1, versions: int = 1, **changes: Any) -> dict[str, Any]:
    """A limit with its history."""
    return {
        "number": number,
        "versions": [
            {
                "version": version,
                "at": NOW,
                "actor_id": "local",
                "actor_role": "staff",
                "verb": "save_limit",
                "fields": limit_fields(statement=f"Limit {number}, said for the {version}. time", **changes),
            }
            for version in range(1, versions + 1)
        ],
    }


def challenge(**changes: Any) -> dict[str, Any]:
    """What somebody said about a limit."""
    said = {
        "limit": 1,
        "kind": "challenge",
        "text": "We think this one is not real",
        "came_by": "link",
        "received_on": DAY,
        "due": DAY,
        "owner": "Sam",
        "status": "answered",
        "finding": "partly",
        "reply": "You are right about a part of it.",
        "replied_on": DAY,
        "taken_further_on": None,
        "taken_further_to": "",
        "aside_reason": "",
        "published": True,
    }
    return said | changes


def empty_part(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A part of which nothing is known."""
    lists = (
        "answers",
        "add_ons",
        "draft",
        "actions",
        "records",
        "methods",
        "items",
        "marks",
        "pairs",
        "news",
        "replies",
    )
    words = dict.fromkeys(("name", "level", "decision", "decider", "open_part"), "")
    rest = {"decide_by": None, "ask_all": False, "plan": None, "scope": None, "reply": None}
    return {"number": number, **words, **rest, **{name: [] for name in lists}} | changes


def full_part(number: int = 1, **changes: Any) -> dict[str, Any]:
    """A part with everything that can be kept of one."""
    known: dict[str, Any] = {
        "name": "Carers",
        "level": "service",
        "decision": "How it runs\n\nand where",
        "decider": "Cabinet",
        "decide_by": DAY,
        "open_part": "The hours",
        "ask_all": True,
        "answers": [
            {"question": "a_question_of_another_time", "value": "not_sure", "note": "", "given_at": NOW},
            {"question": "purpose", "value": "yes", "note": "because", "given_at": NOW},
        ],
        "add_ons": [{"add_on": "AQ2", "value": "no", "given_at": NOW}],
        "draft": [{"field": "agreed.name", "value": "Sam"}],
        "actions": [
            {
                "kind": "lift",
                "question": "resources",
                "to_outcome": "CODESIGN",
                "text": "Ask for money",
                "owner": "Sam",
                "due": DAY,
                "done_at": NOW,
            }
        ],
        "records": [record(1, old=True), record(2, form=LOWER)],
        "plan": {
            "invitations_out": DAY,
            "first_session": DAY,
            "closes_on": None,
            "ends_on": None,
            "facts": {"people": 12, "modes": ["online"], "results_on": "2031-05-31"},
            "made_for": "CONSULT",
        },
        "methods": [
            {"method": "M01", "name": "", "does": "", "day": DAY, "cost": 100, "people": None, "notes": "Tea"},
            {"method": "", "name": "Walk", "does": "asks", "day": None, "cost": None, "people": 3, "notes": ""},
        ],
        "items": [
            {"phase": "plan", "text": "Book the hall", "origin": "own", "origin_ref": "", "due": DAY},
            {"phase": "host", "text": "Bring tea", "origin": "limit", "origin_ref": "1", "due": None},
        ],
        "marks": [mark("C01"), mark("own-1", "open"), mark("own-2", "not_applicable")],
        "pairs": [{"pair": "DD01", "state": "slipped", "note": "We forgot", "marked_on": DAY}],
        "scope": {
            "fields": {"open": "The hours"},
            "told": {"plain": edition(), "easy": edition("easy")},
            "finished_on": DAY,
        },
        "news": [news_mark("NW1", 1002), news_mark("NW3", 2), news_mark("OWN", 1, promise="A letter")],
        "reply": {"fields": {"lines": "1", "line-1-said": "Nine is late", "decided-day": "3"}},
        "replies": [published(1), published(2, of_version=1)],
    }
    return empty_part(number) | known | changes


def edition(name: str = "plain") -> dict[str, Any]:
    """A finished scope statement."""
    limit_of_it = {"id": "limit-1", "title": "Money", "lines": [["So much", "", "What"]], "parts": []}
    sections = [{"id": "fixed", "title": "What is fixed", "lines": [["This is", "", ""]], "parts": [limit_of_it]}]
    return {"edition": name, "title": "About this", "sections": sections, "words": [["budget", "The money we have"]]}


def news_mark(line: str, occasion: int, **changes: Any) -> dict[str, Any]:
    """What is known about one task of the timetable."""
    words = {"promise": "", "done_by": "Ann", "how": "By letter", "reason": "", "told_how": "", "told_words": ""}
    days = {"due": DAY, "done_on": DAY, "broken_on": None, "tell_by": None, "told_on": None}
    return {"line": line, "occasion": occasion, **words, **days} | changes


def published(number: int, **changes: Any) -> dict[str, Any]:
    """A reply that people were given."""
    told = {}
    for name, picture in (("plain", ""), ("easy", "people")):
        sections = [{"id": "decision", "title": "What was decided", "lines": [["It opens", picture, ""]], "parts": []}]
        told[name] = {"edition": name, "title": "What you said", "sections": sections, "words": []}
    said = {"decision": "It opens", "record": "WT-0042-1-2", "told": told, "of_version": 0}
    return {"number": number, "published_on": DAY, "decided_on": DAY, **said} | changes


def mark(item: str, state: str = "done") -> dict[str, Any]:
    """What is known about one item."""
    words = {"marked_by": "Sam", "reason": "", "owner": "Ann", "notes": "see the minutes"}
    return {"item": item, "state": state, "marked_on": DAY, "due": None, **words}


def whole(**changes: Any) -> dict[str, Any]:
    """An activity with everything."""
    team = [
        {"name": "Ann", "role": "Lead", "contact": "ann@example.org", "lead": True},
        {"name": "Ben", "role": "", "contact": "", "lead": False},
    ]
    known = {
        "title": "Day service",
        "area": "Learning disability",
        "team": team,
        "parts": [full_part(1), empty_part(2, name="Staff")],
        "limits": [limit(1, 3), limit(2, part=2)],
        "challenges": [challenge(), challenge(limit=2, kind="question", status="received", finding=None)],
    }
    return known | changes


# Any activity: words of every kind, days, and as many of each thing as it likes

_letters = st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029")
lines = st.text(_letters, max_size=40).map(lambda text: " ".join(text.split()))
names = lines.filter(bool)
paragraphs = st.lists(lines, max_size=4).map("\n".join).map(str.strip)
keys = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,20}", fullmatch=True).filter(lambda key: not key.startswith("own-"))
days = st.dates(date(2000, 1, 1), date(2090, 12, 31))
moments = st.datetimes(datetime(2000, 1, 2), datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001 - it puts the zone
some_day = st.none() | days


def _things(by: str, **fields: Any) -> Any:
    return st.lists(st.fixed_dictionaries(fields), max_size=3, unique_by=lambda one: one[by]).map(
        lambda found: sorted(found, key=lambda one: one[by])
    )


_answer = st.sampled_from(["yes", "no", "not_sure"])
_parts = st.builds(
    lambda base, **more: base | more,
    st.sampled_from([empty_part(), full_part()]),
    name=lines,
    decision=paragraphs,
    decider=lines,
    decide_by=some_day,
    ask_all=st.booleans(),
    answers=_things("question", question=keys, value=_answer, note=paragraphs, given_at=moments),
    add_ons=_things("add_on", add_on=keys, value=_answer, given_at=moments),
    draft=_things("field", field=names, value=names),
    pairs=_things(
        "pair",
        pair=keys,
        state=st.sampled_from(["we_do", "not_yet", "slipped"]),
        note=paragraphs,
        marked_on=days,
    ),
    scope=st.none()
    | st.fixed_dictionaries(
        {"fields": st.dictionaries(keys, paragraphs, max_size=3), "told": st.just({}), "finished_on": some_day}
    ),
)
activities = st.builds(
    lambda parts, **more: (
        whole() | more | {"parts": [part | {"number": n} for n, part in enumerate(parts, 1)], "challenges": []}
    ),
    st.lists(_parts, min_size=1, max_size=3),
    title=names,
    area=lines,
    team=st.lists(
        st.fixed_dictionaries({"name": names, "role": lines, "contact": lines, "lead": st.just(False)}), max_size=3
    ),
    limits=st.lists(paragraphs, max_size=3).map(
        lambda texts: [limit(number, 1, plain=text) for number, text in enumerate(texts, 1)]
    ),
)
