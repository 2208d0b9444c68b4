"""What somebody answers from a seat of their own, which questions they are asked, and what came of the conversation."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from logic.flow import Answer, Answers, Flow

SEATS_MOST = 20
"""How many seats of a part may be open at once; ours: a conversation that everyone can take part in."""


@dataclass(frozen=True, slots=True)
class Seat:
    """What somebody answered from a seat of their own, by a link.

    label
        whom it is for, as the lead typed it: a role, such as "Carer".
    pack
        the version of the questions in use when it was made.
    answers, notes
        question key -> answer, and -> what they wrote beside it. Either may stand alone.
    invited_on, finished_on, closed_on
        days; no finer time is kept. Finished: they said so, and have not opened it again since.
    version
        counts saves from 1.
    """

    id: int
    part_id: int
    link_id: int
    label: str
    pack: str
    answers: Mapping[str, Answer]
    notes: Mapping[str, str]
    invited_on: date
    finished_on: date | None
    closed_on: date | None
    version: int

    @property
    def speaks(self) -> bool:
        """Whether it counts in the conversation: finished, and not closed."""
        return self.finished_on is not None and self.closed_on is None


@dataclass(frozen=True, slots=True)
class Agreed:
    """What was agreed on one question, with what the lead had answered before."""

    value: Answer
    note: str
    lead: Answer | None
    """None: the lead had not answered it."""
    lead_note: str


@dataclass(frozen=True, slots=True)
class Talk:
    """What came of the conversation about a part: by question, and when it was held with whom.

    agreed
        question key -> what was agreed.
    unresolved
        question key -> why there is no agreement yet.
    took_part
        roles, never names.
    version
        counts saves; 0 while nothing was saved.
    """

    agreed: Mapping[str, Agreed]
    unresolved: Mapping[str, str]
    talked_on: date | None
    took_part: tuple[str, ...]
    version: int


NO_TALK = Talk({}, {}, None, (), 0)


def asked_of(flow: Flow, answers: Answers) -> tuple[str, ...]:
    """The questions that somebody at a seat is asked, in flow order.

    All of them, past every ceiling, as in ask-all mode (domain.md B.4), but for those which their own answers leave no way
    to. A question may be left out: from there the way goes on by either answer.
    """
    reached = {flow.start}
    for question in flow.questions:
        if question.key not in reached:
            continue
        answer = answers.get(question.key)
        ways = {question.yes} if answer == "yes" else {question.no} if answer else {question.yes, question.no}
        if question.no not in flow.by_key and answer not in {None, "yes"}:
            stops = question.gate or (question.ask_all_stops_at_no and answer == "no")
            ways = set() if stops else {question.yes}
        reached |= ways
    return tuple(question.key for question in flow.questions if question.key in reached)


def go_on_at(flow: Flow, answers: Answers, touched: Iterable[str] = ()) -> str | None:
    """Where somebody who comes back goes on: the first question after the last one they answered or wrote about.

    None when there is none after it: they have seen them all.
    """
    asked, left = asked_of(flow, answers), {*answers, *touched}
    seen = [place for place, key in enumerate(asked) if key in left]
    return next(iter(asked[seen[-1] + 1 :] if seen else asked), None)


def known_to(flow: Flow, answers: Answers) -> dict[str, Answer]:
    """The answers that this flow can take: a question of earlier content is kept and never steers."""
    return {key: value for key, value in answers.items() if key in flow.by_key}


def standing(flow: Flow, talk: Talk, lead: Answers) -> tuple[str, ...]:
    """The questions on which what was agreed is still what the lead's answers say, in flow order."""
    return tuple(key for key in flow.order if key in talk.agreed and lead.get(key) == talk.agreed[key].value)


def names_of(seats: Sequence[Seat]) -> tuple[tuple[str, int], ...]:
    """The label of each seat, and its number among those with the same one, from 1."""
    found: list[tuple[str, int]] = []
    for one in seats:
        found.append((one.label, 1 + sum(label == one.label for label, _ in found)))
    return tuple(found)
