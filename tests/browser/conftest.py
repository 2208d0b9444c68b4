"""A real server, a real Chromium, and a page that fails its test when anything leaves the machine or goes wrong."""

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, Request, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HERE = {"127.0.0.1", "localhost"}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
LOST = (
    "net::ERR_",
    "Client Error in reaching",
    "Is Streamlit still running",
    "disconnected from server",
    "server is not responding",
)
"""What the console says while the server is away."""
PATIENCE = 30
"""Seconds to wait for a server to start; it takes about three."""
WAIT = 10_000
"""Milliseconds to wait for anything on a page; most come in a tenth of a second."""
expect.set_options(timeout=WAIT)


class Server:
    """The app as ``script/run`` starts it, on a port and a data folder of its own."""

    def __init__(self, data: Path, content: Path | None = None) -> None:
        self.data = data
        self.log = data.parent / f"{data.name}.log"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._content = content
        self._process: subprocess.Popen[bytes] | None = None

    def start(self, *, well: bool = True) -> "Server":
        """Start it and wait until it answers; ``well`` waits until /healthz says ok."""
        environment = {**os.environ, "PORT": str(self.port), "DOING_WITH_DATA": str(self.data)}
        # The environment the tests run in holds all that the app needs.
        environment.setdefault("DOING_WITH_VENV", str(Path(sys.prefix)))
        if self._content is not None:
            environment["DOING_WITH_CONTENT"] = str(self._content)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [ROOT / "script" / "run"], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        address = f"{self.address}/healthz" if well else f"{self.address}/_stcore/health"
        until = time.monotonic() + PATIENCE
        while self._process.poll() is not None or not answers(address):
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                pytest.fail(f"The server did not start:\n{self.log.read_text(encoding='utf-8')}")
            time.sleep(0.05)
        return self

    def kill(self) -> None:
        """End it as a power cut would: with no chance to tidy up."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None


class Watch:
    """What a page did that it should not: outside requests, and errors in the console."""

    def __init__(self, page: Page) -> None:
        self.wrong: list[str] = []
        self._losing_connection = False
        self._missing = False
        page.on("request", self._request)
        page.on("websocket", lambda socket: self._address(socket.url))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))

    def expect_lost_connection(self) -> None:
        """From now on the server may go away, and the browser may say so in its console."""
        self._losing_connection = True

    def expect_missing(self) -> None:
        """From now on an address may answer 404, and the browser may say so in its console."""
        self._missing = True

    def _request(self, request: Request) -> None:
        self._address(request.url)

    def _address(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in HERE:
            self.wrong.append(f"left the machine: {url}")

    def _console(self, message: ConsoleMessage) -> None:
        refused = "Content Security Policy" in message.text
        if message.type != "error" and not refused:
            return
        if self._losing_connection and any(words in message.text for words in LOST):
            return
        if self._missing and "status of 404" in message.text:
            return
        self.wrong.append(f"console: {message.text}")


def free_port() -> int:
    """A port of this machine that nothing listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(address: str) -> bool:
    """Say whether the address answers 200 just now."""
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False


def settled(page: Page) -> None:
    """Wait until the page is connected and drawn, and nothing on it is about to be replaced."""
    page.wait_for_selector("[data-testid='stApp'][data-test-connection-state='CONNECTED']")
    page.wait_for_selector(".dw-h1, .dw-error-summary", state="attached")
    page.wait_for_function(
        """() => {
            const app = document.querySelector("[data-testid='stApp']");
            const still = app.dataset.testScriptState === "notRunning" && !document.querySelector("[data-stale=true]");
            if (!still) { window.dwStill = 0; return false; }
            window.dwStill = (window.dwStill || 0) + 1;
            return window.dwStill > 5;
        }""",
    )
    page.evaluate("() => { window.dwStill = 0; }")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """One server for all tests that need nothing special of it. Make an activity of your own in it."""
    running = Server(tmp_path_factory.mktemp("server") / "data").start()
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
    """Make a server that is not started yet, with a content folder or data folder of your choosing."""
    made: list[Server] = []

    def make(content: Path | None = None) -> Server:
        made.append(Server(tmp_path / f"data{len(made)}", content))
        return made[-1]

    yield make
    for running in made:
        running.kill()


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """The driver, once for all tests."""
    with sync_playwright() as driver:
        yield driver


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """Debian's Chromium, once for all tests; each page has a context of its own."""
    path = shutil.which("chromium")
    assert path, "Chromium is not installed: script/test installs it"
    running = playwright.chromium.launch(executable_path=path, args=FLAGS)
    yield running
    running.close()


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[[], Page]]:
    """Open another page, as on a second device. Each is watched as ``page`` is; its Watch is ``page.watch``."""
    opened: list[Page] = []

    def open_page() -> Page:
        page = browser.new_context(viewport=WIDE, locale="en-GB").new_page()
        page.set_default_timeout(WAIT)
        page.watch = Watch(page)
        opened.append(page)
        return page

    yield open_page
    wrong = [fault for page in opened for fault in page.watch.wrong]
    for page in opened:
        page.context.close()
    assert not wrong, "\n".join(wrong)


@pytest.fixture
def page(new_page: Callable[[], Page]) -> Page:
    """A page at 1280 px. Its test fails when a request leaves this machine or the console logs an error."""
    return new_page()


@pytest.fixture
def watch(page: Page) -> Watch:
    """What watches ``page``: tell it when a lost connection or a 404 is part of the test."""
    return page.watch


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """Check the page as it stands against WCAG 2.0 to 2.2, A and AA, at 1280 and at 320 px, where it must not scroll
    sideways. Leaves the page at the width it came with.
    """

    def check(page: Page) -> None:
        before = page.viewport_size
        faults: list[str] = []
        for size in (WIDE, NARROW):
            page.set_viewport_size(size)
            settled(page)
            page.evaluate(AXE)
            found = page.evaluate("tags => axe.run(document, {runOnly: {type: 'tag', values: tags}})", TAGS)
            # A rule that looked at nothing at all would pass on an empty page as well.
            assert found["passes"], "axe looked at nothing"
            faults += [
                f"{size['width']} px: {rule['id']} ({rule['impact']}): {node['target']} {node['html'][:200]}"
                for rule in found["violations"]
                for node in rule["nodes"]
            ]
        faults += page.evaluate(SIDEWAYS)
        if before:
            page.set_viewport_size(before)
        assert not faults, "\n".join(faults)

    return check


SIDEWAYS = """() => {
    const wide = [];
    for (const element of [document.documentElement, document.querySelector("main")]) {
        if (element && element.scrollWidth > element.clientWidth) {
            const culprits = [...element.querySelectorAll("*")]
                .filter((inner) => inner.getBoundingClientRect().right > window.innerWidth + 1)
                .slice(0, 3).map((inner) => inner.outerHTML.slice(0, 120));
            wide.push(`320 px: ${element.tagName} scrolls sideways: ${culprits.join(" | ")}`);
        }
    }
    return wide;
}"""
