"""What an answer that is agreed on would do to the result, told before it is saved (domain.md B.9).

To agree is to answer, so the result of the whole part may move with one point of a conversation, and with it all that
rests on the step that was chosen.
"""

from dataclasses import dataclass

from logic.activity import Part
from logic.flow import Answer, Flow
from logic.journey import replay
from logic.seats.seat import known_to


@dataclass(frozen=True, slots=True)
class Effect:
    """A result that would not stay as it is.

    now, then
        the outcomes before and after; ``then`` is none where questions would be open that nobody has answered.
    steps
        how many rungs it goes down; less than 0 where it goes up, 0 between two outcomes outside the ladder or to none.
    record
        reference of the latest decision record, where it tells of another step than the one after; else empty.
    """

    now: str
    then: str | None
    steps: int
    record: str


def effect_of(flow: Flow, part: Part, question: str, value: Answer) -> Effect | None:
    """What this answer would do to the result of the part; none where it stays, and where there is none to lose."""
    answers = known_to(flow, part.values)
    now, then = (replay(flow, one, ask_all=part.ask_all).outcome for one in (answers, {**answers, question: value}))
    if now is None or now == then:
        return None
    steps = flow.rank[now] - flow.rank[then] if then else 0
    latest = part.records[-1] if part.records else None
    return Effect(now, then, steps, latest.reference if latest and latest.chosen_outcome != then else "")
