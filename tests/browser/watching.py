"""What is held against every page: nothing leaves the machine, nothing goes wrong, everybody can use it."""

from pathlib import Path
from urllib.parse import urlsplit

import axe_playwright_python
from playwright.sync_api import ConsoleMessage, Locator, Page, Request

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
HERE = {"127.0.0.1", "localhost"}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
BACK = 120_000
"""Milliseconds to wait for a page to find its server again: it asks after twice as long each time."""
DRAWN = "(one) => one.decode().then(() => one.naturalWidth > 0, () => false)"
"""Whether a picture is there, once it has come."""
LOST = (
    "net::ERR_",
    "Client Error in reaching",
    "Is Streamlit still running",
    "disconnected from server",
    "server is not responding",
)
"""What the console says while the server is away."""


class Watch:
    """What a page did that it should not: outside requests, and errors in the console."""

    def __init__(self, page: Page) -> None:
        self.begin()
        page.on("request", self._request)
        page.on("websocket", lambda socket: self._address(socket.url))
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.wrong.append(f"script error: {error}"))

    def begin(self) -> None:
        """Begin anew, for another test on the same page: nothing is wrong yet, and nothing may be."""
        self.wrong: list[str] = []
        self._losing_connection = False
        self._missing = False

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
        if self._missing and any(words in message.text for words in ("status of 404", "status code 404")):
            return
        self.wrong.append(f"console: {message.text}")


def settled(page: Page) -> None:
    """Wait until the page is connected and drawn, and nothing on it is about to be replaced."""
    page.wait_for_selector("[data-testid='stApp'][data-test-connection-state='CONNECTED']")
    page.wait_for_selector(".dw-h1, .dw-error-summary", state="attached")
    page.wait_for_function(
        """() => {
            const app = document.querySelector("[data-testid='stApp']");
            // Until the server has begun on what was pressed, the page before still looks finished (HEAR in wizard.py).
            const asked = window.dwWaiting && performance.now() - window.dwAsked < 20000;
            const idle = app.dataset.testScriptState === "notRunning" && !document.querySelector("[data-stale=true]");
            const still = idle && !asked;
            if (!still) { window.dwStill = 0; return false; }
            window.dwStill = (window.dwStill || 0) + 1;
            return window.dwStill > 5;
        }""",
    )
    page.evaluate("() => { window.dwStill = 0; }")


def twice(button: Locator) -> None:
    """Press a button twice, faster than the server. Not by the mouse, whose second press the page takes for a slip."""
    button.focus()
    button.evaluate("(one) => { one.click(); one.click(); }")


def check_axe(page: Page) -> None:
    """Check the page as it stands against WCAG 2.0 to 2.2, A and AA, at 1280 and at 320 px, where it must not scroll
    sideways. Leaves the page at the width it came with.
    """
    before = page.viewport_size
    faults: list[str] = []
    for size in (WIDE, NARROW):
        page.set_viewport_size(size)
        settled(page)
        # Half a megabyte, and still there where the page has not been loaded anew since the last check.
        if not page.evaluate("() => 'axe' in window"):
            page.evaluate(AXE)
        looked, found = page.evaluate(RUN_AXE, TAGS)
        # A rule that looked at nothing at all would pass on an empty page as well.
        assert looked, "axe looked at nothing"
        faults += [f"{size['width']} px: {fault}" for fault in found]
    faults += page.evaluate(SIDEWAYS)
    if before:
        page.set_viewport_size(before)
    assert not faults, "\n".join(faults)


RUN_AXE = """async (tags) => {
    // Only violations in full: to describe every element that passed takes as long again.
    const found = await axe.run(document, { runOnly: { type: "tag", values: tags }, resultTypes: ["violations"] });
    const faults = found.violations.flatMap((rule) =>
        rule.nodes.map((node) => `${rule.id} (${rule.impact}): ${node.target} ${node.html.slice(0, 200)}`));
    return [found.passes.length, faults];
}"""
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
