"""Small things to test with, built by hand: a pack over our flow, an application on a real file, a form.

The pack's words are placeholders and its rules are those of domain.md B.6 to B.8, typed from the
document and not read from the content.
"""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from logic.activity import GivenAnswer, Part
from logic.authoring.screen import read_screen
from logic.bootstrap import Application
from logic.conditions import Condition
from logic.flow import ANSWERS, Answer
from logic.ground import Ground
from logic.pack import (
    AddOn,
    Band,
    Check,
    CheckField,
    Document,
    LeadersChoice,
    Level,
    Locator,
    OutcomeWords,
    Pack,
    QuestionWords,
    Rung,
    SeniorRole,
)
from logic.record import RecordForm
from logic.settings import BUILT_IN_CONTENT, Settings
from logic.store import Store, migrate
from tests.flows import our_flow

GROUND = Ground(("SW-OTH-6",), "stated")
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
TODAY = NOW.date()

ALL_YES: dict[str, Answer] = dict.fromkeys(
    [
        "purpose",
        "affected",
        "open",
        "weigh",
        "time_ask",
        "shape",
        "start",
        "open_mind",
        "time_together",
        "resources",
        "power",
        "see_through",
    ],
    "yes",
)
"""The usual path to the top rung."""


AGREED = RecordForm(
    went_through=("carer",),
    agreed_by="Ann Example",
    agreed_role="Team manager",
    agreed_on=TODAY,
    how_told="By letter.",
    justification="The lease ends in May.",
)
"""All that a record below co-design asks for."""


def answers_to(outcome: str, **more: Answer) -> dict[str, Answer]:
    """Answers whose path ends at this outcome, with any others on top."""
    stops = {
        "NOTYET": "purpose",
        "NOBODY": "affected",
        "INFORM": "weigh",
        "CONSULT": "shape",
        "ENGAGE": "open_mind",
        "CODESIGN": "power",
    }
    given: dict[str, Answer] = {}
    for key in ALL_YES:
        given[key] = "no" if key == stops.get(outcome) else "yes"
        if given[key] == "no":
            break
    return given | more


def pack(**changes: Any) -> Pack:
    """A small valid pack; ``changes`` replaces any of its fields."""
    flow = our_flow()
    bands = {"copro": "with", "codesign": "with", "engage": "for", "consult": "for", "inform": "for"}
    built = Pack(
        title="Doing With",
        edition="Test edition",
        version="0123456789ab",
        honesty="These words are for tests.",
        flow=flow,
        questions={q.key: _question(q.key) for q in flow.questions},
        outcomes={o.id: _outcome(o.id) for o in flow.outcomes},
        bands=tuple(Band(key, f"Doing {key}", "", GROUND) for key in ("with", "for", "to")),
        rungs=tuple(
            Rung(key, o.rank + 2, o.id.title(), "", bands[key], o.id, "", "", "", "", "", None, None, None, GROUND)  # type: ignore[arg-type]
            for o in reversed(flow.outcomes)
            if (key := o.rung) is not None
        ),
        add_ons=_add_ons(),
        add_on_rules=(),
        checks=_checks(),
        levels=tuple(Level(key, key.title(), "", "", "", "", "", GROUND) for key in LEVELS),
        law=(),
        leaders_choice=LeadersChoice(
            introduction="",
            least_sentences=2,
            head_needed_from=2,
            blocked_outcomes=frozenset({"NOTYET"}),
            stock_reasons=("no time", "we always do it this way", "it is too complicated"),
            roles=(
                SeniorRole("team_manager", "Team manager", head=False),
                SeniorRole("head_of_service", "Head of service", head=True),
            ),
            ground=GROUND,
        ),
        scenarios=(),
        documents={"001": Document("001", "The plan", "A council", "2024", "")},
        locators={"SW-OTH-6": Locator("SW-OTH-6", "001", "Other options", "245", "Say why")},
        screen=screen_words(),
    )
    return replace(built, **changes)


