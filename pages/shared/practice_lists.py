"""The four ways to practise, and the exercises of one. What is done is marked in the browser alone (practice.js)."""

from pages.shared import frame, session, widgets
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.practice_address import LEVEL, WAY, Asked
from pages.shared.practice_sets import WAYS, Exercise, Way, exercises, fewest, names_of
from pages.shared.session import say


def ways(asked: Asked) -> None:
    """The ways there is something to do in, each with how many exercises it has."""
    frame.back("training", say("practice.back"))
    frame.notices(ignored=asked.ignored)
    frame.heading(say("practice.heading"), step="practice")
    draw(
        widgets.paragraphs(say("practice.lead"), "dw-lead"),
        widgets.paragraphs(say("practice.no_marks")),
        markup('<div class="dw-practice-ways">{}</div>', joined(_way(asked, way) for way in WAYS)),
        kept(),
    )


def _way(asked: Asked, way: Way) -> Markup:
    found = exercises(asked.pack, session.app().pack, way)
    if not found:
        return Markup("")
    return markup(
        '<section class="dw-card"><h2 class="dw-h3">{}</h2>{}{}</section>',
        widgets.link("practice", say(f"practice.way.{way}.title"), {WAY: way}),
        widgets.paragraphs(say(f"practice.way.{way}.lead")),
        tally(way, found),
    )


def tally(way: Way, found: tuple[Exercise, ...]) -> Markup:
    """How many there are, and, where the browser keeps it, how many of them are done."""
    count = say(f"practice.way.{way}.one" if len(found) == 1 else f"practice.way.{way}.many", count=len(found))
    # The script puts the number in its place.
    words = say("practice.tally", done="{done}", count=len(found))
    template = '<p class="dw-soft"><strong>{}</strong> <span data-dw-tally="{}" data-dw-of="{}"></span></p>'
    return markup(template, count, words, names_of(found))


def listing(asked: Asked) -> None:
    """The exercises of one way."""
    way = asked.way or WAYS[0]
    frame.back("practice", say("practice.back_to_ways"))
    frame.notices(ignored=asked.ignored)
    frame.heading(say(f"practice.way.{way}.title"), step=f"practice-{way}")
    lines = joined(_line(asked, one) for one in asked.listed)
    if not exercises(asked.pack, session.app().pack, way):
        draw(widgets.paragraphs(say("practice.none"), "dw-lead"))
        return
    draw(
        widgets.paragraphs(say(f"practice.way.{way}.lead"), "dw-lead"),
        why_so_few(asked) if way == "fewest" else Markup(""),
        levels(asked) if way == "all" else Markup(""),
        tally(way, asked.listed),
        markup('<ol class="dw-practice">{}</ol>', lines),
        kept(),
    )


def _line(asked: Asked, one: Exercise) -> Markup:
    level = one.sides[0].level if len(one.sides) == 1 else ""
    if len({side.title for side in one.sides}) == 2 and not one.common and one.ground:  # noqa: PLR2004
        label = joined(markup("<span>{}</span>", side.title) for side in one.sides)
    else:
        label = markup("{}", one.title)
    return markup(
        '<li data-dw-exercise="{}" data-dw-done="{}"><a href="{}" target="_self">{}</a> <span class="dw-soft">{}</span></li>',
        one.keeps[0],
        say("practice.done"),
        widgets.href("practice", asked.to(one)),
        label,
        level,
    )


def levels(asked: Asked) -> Markup:
    """The list of all examples narrowed to one size."""
    every = exercises(asked.pack, session.app().pack, "all")
    offered = [("", say("practice.level.any", count=len(every)))]
    for level in asked.pack.levels:
        count = sum(one.level == level.key for one in every)
        offered.append((level.key, say("practice.level.one", level=level.name, count=count)))
    lines = joined(
        markup(
            '<li><a href="{}" target="_self"{}>{}</a></li>',
            widgets.href("practice", asked.to_list(key)),
            Markup(' aria-current="true"') if key == asked.level else "",
            words,
        )
        for key, words in offered
    )
    template = (
        '<p class="dw-label" id="practice-{0}">{1}</p><ul class="dw-choices" aria-labelledby="practice-{0}">{2}</ul>'
    )
    return markup(template, LEVEL, say("practice.level.label"), lines)


def why_so_few(asked: Asked) -> Markup:
    """That fewer would not do, and what is made up for want of a worked example."""
    chosen = fewest(asked.pack)
    words = [say("practice.count.fewest" if chosen.fewest else "practice.count.needed")]
    if chosen.made:
        one = len(chosen.made) == 1
        words.append(say("practice.count.made_one" if one else "practice.count.made", count=len(chosen.made)))
    return widgets.paragraphs(" ".join(words))


def kept() -> Markup:
    """What the browser remembers, and the way to make it forget. The script shows what it can do."""
    return markup(
        '<section class="dw-practice-kept">{}{}<p class="dw-body" data-dw-blocked hidden>{}</p>'
        '<div class="dw-forget" hidden><button type="button" data-dw-forget data-dw-forgotten="{}">{}</button>'
        '<p role="status"></p></div></section>',
        widgets.section(say("practice.kept.heading")),
        widgets.paragraphs(say("practice.kept.lead")),
        say("practice.kept.blocked"),
        say("practice.kept.forgotten"),
        say("practice.kept.forget"),
    )
