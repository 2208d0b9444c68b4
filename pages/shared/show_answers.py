"""The answers of the example on a slide. Each is a link that turns it, so every place they can come to has an address."""

from logic import show
from logic.show import Standing
from logic.turning import opposite
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say
from pages.shared.show_address import Here


def answers(at: Here, now: Standing) -> Markup:
    """All questions of the example with their answers. ``now``: where they stand."""
    listed = joined(_answer(at, now, key) for key in show.shown_questions(at.pack.flow, at.talk))
    # Where something has just been turned there is more to say above the answers, and they explain themselves.
    css = "dw-unseen" if at.turn else "dw-stage-soft"
    return markup('<p class="{}">{}</p><ul class="dw-answers">{}</ul>', css, say("show.answers.change"), listed)


def _answer(at: Here, now: Standing, key: str) -> Markup:
    given = at.answers.get(key)
    becomes = opposite(given)
    asked, holds = key in now.asked, key == now.held_by
    last = at.turn is not None and at.turn.question == key
    css = "".join(
        f" dw-answer-{name}"
        for name, so in (("yes", given == "yes"), ("off", not asked), ("holds", holds), ("last", last))
        if so
    )
    told = [
        *([] if asked else [say("show.answers.off")]),
        *([say("show.answers.holds")] if holds else []),
        say("show.answers.turn_to", answer=say(f"answers.{becomes}")),
    ]
    return markup(
        '<li><a class="dw-answer{}" href="{}" target="_self" data-turns="{}"><span>{}</span><strong>{}</strong>'
        '<span class="dw-unseen">. {}</span></a></li>',
        css,
        at.flipped(key),
        key,
        at.pack.questions[key].known_as,
        say(f"show.answers.{given or 'none'}"),
        ". ".join(told),
    )
