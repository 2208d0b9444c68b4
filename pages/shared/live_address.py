"""What the address of the page of live sessions speaks of: which session, which view of it, and which item."""

from logic.services import SessionView, session_view
from pages.shared import named, session
from pages.shared.public import TOKEN
from web.site import BY_KEY

PAGE = "live"
SESSION, VIEW, ITEM, WORK, PLANNED = "s", "view", "n", "w", "plan"
"""Short spellings in the address. ``w`` names pieces of work to vote on (``WT-0001/1,WT-0002/1``), ``plan`` the scenarios
of the plan that somebody came from (``S02-S03``).
"""
NEW, SCREEN, CARDS, RESULTS, REMOVE = "new", "screen", "cards", "results", "remove"


def address(number: int, view: str = "", **more: str) -> dict[str, str]:
    """The address of a view of a session; of its desk where no view is named."""
    return {SESSION: str(number)} | ({VIEW: view} if view else {}) | more


def wanted() -> SessionView | None:
    """The session that the address names; none where there is none."""
    return named.found(SESSION, lambda number: session_view(session.app(), number))


def join_address() -> str:
    """Where people come in, as it is read from a wall: without what every browser puts there itself."""
    return f"{session.app().settings.public_url}/{BY_KEY['vote'].address}".partition("://")[2]


def join_link(token: str) -> str:
    """What the square code opens."""
    return f"{session.app().settings.public_url}/{BY_KEY['vote'].address}?{TOKEN}={token}"
