"""Decision records to make documents of, built by hand from the small pack."""

from dataclasses import fields, is_dataclass, replace
from datetime import timedelta
from typing import Any

from logic.activity import Activity, DecisionRecord, GivenAnswer, Part
from logic.analysis import decide
from logic.diagrams.pictures import record_pictures
from logic.documents.model import Drawing, Ideas
from logic.flow import Answer
from logic.record import RecordForm, justification_draft, snapshot
from tests.builders import NOW, TODAY, answers_to, pack, part

PACK = pack()
WORDS = PACK.screen

FORM = RecordForm(
    went_through=("social worker", "two experts by experience"),
    agreed_by="Ann Example",
    agreed_role="head_of_service",
    agreed_on=TODAY,
    how_told="We wrote to everyone on the list.",
)
LOWER = replace(
    FORM,
    chosen_outcome="ENGAGE",
    filled_in_by="Bo Sample",
    reason="The lease ends in May. The new building is not ready before August.",
    answers_relied_on=("time_together",),
    what_would_change="A longer lease.",
    asked_people="yes",
    what_they_said="They would rather wait.",
    review_date=TODAY + timedelta(days=30),
)


def record_of(
    form: RecordForm = FORM,
    given: dict[str, Answer] | None = None,
    *,
    title: str = "Day service",
    number: int = 1,
    **changes: Any,
) -> DecisionRecord:
    """A record of these answers, as the service makes one; at engagement unless told otherwise."""
    here = part(answers_to("ENGAGE") if given is None else given, **changes)
    decision = decide(PACK.flow, here.values, ask_all=here.ask_all)
    if not form.justification:
        form = replace(form, justification=justification_draft(PACK, here, decision, form.chosen_outcome))
    activity = Activity("WT-0042", title, 1, NOW, NOW, None, (here,))
    pictures = record_pictures(PACK, here, decision, form.chosen_outcome)
    kept = snapshot(PACK, activity, here, decision, form, made_at=NOW, today=TODAY, pictures=pictures)
    outcome = str(decision.outcome)
    chosen = form.chosen_outcome or outcome
    return DecisionRecord(
        number, f"WT-0042-1-{number}", 1, number, PACK.version, outcome, chosen, NOW, "This computer", kept
    )


def everywhere(words: str) -> tuple[RecordForm, Part]:
    """These words in every field of a form and of a part that a person can write in."""
    line = " ".join(words.split())[:200]
    form = replace(
        LOWER,
        chosen_outcome="CODESIGN",
        went_through=(line,),
        agreed_by=line,
        how_told=words,
        justification=words,
        check_answers={"DG10": {"what_we_will_do": words}},
        filled_in_by=line,
        reason=words,
        what_would_change=words,
        what_they_said=words,
        higher_plan={"open_mind": words},
    )
    given = {key: GivenAnswer(key, value, words, 1, NOW) for key, value in answers_to("ENGAGE").items()}
    filled = part(name=line, level="individual", decision=words, decider=line, open_part=words, answers=given)
    return form, filled


def record_with(words: str, number: int = 1) -> DecisionRecord:
    """A record with these words in every field."""
    form, filled = everywhere(words)
    changes = {name: getattr(filled, name) for name in ("name", "level", "decision", "decider", "open_part", "answers")}
    return record_of(form, title=" ".join(words.split())[:200], number=number, **changes)


def older(record: DecisionRecord) -> DecisionRecord:
    """The record as format 1 would have kept it."""
    kept = {key: value for key, value in record.snapshot.items() if key not in {"pictures", "justification"}}
    return replace(record, snapshot=kept | {"format": 1})


BESIDE = {"language", "tone", "subject", "page", "cannot", "words_title", "foot", "mark", "alt", "form"}
"""Fields whose text does not stand between a document's first line and its last."""


def strings(value):
    """Every text in a document that stands on paper; those of its diagrams are drawn."""
    if isinstance(value, Drawing):
        return
    if is_dataclass(value):
        for field in fields(value):
            if field.name not in BESIDE and not (isinstance(value, Ideas) and field.name == "header"):
                yield from strings(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from strings(one)
    elif isinstance(value, str):
        yield value
