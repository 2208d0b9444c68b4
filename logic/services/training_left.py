"""Somebody who finished a training has left, or has come back (domain.md I.1 MON03: the staff in post on the day of a count).

It is about a person, and so about all of their lines. From the day itself on they are left out of the target; counts of
days before it keep them.
"""

from datetime import date

from logic.activity import Actor
from logic.bootstrap import Application
from logic.dates import british_date
from logic.errors import Problem, Refused
from logic.services._change import allow, to_save, use_case
from logic.services._trained import completion_of, write
from logic.store import Work
from logic.store.queries import leavers, training
from logic.trained import Completion, Leaving, key_of


def leaving_of(app: Application, person: str) -> Leaving:
    """Whether a person, by name or reference as typed, has left."""
    with app.store.reading() as work:
        return leavers.find(work.connection, person)


@use_case
def save_left(
    app: Application, actor: Actor, completion: int, left_on: date | None, *, seen_version: int | None = None
) -> int:
    """The person of this line left on a day, or is here (again): none. Returns the version that stands then.

    Refused: a day to come, since somebody may stay after all and no count is of a day to come; and a day before they
    finished something, since then they were here. When they joined is not kept, so nothing is held against it.
    """
    allow(actor)
    with app.store.writing() as work:
        person = completion_of(work, completion).person
        saved = leavers.lock(work.connection, person)
        if left_on is not None:
            if left_on > app.today():
                raise Refused(Problem("left_on", "training_left_in_future"))
            last = max(one.finished_on for one in training.of_person(work.connection, person))
            if left_on < last:
                raise Refused(Problem("left_on", "training_left_before_finished", {"date": british_date(last)}))
        wanted = {"left_on": left_on}
        differing = to_save("leaving", {"left_on": saved.left_on}, wanted, version=saved.version, seen=seen_version)
        if differing:
            leavers.save(work.connection, person, saved, left_on)
            write(app, actor, work, "save_left", completion=completion, left=left_on is not None)
            work.commit()
        return saved.version + bool(differing)


def may_finish(leaving: Leaving, finished_on: date) -> None:
    """Raise ``Refused`` where somebody would have finished after they left."""
    if leaving.left_on is not None and finished_on > leaving.left_on:
        data = {"date": british_date(leaving.left_on)}
        raise Refused(Problem("finished_on", "training_finished_after_left", data))


def change_line(work: Work, saved: Completion, values: dict[str, object], person: str, finished_on: date) -> None:
    """Set these columns of a line. Given to a name that nobody had, it takes along that its person left, if it was their
    last; given to a person who is on the list, it takes on what is said of them.
    """
    connection = work.connection
    new_name = key_of(person) != key_of(saved.person)
    alone = len(training.of_person(connection, saved.person)) == 1
    nobody = new_name and not training.of_person(connection, person)
    goes_along = not new_name or (nobody and alone)
    may_finish(leavers.lock(connection, saved.person if goes_along else person), finished_on)
    training.change(connection, saved, values)
    if nobody:
        leavers.follow(connection, saved.person, person)
    if new_name:
        leavers.tidy(connection, saved.person)
