"""Turns checklist.yaml into what the pack holds of it."""

from logic import checklist
from logic.authoring import schemas_checklist


def build_checklist(model: schemas_checklist.Checklist) -> checklist.Checklist:
    """The items, in the pack's order, with the lead times that date them."""
    return checklist.Checklist(
        soon=model.soon,
        phases=tuple(checklist.PhaseWords(p.key, p.name, p.gloss) for p in model.phases),
        tags=tuple(checklist.AccessTag(t.key, t.name) for t in model.tags),
        lead_times={
            lead.key: checklist.LeadTime(
                key=lead.key,
                anchor=lead.anchor,
                count=lead.count,
                unit=lead.unit,
                direction=lead.direction,
                found=tuple(lead.found),
                otherwise=lead.otherwise or "",
                ground=lead.ground,
            )
            for lead in model.lead_times
        },
        items=tuple(
            checklist.Item(
                id=item.id,
                phase=item.phase,
                text=item.text,
                outcomes=frozenset(item.outcomes),
                levels=frozenset(item.levels),
                when=item.when,
                due=item.due,
                due_by_outcome=dict(item.due_by_outcome),
                tag=item.tag or "",
                law=tuple(item.law),
                ground=item.ground,
            )
            for item in model.items
        ),
    )
