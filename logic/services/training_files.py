"""Use cases on a file of who finished what: checked first, which changes nothing, then taken in as one transaction.

The file itself is kept until tomorrow, so that a refresh loses nothing and its report has an address; what comes of each
line is worked out anew each time, beside what is kept by then.
"""

from dataclasses import dataclass

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem, Refused
from logic.services._change import once, use_case
from logic.services._trained import files_since, write
from logic.store import Work
from logic.store.queries import leavers, training, training_files, trainings
from logic.text import LINE, TextRefused, clean_line
from logic.trained import COMPLETIONS_MOST, Checked, CheckedLine, TrainingFile, Wanted, check, read_file, read_lines
from logic.trained.columns import FIELDS


@dataclass(frozen=True, slots=True)
class FileChecked:
    """A file and what would come of each of its lines."""

    id: int
    name: str
    file: TrainingFile
    checked: Checked


@dataclass(frozen=True, slots=True)
class TakenIn:
    """How many lines of a file were added, of how many the day was brought forward, and how many people left."""

    new: int
    earlier: int
    left: int = 0


def column_names(app: Application) -> dict[str, str]:
    """Field -> the heading of its column in a file of ours."""
    return {field: app.pack.screen[f"trained.column.{field}"] for field in FIELDS}


@use_case
def keep_training_file(app: Application, actor: Actor, name: str, data: bytes, *, key: str) -> int:
    """Keep a file until tomorrow, to check it; returns its number. Nothing of who finished what changes.

    ``name``: what it was called where it came from. Raises ``Refused`` for what is no such file.
    """
    read_file(data, column_names(app))
    try:
        tidy = clean_line(name[-LINE:])
    except TextRefused:
        tidy = ""

    def create(work: Work) -> str:
        training_files.forget_files(work.connection, files_since(app))
        number = training_files.insert_file(work.connection, tidy, data, app.today())
        write(app, actor, work, "check_training_file", file=number)
        return str(number)

    return int(once(app, actor, "check_training_file", key, create))


def check_training_file(app: Application, number: int) -> FileChecked:
    """What would come of each line as things stand. Raises ``NotFound`` for a file that is gone."""
    name, read = _read(app, number)
    with app.store.reading() as work:
        return FileChecked(number, name, read, _checked(work, _by_themselves(app, work, read)))


@use_case
def take_in_training_file(app: Application, actor: Actor, number: int) -> TakenIn:
    """Keep every good line of the file, all of them or none; once, however often it is asked.

    What comes of each line is looked at again here: somebody may have added some of them meanwhile. Raises ``NotFound`` for
    a file that is gone, and holds it: who is erased meanwhile is erased after it was taken in, or it is not taken in.
    """
    _, read = _read(app, number)

    def create(work: Work) -> str:
        if not training_files.hold_file(work.connection, number, files_since(app)):
            raise NotFound("training_file", str(number))  # somebody whom it may name was erased since it was read
        checked = _checked(work, _by_themselves(app, work, read))
        new = checked.of("new")
        if training.how_many(work.connection, Wanted()) + len(new) > COMPLETIONS_MOST:
            raise Refused(Problem("", "training_full", {"most": f"{COMPLETIONS_MOST:,}"}))
        training.add(work.connection, [_row(one) for one in new])
        earlier = [(one.held.id, one.finished_on) for one in checked.of("earlier") if one.held and one.finished_on]
        training.bring_forward(work.connection, earlier)
        left = leavers.leave(work.connection, checked.leavers)
        write(app, actor, work, "take_in_training_file", file=number, new=len(new), earlier=len(earlier), left=left)
        return f"{len(new)} {len(earlier)} {left}"

    # What an earlier release kept of a file says nothing of people who left.
    return TakenIn(*(int(many) for many in once(app, actor, "take_in_training_file", str(number), create).split()))


def _read(app: Application, number: int) -> tuple[str, TrainingFile]:
    with app.store.reading() as work:
        found = training_files.file_of(work.connection, number, files_since(app))
    if found is None:
        raise NotFound("training_file", str(number))
    name, content = found
    return name, read_file(content, column_names(app))


def _by_themselves(app: Application, work: Work, read: TrainingFile) -> tuple[CheckedLine, ...]:
    return read_lines(read.lines, trainings.courses(work.connection), app.today())


def _checked(work: Work, lines: tuple[CheckedLine, ...]) -> Checked:
    people = {one.who[0] for one in lines if one.comes != "wrong"}
    return check(lines, training.held(work.connection, people), leavers.days(work.connection, people))


def _row(one: CheckedLine) -> dict[str, object]:
    return {
        "person": one.person,
        "area": one.area,
        "course_id": one.course,
        "finished_on": one.finished_on,
        "session": one.session,
    }
