"""The pieces that pages are made of. Each takes plain values and draws; none knows a rule."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

import streamlit as st

from logic.errors import Problem
from logic.ladder import LadderView, Step
from logic.pack import Ground, Pack
from pages.shared import frame, session
from pages.shared.html import Markup, draw, joined, markup

LONDON = ZoneInfo("Europe/London")


def british_date(day: date) -> str:
    """14 March 2027."""
    return f"{day.day} {day:%B %Y}"


def british_time(moment: datetime) -> str:
    """10:42 on the clock in Britain."""
    return f"{moment.astimezone(LONDON):%H:%M}"


def british_moment(moment: datetime) -> str:
    """14 March 2027, 10:42."""
    local = moment.astimezone(LONDON)
    return f"{british_date(local.date())}, {local:%H:%M}"


def in_a_sentence(name: str) -> str:
    """A rung's or outcome's name inside a sentence: Co-design becomes co-design."""
    return name[:1].lower() + name[1:]


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


def details(title: str, *body: Markup, css: str = "") -> Markup:
    """Something to open when wanted. Works without any script of ours."""
    return markup(
        '<details class="dw-details {}"><summary>{}</summary><div>{}</div></details>', css, title, joined(body)
    )


def summary_rows(rows: Iterable[tuple[str, Markup | str]], css: str = "dw-summary") -> Markup:
    """Names with their values."""
    lines = joined(markup("<div><dt>{}</dt><dd>{}</dd></div>", name, value) for name, value in rows)
    return markup('<dl class="{}">{}</dl>', css, lines)


def ground(pack: Pack, where: Ground) -> Markup:
    """Where an item comes from: its basis in words and the places it rests on."""
    places = []
    for key in where.sources:
        locator = pack.locators.get(key)
        if locator is None:
            places.append(markup("<li>{}</li>", key))
            continue
        document = pack.documents[locator.document]
        places.append(
            markup(
                '<li>{}: {} <span class="dw-soft">({}, {})</span></li>',
                document.title,
                locator.gist,
                locator.section,
                key,
            )
        )
    return markup(
        '<p>{}</p><ul class="dw-list dw-small">{}</ul>', session.say(f"frame.basis.{where.basis}"), joined(places)
    )


# --- the ladder ---------------------------------------------------------------------------------


def why_held(pack: Pack, step: Step) -> str:
    """What holds a rung back, in words."""
    return session.say("ladder.held_back", why=_and([pack.questions[key].short for key in step.held_by]))


def _and(items: Sequence[str]) -> str:
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])}{session.say('frame.and')}{items[-1]}"


def ladder_state(pack: Pack, view: LadderView, outcome: str | None) -> str:
    """The ladder in one line, for a phone and for whoever cannot see it. ``outcome``: the one reached, if any."""
    if outcome and not view.here:
        return session.say("ladder.line.outside", outcome=pack.outcomes[outcome].name)
    if view.here:
        return session.say("ladder.line.here", rung=in_a_sentence(view.here.rung.name))
    if view.still_open == len(view.steps):
        return session.say("ladder.line.all_open")
    if view.still_open == 0:
        return session.say("ladder.line.none", why=why_held(pack, view.steps[-1]))
    top = next(step for step in view.steps if step.state != "held")
    return session.say("ladder.line.up_to", rung=in_a_sentence(top.rung.name))


def _rung(pack: Pack, step: Step, chosen: str | None) -> Markup:
    note = why_held(pack, step) if step.state == "held" else step.rung.gloss
    key = "chosen" if chosen == step.rung.outcome else "allowed" if chosen else "you_are_here"
    marked = key == "chosen" or step.state == "here"
    here = markup('<span class="dw-here-words">{}</span>', session.say(f"ladder.{key}")) if marked else ""
    return markup(
        '<li class="dw-rung dw-{} dw-{}"><span class="dw-rung-top"><strong>{}</strong>{}</span>'
        '<span class="dw-rung-note">{}</span><span class="dw-band">{}</span></li>',
        step.rung.band,
        "here" if marked and (not chosen or key == "chosen") else "open" if step.state == "here" else step.state,
        step.rung.name,
        here,
        note,
        step.band,
    )


def ladder_steps(pack: Pack, view: LadderView, *, chosen: str | None = None) -> Markup:
    """The two rails and the steps between them. ``chosen``: the outcome leaders chose in place of the one reached."""
    return markup('<ol class="dw-ladder">{}</ol>', joined(_rung(pack, step, chosen) for step in view.steps))


def ladder_aside(pack: Pack, view: LadderView, *, title: str, line: str, below: Markup | str = "") -> None:
    """The ladder beside a page; above it and folded to one line on a phone."""
    steps = ladder_steps(pack, view)
    draw(
        markup(
            '<div class="dw-aside-full"><h2 class="dw-h3">{0}</h2>{1}<div class="dw-aside-below"><p>{2}</p>{3}</div></div>'
            '<details class="dw-aside-fold"><summary>{2}</summary>{1}{3}</details>',
            title,
            steps,
            line,
            below,
        )
    )


# --- forms --------------------------------------------------------------------------------------


Save = Callable[[str], None]
"""What to do with a field as soon as it is filled in; it is given the widget's key."""


