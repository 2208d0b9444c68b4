"""The scope statement of a part as a paper: as it was finished, or a draft of it as things stand."""

from collections.abc import Mapping

from logic.dates import british_date
from logic.documents.held import Held
from logic.documents.model import Document
from logic.documents.scope import scope_document
from logic.register import status_of
from logic.scope import Edition, Facts, Statement, behind, editions, picture


def facts_of(held: Held) -> Facts:
    """What a scope statement is made from."""
    register, number = held.pack.register, held.part.number
    here = (limit for limit in held.limits if limit.part in {None, number})
    limits = tuple((limit, status_of(limit, register, held.today)) for limit in here)
    return Facts(
        held.pack,
        held.activity.title,
        held.part,
        limits,
        held.plan,
        held.lead,
        begun=held.activity.begun_on,
        works=held.works,
    )


def scope_paper(held: Held, edition: Edition) -> Document:
    """One edition. One that is not finished, or that told what is no longer true, is a draft of what is true now."""
    now = editions(facts_of(held), held.scope)

    def pictogram(name: str) -> tuple[bytes, str]:
        return picture(name), held.about.say(f"scope.picture.{name}")

    return scope_document(held.about, now[edition], pictogram=pictogram, draft=_drafted(held, now), link=held.link)


def _drafted(held: Held, now: Mapping[Edition, Statement]) -> tuple[str, ...]:
    """Why it is a draft, in words; nothing when it is none."""
    say, finished_on = held.about.say, held.scope.finished_on
    if finished_on is None:
        return (say("papers.unfinished"),)
    return (say("papers.behind", date=british_date(finished_on)),) if behind(held.scope, now) else ()
