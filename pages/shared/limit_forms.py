"""The forms of a limit: a few things at a time. What is there is saved, however unfinished."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import streamlit as st

from logic import services
from logic.errors import Problem
from logic.reading import EASY, PLAIN, measure
from logic.register import Category, NonNegotiable, status_of
from pages.shared import case as cases
from pages.shared import fields, frame, session, widgets
from pages.shared import limit_words as words
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.limit_words import Held
from pages.shared.session import say

DATES = frozenset({"said_on", "agreed_on", "shared_on", "review_on", "expires_on"})
AREAS = frozenset({"plain", "easy_read", "evidence", "rules_out", "still_open", "why_nothing_open", "how_we_work"})
NO_HINT = frozenset({"said_role", "shared_how"})
FIRST = {
    "what": "statement",
    "why": "evidence",
    "test": "test-first",
    "together": "still_open",
    "tell": "shared_how",
}
"""A text box of each group: while it is on the page, the version it was first drawn with is the one that was shown."""
WHOLE = 0
"""Stands for the whole work where a part could be chosen."""


def prefix(held: Held, limit: NonNegotiable | None) -> str:
    """How the keys of this limit's widgets begin."""
    return f"limit-{held.activity.ref}-{limit.number if limit else words.NEW}-"


def group(held: Held, limit: NonNegotiable | None, name: str) -> None:
    """One group of fields with the button that saves it."""
    before = prefix(held, limit)
    session.seen(before + FIRST[name], limit.version if limit else 0)
    session.form_drawn(before)
    category = held.rules.category(limit.category) if limit else None
    lead(held, name, category)
    if name == "what":
        # Outside a form, so that the reading age follows what is written.
        what(held, limit)
        st.button(say("limit.save"), type="primary", key=f"{before}save", on_click=save, args=(held, limit, name))
    else:
        with st.form(f"{before}{name}-form", border=False, enter_to_submit=False):
            for field in words.GROUPS[name]:
                draw_field(held, limit, field)
            st.form_submit_button(say("limit.save"), type="primary", on_click=save, args=(held, limit, name))
    shown = [one for one in held.rules.examples if category is None or one.category == category.key]
    draw(widgets.details(say("limit.see_example"), words.example((shown or list(held.rules.examples))[0])))


def lead(held: Held, name: str, category: Category | None) -> None:
    """What this group is for, with what is usual for a limit of this kind."""
    usual = Markup()
    if category and name == "why":
        evidence = widgets.in_a_sentence(category.evidence)
        usual = widgets.paragraphs(say("limit.why.evidence", evidence=evidence))
    elif category and name == "together":
        items = widgets.listed([widgets.in_a_sentence(item) for item in category.still_open])
        usual = widgets.paragraphs(say("limit.together.usual", items=items))
    elif name == "tell" and not any(held.first_sessions.values()):
        usual = widgets.paragraphs(say("limit.no_session"))
    draw(widgets.paragraphs(say(f"limit.{name}.lead")), usual)


def what(held: Held, limit: NonNegotiable | None) -> None:
    """The limit itself."""
    draw_field(held, limit, "statement")
    choice(held, limit, "category", {one.key: one.name for one in held.rules.categories})
    parts = held.activity.parts
    if len(parts) > 1:
        named = [say("limit.what.part_name", number=one.number, name=apart(one.name)) for one in parts if one.name]
        draw(joined(markup('<p class="dw-soft">{}</p>', line) for line in named))
        numbers = {one.number: say("limit.what.part", number=one.number) for one in parts}
        choice(held, limit, "part", {WHOLE: say("limit.what.whole")} | numbers)
    strengths = held.rules.strengths
    choice(held, limit, "strength", {one.key: one.name for one in strengths}, captions=[one.gloss for one in strengths])
    for field, longest in (("plain", PLAIN), ("easy_read", EASY)):
        draw_field(held, limit, field)
        draw(reading(str(session.typed(prefix(held, limit) + field) or ""), longest))


def reading(text: str, longest: int) -> Markup:
    """How hard a text is to read, once there is enough of it, and what to mend."""
    if not text.strip():
        return Markup()
    found = measure(text, session.app().pack.easy_words, longest=longest)
    lines = [say("limit.reading.age", age=found.age) if found.age else say("limit.reading.short")]
    lines += [say("limit.reading.long", sentence=apart(sentence)) for sentence, _ in found.long]
    if found.initials:
        lines.append(say("limit.reading.initials", initials=", ".join(map(apart, found.initials))))
    body = joined(markup("<p>{}</p>", line) for line in lines)
    return markup('<div class="dw-reading" role="status">{}</div>', body)


