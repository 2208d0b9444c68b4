"""What staff and the public have in common where feedback is concerned: what a form asks, and how what is given is kept."""

import hmac
from collections.abc import Mapping, Sequence
from dataclasses import replace
from hashlib import sha256

from logic.bootstrap import Application
from logic.errors import ContentUnusable, Problem, Refused
from logic.feedback import CameBy, Edition, Feedback, Form, Question
from logic.feedback_given import Filled, unfit, unfit_about
from logic.link_key import read_key
from logic.store.queries import feedback
from logic.text import Cleaner


def feedback_of(app: Application, form: Form) -> Feedback:
    """The content a form asks with: that of the day it was made, or today's where that is not to be had."""
    try:
        pack = app.kept(form.pack)
    except ContentUnusable:
        pack = None
    return (pack or app.pack).feedback


def asked_by(app: Application, form: Form) -> tuple[Question, ...]:
    """What a form asks, in order."""
    return feedback_of(app, form).asked(form.kind, form.rung)


def cleaned(asked: Sequence[Question], page: Filled) -> Filled:
    """What a page gave, its words tidied, of the questions that are asked. Raises ``Refused`` with every problem."""
    clean = Cleaner()
    clean.problems += unfit(asked, page.edition, page.choices)
    of = {kind: {one.id for one in asked if one.kind == kind} for kind in ("open", "concern")}
    words = {key: clean.paragraph(key, text) for key, text in page.words.items() if key in of["open"]}
    clean.done()
    return replace(page, words=words, ticked={key: on for key, on in page.ticked.items() if key in of["concern"]})


def given_of(
    edition: Edition, came_by: CameBy, choices: Mapping[str, str], words: Mapping[str, str], *, supported: bool
) -> feedback.Given:
    """What one person gave as rows that nothing ties together, in no order of theirs.

    The column for the edition of a comment stays empty: of a form with one reply in Easy Read it would say whose it is.
    """
    reply = {"edition": edition, "came_by": came_by, "supported": supported, "choices": dict(sorted(choices.items()))}
    comments = [
        {"edition": "", "question": question, "text": text, "shown": "", "state": "new", "version": 1}
        for question, text in words.items()
        if text
    ]
    return feedback.Given((reply,), comments)


def about_rows(app: Application, form: Form, edition: Edition, given: Mapping[str, str]) -> list[dict[str, str]]:
    """What somebody said about themselves, each a row of its own. Raises ``Refused`` where it cannot be, or is nothing."""
    said = {question: option for question, option in given.items() if option}
    if problems := unfit_about(feedback_of(app, form).about, edition, said):
        raise Refused(*problems)
    if not said:
        raise Refused(Problem("", "nothing_given"))
    return [{"question": question, "option": option} for question, option in said.items()]


def sent_key(app: Application, key: str) -> str:
    """What is kept of a form's key. Whoever has the database and the server's logs cannot make it from an address."""
    return hmac.digest(read_key(app.settings).encode(), f"feedback sent {key}".encode(), sha256).hex()
