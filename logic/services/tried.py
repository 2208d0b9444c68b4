"""Keeping what was only tried: answers that stood in a page's address become a piece of work."""

from collections.abc import Mapping
from typing import cast

from logic.activity import Actor, GivenAnswer
from logic.bootstrap import Application
from logic.errors import Problem
from logic.flow import Answer
from logic.reference import activity_reference
from logic.services._change import begin, once, use_case
from logic.services.activities import known_level
from logic.services.answers import refused_add_ons, refused_answer
from logic.store import Work
from logic.store.queries import activities, answers, listing, parts
from logic.text import Cleaner


@use_case
def keep_tried(  # noqa: PLR0913 - a form has as many fields as it has
    app: Application,
    actor: Actor,
    *,
    title: str,
    level: str,
    answered: Mapping[str, str],
    add_ons: Mapping[str, str],
    ask_all: bool,
    key: str,
    area: str = "",
) -> str:
    """A new piece of work that holds these answers; returns its reference. All of it is kept, or none."""
    clean = Cleaner()
    title = clean.line("title", title, missing="title_missing")
    area = clean.line("area", area)
    if not known_level(app, level):
        clean.problems.append(Problem("level", "level_missing"))
    for question, value in answered.items():
        clean.problems += refused_answer(app, question, value)
    clean.problems += refused_add_ons(app, add_ons)
    clean.done()

    def create(work: Work) -> str:
        now = app.now()
        number = activities.insert(work.connection, title, area, now)
        part = parts.insert(work.connection, number, 1, name="", level=level, ask_all=ask_all)
        listing.refresh(work.connection, number)
        for question, value in answered.items():
            answers.save(work.connection, part, GivenAnswer(question, cast("Answer", value), "", 1, now))
        answers.save_add_ons(work.connection, part, cast("Mapping[str, Answer]", add_ons), now)
        begin(work, app, actor, str(number), 1).write("keep_tried", level=level, given=dict(answered))
        return activity_reference(number)

    return once(app, actor, "keep_tried", key, create)
