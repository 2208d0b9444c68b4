"""Where the target stands, in words. "Not measured", "not known" and "none" are three different things, and look so."""

from logic.ground import Ground
from logic.services import TargetNow
from logic.trained import BY, GOAL, Standing
from pages.shared import session, widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say

GROUND = Ground(("SW-SUC-2", "SW-GOAL-4"), "stated")
KINDS = {
    "not_measured": "unasked",
    "not_known": "unasked",
    "met": "done",
    "met_late": "for",
    "not_yet": "for",
    "not_met": "never",
}


def panel(now: TargetNow) -> Markup:
    """The target over all service areas."""
    ground = widgets.details(
        say("trained.target.ground"),
        widgets.paragraphs(say("trained.target.worked_out")),
        widgets.ground(session.app().pack, GROUND),
    )
    goal = say("trained.target.goal", goal=GOAL, date=widgets.british_date(BY))
    pieces = [widgets.section(say("trained.target.heading")), widgets.paragraphs(goal), told(now.whole)]
    if now.finished is not None:
        pieces.append(widgets.paragraphs(_finished(now.finished), "dw-soft"))
    if now.left:
        left = say("trained.target.left_one") if now.left == 1 else say("trained.target.left", count=f"{now.left:,}")
        pieces.append(widgets.paragraphs(left, "dw-soft"))
    if now.moved:
        pieces.append(widgets.paragraphs(say("trained.target.moved")))
    return joined((*pieces, ground))


def told(standing: Standing) -> Markup:
    """One standing: the word for it, the share with both numbers, and what is missing."""
    status = standing.status
    lines = [widgets.tag(say(f"trained.target.status.{status}"), KINDS[status])]
    share = shared(standing)
    if share:
        lines.append(markup("<strong>{}</strong>", share))
    if standing.on is not None:
        on = say("trained.target.on", date=widgets.british_date(standing.on))
        lines.append(markup('<span class="dw-soft">{}</span>', on))
    more = [_words(standing), *([say("trained.target.over")] if standing.over else [])]
    first = markup('<p class="dw-body">{}</p>', markup(" ").join(lines))
    return joined((first, *(widgets.paragraphs(words) for words in more)))


def shared(standing: Standing) -> str:
    """The percentage with both numbers; empty where there is none."""
    if standing.relevant is None:
        return ""
    if not standing.finished:
        return say("trained.target.none", relevant=f"{standing.relevant:,}")
    numbers = {"finished": f"{standing.finished:,}", "relevant": f"{standing.relevant:,}"}
    return say("trained.target.share", percent=standing.percent, **numbers)


def _words(standing: Standing) -> str:
    status = standing.status
    if standing.met_on is not None:
        return say(f"trained.target.words.{status}", date=widgets.british_date(standing.met_on))
    if standing.short is None:
        return say(f"trained.target.words.{status}")
    if standing.short == 1:
        return say(f"trained.target.words.{status}_one")
    return say(f"trained.target.words.{status}", short=f"{standing.short:,}")


def _finished(people: int) -> str:
    if people > 1:
        return say("trained.target.now", count=f"{people:,}")
    return say("trained.target.now_one" if people else "trained.target.now_none")
