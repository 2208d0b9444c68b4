"""What a person does on the pages, in words a test can be read by."""

import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from urllib.parse import parse_qs, urlencode, urlsplit

from playwright.sync_api import Locator, Page, expect

from logic.authoring.loader import read_pack
from logic.pack import Pack
from tests.browser.serving import ROOT, Server
from tests.browser.watching import settled

HEADING = "h1.dw-h1"
NOTE = "How do we know?"
HEAR = """(() => {
    const Native = window.WebSocket;
    // Whether a field of a protobuf message is there; "inside" another one, if told.
    const has = (bytes, wanted, inside) => {
        let at = 0;
        const number = () => {
            let [value, weight, byte] = [0, 1, 128];
            for (; byte > 127; weight *= 128) {
                byte = bytes[at++];
                value += (byte & 127) * weight;
            }
            return value;
        };
        while (at < bytes.length) {
            const tag = number();
            const found = Math.floor(tag / 8);
            const length = number();
            const piece = (tag & 7) === 2;
            if (inside ? found === inside && piece && has(bytes.subarray(at, at + length), wanted) : found === wanted) {
                return true;
            }
            if (piece) at += length;
        }
        return false;
    };
    window.WebSocket = class extends Native {
        constructor(...given) {
            super(...given);
            window.dwWaiting = 0;
            this.addEventListener("message", ({ data }) => {
                // ForwardMsg.new_session (Streamlit 1.67): a run begins.
                if (!has(new Uint8Array(data), 4)) return;
                window.dwBegun = (window.dwBegun || 0) + 1;
                window.dwWaiting = Math.max(0, window.dwWaiting - 1);
            });
        }
        send(data) {
            // BackMsg.rerun_script asks for a run, one for each; what a clock asks for may be left out (is_auto_rerun).
            if (has(data, 11) && !has(data, 6, 11)) {
                window.dwWaiting += 1;
                window.dwAsked = performance.now();
            }
            super.send(data);
        }
    };
})();"""
"""Counts the runs that the server has begun for the page, and those that the page asked for and the server has not begun
yet, so that a test can wait for them, however long that takes: what was typed last may wait for the third run from now."""
FOLLOW = """async (address) => {
    const app = document.querySelector("[data-testid='stApp']");
    const until = async (ready) => {
        const end = performance.now() + 3000;
        while (!ready() && performance.now() < end) await new Promise((on) => setTimeout(on, 10));
        return ready();
    };
    const idle = () => app.dataset.testScriptState === "notRunning" && !document.querySelector("[data-stale=true]");
    if (window.location.href === address || app?.dataset.testConnectionState !== "CONNECTED") return false;
    if (!await until(idle)) return false;
    const begun = window.dwBegun;
    window.history.pushState(null, "", address);
    window.dispatchEvent(new PopStateEvent("popstate", { state: null }));
    // Until the server has begun on it, the page before still looks finished.
    return until(() => window.dwBegun > begun);
}"""
"""Follow an address as ``web/static/pages.js`` does; false where that cannot be, or nothing came of it."""
GIVEN = {"yes": "Yes", "no": "No", "not_sure": "Not sure yet"}


@cache
def our_pack() -> Pack:
    """The content the app comes with."""
    return read_pack(ROOT / "content", ROOT / "content" / "screen")


def say(key: str, **data: object) -> str:
    """The interface words under a key, as the pages find them."""
    return our_pack().screen[key].format(**data)


