"""A real server, a real Chromium, and a page that fails its test when anything leaves the machine or goes wrong."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect, sync_playwright

from logic.bootstrap import Application
from tests.browser.kept import records_of
from tests.browser.serving import Server
from tests.browser.watching import WIDE, Watch, check_axe
from tests.browser.wizard import HEAR, Wizard

FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # No page lives long enough to earn back what making its scripts quicker costs.
    "--js-flags=--no-opt",
]
WAIT = 30_000
"""Milliseconds to wait for anything on a page; most come in a tenth of a second, and on a busy machine in ten."""
expect.set_options(timeout=WAIT)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that need nothing special of it. Make an activity of your own in it."""
    running = Server(tmp_path_factory.mktemp("server") / "data").start()
    yield running
    running.kill()


@pytest.fixture(scope="session")
def public_server(server: Server) -> Iterator[Server]:
    """The second server, for people without an account, on what the shared one keeps."""
    running = Server(server.data, DOING_WITH_SURFACE="public").start()
    yield running
    running.kill()


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[Server]:
    """A server that has answered nobody yet, with nothing saved; it may be killed and started again."""
    running = Server(tmp_path / "data").start()
    yield running
    running.kill()


@pytest.fixture
def new_server(tmp_path: Path) -> Iterator[Callable[..., Server]]:
    """Make a server that is not started yet, with content and environment of your choosing."""
    made: list[Server] = []

    def make(content: Path | None = None, **environment: str) -> Server:
        made.append(Server(tmp_path / f"data{len(made)}", content, **environment))
        return made[-1]

    yield make
    for running in made:
        running.kill()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver, once for all tests."""
    with sync_playwright() as driver:
        yield driver


def found_chromium() -> str:
    """Where Debian's Chromium is: the one without a window where it is there, which takes half the time."""
    path = shutil.which("chromium-headless-shell") or shutil.which("chromium")
    assert path, "Chromium is not installed: script/test installs it"
    return path


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Chromium, once for all tests."""
    running = playwright.chromium.launch(executable_path=found_chromium(), args=FLAGS)
    yield running
    running.close()


@pytest.fixture(scope="session")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """One store of downloaded scripts for all pages, as in anybody's browser: to fetch them anew takes a second."""
    made = browser.new_context(viewport=WIDE, locale="en-GB")
    made.set_default_timeout(WAIT)
    made.add_init_script(HEAR)
    yield made
    made.close()


def watched(context: BrowserContext) -> Page:
    """Another page, as in another tab, with its Watch as ``page.watch``."""
    page = context.new_page()
    page.watch = Watch(page)
    return page


@pytest.fixture
def new_page(context: BrowserContext) -> Iterator[Callable[[], Page]]:
    """Open another page, as in another tab. Each is watched as ``page`` is."""
    opened: list[Page] = []

    def open_page() -> Page:
        opened.append(watched(context))
        return opened[-1]

    yield open_page
    wrong = [fault for page in opened for fault in page.watch.wrong]
    for page in opened:
        page.close()
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def new_phone(browser: Browser, public_server: Server) -> Iterator[Callable[[], Wizard]]:
    """Makes phones at the second server, each with a memory of its own: two of one memory are one voter."""
    contexts: list[BrowserContext] = []

    def phone() -> Wizard:
        contexts.append(browser.new_context(viewport={"width": 390, "height": 844}, has_touch=True))
        contexts[-1].add_init_script(HEAR)
        return Wizard(contexts[-1].new_page(), public_server)

    yield phone
    for made in contexts:
        made.close()


@pytest.fixture(scope="session")
def tabs() -> list[Page]:
    """The page that the test before left open, if any: to load the app anew takes most of the time of a test."""
    return []


@pytest.fixture
def page(
    request: pytest.FixtureRequest, context: BrowserContext, tabs: list[Page], new_page: Callable[[], Page]
) -> Iterator[Page]:
    """A page at 1280 px. Its test fails when a request leaves this machine or the console logs an error.

    Somebody at the shared server goes on in the page of the test before, as people do; every other test opens its own.
    """
    if "wizard" not in request.fixturenames:
        yield new_page()
        return
    failed = request.session.testsfailed
    opened = tabs.pop() if tabs else watched(context)
    opened.watch.begin()
    yield opened
    if request.session.testsfailed == failed and not opened.watch.wrong and not opened.is_closed():
        opened.set_viewport_size(WIDE)
        tabs.append(opened)
    else:
        opened.close()
    assert not opened.watch.wrong, "\n".join(opened.watch.wrong)


@pytest.fixture
def watch(page: Page) -> Watch:
    """What watches ``page``: tell it when a lost connection or a 404 is part of the test."""
    return page.watch


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Checks a page as it stands, wide and narrow: see ``check_axe``."""
    return check_axe


@pytest.fixture
def wizard(server: Server, page: Page) -> Wizard:
    """Somebody at a page of the shared server."""
    return Wizard(page, server)


@pytest.fixture(scope="session")
def app(server: Server) -> Iterator[Application]:
    """What the shared server keeps, opened beside it."""
    found = records_of(server)
    yield found
    found.store.close()