def text_field(
    label: str,
    key: str,
    *,
    value: str = "",
    hint: str = "",
    area: bool = False,
    field: str = "",
    save: Save | None = None,
) -> None:
    """A text box with its label, its hint and whatever is wrong with it."""
    if field:
        frame.field_trouble(field)
    asked = label if not hint else f"{label}\n\n{hint}"
    args = (key,) if save else ()
    if area:
        st.text_area(asked, value, key=key, height=110, on_change=save, args=args)
    else:
        st.text_input(asked, value, key=key, on_change=save, args=args)


def date_fields(
    legend: str,
    key: str,
    *,
    value: date | None = None,
    typed: dict[str, str] | None = None,
    hint: str = "",
    field: str = "",
    save: Save | None = None,
) -> None:
    """Day, month and year as three boxes: a calendar that opens is not accessible here.

    ``typed`` holds what was typed before, by widget key, where it may be no date yet.
    """
    draw(markup('<p class="dw-legend">{}</p>', legend))
    if hint:
        draw(markup('<p class="dw-hint">{}</p>', hint))
    if field:
        frame.field_trouble(field)
    with st.container(key=f"date-{key}", horizontal=True):
        for part, width in (("day", 76), ("month", 76), ("year", 104)):
            box = f"{key}-{part}"
            shown = (typed or {}).get(box) or (str(getattr(value, part)) if value else "")
            # The second line is read out and not shown: the legend above stands for it.
            label = f"{session.say(f'frame.date.{part}')}\n\n{legend}"
            st.text_input(label, shown, key=box, width=width, max_chars=4, on_change=save, args=(box,) if save else ())


def read_date(key: str, field: str) -> date | Problem | None:
    """The date typed in ``date_fields``; none when all three are empty; a problem when it is no date."""
    parts = [str(session.typed(f"{key}-{part}", "") or "").strip() for part in ("day", "month", "year")]
    if not any(parts):
        return None
    if not all(part.isascii() and part.isdigit() for part in parts):
        return Problem(field, "date_not_real")
    day, month, year = (int(part) for part in parts)
    try:
        return date(year, month, day) if year > 1999 else Problem(field, "date_not_real")  # noqa: PLR2004 - four figures
    except ValueError:
        return Problem(field, "date_not_real")


def columns(draw_main: Callable[[], None], draw_aside: Callable[[], None]) -> None:
    """The page's content on the left and the ladder on the right."""
    with st.container(key="layout"):
        with st.container(key="main"):
            draw_main()
        with st.container(key="aside"):
            draw_aside()
