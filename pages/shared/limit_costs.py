"""What limits cost, in words: steps of the ladder, part by part, for one limit and for all together."""

from logic.activity import Part
from logic.analysis import masks, outcome_of
from logic.register import STANDING, NonNegotiable
from pages.shared import session, widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.limit_words import Held
from pages.shared.session import say


def outcome_at(rank: int, today: str) -> str:
    """The name of the outcome with this rank, inside a sentence; that of today where the rank is today's."""
    pack = session.app().pack
    outcome = today if pack.flow.rank[today] == rank else next(o.id for o in pack.flow.outcomes if o.rank == rank)
    return widgets.in_a_sentence(pack.outcomes[outcome].name)


def cost_words(key: str, part: Part, steps: int) -> str:
    """What some steps mean in this part: ``together`` or ``alone``."""
    flow = session.app().pack.flow
    today = outcome_of(flow, masks(flow, part.values)[0])
    names = {"today": outcome_at(flow.rank[today], today), "without": outcome_at(flow.rank[today] + steps, today)}
    many = "none" if steps == 0 else "one" if steps == 1 else "many"
    return say(f"limits.cost.{key}.{many}", count=steps, **names)


def of_part(held: Held, part: Part, words: str) -> str:
    """Words about a part, led by its number where there are several."""
    return say("limits.cost.part", number=part.number) + words if len(held.activity.parts) > 1 else words


def together(held: Held) -> Markup:
    """What all limits cost, part by part."""
    lines = []
    for part in held.activity.parts:
        costs = held.costs.get(part.number)
        words = cost_words("together", part, costs.together) if costs else say("limits.cost.no_result")
        lines.append(of_part(held, part, words))
    return joined(markup('<p class="dw-body">{}</p>', line) for line in lines)


def alone(held: Held, limit: NonNegotiable) -> str:
    """What one limit costs, a line for each part it limits."""
    if held.statuses[limit.number] not in STANDING:
        return say("limits.cost.open")
    lines = []
    for part in held.activity.parts:
        if limit.part not in {None, part.number}:
            continue
        costs = held.costs.get(part.number)
        if costs is None:
            lines.append(of_part(held, part, say("limits.cost.no_result")))
            continue
        steps = costs.each[limit.number]
        words = cost_words("alone", part, steps)
        if steps == 0 and costs.together and _is_doubled(held, part, limit):
            words = f"{words} {say('limits.cost.shared_with')}"
        lines.append(of_part(held, part, words))
    return "\n".join(lines)


def _is_doubled(held: Held, part: Part, limit: NonNegotiable) -> bool:
    """Whether another standing limit explains the same "no"."""
    noes = {key for key in limit.explains if part.values.get(key) == "no"}
    return any(other.number != limit.number and noes & set(other.explains) for other in held.standing(part))
