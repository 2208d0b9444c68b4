"""Use cases on feedback forms for staff: make one, move its last day, type in what came on paper, open the results.

How many replies there are is told in fives alone until the results are opened, and nothing else is told of them: a
person who looks before and after somebody fills in the form must not see what they gave.
"""

from collections.abc import Callable, Mapping
from datetime import date

from logic import calendars, working_days
from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import NotFound, Problem, Refused
from logic.feedback import EDITIONS, Edition, Form, FormKind
from logic.feedback_given import Filled, ReplyDraft, fives
from logic.link_key import read_key
from logic.services._change import Change, allow, begin, changing, check_key, once, to_save, use_case
from logic.services._feedback import about_rows, asked_by, cleaned, given_of, sent_key
from logic.services._kept import kept
from logic.services._read import number_of
from logic.store import Work
from logic.store.queries import feedback, links, parts
from logic.workspace import rung_for

OPEN_DAYS = 28
"""How long a form takes replies unless somebody says otherwise; ours."""
MONTHS_MOST = 11
"""How far away the closing day may be: the link still opens for a month after it, and a year is the most for a link."""
AFTER_MONTHS = 1
"""How long the link goes on to open after the closing day, and says that the form is closed."""


@use_case
def open_form(
    app: Application, actor: Actor, ref: str, part: int, *, kind: str, closes_on: date | None = None, key: str
) -> int:
    """A new form of a part, with the link under which people find it; returns the form's id.

    It asks about the rung of the part's decision record, else of its answers. ``closes_on``: the last day on which it
    takes replies; four weeks from today when none is named. Raises ``Refused`` while there is no rung.
    """
    if kind not in {"first", "later"}:
        raise Refused(Problem("kind", "form_kind_missing"))
    last_day = _closing(app, closes_on)
    read_key(app.settings)

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        (found,) = parts.load(work.connection, change.activity.id, [change.part])
        rung = rung_for(app.pack, found)
        if rung is None:
            raise Refused(Problem("", "feedback_no_rung"))
        if not app.pack.feedback.asked(_kind(kind), rung.key):
            raise Refused(Problem("", "feedback_not_there"))
        link = links.insert(
            work.connection,
            change.activity.id,
            {
                "part_id": change.part.id,
                "kind": "feedback",
                "created_at": change.now,
                "expires_on": _expires(last_day),
            },
        )
        values = {"part_id": change.part.id, "link_id": link, "kind": kind, "rung": rung.key}
        values |= {"pack": app.pack.version, "made_on": app.today(), "closes_on": last_day}
        form = feedback.insert_form(work.connection, values)
        feedback.forget_drafts(work.connection, app.today())
        change.write("open_feedback", form=form, link=link, kind=kind, rung=rung.key)
        return str(form)

    return int(once(app, actor, "open_feedback", key, create))


@use_case
def change_closing(
    app: Application, actor: Actor, ref: str, form: int, *, closes_on: date | None, seen_version: int | None = None
) -> int:
    """Move the last day on which a form takes replies; its link opens as long as that and a month more.

    Returns the version that stands then.
    """
    if closes_on is None:
        raise Refused(Problem("closes_on", "closing_missing"))
    last_day = _closing(app, closes_on)
    with changing(app, actor, ref) as change:
        saved = _held(change, form)
        if saved.opened_on is not None:
            raise Refused(Problem("", "results_are_open"))
        saved_fields = {"closes_on": saved.closes_on}
        differing = to_save("form", saved_fields, {"closes_on": last_day}, version=saved.version, seen=seen_version)
        if differing:
            feedback.change_form(change.connection, saved, {"closes_on": last_day})
            links.change(change.connection, saved.link, {"expires_on": _expires(last_day)})
            change.done("change_closing", form=form, fields=["closes_on"])
        return saved.version + bool(differing)


@use_case
def renew_form(app: Application, actor: Actor, ref: str, form: int, *, key: str) -> None:
    """Give the link of a form a new address, closed though it may be. Its old address opens nothing from now on."""
    read_key(app.settings)

    def renew(work: Work) -> str:
        change = begin(work, app, actor, ref)
        saved = _held(change, form)
        if saved.opened_on is not None:
            raise Refused(Problem("", "results_are_open"))
        link = links.find(work.connection, change.activity.id, saved.link)
        version = link.version if link else 0
        links.change(work.connection, saved.link, {"version": version + 1, "revoked_at": None})
        change.write("renew_link", link=saved.link)
        return str(saved.link)

    once(app, actor, "renew_form", key, renew)


