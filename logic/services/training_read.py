"""Reading who finished which training, and how far that is towards the target (domain.md I.1 MON03)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from logic.bootstrap import Application
from logic.errors import NotFound
from logic.store import Work
from logic.store.queries import leavers, training, training_counts, trainings
from logic.trained import SHEET_MOST, Completion, Count, Counted, Course, Needs, Standing, Wanted, key_of, standing


@dataclass(frozen=True, slots=True)
class TargetNow:
    """Where the target stands.

    whole
        over all service areas: for the Board, both numbers and the percentage or none of them.
    areas
        name -> of that service area, of those that were counted by themselves.
    counted
        every count with how many had finished by its day, the newest noted last.
    courses
        the trainings that count now.
    finished
        how many people who have not left finished them as of today; none when no training counts.
    left
        how many people on the list have left.
    needs
        whether all of them are needed, as the newest count says.
    moved
        whether other trainings count now than on the newest count.
    """

    whole: Standing
    areas: Mapping[str, Standing]
    counted: tuple[Counted, ...]
    courses: tuple[Course, ...]
    finished: int | None
    left: int
    needs: Needs
    moved: bool


def training_courses(app: Application) -> tuple[Course, ...]:
    """All trainings, in the order of the alphabet."""
    with app.store.reading() as work:
        return tuple(trainings.courses(work.connection))


def training_areas(app: Application) -> dict[str, str]:
    """Key -> name of the service areas that lines and counts name, in order."""
    with app.store.reading() as work:
        return training.areas(work.connection)


def training_page(app: Application, wanted: Wanted, *, page: int, size: int) -> tuple[tuple[Completion, ...], int]:
    """One page, counted from 1, of the lines that fit, who finished last first; and how many fit in all."""
    with app.store.reading() as work:
        found = training.page(work.connection, wanted, after=(page - 1) * size, most=size)
        return tuple(found), training.how_many(work.connection, wanted)


def training_for_sheet(app: Application, wanted: Wanted) -> tuple[tuple[Completion, ...], bool]:
    """Every line that fits, and whether there are more than ``SHEET_MOST``, which are all it gives."""
    with app.store.reading() as work:
        found = tuple(training.page(work.connection, wanted, after=0, most=SHEET_MOST + 1))
    return found[:SHEET_MOST], len(found) > SHEET_MOST


def find_completion(app: Application, number: int) -> Completion:
    """One line. Raises ``NotFound``."""
    with app.store.reading() as work:
        found = training.find(work.connection, number)
    if found is None:
        raise NotFound("completion", str(number))
    return found


def completions_of(app: Application, person: str) -> tuple[Completion, ...]:
    """Everything about one person, by name or reference as typed."""
    with app.store.reading() as work:
        return tuple(training.of_person(work.connection, person))


def training_target(app: Application, *, areas: bool = True) -> TargetNow:
    """Where the target stands today. ``areas``: with each service area that was counted, too."""
    with app.store.reading() as work:
        counts = [one for one in training_counts.counts(work.connection) if areas or not one.area]
        courses = tuple(one for one in trainings.courses(work.connection) if one.counts)
        counted = _counted(work, counts)
        newest = max((one for one in counts if not one.area), key=lambda one: (one.counted_on, one.id), default=None)
        needs: Needs = newest.needs if newest else "all"
        ids = tuple(one.id for one in courses)
        finished = _in_all(work, ids, needs, app.today()) if ids else None
        left = leavers.how_many(work.connection, app.today())
    today, by_area = app.today(), dict[str, list[Counted]]()
    for one in counted:
        by_area.setdefault(key_of(one.count.area), []).append(one)
    return TargetNow(
        standing(by_area.pop("", []), today, measured=bool(courses)),
        {one[-1].count.area: standing(one, today) for _, one in sorted(by_area.items())},
        counted,
        courses,
        finished,
        left,
        needs,
        newest is not None and set(newest.courses) != set(ids),
    )


def _counted(work: Work, counts: list[Count]) -> tuple[Counted, ...]:
    """Each count with how many had finished by its day; counts of areas on the same day are looked up together."""
    found: dict[tuple[date, Needs, tuple[int, ...]], dict[str, int]] = {}
    counted = []
    for one in counts:
        alike = (one.counted_on, one.needs, one.courses)
        if not one.area:
            counted.append(Counted(one, _in_all(work, one.courses, one.needs, one.counted_on)))
            continue
        if alike not in found:
            every = one.needs == "all"
            found[alike] = training_counts.finished_by(work.connection, one.courses, every=every, day=one.counted_on)
        counted.append(Counted(one, found[alike].get(key_of(one.area), 0)))
    return tuple(counted)


def _in_all(work: Work, courses: tuple[int, ...], needs: Needs, day: date) -> int:
    return training_counts.finished_in_all(work.connection, courses, every=needs == "all", day=day)
