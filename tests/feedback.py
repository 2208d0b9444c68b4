"""A small feedback form to test with, built by hand, and what people do with it, through the services."""

from dataclasses import replace
from secrets import token_hex
from typing import Any

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.bootstrap import Application
from logic.feedback import AboutQuestion, Edition, Feedback, Group, Option, Question, Scale
from logic.feedback_given import Filled
from logic.ground import Ground

GROUND = Ground(("SW-SUC-S",), "stated")
RUNGS = frozenset({"copro", "codesign", "engage", "consult", "inform"})
AGREE = Scale(
    "agree",
    (Option("agree", "I agree"), Option("disagree", "I do not"), Option("does_not_apply", "Not me", counts=False)),
    (Option("thumb_up", "Yes", picture="thumb_up"), Option("thumb_down", "No", picture="thumb_down")),
)


def question(key: str, kind: Any = "choice", **changes: Any) -> Question:
    """One question, asked everywhere in the first form."""
    scale = AGREE if kind == "choice" else None
    built = Question(key, kind, f"{key} in words", f"{key} easy", scale, RUNGS, True, False, "one", "heart", GROUND)
    return replace(built, **changes)


FEEDBACK = Feedback(
    questions=(
        question("FB02"),
        question("FB06", rungs=RUNGS - {"inform"}),
        question("FB13", first=False, later=True),
        question("FB14", "open", later=True),
        question("FB15", "open", later=True),
        question("FB18", "concern", later=True),
    ),
    about=(
        AboutQuestion(
            "age",
            "How old?",
            "How old?",
            (Option("young", "Young"), Option("old", "Old")),
            (Option("young", "Young"), Option("old", "Old")),
        ),
        AboutQuestion(
            "carer", "A carer?", "A carer?", (Option("yes", "Yes"), Option("no", "No")), (Option("yes", "Yes"),)
        ),
    ),
    groups=(Group("one", "One page"),),
)


def form(app: Application, ref: str, **changes: Any) -> int:
    """A new form of the first part; returns its id."""
    named: dict[str, Any] = {"kind": "first", "key": token_hex(8)} | changes
    return services.open_form(app, LOCAL_ACTOR, ref, 1, **named)


def token(app: Application, ref: str, form_id: int) -> str:
    """The token of a form's link."""
    found = services.find_form(app, ref, form_id)
    link = next(one for one in services.links_of(app, ref, "feedback") if one.id == found.link)
    return services.link_address(app, link).partition("?t=")[2]


def fill(app: Application, opened: str, *, edition: Edition = "standard", draft: str = "", **given: Any) -> str:
    """Fill in one page and keep it; returns the name of the draft."""
    draft = draft or token_hex(16)
    services.save_draft_reply(app, opened, draft, Filled(edition, **given))
    return draft


def send(app: Application, opened: str, *, edition: Edition = "standard", **given: Any) -> str:
    """Fill a form in and send it, as somebody of whom nobody knows anything; returns the name of the draft."""
    draft = fill(app, opened, edition=edition, **(given or {"choices": {"FB02": AGREE.options(edition)[0].key}}))
    services.send_reply(app, opened, draft, edition=edition, session=token_hex(8))
    return draft
