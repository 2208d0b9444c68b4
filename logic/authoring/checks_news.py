"""Rules about the timetable of what goes back to people."""

from collections.abc import Iterator

from logic.authoring.draft import Draft
from logic.errors import ContentProblem


def news_line_twice(draft: Draft) -> Iterator[ContentProblem]:
    """No two lines have the same id: marks are kept by it."""
    said: set[str] = set()
    for at, line in enumerate(draft.news.lines):
        if line.id in said:
            yield draft.problem("news", ("lines", at), line.id, "is the id of another line of this file as well")
        said.add(line.id)


def news_by_an_unknown_lead_time(draft: Draft) -> Iterator[ContentProblem]:
    """Every lead time that a line counts by is in checklist.yaml."""
    known = {lead.key for lead in draft.checklist.lead_times}
    for at, line in enumerate(draft.news.lines):
        named = [("due", line.due), *((f"due_by_outcome.{key}", lead) for key, lead in line.due_by_outcome.items())]
        for place, lead in named:
            if lead not in known:
                message = f'counts by the lead time "{lead}", which checklist.yaml does not list'
                yield draft.problem("news", ("lines", at, *place.split(".")), line.id, message)


def news_of_an_unknown_item(draft: Draft) -> Iterator[ContentProblem]:
    """An item of the checklist that a line says more exactly is there."""
    known = {item.id for item in draft.checklist.items}
    for at, line in enumerate(draft.news.lines):
        if line.item and line.item not in known:
            message = f'names the item "{line.item}" of the checklist, which is not there'
            yield draft.problem("news", ("lines", at, "item"), line.id, message)


def news_that_never_comes_or_never_ends(draft: Draft) -> Iterator[ContentProblem]:
    """What repeats says until when, and by a lead time that moves on from a date; nothing else has an end."""
    leads = {lead.key: lead for lead in draft.checklist.lead_times}
    for at, line in enumerate(draft.news.lines):
        if line.repeats != (line.until is not None):
            message = 'needs both "repeats" and "until", or neither'
            yield draft.problem("news", ("lines", at), line.id, message)
        lead = leads.get(line.due)
        if line.repeats and lead is not None and (lead.count == 0 or lead.direction == "before"):
            message = f'repeats by the lead time "{lead.key}", which does not move on'
            yield draft.problem("news", ("lines", at, "due"), line.id, message)


def not_one_line_for_the_reply(draft: Draft) -> Iterator[ContentProblem]:
    """One line is the one that the reply keeps, in a timetable that has any."""
    found = [at for at, line in enumerate(draft.news.lines) if line.kind == "reply"]
    if draft.news.lines and len(found) != 1:
        message = f"has {len(found)} lines that the reply keeps; it needs one"
        yield draft.problem("news", ("lines",), "news", message)
