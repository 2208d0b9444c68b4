"""Use cases on answers. Every answer is saved as it is given."""

from collections.abc import Mapping
from typing import cast

from logic.activity import Actor, GivenAnswer
from logic.bootstrap import Application
from logic.errors import Problem, Refused
from logic.flow import ANSWERS, Answer
from logic.services._change import changing, to_save, use_case
from logic.store.queries import answers
from logic.text import Cleaner


@use_case
def give_answer(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    question: str,
    value: str,
    note: str = "",
    seen_version: int = 0,
) -> GivenAnswer:
    """Save one answer with its ground; returns it as it now stands.

    ``seen_version`` is the version the person was shown, 0 for none. The same answer and note again
    are taken silently; different ones on a stale version are a ``Conflict``. So a double click needs
    no idempotency key.
    """
    clean = Cleaner()
    clean.problems += refused_answer(app, question, value)
    note = clean.paragraph("note", note)
    clean.done()
    with changing(app, actor, ref, part) as change:
        saved = answers.find(change.connection, change.part.id, question)
        if saved is not None:
            was, wanted = {"value": saved.value, "note": saved.note}, {"value": value, "note": note}
            if not to_save("answer", was, wanted, version=saved.version, seen=seen_version):
                return saved
        version = saved.version + 1 if saved else 1
        given = GivenAnswer(question, cast("Answer", value), note, version, change.now)
        answers.save(change.connection, change.part.id, given)
        change.done("give_answer", question=question, value=value, version=version)
        return given


def refused_answer(app: Application, question: str, value: str) -> list[Problem]:
    """Why the flow cannot take this answer, if so."""
    known = app.pack.flow.by_key.get(question)
    if known is None:
        return [Problem("answer", "unknown_question", {"question": question})]
    if not value:
        return [Problem("answer", "answer_missing")]
    if value not in ANSWERS:
        return [Problem("answer", "unknown_answer")]
    if value == "not_sure" and not known.accepts_not_sure:
        return [Problem("answer", "not_sure_not_offered")]
    return []


@use_case
def answer_add_ons(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    given: Mapping[str, str],
    was: Mapping[str, str | None] | None = None,
) -> None:
    """Save answers to some of the add-on questions; the others stay as they are.

    ``was``: what the person was shown for each; somebody else's newer answer is a ``Conflict``.
    """
    problems = refused_add_ons(app, given)
    if problems:
        raise Refused(*problems)
    with changing(app, actor, ref, part) as change:
        saved = answers.add_ons(change.connection, change.part.id)
        differing = cast("dict[str, Answer]", to_save("add_ons", saved, given, was=was))
        if differing:
            answers.save_add_ons(change.connection, change.part.id, differing, change.now)
            change.done("answer_add_ons", given=differing)


def refused_add_ons(app: Application, given: Mapping[str, str]) -> list[Problem]:
    """Why these add-on answers cannot be taken, if so."""
    known = {add_on.id for add_on in app.pack.add_ons if add_on.question is not None}
    problems = [Problem(id_, "unknown_add_on") for id_ in given if id_ not in known]
    return problems + [Problem(id_, "answer_missing") for id_, value in given.items() if value not in ANSWERS]
