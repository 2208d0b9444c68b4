"""How far each piece of work is that comes before people are heard, and its papers."""

from collections.abc import Mapping

from logic.activity import Part
from logic.diagnosis import diagnose
from logic.experience import felt_rung
from logic.flow import Flow
from logic.guidance import gaps, summary
from logic.interview import Given, is_complete
from logic.journey import replay
from logic.pack import Pack
from logic.record import Since, since
from logic.register import STANDING
from logic.scope import NO_LIMITS
from logic.task_list.held import Held
from logic.task_list.task import Step, Task
from logic.workspace import outcome_for


def given_of(flow: Flow, part: Part) -> Given:
    """What has been given of a saved part, as the order of the wizard takes it."""
    answers = {key: value for key, value in part.values.items() if key in flow.by_key}
    level = part.level or None
    return Given(answers, part.add_ons, level, part.ask_all, True, part.decision, part.open_part)


SINCE: Mapping[Since, Step] = {
    "answers": "agree_again",
    "words": "words_since",
    "limits": "limits_since",
    "questions": "questions_since",
}
"""What to say of the first thing that has changed since the record."""


def approach(pack: Pack, held: Held) -> Task:
    """The answers, and a record of them that still says what they say.

    It is to be agreed again when answers were changed, or when today's questions take the same ones elsewhere. Anything
    else that has changed since is told, and asks for nothing.
    """
    part = held.part
    given = given_of(pack.flow, part)
    if not is_complete(pack, given):
        return Task("approach", "in_progress" if part.answers else "not_started", "go_on" if part.answers else "answer")
    if not part.records:
        return Task("approach", "in_progress", "agree")
    record = part.records[-1]
    stand = ((limit.number, limit.version) for limit in held.limits if limit.status in STANDING)
    changed = since(record, part, pack.version, stand)
    if "answers" in changed:
        return Task("approach", "needs_look", "agree_again")
    if record.outcome != replay(pack.flow, given.answers, ask_all=part.ask_all).outcome:
        return Task("approach", "needs_look", "other_questions")
    return Task("approach", "done", SINCE[changed[0]] if changed else "")


def limits(held: Held) -> Task:
    """A reply that is owed comes first, then limits that do not hold, then those not finished."""
    if held.voices.waiting:
        return Task("limits", "needs_look", "reply", held.voices.waiting, held.voices.due)
    standings = [limit.status for limit in held.limits]
    shaky = standings.count("not_proven") + standings.count("reopened")
    if shaky:
        return Task("limits", "needs_look", "look_at_limits", shaky)
    if drafts := standings.count("draft"):
        return Task("limits", "in_progress", "finish_limits", drafts)
    # Somebody may have looked and found that nothing is fixed, which is not the same as nobody having looked.
    if STANDING & set(standings) or held.scope.fields.get(NO_LIMITS):
        return Task("limits", "done")
    return Task("limits", "not_started", "write_limits")


def scope(held: Held) -> Task:
    """The statement: begun, finished, and whether it still tells what is so."""
    if held.scope.finished_on is None:
        begun = bool(held.scope.version)
        return Task("scope", "in_progress" if begun else "not_started", "finish_scope" if begun else "write_scope")
    if held.outdated:
        about = tuple(dict.fromkeys(one.section for one in held.outdated))
        return Task("scope", "needs_look", "finish_scope_again", about=about)
    return Task("scope", "done")


def methods(pack: Pack, held: Held) -> Task:
    """Ways planned, what the checks of the plan say of them, and their days."""
    if not held.planned:
        return Task("methods", "not_started", "choose_methods")
    # The checks that stand before a record are answered there.
    of_records = {check.id for check in pack.checks}
    felt = felt_rung(held.experience)
    findings = diagnose(pack, held.part, held.plan, held.planned, experienced=felt)
    found = sum(one.id not in of_records for one in findings)
    if found:
        return Task("methods", "needs_look", "check_methods", found)
    undated = sum(one.day is None for one in held.planned)
    return Task("methods", "in_progress", "date_methods", undated) if undated else Task("methods", "done")


def checklist(held: Held) -> Task:
    """What is overdue comes first, then what is next."""
    here = [line for line in held.lines if line.applies]
    open_lines = [line for line in here if line.mark.state == "open"]
    late = [line.day for line in open_lines if line.standing == "overdue" and line.day]
    if late:
        return Task("checklist", "needs_look", "overdue_items", len(late), min(late))
    if not open_lines:
        return Task("checklist", "done")
    if len(open_lines) == len(here):
        return Task("checklist", "not_started", "start_checklist", len(here))
    days = [line.day for line in open_lines if line.day]
    step: Step = "next_item" if days else "rest_of_items"
    return Task("checklist", "in_progress", step, len(open_lines), min(days, default=None))


def guidance(pack: Pack, held: Held) -> Task:
    """The self-check: what slipped comes before what nobody looked at, and that before its gaps."""
    pairs = pack.pairs.of_outcome(outcome_for(pack, held.part))
    stand = summary(pairs, held.pairs)
    if not stand.looked_at:
        return Task("guidance", "not_started", "look_at_pairs", stand.all)
    if stand.slipped:
        return Task("guidance", "needs_look", "mend_slips", stand.slipped)
    if stand.not_looked_at:
        return Task("guidance", "in_progress", "look_at_more_pairs", stand.not_looked_at)
    if open_gaps := gaps(pairs, held.pairs):
        return Task("guidance", "in_progress", "mend_gaps", len(open_gaps))
    return Task("guidance", "done")


def documents(held: Held) -> Task:
    """The papers: there for the taking as soon as anything is written."""
    begun = held.part.records or held.limits or held.planned or held.scope.version
    return (
        Task("documents", "in_progress", "take_papers") if begun else Task("documents", "not_started", "papers_later")
    )