@use_case
def open_results(app: Application, actor: Actor, ref: str, form: int, *, close_now: bool = False) -> None:
    """Close a form for good, so that its results can be read. Doing so twice does no harm.

    ``close_now``: before its closing day is over. The last trace of the order in which the replies came is dropped. What
    was being filled in and not sent can be sent no longer; whoever wrote it can copy their words until the next day is over.
    """
    with changing(app, actor, ref) as change:
        saved = _held(change, form)
        if saved.opened_on is None:
            if app.today() <= saved.closes_on and not close_now:
                raise Refused(Problem("", "still_taking_replies"))
            feedback.change_form(change.connection, saved, {"opened_on": app.today()})
            feedback.forget_keys(change.connection, form)
            feedback.forget_drafts(change.connection, app.today())
            concerns = {one.id for one in asked_by(app, saved) if one.kind == "concern"}
            feedback.settle(change.connection, form, concerns)
            change.done("open_results", form=form)
    app.store.leave_no_trace(feedback.TABLES, anew=True)


@use_case
def enter_paper(app: Application, actor: Actor, ref: str, form: int, paper: Filled, *, key: str) -> None:
    """One reply that came on paper. Paper comes in late: it is taken until the results are opened.

    The audit says that somebody typed one in, and nothing of what it says.
    """

    def told(saved: Form) -> feedback.Given:
        if paper.edition not in EDITIONS:
            raise Refused(Problem("edition", "edition_missing"))
        clean = cleaned(asked_by(app, saved), paper)
        whole = ReplyDraft().merged(clean)
        choices = whole.chosen(clean.edition)
        given = given_of(clean.edition, "paper", choices, whole.words, supported=whole.supported)
        if not (choices or given.comments or whole.ticked):
            raise Refused(Problem("", "nothing_given"))
        return given

    _enter(app, actor, ref, form, "enter_paper", key, told)


@use_case
def enter_about(
    app: Application, actor: Actor, ref: str, form: int, *, edition: Edition, given: Mapping[str, str], key: str
) -> None:
    """What one person said about themselves on paper (FB17): kept as it is from the page, and as long as forms on paper are."""

    def told(saved: Form) -> feedback.Given:
        return feedback.Given(about=about_rows(app, saved, edition, given))

    _enter(app, actor, ref, form, "enter_about", key, told, kind="about ")


def _enter(
    app: Application,
    actor: Actor,
    ref: str,
    form: int,
    verb: str,
    key: str,
    told: Callable[[Form], feedback.Given],
    *,
    kind: str = "",
) -> None:
    """Keep what ``told`` makes of a sheet of paper, once for each key. ``kind``: which keys it is one of."""
    allow(actor)
    check_key(key)
    with app.store.writing() as work:
        change = begin(work, app, actor, ref)
        saved = _held(change, form)
        hashed = sent_key(app, f"{kind}{key}")
        if feedback.knows_key(work.connection, form, hashed):
            return
        if saved.opened_on is not None:
            raise Refused(Problem("", "results_are_open"))
        feedback.add(work.connection, form, told(saved))
        feedback.remember_key(work.connection, form, hashed)
        change.done(verb, form=form)
    app.store.leave_no_trace(feedback.TABLES)


@kept
def forms_of(app: Application, ref: str) -> tuple[Form, ...]:
    """All forms of an activity, closed ones too, the newest first. Raises ``NotFound`` for what cannot be a reference."""
    with app.store.reading() as work:
        return tuple(feedback.of_activity(work.connection, number_of(ref)))


def find_form(app: Application, ref: str, form: int) -> Form:
    """One form of an activity. Raises ``NotFound``."""
    found = next((one for one in forms_of(app, ref) if one.id == form), None)
    if found is None:
        raise NotFound("form", str(form))
    return found


def count_replies(app: Application, ref: str) -> dict[int, int]:
    """Form id -> how many replies it has, in fives: 0 stands for fewer than five, 10 for 10 to 14.

    Never kept: a reply leaves no line in the audit.
    """
    with app.store.reading() as work:
        forms = [one.id for one in feedback.of_activity(work.connection, number_of(ref))]
        return {form: fives(number) for form, number in feedback.count(work.connection, forms).items()}


def _held(change: Change, form: int) -> Form:
    found = feedback.find_form(change.connection, change.activity.id, form, hold="alone")
    if found is None:
        raise NotFound("form", str(form))
    return found


def _kind(given: str) -> FormKind:
    return "later" if given == "later" else "first"


def _expires(closes_on: date) -> date:
    return working_days.shifted(closes_on, AFTER_MONTHS, "months", calendars.is_working_day)


def _closing(app: Application, wanted: date | None) -> date:
    """The last day on which replies are taken. Raises ``Refused``."""
    today = app.today()
    last_day = wanted or working_days.shifted(today, OPEN_DAYS, "days", calendars.is_working_day)
    if last_day < today:
        raise Refused(Problem("closes_on", "date_in_past"))
    if last_day > working_days.shifted(today, MONTHS_MOST, "months", calendars.is_working_day):
        raise Refused(Problem("closes_on", "closing_too_far", {"months": MONTHS_MOST}))
    return last_day
