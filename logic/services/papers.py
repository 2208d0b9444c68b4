"""Use cases on papers: what there is of a part to make them of, one paper, and the pack for the first session.

What a paper needs is read in one transaction. It is built after that one is closed, so nobody waits for it. What builds
it is imported when it is wanted: a start must not wait for that either.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, cast

from logic import calendars
from logic.bootstrap import Application
from logic.papers import Begun, PaperName
from logic.scope import Edition, Statement
from logic.services._asked import ACTIVITY, PAPER, Asked, kind_in, part_in
from logic.services._kept import kept
from logic.services._read import load_part, number_of, part_id
from logic.services.links import link_address
from logic.services.reply import reply_in, reply_link
from logic.services.results import experience_in
from logic.services.scope import scope_in
from logic.store.queries import (
    challenges,
    checklist,
    feedback,
    limits,
    links,
    papers,
    planned_methods,
    plans,
    scope,
    team,
)

if TYPE_CHECKING:
    from logic.documents.held import Held
    from logic.documents.making import File, Kind, Told


@kept
def papers_of(app: Application, ref: str, part: int) -> Begun:
    """How far the work behind each paper of a part is. Raises ``NotFound``."""
    with app.store.reading() as work:
        here = part_id(work, ref, part)
        found = papers.begun(work.connection, number_of(ref), here)
        if found.finished_on is None:
            return found
        return replace(found, scope_behind=bool(scope_in(app, work, ref, part, told=False).behind))


def paper(app: Application, ref: str, part: int, name: PaperName, kind: "Kind") -> "File":
    """One paper as a file. Raises ``NotFound``, and ``LookupError`` when it does not come in this form."""
    from logic.documents.making import make

    return make(gather(app, ref, part), name, kind)


def first_session_pack(app: Application, ref: str, part: int, told: "Told") -> "File":
    """Everything for the first session in one file. The same work on the same day gives the same bytes."""
    from logic.documents.making import make_bundle

    return make_bundle(gather(app, ref, part), told)


def paper_file(app: Application, asked: Asked, _: "Told") -> "File":
    """The paper that an address asks for."""
    from logic.documents.making import KINDS

    name = cast("PaperName", asked.get(PAPER, ""))
    return paper(app, asked.get(ACTIVITY, ""), part_in(asked), name, cast("Kind", kind_in(asked, KINDS.get(name, ()))))


def pack_file(app: Application, asked: Asked, told: "Told") -> "File":
    """The pack for the first session, each paper of which is told in words as it is made."""
    screen = app.pack.screen

    def tell(step: int, steps: int, what: str) -> None:
        name = screen[f"papers.each.{what}.name"]
        told(step, steps, screen["papers.bundle.progress"].format(step=step, steps=steps, what=name))

    return first_session_pack(app, asked.get(ACTIVITY, ""), part_in(asked), tell)


def gather(app: Application, ref: str, part: int) -> "Held":
    """Everything its papers are made of, in one reading transaction. Raises ``NotFound``."""
    from logic.documents.held import Held

    with app.store.reading() as work:
        connection = work.connection
        activity, one = load_part(work, ref, part)
        number = number_of(ref)
        held = limits.of_activity(connection, number)
        opening = [
            one
            for one in links.of_activity(connection, number)
            # A seat's link is for whoever it was made for, and for no paper.
            if one.kind == "limits" and one.opens(app.today()) and one.part_number in {None, part}
        ]
        # The page of this part alone comes before that of the whole work, and the newest of each before older ones.
        link = min(opening, key=lambda one: one.part_number is None, default=None)
        planned = planned_methods.of_part(connection, one.id)
        answer = reply_in(app, work, ref, part)
        newest = next(iter(answer.published), None)
        read_by = reply_link(tuple(links.of_activity(connection, number)), part)
        told = {key: Statement.from_data(one) for key, one in newest.told.items()} if newest else answer.today
        return Held(
            app.pack,
            activity,
            one,
            app.today(),
            calendars.is_working_day,
            team=tuple(team.of_activity(connection, number)),
            plan=plans.of_part(connection, one.id),
            planned=tuple(planned),
            limits=tuple(limit for limit in held if limit.part in {None, part}),
            versions=limits.histories(connection, number),
            challenges=tuple(challenges.of_activity(connection, number)),
            marks=checklist.marks_of(connection, one.id),
            own=tuple(checklist.own_of(connection, one.id)),
            scope=scope.of_part(connection, one.id),
            link=link_address(app, link) if link else "",
            experience=experience_in(app, work, feedback.of_activity(connection, number), one, planned),
            news=answer.news,
            reply=cast("Mapping[Edition, Statement]", told) if answer.saved.version or newest else {},
            replied=newest.published_on if newest else None,
            reply_link=link_address(app, read_by) if read_by and read_by.opens(app.today()) else "",
        )
