"""One limit as people read it who came by a link: what cannot change, why, what is open, and every reply."""

from collections.abc import Mapping, Sequence

from logic.activity import Activity
from logic.links import Challenge
from logic.register import STANDING, NonNegotiable, Status
from pages.shared import session, widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.public import Reader, day
from pages.shared.session import say

REPLIES_SHOWN = 3
"""Replies under one limit that stand open; older ones are folded."""

TAGS: Mapping[str, str] = {
    "confirmed": "fixed",
    "partly_open": "fixed",
    "not_proven": "unasked",
    "reopened": "unasked",
    "withdrawn": "can",
}


def limit(
    who: Reader, activity: Activity, status: Status, one: NonNegotiable, said: Sequence[Challenge] = ()
) -> Markup:
    """One limit in the words of this edition. ``said``: what people said about it, the newest first."""
    if status == "draft":
        # People were told of it before.
        status = "reopened"
    words = lines_of(one.easy_read or one.plain) if who.easy else one.plain.splitlines()
    shorter = one.statement if not who.easy else ""
    return markup(
        '<section class="dw-limit"><h3 class="dw-h3">{} {}</h3>{}{}{}{}{}</section>',
        who.say("limit", number=one.number),
        widgets.tag(say(f"fixed.{who.edition}.status.{status}"), TAGS[status]),
        markup('<p class="dw-body"><strong>{}</strong></p>', shorter) if shorter else "",
        joined(markup('<p class="dw-body">{}</p>', line) for line in words if line.strip()),
        widgets.paragraphs(one.apology) if status == "withdrawn" else "",
        widgets.summary_rows(_facts(who, activity, status, one)),
        _replies(who, said),
    )


def _facts(who: Reader, activity: Activity, status: Status, one: NonNegotiable) -> list[tuple[str, Markup | str]]:
    """Why, who said so, until when, what is open; only what somebody has said. Of one taken back, only the day."""
    if status == "withdrawn":
        return [(who.say("withdrawn_on"), day(one.withdrawn_on))]
    role = who.say("said_on", role=one.said_role, date=day(one.said_on)) if one.said_on else one.said_role
    stands = status in STANDING
    found: dict[str, Markup | str] = {
        "part": _part(activity, one),
        "why": _why(who, one) if stands else "",
        "said_by": role if one.said_role else "",
        "rules_out": widgets.paragraphs(one.rules_out) if stands else "",
        "still_open": _open(one) if stands else who.say("all_open"),
        "how_we_work": widgets.paragraphs(one.how_we_work),
        "answers": widgets.paragraphs(one.challenge_to),
        "until": who.say("review", date=day(one.review_on)) if one.review_on and stands else "",
    }
    return [(who.say(key), value) for key, value in found.items() if value]


def _part(activity: Activity, one: NonNegotiable) -> str:
    """Which part of the work it limits, where there are several."""
    return part_name(activity, one.part)


def part_name(activity: Activity, number: int | None) -> str:
    """What a part of the work is called; empty where there is only one, and for the whole work."""
    part = next((part for part in activity.parts if part.number == number), None)
    if part is None or len(activity.parts) == 1:
        return ""
    return part.name or say("activities.one.part_name", number=part.number)


def _why(who: Reader, one: NonNegotiable) -> Markup:
    """The reason in plain words, and where it is written."""
    category = session.app().pack.register.category(one.category)
    lines = [category.plain] if category else []
    if one.evidence and not who.easy:
        lines.append(say("fixed.plain.written", where=", ".join(filter(None, (one.evidence, one.clause)))))
    return widgets.paragraphs("\n".join(lines))


def _open(one: NonNegotiable) -> Markup:
    return widgets.bullets(one.still_open) if one.still_open else widgets.paragraphs(one.why_nothing_open)


def _replies(who: Reader, said: Sequence[Challenge]) -> Markup:
    """What came of what people said: replies, where it was taken, and how many wait. A name is never among them."""
    waiting = [one for one in said if one.waits]
    aside = sum(one.status == "aside" for one in said)
    pieces = [_reply(who, one) for one in said if (one.replied_on or one.taken_further_on) and one.status != "aside"]
    more = [widgets.details(say("fixed.older", count=len(pieces) - REPLIES_SHOWN), *pieces[REPLIES_SHOWN:])]
    shown = [*pieces[:REPLIES_SHOWN], *(more if len(pieces) > REPLIES_SHOWN else [])]
    if waiting:
        due = day(min(one.due for one in waiting))
        words = (
            who.say("waiting_one", date=due) if len(waiting) == 1 else who.say("waiting", count=len(waiting), date=due)
        )
        shown.append(widgets.paragraphs(words, "dw-body dw-waiting"))
    if aside:
        shown.append(widgets.paragraphs(who.say("aside", count=aside), "dw-soft"))
    heading = markup('<h4 class="dw-h4">{}</h4>', who.say("replies"))
    return joined((heading, *shown)) if shown else Markup("")


def _reply(who: Reader, one: Challenge) -> Markup:
    asked = say(f"fixed.{who.edition}.came.{one.kind}", number=one.number, date=day(one.received_on))
    finding = widgets.tag(say(f"fixed.{who.edition}.finding.{one.finding}"), "can") if one.finding else Markup("")
    replied = markup("<p><strong>{}</strong> {}</p>", who.say("replied", date=day(one.replied_on)), finding)
    further = []
    if one.taken_further_on:
        further.append(who.say("taken", to=one.taken_further_to, date=day(one.taken_further_on)))
        further.extend([who.say("taken_due", date=day(one.due))] if one.waits else [])
    return markup(
        '<div class="dw-reply"><p class="dw-soft">{}</p>{}{}{}{}</div>',
        asked,
        markup('<blockquote class="dw-quote">{}</blockquote>', widgets.paragraphs(one.text)) if one.published else "",
        replied if one.replied_on else "",
        widgets.paragraphs(one.reply),
        widgets.paragraphs("\n".join(further)),
    )


def lines_of(text: str) -> list[str]:
    """One idea a line: a text without lines of its own is cut after each sentence."""
    lines = text.splitlines()
    if len(lines) > 1:
        return lines
    return [one for one in text.replace("? ", "?\n").replace(". ", ".\n").splitlines() if one.strip()]
