"""Rules about a pack's own interface words."""

from collections.abc import Iterator

from logic.authoring.draft import Draft
from logic.authoring.screen import blanks
from logic.errors import ContentProblem


def unknown_screen_words(draft: Draft) -> Iterator[ContentProblem]:
    """A pack changes interface words that are there; no page would show others."""
    for key, phrase in draft.screen.own.items():
        if key not in draft.screen.base:
            line = phrase.file.line(*phrase.place)
            yield ContentProblem(phrase.file.name, line, key, "no interface words have this name, so none are changed")


def unknown_blank(draft: Draft) -> Iterator[ContentProblem]:
    """Changed words leave only blanks that the page fills in."""
    for key, phrase in draft.screen.own.items():
        if key in draft.screen.base:
            for blank in sorted(blanks(phrase.text) - blanks(draft.screen.base[key].text)):
                message = f"holds {blank}, which the page does not fill in here"
                yield ContentProblem(phrase.file.name, phrase.file.line(*phrase.place), key, message)
