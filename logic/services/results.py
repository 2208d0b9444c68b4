"""Use cases on the results of feedback: what may be told of a form, its comments, and what it felt like (domain.md H).

Results exist only once they were opened, and nothing is added from then on, so what was worked out of a form is kept in
this process for as long as it runs: ten thousand replies are read once.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from logic.activity import Actor, Part
from logic.bootstrap import Application
from logic.errors import NotFound, Problem
from logic.experience import Experience, experience, rung_question
from logic.feedback import Comment, CommentState, Feedback, Form
from logic.plan import PlannedMethod
from logic.results import HELD_MOST, Comments, Results
from logic.services._change import allow, changing, to_save, use_case
from logic.services._feedback import feedback_of
from logic.services._kept import kept
from logic.services._read import load_part, number_of, part_id
from logic.store import Store, Work
from logic.store.queries import activities, feedback, planned_methods, replies, results
from logic.suppression import EditionTold, Share, about, told
from logic.text import Cleaner

if TYPE_CHECKING:
    from logic.documents.model import Block
    from logic.documents.results import ToldResults

WORKED_MOST = 300
"""Forms of which what was worked out is kept; then all of it goes and is worked out again when asked for."""
LOOKED_OVER: tuple[CommentState, ...] = ("shown", "held")
"""What may become of a comment."""
COMMENT_STATE = "comment_state"
"""What a conflict calls it: other things have a state too."""


@dataclass(frozen=True, slots=True)
class Worked:
    """What may be told of the replies to one form, and of what people said about themselves."""

    editions: tuple[EditionTold, ...]
    about: Mapping[str, tuple[Share, ...]]


_WORKED: WeakKeyDictionary[Store, dict[tuple[int, date, str], Worked]] = WeakKeyDictionary()


@kept
def results_of(app: Application, ref: str, form: int) -> Results:
    """What may be told of a form. Raises ``NotFound`` for one that is not this activity's."""
    with app.store.reading() as work:
        found = _form(work, ref, form)
        return _results(app, work, found)


@kept
def comments_of(app: Application, ref: str, form: int, *, page: int, size: int) -> Comments:
    """A page, counted from 1, of the comments that others may read. None where too few replied to tell anything."""
    with app.store.reading() as work:
        found = _form(work, ref, form)
        if not _results(app, work, found).editions:
            return Comments((), {})
        shown = results.comments(work.connection, form, "shown", after=(page - 1) * size, most=size)
        held = results.comment_ids(work.connection, form, "held", most=HELD_MOST)
        counts = results.count_comments(work.connection, form)
        return Comments(tuple(shown), counts, tuple(held))


@kept
def comments_to_answer(app: Application, ref: str, part: int) -> tuple[Comment, ...]:
    """What others may read of the feedback of a part and no point of its reply was made from.

    The last question first: what should be done differently comes before what was good, and that before who came to
    what. Raises ``NotFound``.
    """
    place = {question.id: at for at, question in enumerate(app.pack.feedback.questions)}
    with app.store.reading() as work:
        saved = replies.of_part(work.connection, part_id(work, ref, part))
        answered = {one for line in saved.lines for one in saved.of_line(line, "from").split(",")}
        forms = [
            form
            for form in feedback.of_activity(work.connection, number_of(ref))
            if form.part_number == part and form.opened_on is not None and _results(app, work, form).editions
        ]
        told = (one for form in forms for one in results.comments(work.connection, form.id, "shown"))
        waiting = (one for one in told if one.id not in answered)
        return tuple(sorted(waiting, key=lambda one: place.get(one.question, 0), reverse=True))


def comment_to_look_over(app: Application, actor: Actor, ref: str, form: int, comment: str = "") -> Comment | None:
    """One comment as it was given, for whoever looks it over: this one, or the next that nobody has; none if there is none.

    Raises ``NotFound`` for a comment that is not of this form, and while nothing of it may be told.
    """
    allow(actor)
    with app.store.reading() as work:
        _open_form(app, work, ref, form)
        if comment:
            found = results.comment(work.connection, form, comment)
            if found is None:
                raise NotFound("comment", "")
            return found
        return next(iter(results.comments(work.connection, form, "new", most=1)), None)


