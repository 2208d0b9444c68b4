"""The limits of a piece of work one under another, and the worked entries of the content."""

from functools import lru_cache

from logic.pack import Pack
from logic.register import STANDING, NonNegotiable
from pages.shared import case as cases
from pages.shared import limit_costs, session, widgets
from pages.shared import limit_words as words
from pages.shared.html import Markup, joined, markup
from pages.shared.limit_words import Held
from pages.shared.session import say


@session.kept_of_work
def rows(ref: str, numbers: tuple[int, ...]) -> Markup:
    """The limits with these numbers one under another, each with the way to it."""
    held = words.held(ref)
    by_number = {limit.number: limit for limit in held.limits}
    lines = joined(row(held, by_number[number]) for number in numbers)
    return markup('<ul class="dw-tasks">{}</ul>', lines) if numbers else Markup("")


def row(held: Held, limit: NonNegotiable) -> Markup:
    """One limit: its number and words, where it stands, what it costs, what to do next."""
    category = held.rules.category(limit.category)
    facts = [category.name] if category else []
    if len(held.activity.parts) > 1:
        facts.append(words.part_words(limit))
    address = {cases.ACTIVITY: held.activity.ref, words.NUMBER: limit.number}
    status = held.statuses[limit.number]
    standing = status in STANDING
    costs = limit_costs.alone(held, limit) if standing else ""
    return markup(
        '<li>{} {}<p class="dw-soft">{}</p>{}{}</li>',
        widgets.link("limit", limit.statement, address),
        words.status_tag(status),
        " · ".join((say("limits.number", number=limit.number), *facts)),
        widgets.paragraphs(costs, "dw-soft"),
        widgets.paragraphs(words.next_thing(held, limit), "dw-body"),
    )


@lru_cache(maxsize=2)
def examples(pack: Pack) -> Markup:
    """Every worked entry, to open when wanted."""
    return widgets.details(say("limits.examples.heading"), *(words.example(one) for one in pack.register.examples))
