"""What a decision record keeps: everything that was shown, in plain JSON, with the words of the day.

A record must read the same when the pack has moved on, so it holds the words themselves and the
version they came from, never only ids. The pictures are kept in the same way, as boxes and arrows with
their words (``logic.diagrams.plain``), for the ladder and the questions of today may be others.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from logic.activity import Activity, Part
from logic.add_ons import chosen, said_yes
from logic.analysis import Decision
from logic.pack import Check, Pack
from logic.record.agreed import role_name, written_for
from logic.record.checks import checks_holding, facts_of
from logic.record.form import RecordForm
from logic.record.justification import falls_short
from logic.record.leaders_choice import is_choice
from logic.record.limits import limits_kept
from logic.record.rests import rests_on
from logic.register import NonNegotiable

FORMAT = 5
"""Counts up when the shape below changes; old records keep theirs.

2: ``justification``, ``pictures``, dates of sources. 3: ``limits``. 4: ``seats``, in those alone
that were made after a conversation between seats. 5: ``rests_on``, and when each add-on was answered.
"""


def snapshot(  # noqa: PLR0913
    pack: Pack,
    activity: Activity,
    part: Part,
    decision: Decision,
    form: RecordForm,
    *,
    made_at: datetime,
    today: date,
    pictures: Mapping[str, Any] | None = None,
    standing: Sequence[NonNegotiable] = (),
    seats: Mapping[str, Any] | None = None,
    beside_at: Mapping[str, datetime] | None = None,
) -> dict[str, Any]:
    """The record's content. The form has passed ``problems``; ``decision.outcome`` is set.

    ``pictures``: ``ladder`` and ``flow`` as plain data. ``standing``: the limits of this part that stand today.
    ``seats``: what ``seats_kept`` gives; none where no conversation was held. ``beside_at``: when each add-on was
    answered, by its id.
    """
    held = checks_holding(pack, part, decision, chosen=form.chosen_outcome)
    return {
        "format": FORMAT,
        "pack": {"version": pack.version, "edition": pack.edition, "title": pack.title},
        "made_at": made_at.isoformat(),
        "made_on": today.isoformat(),
        "activity": {"ref": activity.ref, "title": activity.title, "area": activity.area},
        "part": _part(pack, part),
        "answers": _answers(pack, part, decision),
        "path": list(decision.path),
        "outcome": _outcome(pack, str(decision.outcome), part.level),
        "today": _outcome(pack, decision.today),
        "could_rise_to": _outcome(pack, decision.could_rise_to),
        "settles_most": decision.settles_most and _question(pack, decision.settles_most),
        "flags": list(decision.flags),
        "ceilings": [
            _question(pack, c.question) | {"outcome": c.outcome, "name": pack.outcomes[c.outcome].name}
            for c in decision.ceilings
        ],
        "lifts": [
            {
                "to": lift.to,
                "name": pack.outcomes[lift.to].name,
                "changeable": lift.changeable,
                "questions": [_lever(pack, key) for key in lift.questions],
            }
            for lift in decision.lifts
        ],
        "decisive": list(decision.decisive or ()),
        "no_difference": list(decision.no_difference),
        "add_ons": _add_ons(pack, part, decision, beside_at or {}, limited=bool(standing)),
        "law": _law(pack, part, decision, limited=bool(standing)),
        "checks": [_check(pack, check, form) for check in held],
        "agreement": _agreement(pack, form),
        "justification": form.justification if falls_short(pack, form.chosen_outcome or str(decision.outcome)) else "",
        "choice": _choice(pack, part, decision, form) if is_choice(decision, form) else None,
        "sources": _sources(pack, decision, held),
        "rests_on": rests_on(pack, decision, form.chosen_outcome if is_choice(decision, form) else "", held),
        "pictures": dict(pictures or {}),
        "limits": limits_kept(pack, part, standing, today),
        **({"seats": dict(seats)} if seats else {}),
    }


def _part(pack: Pack, part: Part) -> dict[str, Any]:
    level = next((level.name for level in pack.levels if level.key == part.level), part.level)
    return {
        "number": part.number,
        "name": part.name,
        "level": {"key": part.level, "name": level},
        "decision": part.decision,
        "decider": part.decider,
        "decide_by": _day(part.decide_by),
        "open_part": part.open_part,
        "ask_all": part.ask_all,
    }


def _answers(pack: Pack, part: Part, decision: Decision) -> list[dict[str, Any]]:
    """In flow order; answers kept from another path are marked, and those the pack no longer asks left out."""
    given = ((question, part.answers[question.key]) for question in pack.flow.questions if question.key in part.answers)
    return [
        {
            "question": question.key,
            "text": pack.questions[question.key].text,
            "answer": answer.value,
            "said": pack.questions[question.key].said.get(answer.value, ""),
            "note": answer.note,
            "given_at": answer.given_at.isoformat(),
            "on_path": question.key in decision.path,
        }
        for question, answer in given
    ]


def _question(pack: Pack, key: str) -> dict[str, Any]:
    return {"question": key, "text": pack.questions[key].text, "short": pack.questions[key].short}


def _lever(pack: Pack, key: str) -> dict[str, Any]:
    words = pack.questions[key]
    return {"question": key, "text": words.text, "lever_title": words.lever_title, "lever": words.lever}


def _outcome(pack: Pack, outcome: str, level: str = "") -> dict[str, Any]:
    words = pack.outcomes[outcome]
    return {
        "id": outcome,
        "rank": pack.flow.rank[outcome],
        "name": words.name,
        "headline": words.headline,
        "promise": words.promise,
        "least": list(words.least_at(level)),
        "next_step": words.next_at(level),
    }


def _add_ons(
    pack: Pack, part: Part, decision: Decision, answered: Mapping[str, datetime], *, limited: bool
) -> list[dict[str, Any]]:
    """Those answered or suggested, each with whether it stands."""
    known = facts_of(pack, part, decision, decision.outcome, limited=limited)
    stand = {add_on.id for add_on in chosen(pack.add_ons, known, said_yes(pack.add_ons, part.add_ons))}
    return [
        {
            "id": add_on.id,
            "question": add_on.question,
            "statement": None if add_on.required else add_on.statement,
            "answer": part.add_ons.get(add_on.id),
            "given_at": answered[add_on.id].isoformat() if add_on.id in answered else None,
            "chosen": add_on.id in stand,
            "suggestion": add_on.suggestion,
        }
        for add_on in pack.add_ons
        if add_on.id in stand or add_on.id in part.add_ons
    ]


def _law(pack: Pack, part: Part, decision: Decision, *, limited: bool) -> list[dict[str, str]]:
    """The law prompts shown with this result."""
    known = facts_of(pack, part, decision, decision.outcome, limited=limited)
    return [{"id": prompt.id, "topic": prompt.topic, "text": prompt.text} for prompt in pack.law_for(known)]


def _check(pack: Pack, check: Check, form: RecordForm) -> dict[str, Any]:
    written = form.check_answers.get(check.id, {})
    return {
        "id": check.id,
        "title": check.title,
        "message": check.message,
        "answers": [
            {
                "key": asked.key,
                "label": asked.label,
                "kind": asked.kind,
                "written": written_for(pack, form, asked, written.get(asked.key, "")),
            }
            for asked in check.fields
        ],
    }


def _agreement(pack: Pack, form: RecordForm) -> dict[str, Any]:
    return {
        "went_through": list(form.went_through),
        "agreed_by": form.agreed_by,
        "agreed_role": role_name(pack, form),
        "agreed_on": _day(form.agreed_on),
        "how_told": form.how_told,
        "filled_in_by": form.filled_in_by,
    }


def _choice(pack: Pack, part: Part, decision: Decision, form: RecordForm) -> dict[str, Any]:
    rank = pack.flow.rank
    higher = rank[form.chosen_outcome] > rank[str(decision.outcome)]
    return {
        "chosen": _outcome(pack, form.chosen_outcome, part.level),
        "direction": "higher" if higher else "lower",
        "reason": form.reason,
        "answers_relied_on": [_question(pack, key) for key in form.answers_relied_on],
        "what_would_change": form.what_would_change,
        "asked_people": form.asked_people,
        "what_they_said": form.what_they_said,
        "higher_plan": [
            _question(pack, key) | {"plan": plan}
            for key, plan in form.higher_plan.items()
            if higher and plan and key in pack.questions
        ],
        "review_date": _day(form.review_date),
    }


def _sources(pack: Pack, decision: Decision, held: tuple[Check, ...]) -> list[dict[str, str]]:
    """The places that the result rests on, each once, in the order met."""
    grounds = [pack.outcomes[str(decision.outcome)].ground]
    grounds += [pack.questions[key].ground for key in decision.path]
    grounds += [check.ground for check in held]
    keys = dict.fromkeys(key for ground in grounds for key in ground.sources)
    places = (pack.locators[key] for key in keys if key in pack.locators)
    return [
        {
            "key": place.key,
            "document": pack.documents[place.document].title,
            "date": pack.documents[place.document].date,
            "section": place.section,
            "gist": place.gist,
        }
        for place in places
    ]


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None