def choice(
    held: Held,
    limit: NonNegotiable | None,
    field: str,
    options: Mapping[Any, str],
    *,
    captions: Sequence[str] | None = None,
) -> None:
    """One of a few, by key."""
    frame.field_trouble(field)
    value = (getattr(limit, field) or (WHOLE if field == "part" else "")) if limit else ""
    keys = list(options)
    st.radio(
        say(f"limit.field.{field}"),
        keys,
        index=keys.index(value) if value in options else None,
        format_func=options.__getitem__,
        captions=captions,
        key=prefix(held, limit) + field,
    )


def draw_field(held: Held, limit: NonNegotiable | None, field: str) -> None:
    """One field in the way its kind asks for."""
    key, value = prefix(held, limit) + field, getattr(limit, field) if limit else ""
    label = say(f"limit.field.{field}")
    hint = (
        ""
        if field in NO_HINT or field in {"formats", "explains"}
        else say(f"limit.hint.{field}", months=held.rules.most_months)
    )
    if field in DATES:
        fields.date_fields(label, key, value=value if isinstance(value, date) else None, hint=hint, field=field)
    elif field == "formats":
        fields.ticks(key, label, "", {one.key: one.name for one in held.rules.formats}, value, field)
    elif field == "explains":
        explains(held, limit, key)
    else:
        text = "\n".join(value) if isinstance(value, tuple) else str(value)
        fields.text_field(label, key, value=text, hint=hint, area=field in AREAS, field=field)


def explains(held: Held, limit: NonNegotiable | None, key: str) -> None:
    """The questions answered "no" that it may explain."""
    options = noes(held, limit)
    label = say("limit.together.explains")
    if options:
        fields.ticks(
            key, label, say("limit.together.explains_hint"), options, limit.explains if limit else (), "explains"
        )
    else:
        draw(markup('<p class="dw-legend">{}</p>', label), widgets.paragraphs(say("limit.together.no_noes"), "dw-hint"))


def noes(held: Held, limit: NonNegotiable | None) -> dict[str, str]:
    """Key -> text of each question answered "no" where this limit applies, and of those it explains already."""
    pack = session.app().pack
    parts = [one for one in held.activity.parts if limit is None or limit.part in {None, one.number}]
    wanted = {key for one in parts for key, value in one.values.items() if value == "no"}
    wanted |= set(limit.explains) if limit else set()
    return {q.key: pack.questions[q.key].said["no"] for q in pack.flow.questions if q.key in wanted}


def given(held: Held, limit: NonNegotiable | None, name: str) -> tuple[dict[str, Any], list[Problem]]:
    """What stands in the fields of a group, and the dates that are none."""
    before = prefix(held, limit)
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    for field in words.GROUPS[name]:
        key = before + field
        if field in DATES:
            day = fields.read_date(key, field)
            if isinstance(day, Problem):
                problems.append(day)
            else:
                found[field] = day if isinstance(day, date) else None
        elif field == "formats":
            found[field] = tuple(one.key for one in held.rules.formats if session.typed(f"{key}-{one.key}"))
        elif field == "explains":
            found[field] = tuple(one for one in noes(held, limit) if session.typed(f"{key}-{one}"))
        elif field == "still_open":
            found[field] = tuple(line for line in str(session.typed(key) or "").splitlines() if line.strip())
        elif field == "part":
            found[field] = session.typed(key) or None
        elif field == "strength":
            found[field] = session.typed(key)
        else:
            found[field] = str(session.typed(key) or "")
    return found, problems


def save(held: Held, limit: NonNegotiable | None, name: str) -> None:
    """Save a group and go on to the next that lacks something."""
    found, problems = given(held, limit, name)
    if problems:
        session.refuse(*problems)
        return
    keep(held, limit, name, found)


def keep(held: Held, limit: NonNegotiable | None, name: str, found: Mapping[str, Any]) -> None:
    """Save these fields. Whoever saved meanwhile is told of, and nothing typed is lost."""
    ref, before = held.activity.ref, prefix(held, limit)
    box = before + FIRST[name]

    def do() -> None:
        number = limit.number if limit else session.form_made(before)
        saved = services.save_limit(
            session.app(),
            session.actor(),
            ref,
            number,
            fields=found,
            seen_version=session.saw_last(box) if number else None,
            key=session.form_key(before),
        )
        session.saw(box, saved.version)
        session.form_sent(before, saved.number)
        session.notice(say("limit.saved"))
        st.query_params.from_dict(onward(held, saved.number, name))

    session.save(do, box)


def onward(held: Held, number: int, name: str) -> dict[str, str]:
    """The address of the next group that lacks something, or of the whole limit."""
    here = {cases.ACTIVITY: held.activity.ref, words.NUMBER: str(number)}
    limit = services.find_limit(session.app(), held.activity.ref, number)
    if name == "test" and status_of(limit, held.rules, session.app().today()) == "not_proven":
        return here  # what the whole limit says now matters more than filling in the rest
    groups = list(words.GROUPS)
    later = groups[groups.index(name) + 1 :]
    lacking = words.lacking(limit, held.rules)
    step = next((one for one in later if one in lacking), "")
    return here | ({words.STEP: step} if step else {})
