"""The one place where the parts are put together (style principle 8)."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from os import environ
from threading import Lock
from zoneinfo import ZoneInfo

from logic.pack import Pack
from logic.settings import BUILT_IN_CONTENT, Settings
from logic.store import Store

LONDON = ZoneInfo("Europe/London")


def utc_now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Application:
    """What every service is given. ``now`` is a moment with its zone; tests set the clock."""

    settings: Settings
    pack: Pack
    store: Store
    now: Callable[[], datetime] = utc_now

    def today(self) -> date:
        """The date on the wall in Britain, which is what "today" means to the people using this."""
        return self.now().astimezone(LONDON).date()


_STARTING = Lock()


def running() -> Application:
    """The application of this process, started from the environment when first asked for.

    Raises what ``start`` raises, and tries again the next time.
    """
    with _STARTING:  # two first visitors must not read the pack twice
        return _running()


@cache
def _running() -> Application:
    return start(Settings.from_environment(environ))


def start(settings: Settings) -> Application:
    """Read the pack and open the database.

    Raises ``PackInvalid`` with every problem, or ``StoreUnavailable`` when the database has not
    been set up or cannot be used.
    """
    from logic.authoring.loader import read_pack

    pack = read_pack(settings.content, BUILT_IN_CONTENT / "screen")
    return Application(settings=settings, pack=pack, store=Store.open(settings.database_url))
