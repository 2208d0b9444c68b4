"""What is said of the checklist of a part: where it stands, and the list itself. Kept, for it is looked at often."""

from logic import services
from logic.checklist import Checklist
from logic.checklist_lines import PartChecklist, Wanted, count, missing_dates
from pages.shared import case as cases
from pages.shared import checklist_list, checklist_words, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say


@session.kept_of_work
def top_words(ref: str, number: int) -> Markup:
    """Where it stands: what is said above the list."""
    case, found = _part(ref, number)
    return joined((lead(found, case.pack.checklist), missing(found), changes(found), ways(case, found)))


@session.kept_of_work
def whole_words(ref: str, number: int, wanted: Wanted, page: int) -> Markup:
    """The list itself, narrowed so."""
    case, found = _part(ref, number)
    return checklist_list.whole(case, found, wanted, page)


def _part(ref: str, number: int) -> tuple[Case, PartChecklist]:
    return cases.of_work(ref, number), services.checklist_of(session.app(), ref, number)


def lead(found: PartChecklist, checklist: Checklist) -> Markup:
    """What the list is for, how far it is, and whose reconstruction it is."""
    pack = session.app().pack
    if found.goes_by:
        words = say("checklist.lead", outcome=widgets.in_a_sentence(pack.outcomes[found.goes_by].name))
    elif found.outcome:
        name = pack.outcomes[found.outcome].name
        words = say("checklist.lead_gate", outcome=name, count=len(checklist.items))
    else:
        words = say("checklist.lead_unknown", count=len(checklist.items))
    far = count(found.lines)
    late = say("checklist.overdue_one") if far.overdue == 1 else say("checklist.overdue", count=far.overdue)
    progress = say("checklist.progress", settled=far.settled, total=far.total)
    return joined(
        (
            widgets.paragraphs(words, "dw-lead"),
            markup(
                "<p><strong>{} {}</strong></p>", progress, late if far.overdue else say("checklist.nothing_overdue")
            ),
        )
    )


def missing(found: PartChecklist) -> Markup:
    """The dates that would have to be set, with how much waits for each."""
    waiting = missing_dates(found.lines)
    if not waiting:
        return Markup("")
    said = (
        say(
            "checklist.missing.one" if waits == 1 else "checklist.missing.some",
            date=checklist_words.anchor(date),
            count=waits,
        )
        for date, waits in waiting.items()
    )
    return markup(
        '<div class="dw-inset"><p><strong>{}</strong></p>{}</div>',
        say("checklist.missing.heading"),
        widgets.bullets(said),
    )


def changes(found: PartChecklist) -> Markup:
    """What the last change of approach made different."""
    if found.before is None or found.goes_by is None:
        return Markup("")
    outcomes = session.app().pack.outcomes
    title = say("checklist.changed.heading", before=outcomes[found.before].name, after=outcomes[found.goes_by].name)
    pieces = [widgets.paragraphs(say("checklist.changed.kept"))]
    for kind, items in (("gone", found.changed.gone), ("appeared", found.changed.appeared)):
        if items:
            pieces += [
                widgets.paragraphs(say(f"checklist.changed.{kind}")),
                widgets.bullets(item.text for item in items),
            ]
    return widgets.details(title, *pieces)


def ways(case: Case, found: PartChecklist) -> Markup:
    """The way to what the list waits for: the answers, or the dates."""
    if case.archived:
        return Markup("")
    on = []
    if found.outcome is None:
        on.append(widgets.way("approach", say("checklist.answer"), case.address()))
    if missing_dates(found.lines) and case.activity:
        on.append(widgets.way("activity", say("checklist.missing.set"), {cases.ACTIVITY: case.activity.ref}))
    return joined(on)
