"""Use cases that read a live training session whole: what the room said of each item beside what the questions say."""

from dataclasses import dataclass

from logic.bootstrap import Application
from logic.services._voting import pack_of
from logic.services.voting import ItemResult, item_result, session_results, session_view
from logic.voting import TrainingSession
from logic.voting_told import ItemTold, Split, split_overall, told


@dataclass(frozen=True, slots=True)
class SessionTold:
    """A session with everything that was said in it. ``splits``: what people saw otherwise over all items."""

    session: TrainingSession
    items: tuple[ItemTold, ...]
    splits: tuple[Split, ...]


def session_told(app: Application, session: int) -> SessionTold:
    """Everything that was said, item by item. Raises ``NotFound``."""
    found = session_view(app, session).session
    items = tuple(_told(app, one) for one in session_results(app, session))
    splits = split_overall(one.spreads["differ"] for one in items if found.told(one.item.number))
    return SessionTold(found, items, splits)


def item_told(app: Application, session: int, number: int) -> ItemTold:
    """As ``session_told``, of the item of this number. Raises ``NotFound``, also where there is no such item."""
    return _told(app, item_result(app, session, number))


def _told(app: Application, one: ItemResult) -> ItemTold:
    pack = pack_of(app, one.item)
    return ItemTold(one.item, one.spreads, told(pack, one.item), pack)
