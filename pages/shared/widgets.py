"""The pieces that pages are made of. Each takes plain values and gives markup; none knows a rule."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from urllib.parse import urlencode

import streamlit as st

from logic import dates
from logic.ground import Ground
from logic.pack import Pack
from pages.shared import session
from pages.shared.html import Markup, joined, markup
from web.site import BY_KEY

NOTHING = Markup("")
NOWHERE: Mapping[str, str] = MappingProxyType({})
"""The address of a page that is asked for nothing."""
LONDON = dates.LONDON
british_date, british_time, british_moment = dates.british_date, dates.british_time, dates.british_moment


def in_a_sentence(name: str) -> str:
    """A rung's or outcome's name inside a sentence: Co-design becomes co-design."""
    return name[:1].lower() + name[1:]


def listed(items: Sequence[str]) -> str:
    """Some words, or several sets of them, in one sentence: "a, b and c". At least one."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])}{session.say('frame.and')}{items[-1]}"


def paragraphs(text: str, css: str = "dw-body") -> Markup:
    """Text with its line breaks, each line a paragraph."""
    return joined(markup('<p class="{}">{}</p>', css, line) for line in text.splitlines() if line.strip())


def bullets(items: Iterable[str], css: str = "dw-list") -> Markup:
    """A list of sentences."""
    lines = joined(markup("<li>{}</li>", item) for item in items)
    return markup('<ul class="{}">{}</ul>', css, lines) if lines else Markup("")


def section(title: str, level: int = 2) -> Markup:
    """A heading under the page's own."""
    return markup('<h{0} class="dw-h{0}">{1}</h{0}>', level, title)


def inset(label: str, text: str) -> Markup:
    """A quiet box that begins with a bold label."""
    first, *rest = text.splitlines() or [""]
    more = joined(markup("<p>{}</p>", line) for line in rest if line.strip())
    return markup('<div class="dw-inset"><p><strong>{}</strong> {}</p>{}</div>', label, first, more)


def counts_as_yes(text: str) -> Markup:
    """What counts as yes: what most need at once, and the rest on request."""
    first, _, rest = text.partition("\n")
    more = details(session.say("approach.more_yes"), paragraphs(rest)) if rest.strip() else Markup("")
    return joined((inset(session.say("approach.yes_means"), first), more))


def warning(title: str, text: str, *, css: str = "dw-warning") -> Markup:
    """A box for what must be settled."""
    return markup('<div class="{}"><h3>{}</h3>{}</div>', css, title, paragraphs(text))


def tag(text: str, kind: str) -> Markup:
    """A small status word."""
    return markup('<strong class="dw-tag dw-tag-{}">{}</strong>', kind, text)


def href(page: str, address: Mapping[str, object] = NOWHERE) -> str:
    """The address of the page of this key, with what it is asked for."""
    to = BY_KEY[page].address or "./"
    return f"{to}?{urlencode(address)}" if address else to


def link(page: str, label: str, address: Mapping[str, object] = NOWHERE) -> Markup:
    """A link to the page of this key, with what its address asks for. ``pages.js`` follows it without loading all anew."""
    return markup('<a href="{}" target="_self">{}</a>', href(page, address), label)


def change_link(page: str, label: str, what: str, address: Mapping[str, str]) -> Markup:
    """A short link beside what it changes: who hears the link alone hears what it is about as well."""
    template = '<a href="{}" target="_self" aria-label="{}: {}">{}</a>'
    return markup(template, href(page, address), label, what, label)


def row(what: str, value: Markup, *, change: Markup = NOTHING, note: str = "", key: str = "") -> Markup:
    """What a thing is called, what was given, the link to change it, and a note below."""
    below = markup('<div class="dw-note">{}</div>', paragraphs(note)) if note else NOTHING
    template = '<div class="dw-row" data-row="{}"><p><strong>{}</strong></p><div>{}</div><p>{}</p>{}</div>'
    return markup(template, key, what, value, change, below)


def way(page: str, label: str, address: Mapping[str, str] = NOWHERE, *, main: bool = False) -> Markup:
    """A link on a line of its own. ``main``: the way on that most want."""
    return markup('<p class="dw-way{}">{}</p>', " dw-way-main" if main else "", link(page, label, address))


def way_back(page: str, label: str, address: Mapping[str, str] = NOWHERE) -> Markup:
    """The way back, above the heading."""
    return markup('<p class="dw-way dw-way-back">{}</p>', link(page, label, address))


def details(title: str, *body: Markup) -> Markup:
    """Something to open when wanted. Works without any script of ours."""
    return markup('<details class="dw-details"><summary>{}</summary><div>{}</div></details>', title, joined(body))


def steps(page: str, rows: Iterable[tuple[str, str, str, Mapping[str, str]]]) -> Markup:
    """Steps of a page, each with its status: (status in words, its kind, label, address)."""
    lines = (markup("<li>{} {}</li>", tag(words, kind), link(page, label, where)) for words, kind, label, where in rows)
    return markup('<ul class="dw-steps">{}</ul>', joined(lines))


def summary_rows(rows: Iterable[tuple[str, Markup | str]], css: str = "dw-summary") -> Markup:
    """Names with their values."""
    lines = joined(markup("<div><dt>{}</dt><dd>{}</dd></div>", name, value) for name, value in rows)
    return markup('<dl class="{}">{}</dl>', css, lines)


def ground(pack: Pack, where: Ground) -> Markup:
    """Where an item comes from: its basis in words and the places it rests on.

    Each links to what else rests on it, in a tab of its own: it may stand beside a form that is half filled in.
    """
    places = []
    for key in where.sources:
        locator = pack.locators.get(key)
        if locator is None:
            places.append(markup("<li>{}</li>", key))
            continue
        document = pack.documents[locator.document]
        places.append(
            markup(
                '<li>{}: {} <span class="dw-soft">({}, <a href="{}?k={}" target="_blank" rel="noopener">{}</a>)</span></li>',
                document.title,
                locator.gist,
                locator.section,
                BY_KEY["sources"].address,
                key,
                key,
            )
        )
    return markup(
        '<p>{} {}</p><ul class="dw-list dw-small">{}</ul>',
        session.say(f"frame.basis.{where.basis}"),
        session.say("frame.new_tab"),
        joined(places),
    )


def columns(draw_main: Callable[[], None], draw_aside: Callable[[], None]) -> None:
    """The page's content on the left and, drawn as one element, the ladder on the right."""
    with st.container(key="layout"):
        with st.container(key="main"):
            draw_main()
        draw_aside()
