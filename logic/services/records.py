"""Use cases on decision records: keep what is being typed, make the record, find it again."""

from collections.abc import Mapping
from typing import Any

from logic.activity import Actor, DecisionRecord
from logic.analysis import decide
from logic.bootstrap import Application
from logic.diagrams.pictures import record_pictures
from logic.errors import Conflict, NotFound, Problem, Refused
from logic.record import RecordForm, inputs, problems, seats_kept, snapshot, tidy
from logic.reference import record_reference, tidy_record_reference
from logic.register import standing
from logic.services._change import Change, begin, changing, once, to_draft, use_case
from logic.store import Work
from logic.store.queries import activities, answers, drafts, limits, listing, packs, parts, records, seats
from logic.text import Cleaner

FIELD_MOST = 200


@use_case
def save_draft(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    fields: Mapping[str, str],
    was: Mapping[str, str] | None = None,
) -> Mapping[str, str]:
    """Keep what has been typed towards a record, and return it as it is kept.

    Fields not named stay as they are; an empty one is let go.

    ``was``: what the person was shown in each; somebody else's newer words are a ``Conflict``. Fields it leaves out were
    shown to nobody and are kept along with the others.
    """
    clean = Cleaner()
    typed = {field: clean.paragraph(field, value) for field, value in fields.items()}
    if any(not field or len(field) > FIELD_MOST or not field.isprintable() for field in fields):
        clean.problems.append(Problem("draft", "unknown_field"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        drafted = drafts.of_part(change.connection, change.part.id)
        if differing := to_draft("draft", drafted, typed, was):
            drafts.save(change.connection, change.part.id, differing)
            change.done("save_draft", fields=sorted(differing))
    return typed


@use_case
def make_record(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    form: RecordForm,
    key: str,
    seen: Mapping[str, Any] | None = None,
    latest: str | None = None,
) -> str:
    """Make a decision record and let go of the draft; returns the record's reference.

    ``seen`` is what the part held when the person opened the form (``logic.record.inputs``). A record
    is for good, so when anything it would keep was changed since, that is a ``Conflict``. So it is when a record
    was made since: ``latest`` is the reference of the newest one at that time, or empty.
    """
    form, unkeepable = tidy(form)
    if unkeepable:
        raise Refused(*unkeepable)

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        reference = _make(app, change, form, seen, latest)
        drafts.clear(work.connection, change.part.id)
        return reference

    return once(app, actor, "make_record", key, create)


def _make(
    app: Application, change: Change, form: RecordForm, seen: Mapping[str, Any] | None, latest: str | None
) -> str:
    pack, connection = app.pack, change.connection
    activity = activities.load(connection, change.activity.id)
    part = activity.part(change.part.number) if activity else None
    if activity is None or part is None:
        raise NotFound("part", f"{change.activity.id} / {change.part.number}")
    decision = decide(pack.flow, part.values, ask_all=part.ask_all)
    today = app.today()
    limited = standing(limits.of_activity(connection, change.activity.id), pack.register, today, part=part.number)
    now = inputs(part, pack.version, limited)
    adopted = packs.last_adoption(connection)
    # Another process may have adopted other content a moment ago, and this one not have noticed yet.
    if (adopted and adopted.version != pack.version) or (seen and seen["content"] != pack.version):
        raise Conflict("questions", {}, {}, part.version)
    newest = part.records[-1].reference if part.records else ""
    if latest is not None and latest != newest:
        raise Conflict("record", {"reference": newest}, {}, part.version)
    if seen is not None and seen != now:
        raise Conflict("outcome", now, seen, part.version)
    found = problems(pack, part, decision, form, today)
    if found:
        raise Refused(*found)
    number = records.next_number(connection, part.id)
    reference = record_reference(change.activity.id, part.number, number)
    chosen = form.chosen_outcome or str(decision.outcome)
    records.insert(
        connection,
        {
            "reference": reference,
            "part_id": part.id,
            "number": number,
            "pack_version": pack.version,
            "outcome": decision.outcome,
            "chosen_outcome": chosen,
            "made_at": change.now,
            "made_by": change.actor.name,
            "snapshot": snapshot(
                pack,
                activity,
                part,
                decision,
                form,
                made_at=change.now,
                today=today,
                pictures=record_pictures(pack, part, decision, form.chosen_outcome),
                standing=limited,
                seats=seats_kept(pack, part, seats.of_part(connection, part.id), seats.talk_of(connection, part.id)),
                beside_at=answers.add_ons_at(connection, part.id),
            ),
        },
    )
    parts.recorded(connection, part.id, chosen, change.now)
    listing.refresh(connection, change.activity.id)
    change.write("make_record", record=number, outcome=decision.outcome, chosen=chosen, pack=pack.version)
    return reference


def find_record(app: Application, reference: str) -> DecisionRecord:
    """The record under a reference as a person may type it: "wt 42 / 1 / 2" finds WT-0042-1-2."""
    tidied = tidy_record_reference(reference)
    if tidied is not None:
        with app.store.reading() as work:
            found = records.find(work.connection, tidied)
        if found is not None:
            return found
    raise NotFound("record", reference)
