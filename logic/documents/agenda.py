"""The agenda for the conversation between seats: on the page of staff and as a paper, from the same words.

What changes the result comes first (domain.md B.9); what nobody knows, and what only some answered, at the end.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from logic.documents.model import Block, Bullets, Document, Heading, Paragraph, Row, Rows
from logic.documents.paper import About
from logic.pack import Pack
from logic.seats import Agenda, Comparison, Point, Seat, Talk, names_of
from logic.text import apart

Say = Callable[..., str]
GROUPS = ("first", "others", "unknown", "alone")
"""The groups of points in the order in which they are talked about."""


@dataclass(frozen=True, slots=True)
class ToldPoint:
    """One point in words. ``said``: (who, what they answered, what they wrote beside it)."""

    key: str
    question: str
    said: tuple[tuple[str, str, str], ...]
    effects: tuple[str, ...]


@dataclass(frozen=True)
class Teller:
    """Puts the points of an agenda in words. ``lead_notes``: the ground of each of the lead's own answers."""

    pack: Pack
    say: Say
    agenda: Agenda
    seats: Sequence[Seat]
    lead_notes: Mapping[str, str]

    @property
    def names(self) -> tuple[str, ...]:
        """What each seat is called, so that no two are called the same."""
        found = names_of(self.seats)
        return tuple(
            label if number == 1 else self.say("seats.again", label=label, number=number) for label, number in found
        )

    def results(self) -> list[tuple[str, str]]:
        """(who, the name of the outcome they reach): the lead, then each seat."""
        lead = self.agenda.seats[0].lead if self.agenda.seats else None
        others = zip(self.names, (one.other for one in self.agenda.seats), strict=True)
        return [(self.say("seats.lead_name"), self._outcome(lead)), *((who, self._outcome(one)) for who, one in others)]

    def points(self, group: str) -> list[ToldPoint]:
        """The points of one group."""
        return [self._point(point) for point in getattr(self.agenda, group)]

    def answer(self, value: str | None) -> str:
        """One answer in words."""
        return self.say(f"answers.{value}") if value else self.say("seats.agenda.not_answered")

    def _outcome(self, outcome: str | None) -> str:
        return self.pack.outcomes[outcome].name if outcome else self.say("seats.agenda.no_result")

    def _point(self, point: Point) -> ToldPoint:
        names, said = self.names, []
        for one in point.said:
            note = (
                self.lead_notes.get(point.question, "")
                if one.seat is None
                else self.seats[one.seat].notes.get(point.question, "")
            )
            who = self.say("seats.lead_name") if one.seat is None else names[one.seat]
            said.append((who, self.answer(one.value), note))
        words = self.pack.questions[point.question].text
        return ToldPoint(point.question, words, tuple(said), tuple(self._effects(point)))

    def _effects(self, point: Point) -> Iterator[str]:
        for seat, turn in point.turns.items():
            compared = self.agenda.seats[seat]
            words = {"who": apart(self.names[seat]), "now": self._outcome(compared.lead_today)}
            key = {0: "seats.agenda.turn_same", 1: "seats.agenda.turn_one"}.get(turn.steps, "seats.agenda.turn")
            yield self.say(key, outcome=self._outcome(turn.outcome), steps=turn.steps, **words)
        for seat, sets in point.together.items():
            # A question that changes the result alone is told of already.
            if seat not in point.turns:
                yield from (self._together(point, seat, self.agenda.seats[seat], questions) for questions in sets)

    def _together(self, point: Point, seat: int, compared: Comparison, questions: Iterable[str]) -> str:
        others = (self.pack.questions[key].text for key in questions if key != point.question)
        return self.say(
            "seats.agenda.together",
            who=apart(self.names[seat]),
            now=self._outcome(compared.lead_today),
            outcome=self._outcome(compared.other_today),
            others="; ".join(self.say("seats.agenda.all_of", question=text) for text in others),
        )


def agenda_document(about: About, teller: Teller, talk: Talk, settled: Sequence[str]) -> Document:
    """The agenda as a paper. ``settled``: the questions on which what was agreed still stands."""
    title = f"{about.say('seats.agenda.heading')}: {about.title}"
    return about.document(title, _blocks(about.say, teller, talk, settled))


def _blocks(say: Say, teller: Teller, talk: Talk, settled: Sequence[str]) -> Iterator[Block]:
    yield Heading(say("seats.agenda.results"))
    yield Rows(tuple(Row(who, (Paragraph(outcome),)) for who, outcome in teller.results()))
    if not teller.agenda.points:
        yield Paragraph(say("seats.agenda.nothing"))
    for group in GROUPS:
        points = teller.points(group)
        if points:
            yield Heading(say(f"seats.agenda.{group}"))
            yield Paragraph(say(f"seats.agenda.{group}_lead"))
            header = (say("record.question"), say("seats.agenda.each_said"))
            yield Rows(tuple(_row(say, point, talk) for point in points), header)
    if settled:
        yield Heading(say("seats.agenda.agreed"))
        rows = []
        for key in settled:
            agreed = talk.agreed[key]
            value = [Paragraph(say("seats.agenda.agreed_now", answer=teller.answer(agreed.value)))]
            value += [Paragraph(agreed.note, "note")] if agreed.note else []
            rows.append(Row(teller.pack.questions[key].text, tuple(value)))
        yield Rows(tuple(rows), (say("record.question"), say("record.seats.came")))


def _row(say: Say, point: ToldPoint, talk: Talk) -> Row:
    value: list[Paragraph | Bullets] = [
        Bullets(tuple(say("seats.agenda.said", who=apart(who), answer=answer) for who, answer, _ in point.said))
    ]
    value += [Paragraph(f"{apart(who)}: {apart(note)}", "note") for who, _, note in point.said if note]
    value += [Paragraph(effect, "soft") for effect in point.effects]
    if point.key in talk.unresolved:
        value.append(Paragraph(f"{say('seats.one.unresolved')}: {apart(talk.unresolved[point.key])}", "note"))
    return Row(point.question, tuple(value))
