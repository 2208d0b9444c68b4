"""What changed on the page since people could first see it: for whoever opens it, dated, the newest first."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from logic.activity import Activity
from logic.scope import choice_words
from logic.since import Difference, LimitChange, PromiseChange, Told, differences
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.public import Reader, day
from pages.shared.public_limit import lines_of, part_name
from pages.shared.session import say

SHOWN, MOST = 3, 20
"""Changes that stand open, and that are told at all; those between them are folded."""

Change = PromiseChange | LimitChange


def changes(who: Reader, activity: Activity, found: Sequence[Change], only: int | None) -> Markup:
    """The section, with a heading of its own; nothing where nothing changed that this edition tells.

    ``found``: the newest first. ``only``: the part that the link is about.
    """
    all_told = (piece for change in found if (piece := _change(who, activity, change, only)))
    pieces = list(islice(all_told, MOST + 1))
    if not pieces:
        return Markup("")
    older = pieces[SHOWN:MOST]
    more = widgets.paragraphs(_say(who, "more", count=MOST) if len(pieces) > MOST else "")
    folded = widgets.details(_say(who, "older", count=len(older)), _listed(older), more) if older else Markup("")
    heading = widgets.section(_say(who, "heading"))
    return markup('<div class="dw-changed">{}{}{}</div>', heading, _listed(pieces[:SHOWN]), folded)


def _listed(pieces: Sequence[Markup]) -> Markup:
    return markup(
        '<ul class="dw-changes" role="list">{}</ul>', joined(markup("<li>{}</li>", piece) for piece in pieces)
    )


def _change(who: Reader, activity: Activity, change: Change, only: int | None) -> Markup:
    if isinstance(change, PromiseChange):
        part = part_name(activity, change.part)
        return _dated(
            who, change, part, say(f"fixed.{who.edition}.changed.promise.{change.kind}"), _promise(who, change)
        )
    lines = list(_limit(who, activity, change, only))
    if change.kind == "changed" and not lines:  # only the other edition says something else
        return Markup("")
    first = say(f"fixed.{who.edition}.changed.limit.{change.kind}", number=change.number)
    return _dated(who, change, "", first, lines)


def _dated(who: Reader, change: Change, part: str, first: str, lines: Iterable[Markup]) -> Markup:
    """The day, what happened, and what was and is. In the Easy Read edition the day has a line of its own."""
    when = say("fixed.on_part", date=day(change.day), part=part) if part else say("fixed.on", date=day(change.day))
    if who.easy:
        dated = markup('<p class="dw-body"><strong>{}</strong></p>', when)
        return joined((dated, widgets.paragraphs(first), *lines))
    return joined((markup('<p class="dw-body"><strong>{}</strong> {}</p>', when, first), *lines))


def _promise(who: Reader, change: PromiseChange) -> Iterator[Markup]:
    now = "is" if change.kind == "made" else "now"
    for key, words in (("was", change.before), (now, change.after)):
        if words is not None:
            yield _worded(who, key, words.easy_read if who.easy else words.promise)
    yield from map(widgets.paragraphs, choice_words(say, change.choice, "easy" if who.easy else "plain"))


def _limit(who: Reader, activity: Activity, change: LimitChange, only: int | None) -> Iterator[Markup]:
    before, after = change.before, change.after
    if change.kind in {"added", "added_checking"} and after:
        yield _worded(who, "is", _words(who, after))
    elif change.kind == "gone" and after:
        yield _worded(who, "was", _words(who, before or after))
        yield widgets.paragraphs(after.limit.apology)
    elif change.kind == "elsewhere" and before:
        yield _worded(who, "was", _words(who, before))
    elif before and after:
        told = differences(before, after, only, easy=who.easy)
        if change.kind != "changed" and not any(one.field == "words" for one in told):
            yield _worded(who, "is", _words(who, after))
        for one in told:
            yield from _difference(who, activity, one)
    if change.because:
        yield widgets.paragraphs(say(f"fixed.{who.edition}.changed.because.{change.because}"))


def _words(who: Reader, told: Told) -> str:
    """What the limit is, as shortly as this edition says it."""
    return (told.limit.easy_read or told.limit.plain) if who.easy else told.limit.statement


def _difference(who: Reader, activity: Activity, one: Difference) -> Iterator[Markup]:
    """What it was and what it is, under the name that it has on the page; the limit's own words need none."""
    if one.field != "words":
        yield markup('<p class="dw-body"><strong>{}</strong></p>', who.say(one.field))
    for key, words in (("was", one.was), ("now", one.now)):
        named = part_name(activity, int(words)) if words and one.field == "part" else words
        yield _worded(who, key, named or _say(who, "whole" if one.field == "part" else "nothing"), one.field)


def _say(who: Reader, key: str, **data: object) -> str:
    return say(f"fixed.{who.edition}.changed.{key}", **data)


def _worded(who: Reader, key: str, words: str, field: str = "words") -> Markup:
    """What was or is, after the word for it; under that word where it has several lines. In Easy Read an idea a line."""
    lines = [line for line in (lines_of(words) if who.easy else words.splitlines()) if line.strip()]
    if not lines:
        return Markup("")
    if len(lines) == 1:
        return widgets.paragraphs(_say(who, key, words=lines[0]))
    several = widgets.bullets(lines) if field == "still_open" else widgets.paragraphs("\n".join(lines))
    return joined((widgets.paragraphs(_say(who, key, words="")), several))
