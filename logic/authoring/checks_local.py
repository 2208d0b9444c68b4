"""Rules about what a council says for its own area."""

from collections.abc import Iterator

from logic.authoring.draft import Draft
from logic.errors import ContentProblem


def nowhere_to_turn(draft: Draft) -> Iterator[ContentProblem]:
    """Where places are listed, at least one can be rung."""
    places = draft.local.places
    if places and not any(place.phone.strip() for place in places):
        message = "has no phone number at any of its places, so public pages could not say where to turn"
        yield draft.problem("local", ("places",), "local", message)


def local_item_twice(draft: Draft) -> Iterator[ContentProblem]:
    """No two items of local.yaml have the same id."""
    said: set[str] = set()
    for name in ("places", "route", "promises", "complaints", "contacts"):
        for at, item in enumerate(getattr(draft.local, name)):
            if item.id in said:
                yield draft.problem("local", (name, at), item.id, "is the id of another item of this file as well")
            said.add(item.id)
