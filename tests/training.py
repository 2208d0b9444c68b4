"""Trainings, and people who finished them, for tests of both databases and of the browser."""

from datetime import date
from secrets import token_hex

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.trained import Typed

DAY = date(2024, 5, 31)
HEADINGS = "Name,Service area,Training,Date finished,Session"


def course(app, name="The ladder", *, counts=True, key=None):
    """A training; gives its number."""
    return services.save_course(
        app, LOCAL_ACTOR, name=name, about="", counts=counts, key=key or f"course {name}"
    ).number


def finished(app, number, person, day=DAY, *, area="", session="", key=None):
    """Somebody finished a training; gives what came of it."""
    typed = Typed(person, area, number, day, session)
    return services.add_completion(app, LOCAL_ACTOR, typed, key=key or token_hex(8))


def left(app, person, day, *, seen=None):
    """A person left on a day; none when they are back."""
    number = services.completions_of(app, person)[0].id
    services.save_left(app, LOCAL_ACTOR, number, day, seen_version=seen)


def count(app, relevant, day=DAY, *, area="", needs="all", definition="All who plan services", key=None):
    """How many relevant staff there were; gives the number of the count."""
    return services.save_count(
        app,
        LOCAL_ACTOR,
        area=area,
        definition=definition,
        relevant=relevant,
        counted_on=day,
        needs=needs,
        key=key or f"{relevant} {day} {area} {needs}",
    )


def kept(app, content, *, key="file", name="list.csv"):
    """A file to be checked; gives its number."""
    data = content if isinstance(content, bytes) else content.encode()
    return services.keep_training_file(app, LOCAL_ACTOR, name, data, key=key)
