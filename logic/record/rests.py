"""What each question and result of a record rests on, and how firmly (domain.md 0.2): kept in the words of the day."""

from collections.abc import Iterator
from typing import Any

from logic.analysis import Decision
from logic.ground import Ground
from logic.pack import Check, Pack


def rests_on(pack: Pack, decision: Decision, chosen: str, held: tuple[Check, ...]) -> list[dict[str, Any]]:
    """The result first, then what leaders chose, the questions in the order asked, and the checks.

    Each with ``kind``, ``name``, ``basis`` (stated, published or reconstructed) and its ``places`` in the documents:
    ``document``, ``date`` and ``section``. ``chosen``: the outcome leaders chose instead; empty where they did not.
    """
    return [
        {"kind": kind, "name": name, "basis": ground.basis, "places": _places(pack, ground)}
        for kind, name, ground in _items(pack, decision, chosen, held)
    ]


def _items(pack: Pack, decision: Decision, chosen: str, held: tuple[Check, ...]) -> Iterator[tuple[str, str, Ground]]:
    for kind, outcome in (("result", str(decision.outcome)), ("choice", chosen)):
        if outcome in pack.outcomes:
            yield kind, pack.outcomes[outcome].name, pack.outcomes[outcome].ground
    for key in decision.path:
        words = pack.questions[key]
        yield "question", words.easy_read or words.text, words.ground
    for check in held:
        yield "check", check.title, check.ground


def _places(pack: Pack, ground: Ground) -> list[dict[str, str]]:
    places = (pack.locators[key] for key in ground.sources if key in pack.locators)
    return [
        {
            "document": pack.documents[place.document].title,
            "date": pack.documents[place.document].date,
            "section": place.section,
        }
        for place in places
    ]
