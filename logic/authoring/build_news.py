"""Turns news.yaml into the frozen value. Nothing is decided here."""

from logic import news
from logic.authoring import schemas_news


def build_news(model: schemas_news.News) -> news.News:
    """The timetable of what goes back to people, in the pack's order."""
    return news.News(
        tell_within=model.tell_within,
        lines=tuple(
            news.NewsLine(
                id=line.id,
                when=line.when,
                what=line.what,
                whom=line.whom,
                outcomes=frozenset(line.outcomes),
                due=line.due,
                due_by_outcome=dict(line.due_by_outcome),
                each=line.each,
                repeats=line.repeats,
                until=line.until,
                kind=line.kind,
                item=line.item or "",
                ground=line.ground,
            )
            for line in model.lines
        ),
    )
