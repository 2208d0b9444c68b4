"""What a person fills in to make a decision record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Literal

from logic.activity import Part
from logic.errors import Problem
from logic.register import NonNegotiable
from logic.text import Cleaner


@dataclass(frozen=True, slots=True)
class RecordForm:
    """Everything that can be filled in; what is not asked for stays empty.

    went_through
        roles of those who went through the answers ("experts by experience", "social worker").
    agreed_by, agreed_role, agreed_on
        who agreed to this result; for a leader's choice the role is a key of the pack's roles.
    how_told
        the words used to tell people.
    justification
        why no more is done, where the approach taken is below "doing with" (B.2).
    check_answers
        check id -> field key -> what was written; dates as ``2026-05-31``.
    chosen_outcome
        an outcome id when leaders choose another rung than the recommended one; else empty.
    answers_relied_on
        question keys on the path.
    asked_people, what_they_said
        whether the people affected were asked about this choice, and their reply.
    higher_plan
        question key -> how that unmet condition will be met, and by when.
    """

    went_through: tuple[str, ...] = ()
    agreed_by: str = ""
    agreed_role: str = ""
    agreed_on: date | None = None
    how_told: str = ""
    justification: str = ""
    check_answers: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    chosen_outcome: str = ""
    filled_in_by: str = ""
    reason: str = ""
    answers_relied_on: tuple[str, ...] = ()
    what_would_change: str = ""
    asked_people: Literal["", "yes", "no"] = ""
    what_they_said: str = ""
    higher_plan: Mapping[str, str] = field(default_factory=dict)
    review_date: date | None = None


def tidy(form: RecordForm) -> tuple[RecordForm, tuple[Problem, ...]]:
    """The form with its text cleaned, and every text in it that cannot be kept."""
    clean = Cleaner()
    tidied = replace(
        form,
        went_through=tuple(role for typed in form.went_through if (role := clean.line("went_through", typed))),
        agreed_by=clean.line("agreed_by", form.agreed_by),
        agreed_role=clean.line("agreed_role", form.agreed_role),
        how_told=clean.paragraph("how_told", form.how_told),
        justification=clean.paragraph("justification", form.justification),
        check_answers={
            check: {key: clean.paragraph(f"{check}.{key}", typed) for key, typed in fields.items()}
            for check, fields in form.check_answers.items()
        },
        filled_in_by=clean.line("filled_in_by", form.filled_in_by),
        reason=clean.paragraph("reason", form.reason),
        what_would_change=clean.paragraph("what_would_change", form.what_would_change),
        what_they_said=clean.paragraph("what_they_said", form.what_they_said),
        higher_plan={key: clean.paragraph(f"plan.{key}", typed) for key, typed in form.higher_plan.items()},
    )
    return tidied, tuple(clean.problems)


def inputs(part: Part, content: str, standing: Sequence[NonNegotiable] = ()) -> dict[str, Any]:
    """All of a part that a record would keep, and the version of the content it was shown with.

    ``standing``: the limits of this part that stand. It tells whether anything changed while the form was open.
    """
    return {
        "content": content,
        "answers": {key: (given.value, given.note) for key, given in part.answers.items()},
        "add_ons": dict(part.add_ons),
        "words": (part.name, part.level, part.decision, part.decider, part.decide_by, part.open_part),
        "limits": tuple((limit.number, limit.version) for limit in standing),
    }


def kept(snapshot: Mapping[str, Any]) -> dict[str, Any]:
    """What a record keeps, in the shape of ``inputs``: equal to it while nothing changed since."""
    part = snapshot["part"]
    by = part["decide_by"]
    return {
        "content": snapshot["pack"]["version"],
        "answers": {one["question"]: (one["answer"], one["note"]) for one in snapshot["answers"]},
        "add_ons": {one["id"]: one["answer"] for one in snapshot["add_ons"] if one["answer"]},
        "words": (
            part["name"],
            part["level"]["key"],
            part["decision"],
            part["decider"],
            date.fromisoformat(by) if by else None,
            part["open_part"],
        ),
        # Records of formats 1 and 2 know of no limits.
        "limits": tuple((one["number"], one["version"]) for one in snapshot.get("limits", {}).get("each", ())),
    }
