"""What every use case on challenges does in the same way: read, in a change under way, what it speaks of."""

from logic.errors import NotFound
from logic.links import Challenge
from logic.register import NonNegotiable
from logic.services._change import Change
from logic.store.queries import challenges, limits


def limit_of(change: Change, limit: int) -> NonNegotiable:
    """The limit of this number. Raises ``NotFound``."""
    found = limits.find(change.connection, change.activity.id, limit)
    if found is None:
        raise NotFound("limit", str(limit))
    return found


def challenge_of(change: Change, challenge: int) -> Challenge:
    """The challenge or question of this id. Raises ``NotFound``."""
    found = challenges.find(change.connection, change.activity.id, challenge)
    if found is None:
        raise NotFound("challenge", str(challenge))
    return found
