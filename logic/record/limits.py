"""What a record keeps of the limits that stood that day: their words and what they cost, never only their numbers."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from logic.activity import Part
from logic.pack import Pack
from logic.register import NonNegotiable, cost, explained_by, status_of


def limits_kept(pack: Pack, part: Part, standing: Sequence[NonNegotiable], today: date) -> dict[str, Any]:
    """The standing limits of this part, each with its cost, and the cost of all together."""
    costs = cost(pack.flow, part.values, explained_by(standing))
    return {
        "each": [
            {
                "number": limit.number,
                "version": limit.version,
                "statement": limit.statement,
                "status": status_of(limit, pack.register, today),
                "explains": [
                    {"question": key, "said": pack.questions[key].said.get("no", "")}
                    for key in limit.explains
                    if key in pack.questions
                ],
                "cost": costs.each[limit.number],
            }
            for limit in standing
        ],
        "together": costs.together,
    }
