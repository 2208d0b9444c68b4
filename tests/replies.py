"""A reply as somebody might have written it, made through the services."""

from datetime import date, timedelta
from typing import Any

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.bootstrap import Application


def dated(name: str, day: date) -> dict[str, str]:
    """A date as it is typed in three boxes."""
    return {f"{name}-{part}": str(getattr(day, part)) for part in ("day", "month", "year")}


def write(app: Application, ref: str, *, decided_on: date | None = None, **changes: str) -> None:
    """The words of a whole reply with one point; ``changes`` replaces any that stand once."""
    fields = {
        "decision": "The centre opens at 8.",
        **dated("decided", decided_on or app.today()),
        "changed": "The morning hours came from you.",
        "next": "You hear from us in May.",
    }
    services.save_reply(app, LOCAL_ACTOR, ref, 1, fields=fields | changes)
    if not services.reply_of(app, ref, 1).saved.lines:
        point(app, ref, kind="did", answer="It opens at 8.")


def point(app: Application, ref: str, said: str = "Nine is too late.", **fields: str) -> int:
    """One thing that people said; returns its number."""
    known = len(services.reply_of(app, ref, 1).saved.lines)
    number = services.add_reply_line(app, LOCAL_ACTOR, ref, 1, said=said, key=f"{ref}-point-{known}")
    if fields:
        named = {f"line-{number}-{name}": value for name, value in fields.items()}
        services.save_reply(app, LOCAL_ACTOR, ref, 1, fields=named)
    return number


def published(app: Application, ref: str, **named: Any) -> int:
    """Written and published; returns its number."""
    write(app, ref, **named)
    count = len(services.replies_of(app, ref, 1))
    return services.publish_reply(app, LOCAL_ACTOR, ref, 1, key=f"{ref}-publish-{count}")


def reversed_later(app: Application, ref: str) -> None:
    """A reply, and a second one by which the decision is another."""
    published(app, ref, decided_on=app.today() - timedelta(days=9))
    published(app, ref, decision="The centre opens at 9 after all.", decided_on=app.today())


def token(app: Application, ref: str) -> str:
    """The token of the link to the reply."""
    link = services.reply_link(services.links_of(app, ref, "reply"), 1)
    assert link is not None
    return services.link_address(app, link).partition("?t=")[2]
