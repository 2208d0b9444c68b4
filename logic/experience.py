"""Promised, planned and experienced: three rungs of one part, and the gap between them (domain.md B.6 DG8, H FB12, MX11).

Promised is what was decided, planned what the ways chosen amount to, experienced what people said afterwards it felt
like. Pure: nothing of it is kept, so a plan or a record that changes changes the picture with it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from logic.activity import Part
from logic.diagnosis import bounded_rung
from logic.feedback import Question, Scale
from logic.pack import Pack, Rung
from logic.plan import PlannedMethod
from logic.suppression import EditionTold, middle
from logic.workspace import rung_for


@dataclass(frozen=True, slots=True)
class Felt:
    """What most people said it felt like, from the replies in standard words (FB12).

    low, high
        keys of the lowest and the highest rung of the band with the middle reply: the same where it is told by itself.
    answered
        how many said what it felt like; at least ``logic.suppression.LEAST``.
    """

    low: str
    high: str
    answered: int


@dataclass(frozen=True, slots=True)
class EasyFelt:
    """The same from Easy Read, whose four pictures each stand for several rungs: told apart, never on the same scale.

    options
        keys of the options with the middle reply, usually one.
    rungs
        keys of the rungs that their pictures stand for.
    """

    options: tuple[str, ...]
    rungs: tuple[str, ...]
    answered: int


@dataclass(frozen=True, slots=True)
class Experience:
    """The three rungs of a part whose feedback was opened.

    promised
        that of its latest record, else of its answers; none where it stands outside the ladder or is not known.
    planned
        that of the ways planned, no higher than the answers allow; none where nothing planned says one.
    felt
        none where fewer than 5 people said it in standard words: then people look back together instead.
    """

    promised: Rung | None
    planned: Rung | None
    felt: Felt | None
    easy: EasyFelt | None = None
    steps: Mapping[str, int] | None = None

    @property
    def look_back(self) -> bool:
        """Whether too few said what it felt like, in either edition, so that people are asked together."""
        return self.felt is None and self.easy is None

    @property
    def asks_to_look_back(self) -> bool:
        """Whether people are asked to look back on it together: it felt lower, or the numbers cannot tell (DG8, H)."""
        return self.felt is None or max(self.below_promised, self.below_planned) > 0 or self.cannot_tell

    @property
    def felt_anywhere(self) -> bool:
        """Whether all steps of the ladder are told together, which says nothing of what it felt like."""
        if self.felt is None or not self.steps or len(self.steps) == 1:
            return False
        order = sorted(self.steps, key=self.steps.__getitem__)
        return {self.felt.low, self.felt.high} == {order[0], order[-1]}

    @property
    def cannot_tell(self) -> bool:
        """Whether what was promised or planned lies within the steps told together, above the lowest of them.

        Then some of those people may have felt less, and the numbers say neither that they did nor that they did not.
        """
        if self.felt is None or self.steps is None or max(self.below_promised, self.below_planned):
            return False
        low = self.steps.get(self.felt.low, 0)
        return any(rung is not None and rung.step > low for rung in (self.promised, self.planned))

    @property
    def below_promised(self) -> int:
        """How many steps it felt lower than promised, at the least; 0 where it did not, or it is not known."""
        return self._below(self.promised)

    @property
    def below_planned(self) -> int:
        """The same for what was planned. Above 0 means that DG8 fires."""
        return self._below(self.planned)

    def _below(self, rung: Rung | None) -> int:
        """Held against the highest rung of the band: nobody is told of a gap that the numbers do not show."""
        if rung is None or self.felt is None or self.steps is None:
            return 0
        return max(rung.step - self.steps.get(self.felt.high, rung.step), 0)


def felt_rung(found: Experience | None) -> str | None:
    """The key that ``logic.diagnosis.diagnose`` takes as experienced: the highest rung of the band with the middle reply."""
    return found.felt.high if found and found.felt else None


def rung_question(questions: Sequence[Question]) -> Question | None:
    """The question that asks what it felt like: the one whose options name rungs (FB12); none where none does."""
    return next((one for one in questions if one.scale and any(option.rung for option in one.scale.standard)), None)


def felt(pack: Pack, question: Question | None, told: Sequence[EditionTold]) -> Felt | None:
    """The rung with the middle reply: at least half of those who answered felt this rung or a lower one.

    domain.md B.6 says "most replies"; the middle one is what most replies are at or below, and one angry or one grateful
    reply does not move it. It comes from the published bands, so it tells nothing that they do not.
    """
    table = next((one.tables.get(question.id) for one in told if one.edition == "standard"), None) if question else None
    if question is None or question.scale is None or table is None:
        return None
    steps = {rung.key: rung.step for rung in pack.rungs}
    rungs = {one.key: one.rung for one in question.scale.standard if one.rung in steps}
    upwards = sorted(rungs, key=lambda key: steps[rungs[key]])
    if any(key not in rungs for band in table.bands if band.counts for key in band.options):
        return None  # another ladder than today's was asked about
    found = sorted((rungs[key] for key in middle(table, upwards=upwards)), key=steps.__getitem__)
    return Felt(found[0], found[-1], table.answered()) if found else None


def easy_felt(question: Question | None, told: Sequence[EditionTold]) -> EasyFelt | None:
    """The picture with the middle reply. Easy Read asks from the top down: worked with me, asked, told, not listened to."""
    table = next((one.tables.get(question.id) for one in told if one.edition == "easy"), None) if question else None
    scale: Scale | None = question.scale if question else None
    if table is None or scale is None:
        return None
    upwards = [one.key for one in reversed(scale.easy) if one.counts]
    found = middle(table, upwards=upwards)
    rungs = tuple(rung for one in scale.easy if one.key in found for rung in one.rungs)
    return EasyFelt(found, rungs, table.answered()) if found else None


def experience(
    pack: Pack,
    part: Part,
    planned: Sequence[PlannedMethod],
    question: Question | None,
    told: Sequence[EditionTold],
    *,
    asked: str = "",
) -> Experience:
    """The three rungs of this part. ``question``: that of the form (``rung_question``); ``told``: what it published.

    ``asked``: key of the rung that people were promised when they were asked. Answers that changed since do not change
    what was promised then.
    """
    promised = next((rung for rung in pack.rungs if rung.key == asked), None)
    return Experience(
        promised or rung_for(pack, part),
        bounded_rung(pack, part, planned),
        felt(pack, question, told),
        easy_felt(question, told),
        {rung.key: rung.step for rung in pack.rungs},
    )
