"""The papers of a part: how far the work behind each is, and whether it can be handed out."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

PaperName = Literal[
    "scope", "easy", "invitation", "limits", "plan", "methods", "tasks", "pairs", "dates", "reply", "reply_easy"
]
Readiness = Literal["ready", "as_draft", "not_begun"]


@dataclass(frozen=True, slots=True)
class Begun:
    """What there is to make papers of.

    limits
        those of the whole activity and of this part.
    any_date
        whether any date of the plan is set.
    scope_behind
        whether a finished scope statement tells what is not so any more.
    reply, replied
        how often the words of the reply were saved, and how many replies were published.
    """

    limits: int = 0
    methods: int = 0
    team: int = 0
    first_session: date | None = None
    any_date: bool = False
    finished_on: date | None = None
    scope_behind: bool = False
    reply: int = 0
    replied: int = 0


def readiness(name: PaperName, begun: Begun) -> Readiness:
    """Whether a paper can be handed out, is a draft, or has nothing in it yet.

    An invitation always is a draft: it has places that somebody must fill in (domain.md E, I02 to I05).
    """
    if name in {"scope", "easy"}:
        return "ready" if begun.finished_on and not begun.scope_behind else "as_draft"
    if name == "invitation":
        return "as_draft"
    if name in {"reply", "reply_easy"}:
        return "ready" if begun.replied else "as_draft" if begun.reply else "not_begun"
    there = {
        "limits": begun.limits > 0,
        "plan": begun.any_date or begun.methods > 0 or begun.team > 0,
        "methods": begun.methods > 0,
        "dates": begun.any_date,
    }
    return "ready" if there.get(name, True) else "not_begun"
