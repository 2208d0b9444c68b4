"""What a reply still needs before people are given it: an answer to everything, and a reason for every "we could not"."""

from collections.abc import Iterator

from logic.errors import Problem
from logic.reply.drafts import is_stale, said
from logic.reply.facts import Facts
from logic.reply.saved import EASY, FIELDS, OF_LINE, Reply, name_of
from logic.scope.missing import MOST
from logic.sentences import sentences, words
from logic.text import has_words


def missing(facts: Facts, saved: Reply) -> tuple[Problem, ...]:
    """Each thing to put right, in the order of the reply; ``field`` names the field, or what it is about."""
    return tuple(_missing(facts, saved))


def _missing(facts: Facts, saved: Reply) -> Iterator[Problem]:
    yield from _of_text(facts, saved, FIELDS[0])
    if saved.decided_on is None:
        yield Problem("decided", "reply_day_missing")
    elif saved.decided_on > facts.today:
        yield Problem("decided", "reply_day_to_come")
    if not saved.lines:
        yield Problem("lines", "reply_lines_missing")
    for at, line in enumerate(saved.lines, 1):
        yield from _of_line(facts, saved, line, at)
    for field in FIELDS[1:]:
        yield from _of_text(facts, saved, field)


def _of_line(facts: Facts, saved: Reply, line: int, at: int) -> Iterator[Problem]:
    kind = saved.kind(line)
    if not has_words(saved.of_line(line, "said")):
        yield Problem(name_of(line, "said"), "reply_said_missing", {"line": at})
    if kind is None:
        yield Problem(name_of(line, "kind"), "reply_kind_missing", {"line": at})
    elif not has_words(saved.of_line(line, "answer")):
        yield Problem(name_of(line, "answer"), "reply_answer_missing", {"line": at})
    if kind == "could_not" and not has_words(saved.of_line(line, "why")):
        yield Problem(name_of(line, "why"), "reply_why_missing", {"line": at})
    if kind == "open":
        by = saved.settled_by(line)
        if by is None:
            yield Problem(name_of(line, "by"), "reply_by_missing", {"line": at})
        elif by < facts.today:
            yield Problem(name_of(line, "by"), "reply_by_gone", {"line": at})
    used = OF_LINE if kind == "could_not" else OF_LINE[:2]
    for what in used:
        if _too_long(said(facts, saved, name_of(line, what + EASY))):
            yield Problem(name_of(line, what + EASY), "reply_line_long", {"line": at, "most": MOST})


def _of_text(facts: Facts, saved: Reply, field: str) -> Iterator[Problem]:
    label = facts.say(f"reply.field.{field}.label")
    if not has_words(said(facts, saved, field)):
        yield Problem(field, "reply_words_missing", {"label": label})
        return
    for name in (field, field + EASY):
        if is_stale(facts, saved, name):
            named = label if name == field else facts.say("scope.easy_of", label=label)
            yield Problem(name, "reply_words_stale", {"label": named})
    if _too_long(said(facts, saved, field + EASY)):
        yield Problem(field + EASY, "reply_sentence_long", {"label": label, "most": MOST})


def _too_long(text: str) -> bool:
    return any(len(words(sentence)) > MOST for sentence in sentences(text))