LEVELS = ("strategic", "service", "individual")


@cache
def screen_words() -> dict[str, str]:
    """The words of the interface, which come with the app and not with a pack."""
    return read_screen(BUILT_IN_CONTENT / "screen", None).words


def _question(key: str) -> QuestionWords:
    said = {answer: f"{key}: {answer}." for answer in ANSWERS}
    return QuestionWords(f"Is {key} so?", "", "", "", f"what holds {key}", said, f"Make {key} so", "", (), GROUND)


def _outcome(key: str) -> OutcomeWords:
    return OutcomeWords(key.title(), f"You can work at {key}", f"We promise {key}.", "", ("do it",), "next", GROUND)


def _add_ons() -> tuple[AddOn, ...]:
    fixed = Condition(answer=(("open", frozenset({"no", "not_sure"})),))
    return (
        AddOn("AQ1", "Far more people?", "Reach more people.", None, False, False, GROUND),
        AddOn("AQ2", "Is there a duty?", "Add a formal consultation.", None, True, True, GROUND),
        AddOn("AQ4", "Is any part fixed?", "Explain the fixed part.", fixed, False, False, GROUND),
    )


def _checks() -> tuple[Check, ...]:
    duty = Condition(add_on=(("AQ2", frozenset({"yes", "not_sure"})),))
    short = Condition(outcome=frozenset({"INFORM", "NOBODY"}))
    settled = Condition(answer=(("open", frozenset({"no", "not_sure"})),))
    is_open = Condition(
        any_of=(
            Condition(answer=(("open", frozenset({"yes"})),)),
            Condition(answer=(("part_open", frozenset({"yes"})),)),
        )
    )
    return (
        Check("DG9", Condition(all_of=(duty, Condition(any_of=(short, settled)))), "stop", "Stop", "Ask.", (), GROUND),
        Check(
            "DG10",
            Condition(level=frozenset({"individual"}), below_rank=4),
            "answer",
            "Plan together",
            "The person must be involved.",
            (CheckField("what_we_will_do", "What will you do?", "text"),),
            GROUND,
        ),
        Check(
            "DG11",
            Condition(outcome=frozenset({"INFORM"}), all_of=(is_open,)),
            "answer",
            "This falls short",
            "Say who agreed.",
            (CheckField("senior", "Who agreed?", "name"), CheckField("come_back", "When next?", "date")),
            GROUND,
        ),
    )


def part(given: dict[str, Answer] | None = None, **changes: Any) -> Part:
    """A part given these answers, its level set and the duty question answered no."""
    built = Part(
        id=1,
        number=1,
        name="",
        level="service",
        decision="How the day service runs",
        decider="Cabinet",
        decide_by=date(2026, 6, 30),
        open_part="",
        ask_all=False,
        version=1,
        answers={
            key: GivenAnswer(key, value, f"because of {key}", 1, NOW)
            for key, value in (ALL_YES if given is None else given).items()
        },
        add_ons={"AQ2": "no"},
        draft={},
        actions=(),
        records=(),
    )
    return replace(built, **changes)


def settings(folder: Path, database_url: str = "") -> Settings:
    """Settings whose data lives in this folder, or in another database if one is named."""
    named = {"DATA": str(folder), "DATABASE_URL": database_url, "LINK_KEY": "k" * 43}
    return Settings.from_environment({f"DOING_WITH_{name}": value for name, value in named.items()})


def application(
    folder: Path, *, database_url: str = "", migrated: bool = False, busy_milliseconds: int = 5_000, **changes: Any
) -> Application:
    """An application on a fresh database file in this folder, or on the database that is there.

    ``migrated`` says that the database has been set up already.
    """
    place = settings(folder, database_url)
    if not migrated:
        migrate.upgrade(place.database_url)
    store = Store.open(place.database_url, busy_milliseconds=busy_milliseconds)
    return replace(Application(place, pack(), store), **changes)
