"""What every service that reads does in the same way: find what a reference and the number of a part stand for."""

from logic.activity import Activity, Part
from logic.errors import NotFound
from logic.reference import activity_number
from logic.store import Work
from logic.store.queries import activities, parts


def number_of(ref: str) -> int:
    """The number of the activity under this reference, whether it is there or not. Raises ``NotFound``."""
    number = activity_number(ref)
    if number is None:
        raise NotFound("activity", ref)
    return number


def part_id(work: Work, ref: str, part: int) -> int:
    """The id of a part, to read what belongs to it. Raises ``NotFound``."""
    number = activity_number(ref)
    row = None if number is None else parts.find(work.connection, number, part)
    if row is None:
        raise NotFound("part", f"{ref} / {part}")
    return row.id


def load_part(work: Work, ref: str, part: int) -> tuple[Activity, Part]:
    """An activity and one of its parts, whole. Raises ``NotFound``."""
    number = activity_number(ref)
    activity = None if number is None else activities.load(work.connection, number)
    one = activity.part(part) if activity else None
    if activity is None or one is None:
        raise NotFound("part", f"{ref} / {part}")
    return activity, one
