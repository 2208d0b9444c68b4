"""The one place where the parts are put together (style principle 8)."""

import gc
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from os import environ
from pathlib import Path
from threading import Lock
from time import monotonic

from logic.adoption import Adoption
from logic.dates import LONDON
from logic.errors import ContentUnusable, PackInvalid, StoreUnavailable
from logic.kept import Shelf
from logic.pack import Pack
from logic.rate import Guards
from logic.ready import Ready
from logic.settings import BUILT_IN_CONTENT, Settings
from logic.store import Store

LOG = logging.getLogger("doing_with")
LOOK_EVERY = 2.0
"""Seconds until a process looks again whether other content was taken into use; two short queries."""


def utc_now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Application:
    """What every service is given. ``now`` is a moment with its zone; tests set the clock.

    pack
        the content in use. It never changes in here: other content comes with another ``Application``.
    adopted
        how it came into use; none where a test put the parts together by hand.
    guards
        what slows down whoever tries links or sends too much. The same with whatever content.
    """

    settings: Settings
    pack: Pack
    store: Store
    now: Callable[[], datetime] = utc_now
    adopted: Adoption | None = None
    shelf: Shelf | None = None
    guards: Guards = field(default_factory=Guards)

    def today(self) -> date:
        """The date on the wall in Britain, which is what "today" means to the people using this."""
        return self.now().astimezone(LONDON).date()

    def kept(self, version: str) -> Pack | None:
        """The content of this version; none when it is not kept. Raises ``ContentUnusable``."""
        return self.pack if version == self.pack.version else self.on_shelf.pack(version)

    @property
    def on_shelf(self) -> Shelf:
        """Everything kept."""
        return self.shelf or Shelf(self.store, self.pack.screen)


class _Process:
    """The application of this process. Handed out whole, and replaced whole when other content is adopted."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._app: Application | None = None
        self._look_at = 0.0
        self._told: Adoption | None = None
        self._tended: date | None = None

    def app(self) -> Application:
        app = self._app
        if app is None:
            with self._lock:  # two first visitors must not read the pack twice
                if self._app is None:
                    self._app = start(Settings.from_environment(environ))
                    # What was read and imported so far stays to the end: nobody need look through it for cycles. What
                    # was there before it has been looked through already (generation 2).
                    gc.collect(1)
                    gc.freeze()
                    self._look_at = monotonic() + LOOK_EVERY
                return self._app
        # One looks, and nobody waits for it.
        if monotonic() >= self._look_at and self._lock.acquire(blocking=False):
            try:
                self._app = app = self._as_adopted(app)
                self._tend(app)
            finally:
                self._look_at = monotonic() + LOOK_EVERY
                self._lock.release()
        return app

    def look_now(self) -> None:
        self._look_at = 0.0

    def _as_adopted(self, app: Application) -> Application:
        """The same with the content that is in use now; as it was when that cannot be had: a page that works goes on."""
        try:
            last = app.on_shelf.in_use()
            if last is None or last == self._told:
                return app
            try:
                return with_content(app, last)
            except ContentUnusable as unusable:
                self._told = last
                LOG.warning("%s; this process goes on with content %s", unusable, app.pack.version)
        except StoreUnavailable:
            pass  # the page will meet it as well, and tell it
        return app

    def _tend(self, app: Application) -> None:
        today = app.today()
        if today == self._tended:
            return
        from logic.upkeep import tend  # not at the start, which it would slow

        if tend(app.store, today):  # else at the next look
            self._tended = today


def with_content(app: Application, adopted: Adoption) -> Application:
    """The same with the content of this adoption; itself where it has that. Raises ``ContentUnusable``."""
    if adopted == app.adopted and app.on_shelf.holds(adopted.version):
        return app
    pack = app.on_shelf.pack(adopted.version)
    if pack is None:
        raise ContentUnusable(adopted.version, "gone")
    return replace(app, pack=pack, adopted=adopted)


_PROCESS = _Process()


def running() -> Application:
    """The application of this process, started from the environment when first asked for.

    Content adopted meanwhile, by this process or another, comes with a new ``Application`` within ``LOOK_EVERY``
    seconds. Ask once for a piece of work and hold on to the answer, so that it does not see two.
    Raises what ``start`` raises, and tries again the next time.
    """
    return _PROCESS.app()


def look_now() -> None:
    """Other content was adopted just now: whoever asks next gets it."""
    _PROCESS.look_now()


def start_with(settings: Settings, pack: Pack) -> Application:
    """The database, around content that need not be in use: for the first start, and to replace what cannot be read.

    Raises ``StoreUnavailable``.
    """
    store = Store.open(settings.database_url)
    shelf = Shelf(store, pack.screen)
    return Application(settings, pack, store, adopted=shelf.in_use(), shelf=shelf)


def _words(settings: Settings, ready: Ready) -> Mapping[str, str]:
    base = BUILT_IN_CONTENT / "screen"
    said = _said(settings.content, base)
    words: Mapping[str, str] | None = ready.find("words", said) if said else None
    if words is not None:
        return words
    # Imported only here: a start that finds the words ready-made needs none of it.
    from logic.authoring.loader import read_words

    try:
        words = read_words(settings.content, base)
    except PackInvalid as invalid:
        words = read_words(BUILT_IN_CONTENT, base)
        LOG.warning("%s; the built-in interface words are shown", invalid)
        return words
    if said and said == _said(settings.content, base):  # nobody changed them while they were read
        ready.keep("words", said, words)
    return words


def _said(content: Path, base: Path) -> Mapping[str, str]:
    """What the files of interface words say, by their place; nothing where one is no file, or cannot be read."""
    try:
        files = [path for folder in (base, content / "screen") for path in sorted(folder.glob("*.yaml"))]
        if not content.is_dir() or not all(path.is_file() for path in files):
            return {}
        return {str(path): path.read_bytes().decode("utf-8", "surrogateescape") for path in files}
    except OSError:
        return {}


def start(settings: Settings) -> Application:
    """Open the database and read the content in use, and the interface words from their folders.

    Interface words with problems in the folder that the settings name give way to the built-in ones: an edit in
    progress stops nobody (decision 22). Raises ``StoreUnavailable`` when the database has not been set up or cannot be
    used, ``ContentUnusable``, or ``PackInvalid`` when the built-in words themselves have problems.
    """
    ready = Ready(settings)
    words = _words(settings, ready)
    store = Store.open(settings.database_url)
    shelf = Shelf(store, words, ready)
    adopted = shelf.in_use()
    if adopted is None:
        raise StoreUnavailable("missing", "no content has been taken into use yet")
    pack = shelf.pack(adopted.version)
    if pack is None:
        raise ContentUnusable(adopted.version, "gone")
    return Application(settings=settings, pack=pack, store=store, adopted=adopted, shelf=shelf)
