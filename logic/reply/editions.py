"""Both editions of a reply: what you said, what we did, what we could not do and why.

They are statements in neutral sections, as the scope statement is, so that the page, the PDF and the Word file draw them
alike. Easy Read follows the rules of the guide that domain.md H names at its end.
"""

from collections.abc import Iterable, Iterator, Mapping

from logic.dates import british_date
from logic.easy_words import hard_words
from logic.reply.drafts import said
from logic.reply.facts import Facts
from logic.reply.saved import EASY, Reply, name_of
from logic.scope import Edition, Line, Section, Statement
from logic.scope.statement import texts
from logic.sentences import sentences

PICTURES = {
    "decision": "people",
    "said": "speech",
    "did": "done",
    "could_not": "not_done",
    "open": "clock",
    "why": "question",
    "changed": "again",
    "challenge": "asked_me",
    "next": "calendar",
    "thanks": "heart",
}
"""The pictogram beside each kind of line in Easy Read, each its own (``logic.pictograms``)."""


def editions(facts: Facts, saved: Reply) -> Mapping[Edition, Statement]:
    """Both editions as the words stand now."""
    return {"plain": _edition(facts, saved, "plain"), "easy": _edition(facts, saved, "easy")}


def _edition(facts: Facts, saved: Reply, edition: Edition) -> Statement:
    sections = (
        _section(facts, edition, "decision", _decision(facts, saved, edition)),
        _said(facts, saved, edition),
        *(
            _section(facts, edition, name, _written(facts, saved, edition, name, name))
            for name in ("changed", "challenge", "next", "thanks")
        ),
    )
    kept = tuple(section for section in sections if section.lines or section.parts)
    title = facts.say(f"reply.{edition}.title", title=facts.heading)
    statement = Statement(edition, title, kept)
    if edition == "plain":
        return statement
    hard = hard_words("\n".join(texts(statement)), facts.pack.easy_words)
    return Statement(edition, title, kept, tuple((word.word, word.meaning) for word in hard))


def _section(
    facts: Facts, edition: Edition, key: str, lines: Iterable[Line], parts: tuple[Section, ...] = ()
) -> Section:
    return Section(key, facts.say(f"reply.{edition}.{key}"), tuple(lines), parts)


def _written(facts: Facts, saved: Reply, edition: Edition, name: str, picture: str, label: str = "") -> Iterator[Line]:
    """The words of a field: its paragraphs, or in Easy Read a line for each sentence. ``label`` names the first."""
    if edition == "easy":
        yield from (Line(one, PICTURES[picture]) for one in sentences(said(facts, saved, name + EASY)))
        return
    paragraphs = [one for one in said(facts, saved, name).splitlines() if one.strip()]
    for at, words in enumerate(paragraphs):
        yield Line(words, name=label if at == 0 else "")


def _decision(facts: Facts, saved: Reply, edition: Edition) -> Iterator[Line]:
    yield from _written(facts, saved, edition, "decision", "decision")
    if saved.decided_on is not None:
        when, who = british_date(saved.decided_on), facts.part.decider
        key = "decided_by" if who else "decided_on"
        words = facts.say(f"reply.{edition}.{key}", date=when, who=who)
        yield from (Line(one, "calendar" if edition == "easy" else "") for one in words.splitlines())


def _said(facts: Facts, saved: Reply, edition: Edition) -> Section:
    parts = tuple(
        Section(
            f"line-{number}", facts.say(f"reply.{edition}.line", number=at), tuple(_line(facts, saved, edition, number))
        )
        for at, number in enumerate(saved.lines, 1)
    )
    return _section(facts, edition, "said", (), parts)


def _line(facts: Facts, saved: Reply, edition: Edition, number: int) -> Iterator[Line]:
    """What people said, what came of it, why not, and by when it is settled."""
    kind = saved.kind(number)
    pieces = [("said", "said", "you_said")]
    if kind is not None:
        pieces.append(("answer", kind, kind))
    if kind == "could_not":
        pieces.append(("why", "why", "why"))
    for what, picture, label in pieces:
        named = facts.say(f"reply.{edition}.{label}")
        lines = tuple(_written(facts, saved, edition, name_of(number, what), picture, named))
        if edition == "easy" and lines:
            yield Line(named, PICTURES[picture])
        yield from lines
    by = saved.settled_by(number)
    if kind == "open" and by is not None:
        yield Line(facts.say(f"reply.{edition}.by", date=british_date(by)), "calendar" if edition == "easy" else "")
