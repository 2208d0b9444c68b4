"""Use cases on the reply: write it, publish it, and read every one that people were given (domain.md E.5 R05, H.1)."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from logic import calendars, working_days
from logic.activity import Activity, Actor, Part
from logic.bootstrap import Application
from logic.errors import Conflict, NotFound, Problem, Refused
from logic.link_key import read_key
from logic.links import MONTHS_MOST, PublicLink
from logic.news import NewsTask
from logic.news_timetable import next_for_people
from logic.plan import leading
from logic.reply import LAST, LINES, LINES_MOST, Facts, Published, Reply, editions, is_kept, missing, name_of
from logic.scope import Edition, Statement
from logic.services._change import begin, changing, once, to_draft, use_case
from logic.services._kept import kept
from logic.services._read import load_part, number_of, part_id
from logic.services.news import tasks_in
from logic.store import Work
from logic.store.queries import links, planned_methods, plans, replies, team
from logic.text import Cleaner


@dataclass(frozen=True)
class ReplyPage:
    """A reply with everything a page asks about it.

    published
        every one that people were given, the newest first.
    missing
        what it still needs before it can be published.
    news
        the timetable of the part.
    """

    activity: Activity
    part: Part
    facts: Facts
    saved: Reply
    published: tuple[Published, ...]
    missing: tuple[Problem, ...]
    news: tuple[NewsTask, ...]

    @cached_property
    def today(self) -> Mapping[Edition, Statement]:
        """Both editions as the words stand."""
        return editions(self.facts, self.saved)

    @property
    def changed(self) -> bool:
        """Whether words were changed since the newest was published; not before there is any."""
        return bool(self.published) and self.published[0].of_version != self.saved.version


@kept
def reply_of(app: Application, ref: str, part: int) -> ReplyPage:
    """The reply of a part. Raises ``NotFound``."""
    with app.store.reading() as work:
        return reply_in(app, work, ref, part)


def reply_in(app: Application, work: Work, ref: str, part: int) -> ReplyPage:
    """The same in a transaction of somebody else."""
    connection = work.connection
    activity, one = load_part(work, ref, part)
    saved, published = replies.of_part(connection, one.id), replies.published(connection, one.id)
    coming = tasks_in(
        app,
        work,
        activity,
        one,
        plans.of_part(connection, one.id),
        planned_methods.of_part(connection, one.id),
        (saved, published),
    )
    facts = Facts(
        app.pack,
        activity.title,
        one,
        app.today(),
        leading(team.of_activity(connection, number_of(ref))),
        next_for_people(coming, app.today()),
    )
    return ReplyPage(activity, one, facts, saved, published, missing(facts, saved), coming)


@kept
def replies_of(app: Application, ref: str, part: int) -> tuple[Published, ...]:
    """Every reply that the people of a part were given, the newest first. Raises ``NotFound``."""
    with app.store.reading() as work:
        return replies.published(work.connection, part_id(work, ref, part))


@use_case
def save_reply(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    fields: Mapping[str, str],
    was: Mapping[str, str] | None = None,
) -> Mapping[str, str]:
    """Keep what was written, and return it as it is kept.

    Fields not named stay as they are; an empty one is let go, and its draft is back.

    ``was``: what the person was shown in each; somebody else's newer words are a ``Conflict`` of both.
    """
    clean = Cleaner()
    typed = {field: clean.paragraph(field, value) for field, value in fields.items()}
    if not all(is_kept(field) for field in fields):
        clean.problems.append(Problem("reply", "unknown_field"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        saved = replies.of_part(change.connection, change.part.id)
        lines = {name_of(line, "") for line in saved.lines}
        if any(field.startswith("line-") and f"{'-'.join(field.split('-')[:2])}-" not in lines for field in typed):
            raise NotFound("reply_line", "")
        if differing := to_draft("reply", saved.fields, typed, was):
            kept_now = {field: value for field, value in {**saved.fields, **differing}.items() if value}
            replies.save(change.connection, change.part.id, saved, kept_now)
            change.done("save_reply", fields=sorted(differing))
    return typed


@use_case
def add_reply_line(
    app: Application, actor: Actor, ref: str, part: int, *, said: str = "", said_from: str = "", key: str
) -> int:
    """One more thing that people said; returns its number.

    ``said``: their words. ``said_from``: ids of the comments it was made from, by commas.
    """
    clean = Cleaner()
    words = {"said": clean.paragraph("said", said), "from": clean.line("from", said_from)}
    clean.done()

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        saved = replies.of_part(work.connection, change.part.id)
        if len(saved.lines) >= LINES_MOST:
            raise Refused(Problem("", "reply_too_many", {"most": LINES_MOST}))
        line = saved.last + 1
        fields = {**saved.fields, LAST: str(line), LINES: ",".join(map(str, (*saved.lines, line)))}
        fields |= {name_of(line, what): value for what, value in words.items() if value}
        replies.save(work.connection, change.part.id, saved, fields)
        change.write("add_reply_line", line=line)
        return str(line)

    return int(once(app, actor, "add_reply_line", key, create))


@use_case
def remove_reply_line(app: Application, actor: Actor, ref: str, part: int, line: int) -> None:
    """Take a line out of the words being written; what was published keeps it. Doing so twice does no harm."""
    with changing(app, actor, ref, part) as change:
        saved = replies.of_part(change.connection, change.part.id)
        if line not in saved.lines:
            return
        left = {field: value for field, value in saved.fields.items() if not field.startswith(name_of(line, ""))}
        left[LINES] = ",".join(str(one) for one in saved.lines if one != line)
        replies.save(change.connection, change.part.id, saved, left)
        change.done("remove_reply_line", line=line)


@use_case
def publish_reply(app: Application, actor: Actor, ref: str, part: int, *, seen: int | None = None, key: str) -> int:
    """Give people the reply as it stands; returns its number. Earlier ones stay as they were.

    The first makes the link to the page on which people read it, for as long as a link may open. ``seen``: the version of
    the words the person was shown; another is a ``Conflict``. Refused while anything is missing, each thing named. What
    people were given already is not given again.
    """
    read_key(app.settings)

    def create(work: Work) -> str:
        change = begin(work, app, actor, ref, part)
        found = reply_in(app, work, ref, part)
        saved, newest = found.saved, next(iter(found.published), None)
        if seen is not None and seen != saved.version:
            raise Conflict("reply_published", {}, {}, saved.version)
        if found.missing or saved.decided_on is None:
            raise Refused(*found.missing)
        told = {edition: statement.as_data() for edition, statement in found.today.items()}
        if newest is not None and newest.told == told and newest.of_version == saved.version:
            return str(newest.number)
        number = newest.number + 1 if newest else 1
        values = {
            "number": number,
            "published_on": app.today(),
            "decided_on": saved.decided_on,
            "decision": saved.fields["decision"],
            "record": found.facts.record,
            "of_version": saved.version,
            "told": told,
        }
        replies.publish(work.connection, change.part.id, values)
        _first_link(app, work, change.activity.id, change.part.id, part)
        change.write("publish_reply", reply=number)
        return str(number)

    return int(once(app, actor, "publish_reply", key, create))


def _first_link(app: Application, work: Work, activity: int, part_id: int, part: int) -> None:
    """The link to its page, unless there was one: somebody may have closed it, and may renew it."""
    if any(one.kind == "reply" and one.part_number == part for one in links.of_activity(work.connection, activity)):
        return
    last_day = working_days.shifted(app.today(), MONTHS_MOST, "months", calendars.is_working_day)
    values = {"part_id": part_id, "kind": "reply", "created_at": app.now(), "expires_on": last_day}
    links.insert(work.connection, activity, values)


def reply_link(found: tuple[PublicLink, ...], part: int) -> PublicLink | None:
    """The link to the reply of this part, whether it opens or not; none before the first was published."""
    return next((one for one in found if one.kind == "reply" and one.part_number == part), None)
