"""What carries one activity through after the decision: which rung drives it, and what to do next (design 7)."""

from logic.activity import Part
from logic.journey import replay
from logic.pack import Pack, Rung


def outcome_for(pack: Pack, part: Part) -> str | None:
    """The outcome that methods, checklist and pairs of this part go by; none while it is not known.

    The one chosen in its latest decision record; else, or where this pack has no such outcome, that of its answers.
    """
    flow = pack.flow
    if part.records and part.records[-1].chosen_outcome in flow.by_outcome:
        return part.records[-1].chosen_outcome
    answers = {key: value for key, value in part.values.items() if key in flow.by_key}
    return replay(flow, answers, ask_all=part.ask_all).outcome


def outcome_before(pack: Pack, part: Part, made_for: str) -> str | None:
    """The outcome on the ladder that the plan was last changed for, where that of today is another on it.

    ``made_for`` as the plan has it; where it has none, the last other one that was recorded.
    """
    rungs, today = {one.id: one.rung for one in pack.flow.outcomes}, outcome_for(pack, part)
    earlier = [made_for] if made_for else [record.chosen_outcome for record in reversed(part.records)]
    others = (one for one in earlier if one != today and rungs.get(one))
    return next(others, None) if rungs.get(today or "") else None


def rung_for(pack: Pack, part: Part) -> Rung | None:
    """The rung of that outcome; none while it is not known, and where it stands outside the ladder."""
    outcome = outcome_for(pack, part)
    return pack.rung_of(outcome)


def rung_outcome_for(pack: Pack, part: Part) -> str | None:
    """The outcome of that rung; none where there is none, for the plan of a part has nothing for other outcomes."""
    rung = rung_for(pack, part)
    return rung.outcome if rung else None
