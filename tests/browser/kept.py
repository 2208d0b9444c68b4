"""What a server keeps, looked at and added to from beside it."""

from collections.abc import Mapping
from secrets import token_hex

from logic import services
from logic.activity import LOCAL_ACTOR, ActivityLine, Part
from logic.bootstrap import Application, start
from tests.browser.serving import Server
from tests.browser.wizard import our_pack

CONSULT = {
    "purpose": "yes",
    "affected": "yes",
    "open": "yes",
    "weigh": "yes",
    "time_ask": "yes",
    "shape": "no",
}
"""Answers that lead to consultation: every field of a record is asked for, and no check stands before it."""


def records_of(server: Server) -> Application:
    """What a server keeps, opened beside it."""
    return start(server.settings)


def part_of(app: Application, ref: str, number: int = 1) -> Part:
    """One part of an activity as it is saved now."""
    part = services.find_activity(app, ref).part(number)
    assert part is not None
    return part


def called(app: Application, title: str) -> list[ActivityLine]:
    """The activities with this working name, out of the latest hundred."""
    found, _ = services.list_activities(app, size=100)
    return [one for one in found if one.title == title]


def answered(
    app: Application,
    answers: Mapping[str, str] = CONSULT,
    *,
    title: str,
    level: str = "service",
    decision: str = "When to open",
    duty: str = "no",
) -> str:
    """A piece of work that has reached its result, as if answered on another day; gives its reference."""
    ref = services.start_activity(app, LOCAL_ACTOR, title=title, level=level, key=token_hex(8))
    for question, value in answers.items():
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value, note=f"note on {question}")
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision=decision, decider="Cabinet", decide_by=None)
    if answers.get("part_open") == "yes":
        services.name_open_part(app, LOCAL_ACTOR, ref, 1, open_part="The opening hours")
    beside = {one.id: duty if one.required else "no" for one in our_pack().add_ons if one.question}
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given=beside)
    return ref
