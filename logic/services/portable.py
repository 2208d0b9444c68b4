"""Use cases on files of whole activities: take everything away, and take a file in as new work.

What reads and writes them is imported when it is wanted: a start must not wait for it.
"""

from datetime import datetime

from logic.activity import Actor
from logic.bootstrap import Application
from logic.dates import british_moment
from logic.errors import NotFound, Problem, Refused
from logic.reference import activity_number, activity_reference
from logic.services._change import begin, once, use_case
from logic.store import Work
from logic.store.queries import answers, listing, whole


def export_activity(app: Application, ref: str) -> bytes:
    """Everything about an activity as one JSON file; links for people outside, and who challenged, stay behind.

    Packed (gzip) where it is larger than a file may be. Raises ``Refused`` where it is too large even so.
    """
    from logic.portable import as_file, packed

    number = activity_number(ref)
    with app.store.reading() as work:
        found = None if number is None else whole.whole(work.connection, number)
    if number is None or found is None:
        raise NotFound("activity", ref)
    content = {"version": app.pack.version, "edition": app.pack.edition}
    return packed(as_file(found, came_from=activity_reference(number), **content))


@use_case
def import_activity(app: Application, actor: Actor, data: bytes, *, key: str, again: bool = False) -> str:
    """New work, with numbers of its own, of everything in the file; returns its reference. Nothing is overwritten.

    Refused when the same was taken in before, unless ``again``: then it is there twice.
    """
    from logic.portable import as_read, digest

    given = as_read(data)
    origin = str(given["came_from"])
    # Wherever it was exported last: the work itself is what it is known by.
    mark = digest({name: value for name, value in given.items() if name not in {"content", "came_from"}})

    def create(work: Work) -> str:
        before = whole.taken_in(work.connection, mark)
        if before is not None and not again:
            ref, at = activity_reference(before[0]), british_moment(before[1])
            raise Refused(Problem("file", "file_taken_in_before", {"reference": ref, "date": at}))
        now = app.now()
        number = whole.add(work.connection, given, now)
        whole.remember(work.connection, number, mark, origin, now)
        listing.refresh(work.connection, number)
        held = answers.codes(work.connection, number)
        begin(work, app, actor, str(number)).write("import_activity", came_from=origin, given=held)
        return activity_reference(number)

    return once(app, actor, "import_activity", key, create)


def came_from(app: Application, ref: str) -> tuple[str, datetime] | None:
    """The reference that stood in the file an activity was taken in from, and when; none when it was begun here."""
    number = activity_number(ref)
    with app.store.reading() as work:
        return None if number is None else whole.came_from(work.connection, number)
