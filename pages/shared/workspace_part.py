"""What is said of one part on the page of its work: where it stands, what there is to do, and its dates."""

from logic import services
from logic.services.workspace import PartWork
from pages.shared import case as cases
from pages.shared import ladder_picture, session, widgets, workspace_dates, workspace_tasks
from pages.shared.case import Case
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say


@session.kept_of_work
def part_words(ref: str, number: int) -> Markup:
    """What is said of a part; among several it has its ladder here."""
    workspace = services.workspace_of(session.app(), ref)
    work = next(one for one in workspace.parts if one.held.part.number == number)
    case = cases.of_part(workspace.activity, work.held.part)
    several = len(workspace.parts) > 1
    return joined(
        (
            where(work, case),
            ladder_picture.steps(case.pack, case.ladder, chosen=chosen_by_leaders(work)) if several else Markup(""),
            widgets.section(say("workspace.tasks"), 3),
            workspace_tasks.moved_words(work, case),
            workspace_tasks.task_list(work, case),
            workspace_dates.view(work),
        )
    )


def where(work: PartWork, case: Case) -> Markup:
    """The name of a part, its result, what leaders chose, and its level."""
    pack, one = case.pack, work.held.part
    outcome = case.journey.outcome
    level = next((level.name for level in pack.levels if level.key == one.level), one.level)
    lines = [say("activities.one.level", level=level)] if level else []
    result = pack.outcomes[outcome].name if outcome else ""
    words = say("activities.one.result", outcome=result) if outcome else say("activities.one.no_result")
    latest = one.records[-1] if one.records else None
    if latest and chosen_by_leaders(work):
        lines.insert(0, say("activities.one.allowed", outcome=result or latest.snapshot["outcome"]["name"]))
        words = say("activities.one.chosen", chosen=latest.snapshot["choice"]["chosen"]["name"])
    if outcome is None and latest is None:
        lines.append(say("workspace.unknown"))
    return markup(
        '{}<p class="dw-body"><strong>{}</strong></p>{}',
        widgets.section(one.name or say("activities.one.part_name", number=one.number)),
        words,
        joined(markup('<p class="dw-soft">{}</p>', line) for line in lines),
    )


def chosen_by_leaders(work: PartWork) -> str | None:
    """The outcome that leaders chose in the latest record in place of the result; none when they did not."""
    records = work.held.part.records
    return records[-1].chosen_outcome if records and records[-1].chosen_outcome != records[-1].outcome else None
