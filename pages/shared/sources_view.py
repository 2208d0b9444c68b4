"""The founding documents, their places, and what rests on each, drawn in few and large pieces."""

from collections.abc import Sequence
from functools import lru_cache

from logic import sources
from logic.pack import Document, Locator, Pack
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say


@lru_cache(maxsize=2)
def documents(pack: Pack) -> Markup:
    """Every document with its status, what was lost, and its places folded away."""
    return joined(
        (widgets.section(say("sources.documents")), *(_document(pack, one) for one in pack.documents.values()))
    )


def _document(pack: Pack, one: Document) -> Markup:
    places = sources.find(pack, one.id)
    rows = [
        (say("sources.who"), one.owner),
        (say("sources.when"), one.date),
        (say("sources.status"), one.status),
        (say("sources.about"), one.note),
        (say("sources.lost"), widgets.bullets(one.lost)),
    ]
    return markup(
        '<section class="dw-source"><h3 class="dw-h3">{}</h3>{}<p class="dw-body">{}</p>{}</section>',
        one.title,
        widgets.summary_rows((name, words) for name, words in rows if words),
        _rests(sources.on_document(pack, one.id)),
        widgets.details(say("sources.places", count=len(places)), listed(pack, places)) if places else "",
    )


def listed(pack: Pack, places: Sequence[Locator], *, named: bool = False, unfolded: bool = False) -> Markup:
    """Places with what rests on each. ``named``: each says its document too. ``unfolded``: the items are in sight."""
    lines = joined(_place(pack, one, named=named, unfolded=unfolded) for one in places)
    return markup('<ul class="dw-places">{}</ul>', lines)


@lru_cache(maxsize=1024)
def _place(pack: Pack, one: Locator, *, named: bool, unfolded: bool) -> Markup:
    items = sources.resting_on(pack).get(one.key, ())
    kinds = [say(f"sources.kind.{item.kind}") for item in items]
    named_items = (f"{kind}: {item.title}" if item.title else kind for kind, item in zip(kinds, items, strict=True))
    lines = widgets.bullets(named_items, "dw-list dw-small")
    where = say("sources.place", section=one.section, lines=one.lines)
    rests = markup('<p class="dw-soft">{}</p>', _rests(len(items)))
    return markup(
        '<li><strong>{}</strong> {}<p class="dw-soft">{}</p>{}</li>',
        one.key,
        one.gist,
        f"{pack.documents[one.document].title}. {where}" if named else where,
        joined((rests, lines)) if unfolded or not items else widgets.details(_rests(len(items)), lines),
    )


def _rests(count: int) -> str:
    if not count:
        return say("sources.rests.none")
    return say("sources.rests.one") if count == 1 else say("sources.rests.many", count=count)


@lru_cache(maxsize=2)
def missing(pack: Pack) -> Markup:
    """The tools that nobody could find, said plainly."""
    if not pack.missing:
        return Markup("")
    head = markup(
        '<tr><th scope="col">{}</th><th scope="col">{}</th></tr>',
        say("sources.missing.tool"),
        say("sources.missing.instead"),
    )
    rows = joined(
        markup('<tr><td>{} <span class="dw-soft">({})</span></td><td>{}</td></tr>', one.name, one.key, one.instead)
        for one in pack.missing
    )
    return joined(
        (
            widgets.section(say("sources.missing.heading")),
            widgets.paragraphs(pack.honesty),
            markup('<table class="dw-table"><thead>{}</thead><tbody>{}</tbody></table>', head, rows),
        )
    )


@lru_cache(maxsize=2)
def pulls(pack: Pack) -> Markup:
    """Where the documents pull against each other."""
    if not pack.tensions:
        return Markup("")
    cards = joined(
        markup(
            '<section class="dw-card"><h3>{}</h3><p>{}</p>{}</section>',
            say("sources.pulls.both", one=one.one, other=one.other),
            one.handled,
            widgets.details(say("ladder_page.sources"), widgets.ground(pack, one.ground)),
        )
        for one in pack.tensions
    )
    return joined((widgets.section(say("sources.pulls.heading")), widgets.paragraphs(say("sources.pulls.lead")), cards))