class Wizard:
    """One browser page on one server. Every move waits until the page has answered it."""

    def __init__(self, page: Page, server: Server) -> None:
        self.page = page
        self.server = server

    # --- where we are ---------------------------------------------------------------------------

    @property
    def step(self) -> str:
        """The name of the step on the page, as its heading carries it."""
        return str(self.page.locator(HEADING).get_attribute("data-step"))

    @property
    def ref(self) -> str:
        """The activity the address names."""
        return parse_qs(urlsplit(self.page.url).query)["a"][0]

    def query(self) -> dict[str, str]:
        """What stands in the address after the question mark."""
        return {key: values[0] for key, values in parse_qs(urlsplit(self.page.url).query).items()}

    def is_at(self, step: str) -> None:
        """Wait until this step is on the page, drawn to its end."""
        expect(self.page.locator(f"{HEADING}[data-step='{step}']")).to_be_visible()
        settled(self.page)

    def moved_from(self, step: str) -> None:
        """Wait until another step is on the page."""
        expect(self.page.locator(f"{HEADING}:not([data-step='{step}'])")).to_be_visible()
        settled(self.page)

    def open(self, path: str, **query: str) -> None:
        """Go to an address; as by a link of ours where the app is open already, which takes a tenth of the time."""
        address = f"{self.server.address}/{path}{'?' + urlencode(query) if query else ''}"
        if not self.page.url.startswith(f"{self.server.address}/") or not self.page.evaluate(FOLLOW, address):
            self.page.goto(address)
        settled(self.page)

    # --- the pieces of a page -------------------------------------------------------------------

    def field(self, name: str) -> Locator:
        """A text box by the words that begin its label."""
        return self.page.get_by_label(re.compile(f"^{re.escape(name)}"))

    def fill(self, name: str, words: str) -> None:
        """Put words in a text box, whatever stands there."""
        self.field(name).fill(words)

    def choose(self, option: str) -> None:
        """Choose one of several."""
        self.page.get_by_role("radiogroup").locator("label").filter(has=self.exactly(option)).first.click()

    def box(self, words: str) -> Locator:
        """A box to tick, by its words."""
        return self.page.locator("[data-testid=stCheckbox] label").filter(has_text=words)

    def tick(self, words: str) -> None:
        """Tick a box."""
        self.box(words).first.click()

    def exactly(self, words: str) -> Locator:
        """These words and no others."""
        return self.page.get_by_text(words, exact=True)

    def unfold(self, words: str) -> None:
        """Unfold what stands under these words, and wait until it has stopped moving."""
        fold = self.page.locator("[data-testid=stExpander] details").filter(has=self.exactly(words)).first
        if fold.get_attribute("open") is None:
            fold.locator("summary").first.click()
        expect(fold).to_have_attribute("open", "")
        # A drawer that is drawn anew once it is open takes its animation with it, which then never finishes.
        fold.evaluate(
            """(one) => Promise.race([
                Promise.allSettled(one.getAnimations({ subtree: true }).map((moving) => moving.finished)),
                new Promise((given_up) => setTimeout(given_up, 1000)),
            ])"""
        )
        settled(self.page)

    def button(self, words: str) -> Locator:
        """A button by its words."""
        return self.page.get_by_role("button", name=words, exact=True)

    def file(self, words: str) -> Locator:
        """A link to a file, by its words."""
        return self.page.get_by_role("link", name=words, exact=True)

    def take(self, words: str) -> tuple[str, bytes]:
        """(name, content) of the file that this link gives. The first of a server also finds its fonts."""
        with self.page.expect_download(timeout=30_000) as coming:
            self.file(words).click()
        return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()

    def press(self, words: str) -> None:
        """Press a button and wait for the answer, whatever it is."""
        self.button(words).click()
        settled(self.page)

    def follow(self, words: str) -> None:
        """Follow a link on the page, not in the bar above it, to another step."""
        before = self.step
        self.page.get_by_role("main").locator("a:not(.dw-nav a)").filter(has_text=words).first.click()
        self.moved_from(before)

    def go(self, words: str = "") -> None:
        """Press Continue, or another button that leads to another step."""
        before = self.step
        self.button(words or say("approach.continue")).click()
        self.moved_from(before)

    def fill_date(self, legend: str, day: date | None) -> None:
        """Fill in the three boxes of a date."""
        for part in ("day", "month", "year"):
            words = re.compile(rf"^{say(f'frame.date.{part}')}\s+{re.escape(legend)}")
            self.page.get_by_label(words).fill(str(getattr(day, part)) if day else "")

    @property
    def chosen(self) -> Locator:
        """The choice that stands on the page."""
        return self.page.get_by_role("radio", checked=True)

    @property
    def trouble(self) -> Locator:
        """The box that says what to mend."""
        return self.page.locator(".dw-error-summary")

    @property
    def file_trouble(self) -> Locator:
        """Why a file could not be made, beside its link."""
        return self.page.locator(".dw-file-trouble")

    @property
    def notice(self) -> Locator:
        """What the person is told once."""
        return self.page.locator(".dw-notice")

    def is_refused(self, code: str, **data: object) -> None:
        """The page says, in the words for this code, what is in the way; the cursor stands there."""
        expect(self.trouble).to_contain_text(say(f"refused.{code}", **data))
        expect(self.trouble).to_be_focused()
        settled(self.page)  # it counts as told once the page is drawn to its end

    # --- what a person does ---------------------------------------------------------------------

    def start_activity(self, title: str, level: str = "service") -> str:
        """Begin a piece of work; gives its reference."""
        self.open("approach")
        self.fill(say("approach.begin.title"), title)
        self.choose(level_name(level))
        self.go(say("approach.begin.start"))
        return self.ref

    def try_it(self) -> None:
        """Begin without saving anything."""
        self.open("approach", **{"try": "1"})

    def answer(self, value: str, note: str = "") -> None:
        """Give one answer and go on."""
        self.choose(GIVEN[value])
        if note:
            self.fill(NOTE, note)
        self.go()

    def describe_decision(self, decision: str, decider: str = "Cabinet", by: date | None = None) -> None:
        """Say what is being decided, and go on."""
        self.is_at("decision")
        self.fill(say("approach.decision.decision"), decision)
        self.fill(say("approach.decision.decider"), decider)
        self.fill_date(say("approach.decision.by"), by)
        self.go()

    def name_open_part(self, words: str) -> None:
        """Say which part is open, and go on."""
        self.is_at("open_part")
        self.fill(say("approach.open_part.label"), words)
        self.go()

    def is_there_a_duty(self, value: str) -> None:
        """Answer the add-on question that must be answered."""
        self.is_at("add-on-AQ2")
        self.answer(value)

    def tick_others(self, *add_ons: str) -> None:
        """Tick these add-on questions where they are asked, and go on to the check."""
        self.is_at("others")
        for add_on in add_ons:
            box = self.page.locator(f"[class*='st-key-add-on-{add_on}-'] label")
            if box.count():
                box.click()
        self.go()

    def walk(
        self, answers: Mapping[str, str], *, level: str = "service", duty: str = "no", beside: tuple[str, ...] = ()
    ) -> None:
        """From wherever we are to the check, whatever is asked on the way."""
        while (step := self.step) != "check":
            kind, _, key = step.partition("-")
            match kind:
                case "question":
                    self.answer(answers[key])
                case "decision":
                    self.describe_decision("How the service will run")
                case "open_part":
                    self.name_open_part("The opening hours")
                case "level":
                    self.choose(level_name(level))
                    self.go()
                case "add":
                    self.is_there_a_duty(duty)
                case _:
                    self.tick_others(*beside)

    def see_result(self) -> None:
        """From the check to the result."""
        self.is_at("check")
        self.follow(say("check.see_result"))

    def fill_in_record(self) -> None:
        """Everything that a record below co-design asks for."""
        self.is_at("record-new")
        self.tick("Unpaid carers")
        settled(self.page)
        self.fill(say("record.agreed.name"), "Sam Senior")
        self.fill(say("record.agreed.role"), "Head of service")
        self.fill_date(say("record.agreed.on"), date(2025, 11, 20))
        self.fill(say("record.agreed.told"), "In a letter.")

    def change(self, question: str) -> None:
        """Follow the Change link of something on the check."""
        before = self.step
        self.page.locator(f"[data-row='{question}'] a").click()
        self.moved_from(before)

    def make_action(self, question: str) -> Locator:
        """The button on the result that makes an action of what would move it up."""
        return self.page.locator(f"[class*='st-key-make-lift-{question}'] button").first

    def is_result(self, outcome: str) -> None:
        """This outcome is on the page, in its own words."""
        self.is_at(f"result-{outcome}")
        expect(self.page.locator(HEADING)).to_have_text(our_pack().outcomes[outcome].headline)

    def add_ons_shown(self) -> set[str]:
        """The add-ons whose suggestions stand on the page."""
        main = self.page.get_by_role("main").inner_text()
        return {one.id for one in our_pack().add_ons if one.suggestion in main}


def apart(words: str) -> str:
    """Somebody's words as a page sets them apart from its own on the same line."""
    return f"\u2068{words}\u2069"


def level_name(key: str) -> str:
    """The name of a level on the page."""
    return next(level.name for level in our_pack().levels if level.key == key)
