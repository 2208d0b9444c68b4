"""The task list of a piece of work, and the one thing to do next."""

from collections.abc import Mapping

from logic.services.workspace import PartWork, Workspace
from logic.task_list import Step, Task, TaskKey
from logic.workspace import outcome_for
from pages.shared import session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say

PAGE: Mapping[TaskKey, str] = {
    "approach": "result",
    "limits": "limits",
    "scope": "scope",
    "methods": "methods",
    "checklist": "checklist",
    "guidance": "guidance",
    "feedback": "feedback_forms",
    "news": "news",
    "reply": "answer_people",
    "look_back": "lessons",
    "documents": "documents",
}
"""The page that each task is done on, by the key of the page."""
PAGE_OF_STEP: Mapping[Step, str] = {
    "answer": "approach",
    "go_on": "approach",
    "agree": "record",
    "agree_again": "record",
    "reply": "voices",
    "felt_lower": "results",
    "few_replied": "results",
    "only_easy": "results",
    "cannot_tell": "results",
}
"""Steps that are taken on another page."""


def page_for(task: Task) -> str:
    """The page on which the next thing for this task is done."""
    return PAGE_OF_STEP.get(task.step, PAGE[task.key])


def next_words(workspace: Workspace, cases: Mapping[int, Case]) -> Markup:
    """The one next thing over all parts."""
    heading = widgets.section(say("workspace.next.heading"))
    if workspace.next is None:
        return joined((heading, widgets.paragraphs(say("workspace.next.none"))))
    number, task = workspace.next
    words = step_words(task)
    if len(workspace.parts) > 1:
        part = say("activities.one.part_name", number=number)
        words = say("workspace.next.of_part", part=part, step=words)
    return joined((heading, widgets.way(page_for(task), words, cases[number].address(), main=True)))


def task_list(work: PartWork, case: Case) -> Markup:
    """A line for each task, with where it stands and what comes next; the whole line is the link."""
    return markup('<ul class="dw-tasklist">{}</ul>', joined(_line(task, case) for task in work.tasks))


def _line(task: Task, case: Case) -> Markup:
    """The name, the status and the next thing. What asks for doing is marked; what is done is quiet."""
    address = widgets.href(page_for(task), case.address())
    name, status = say(f"workspace.task.{task.key}"), say(f"workspace.status.{task.status}")
    step = step_words(task)
    return markup(
        '<li><a href="{}" target="_self"><span class="dw-task-name">{}</span>'
        ' <span class="dw-task-mark dw-task-{}">{}</span>{}</a></li>',
        *(address, name, task.status, status),
        markup(' <span class="dw-task-step">{}</span>', step) if step else "",
    )


def step_words(task: Task) -> str:
    """The next thing to do for this task, with its day."""
    if not task.step:
        return ""
    one = task.count == 1
    about = widgets.listed([say(f"workspace.about.{section}") for section in task.about]) if task.about else ""
    words = (
        say(f"workspace.step.{task.step}_one")
        if one
        else say(f"workspace.step.{task.step}", count=task.count, about=about)
    )
    if task.day is None:
        return words
    late = task.overdue(session.app().today())
    return f"{words} {say('workspace.was_due' if late else 'workspace.due', date=widgets.british_date(task.day))}"


def moved_words(work: PartWork, case: Case) -> Markup:
    """What the last change of approach means for the plan, with the ways to look at it."""
    moved = work.moved
    if moved is None or case.archived:
        return Markup("")
    pack, number = case.pack, work.held.part.number
    before, after = (
        widgets.in_a_sentence(pack.outcomes[key].name)
        for key in (moved.before, outcome_for(pack, work.held.part) or "")
    )
    lines = [
        say(f"workspace.moved.{name}_one") if len(items) == 1 else say(f"workspace.moved.{name}", count=len(items))
        for name, items in (("appeared", moved.checklist.appeared), ("gone", moved.checklist.gone))
        if items
    ]
    if moved.ways:
        names = [pack.methods.by_id[one.method].name for one in moved.ways]
        lines.append(say("workspace.moved.ways", names=widgets.listed(names)))
    if not lines:
        return Markup("")
    title = say("workspace.moved.heading", before=before, after=after)
    ways = [widgets.way("checklist", say("workspace.moved.checklist", number=number), case.address())]
    if moved.ways:
        ways.append(widgets.way("methods", say("workspace.moved.methods", number=number), case.address()))
    return markup(
        '<div class="dw-moved"><div class="dw-warning"><h3>{}</h3>{}</div>{}</div>',
        *(title, joined(markup("<p>{}</p>", one) for one in lines), joined(ways)),
    )
