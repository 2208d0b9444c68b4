"""Counting cards: what people held up for an item, typed in by whoever leads."""

from collections.abc import Mapping

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem, Refused
from logic.services._change import allow, to_save, use_case
from logic.services._voting import found_in, pack_of, write_line
from logic.store.queries import voting
from logic.voting import ASKS, COUNT_MOST, Ask, Item, choices


@use_case
def count_cards(
    app: Application,
    actor: Actor,
    session: int,
    number: int,
    counts: Mapping[Ask, Mapping[str, int]],
    *,
    was: Mapping[Ask, Mapping[str, int]],
) -> None:
    """Keep what was counted by hand of one item, in place of what was; also once the session is closed.

    ``was``: what the person was shown, ask by ask; other counts saved since are a ``Conflict``. Raises ``Refused`` for
    choices there are none of, and for numbers below 0 or above 10,000.
    """
    allow(actor)
    with app.store.writing() as work:
        saved = found_in(work, session, hold=True)
        item = next((one for one in saved.items if one.number == number), None)
        if item is None:
            raise NotFound("session", f"{session} / {number}")
        problems = _unfit(app, item, counts)
        if problems:
            raise Refused(*problems)
        held = {ask: dict(voting.spread(work.connection, item.id, ask).by_hand) for ask in counts}
        differing = to_save("counts", _plain(held), _plain(counts), was=_plain(was))
        for ask in counts:
            if ask in differing:
                voting.keep_counts(work.connection, item.id, ask, "hand", differing[ask])
        if differing:
            write_line(work, app, actor, "count_cards", session)
            work.commit()


def _plain(counts: Mapping[Ask, Mapping[str, int]]) -> dict[str, dict[str, int]]:
    """Counts without zeros: not to be there and to be 0 is the same."""
    return {ask: {choice: number for choice, number in given.items() if number} for ask, given in counts.items()}


def _unfit(app: Application, item: Item, counts: Mapping[Ask, Mapping[str, int]]) -> list[Problem]:
    known = {ask: set(item.answers) if ask == "differ" else set(choices(pack_of(app, item))) for ask in ASKS}
    return [
        Problem(f"{ask}-{chosen}", "voting_count", {"most": f"{COUNT_MOST:,}"})
        for ask, given in counts.items()
        for chosen, number in given.items()
        if chosen not in known[ask] or not 0 <= number <= COUNT_MOST
    ]
