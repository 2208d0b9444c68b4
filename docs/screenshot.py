"""Takes the picture at the top of the README: the result of a real run, by a real browser, on a server of its own.

.venv/bin/python docs/screenshot.py
"""  # noqa: INP001 - a script, not a package

import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from playwright.sync_api import sync_playwright  # noqa: E402 - needs the path above

from tests.browser.conftest import FLAGS, found_chromium  # noqa: E402
from tests.browser.serving import Server  # noqa: E402
from tests.browser.watching import settled  # noqa: E402
from tests.browser.wizard import Wizard, our_pack, say  # noqa: E402

SCENARIO = "S25"
SIZE = {"width": 1280, "height": 1100}
TARGET = ROOT / "docs" / "images" / "result.png"


def take(server: Server) -> None:
    """Go through the scenario as a person would, and keep what stands on the screen at its end."""
    answers = next(one.answers for one in our_pack().scenarios if one.id == SCENARIO)
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=found_chromium(), args=FLAGS)
        page = browser.new_context(viewport=SIZE, locale="en-GB").new_page()
        wizard = Wizard(page, server)
        wizard.start_activity("Moving the mental health drop-in")
        wizard.answer(answers["purpose"])
        wizard.is_at("decision")
        wizard.fill(say("approach.decision.decision"), "How the drop-in moves, and how it runs there")
        wizard.fill(say("approach.decision.decider"), "Head of commissioning")
        wizard.go()
        for question in ("affected", "open", "part_open"):
            wizard.answer(answers[question])
        wizard.name_open_part("The layout, the opening hours and the move itself")
        wizard.walk(answers, beside=("AQ6",))
        wizard.see_result()
        page.locator(".dw-h1[data-step^=result]").wait_for()
        settled(page)
        # The heading has the focus; the picture shows the page as a mouse leaves it.
        page.locator(".dw-h1").blur()
        page.screenshot(path=TARGET)
        browser.close()


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as folder:
        running = Server(Path(folder) / "data").start()
        try:
            take(running)
        finally:
            running.kill()