@use_case
def look_over_comment(
    app: Application,
    actor: Actor,
    ref: str,
    form: int,
    comment: str,
    *,
    state: str,
    shown: str = "",
    seen_version: int | None = None,
) -> int:
    """Say what others may read of a comment (``shown``), or that they read nothing of it (``held``).

    Returns the version that stands then.

    Names and whatever would tell who somebody is are taken out by the person who looks; an unhappy comment is shown as
    a happy one is (domain.md H). The audit says that a comment of this form was looked over, and neither which nor what.
    """
    clean = Cleaner()
    if state not in LOOKED_OVER:
        clean.problems.append(Problem("shown", "comment_choice_missing"))
    words = clean.paragraph("shown", shown, missing="comment_words_missing") if state == "shown" else ""
    clean.done()
    with changing(app, actor, ref) as change:
        _open_form(app, change.work, ref, form)
        saved = results.comment(change.connection, form, comment)
        if saved is None:
            raise NotFound("comment", "")
        was, wanted = {COMMENT_STATE: saved.state, "shown": saved.shown}, {COMMENT_STATE: state, "shown": words}
        differing = to_save("comment", was, wanted, version=saved.version, seen=seen_version)
        if differing:
            results.change_comment(change.connection, saved, {"state": state, "shown": words})
            change.done("look_over_comment", form=form, state=state)
        return saved.version + bool(differing)


def told_results(app: Application, ref: str, form: int) -> "ToldResults":
    """Everything that the files of results are made of. Raises ``NotFound``."""
    from logic.documents.paper import About
    from logic.documents.results import ToldResults

    with app.store.reading() as work:
        activity = activities.load(work.connection, number_of(ref))
        found = _form(work, ref, form)
        part = activity.part(found.part_number) if activity else None
        if activity is None or part is None:
            raise NotFound("form", ref)
        known = _results(app, work, found)
        shown = results.comments(work.connection, form, "shown") if known.editions else []
        ways = planned_methods.of_part(work.connection, part.id)
        felt = experience_in(app, work, [found], part, ways)
        about_it = About.of(activity, part, app.today(), app.pack.screen)
    return ToldResults(app.pack, about_it, known, tuple(shown), felt)


def what_came_of(app: Application, ref: str, part: int) -> tuple["Block", ...]:
    """What stands beside a part's records after the fact, from what is known today; nothing while no results were opened."""
    from logic.documents.experience import since_the_record

    return since_the_record(app.pack, experience_of(app, ref, part), app.today())


@kept
def experience_of(app: Application, ref: str, part: int, form: int | None = None) -> Experience | None:
    """Promised, planned and experienced of a part; none while no results of its feedback were opened. Raises ``NotFound``.

    ``form``: by the replies to this form alone; else by the newest whose results were opened.
    """
    with app.store.reading() as work:
        _, one = load_part(work, ref, part)
        ways = planned_methods.of_part(work.connection, one.id)
        forms = [one for one in feedback.of_activity(work.connection, number_of(ref)) if form in {None, one.id}]
        return experience_in(app, work, forms, one, ways)


def experience_in(
    app: Application, work: Work, forms: Sequence[Form], part: Part, planned: Sequence[PlannedMethod]
) -> Experience | None:
    """The same, in a transaction that is open already. ``forms``: those of the activity, the newest first."""
    for form in forms:
        if form.part_number == part.number and form.opened_on is not None:
            found = _results(app, work, form)
            if question := rung_question(found.questions):
                return experience(app.pack, part, planned, question, found.editions, asked=form.rung)
    return None


def _results(app: Application, work: Work, form: Form) -> Results:
    asks = feedback_of(app, form)
    questions = asks.asked(form.kind, form.rung)
    if form.opened_on is None:
        return Results(form, questions, asks.about)
    worked = _worked(app, work, form, form.opened_on, asks)
    return Results(form, questions, asks.about, worked.editions, worked.about)


def _worked(app: Application, work: Work, form: Form, opened_on: date, asks: Feedback) -> Worked:
    """What may be told of it: worked out once, for nothing is added to it any more."""
    here = _WORKED.setdefault(app.store, {})
    key = (form.id, opened_on, app.pack.version)
    if key not in here:
        editions = told(asks.asked(form.kind, form.rung), results.replies(work.connection, form.id))
        numbers = results.about(work.connection, form.id) if editions else {}
        shares = {one.key: about(one, numbers.get(one.key, {})) for one in asks.about} if editions else {}
        if len(here) >= WORKED_MOST:
            here.clear()
        here[key] = Worked(editions, shares)
    return here[key]


def _open_form(app: Application, work: Work, ref: str, form: int) -> Form:
    found = _form(work, ref, form)
    if not _results(app, work, found).editions:
        raise NotFound("results", "")
    return found


def _form(work: Work, ref: str, form: int) -> Form:
    found = feedback.find_form(work.connection, number_of(ref), form)
    if found is None:
        raise NotFound("form", ref)
    return found
