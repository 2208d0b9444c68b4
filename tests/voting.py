"""Training sessions, as tests need them: made, moved on, and voted in by phones."""

from secrets import token_hex

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.bootstrap import Application
from logic.services import Wish

SCENARIOS = ("S02", "S03")


def make(app: Application, *sources: str, title: str = "The day for new starters", key: str = "made") -> int:
    """A session on these scenarios."""
    wishes = [Wish("scenario", source) for source in sources or SCENARIOS]
    return services.make_session(app, LOCAL_ACTOR, title=title, wishes=wishes, key=key)


def move(app: Application, session: int, *moves: services.Move) -> None:
    """Move it on as whoever sees how far it is."""
    for one in moves:
        seen = services.session_view(app, session).session.step
        services.move_session(app, LOCAL_ACTOR, session, one, seen=seen)


def token_of(app: Application, session: int) -> str:
    """What its square code holds."""
    return services.session_view(app, session).token


def phones(app: Application, session: int, number: int) -> list[str]:
    """So many phones that came in."""
    names = [token_hex(16) for _ in range(number)]
    for name in names:
        services.come_in(app, token_of(app, session), name)
    return names
