"""Rules about the checklist and its lead times."""

from collections.abc import Iterator

from logic.authoring.draft import Draft
from logic.authoring.schemas_checklist import LeadTime
from logic.checklist import PHASES
from logic.errors import ContentProblem


def phases_not_complete(draft: Draft) -> Iterator[ContentProblem]:
    """The phases are all there, once each and in the order of the work; or none is, in a pack without a checklist."""
    listed = tuple(phase.key for phase in draft.checklist.phases)
    if listed != PHASES and (listed or draft.checklist.items):
        message = f"lists the phases {', '.join(listed) or 'not at all'}; they are {', '.join(PHASES)}"
        yield draft.problem("checklist", ("phases",), "checklist", message)


def unknown_lead_time(draft: Draft) -> Iterator[ContentProblem]:
    """Every lead time named is there."""
    known = {lead.key for lead in draft.checklist.lead_times}
    named = [
        *((("lead_times", at, "otherwise"), one.key, one.otherwise) for at, one in _leads(draft) if one.otherwise),
        *((("items", at, "due"), item.id, item.due) for at, item in enumerate(draft.checklist.items)),
        *(
            (("items", at, "due_by_outcome", outcome), item.id, key)
            for at, item in enumerate(draft.checklist.items)
            for outcome, key in item.due_by_outcome.items()
        ),
    ]
    for place, name, key in named:
        if key not in known:
            yield draft.problem("checklist", place, name, f'names the lead time "{key}", which is not listed')


def lead_times_in_a_circle(draft: Draft) -> Iterator[ContentProblem]:
    """Lead times that stand in for each other come to an end."""
    otherwise = {lead.key: lead.otherwise for _, lead in _leads(draft)}
    for at, lead in _leads(draft):
        seen, then = {lead.key}, lead.otherwise
        while then and then not in seen:
            seen.add(then)
            then = otherwise.get(then)
        if then == lead.key:
            message = 'stands in for itself: its "otherwise" leads back to it'
            yield draft.problem("checklist", ("lead_times", at, "otherwise"), lead.key, message)


def item_with_an_unknown_tag(draft: Draft) -> Iterator[ContentProblem]:
    """Every access tag is listed with its name."""
    known = {tag.key for tag in draft.checklist.tags}
    for at, item in enumerate(draft.checklist.items):
        if item.tag is not None and item.tag not in known:
            message = f'has the access tag "{item.tag}", which is not listed'
            yield draft.problem("checklist", ("items", at, "tag"), item.id, message)


def _leads(draft: Draft) -> Iterator[tuple[int, LeadTime]]:
    return enumerate(draft.checklist.lead_times)
