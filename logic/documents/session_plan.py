"""The trainer's pack: what to do minute by minute, what to bring, and a sheet for each scenario."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from logic.analysis import decide
from logic.documents.model import Block, Bullets, Document, Heading, PageBreak, Paragraph, Row, Rows, Table
from logic.documents.show_words import minutes_of_steps
from logic.documents.voting_words import name_of
from logic.pack import Pack, Scenario
from logic.session_plan import LADDER, SCENARIOS, SessionPlan, Step
from logic.show import talk
from logic.voting import NOT_ON, choices, place_of


class Teller:
    """Puts a plan in words: on the page and as a paper, from the same ones."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.of: Mapping[str, Scenario] = {one.id: one for one in pack.scenarios}

    def say(self, key: str, /, **data: object) -> str:
        """The interface words under this key."""
        words = self.pack.screen[key]
        return words.format(**data) if data else words

    def name(self, step: Step) -> str:
        """What a step is called."""
        if step.key == SCENARIOS:
            return self.say("session_plan.vote_on", title=self.of[step.scenario].title)
        return self.say(f"session_plan.step.{step.key}.name")

    def what(self, step: Step) -> str:
        """What to do in it. The talk's own notes may take longer than there is time here: then that is said too."""
        what = self.say(f"session_plan.step.{step.key}.what")
        full = minutes_of_steps(self.pack, talk(self.pack)) if step.key == LADDER else 0
        if full <= step.minutes:
            return what
        return f"{what} {self.say('session_plan.step.ladder.quick', full=full, minutes=step.minutes)}"

    def told(self, plan: SessionPlan) -> Iterator[tuple[Step, str]]:
        """Every step with what to do in it; how to vote is said once, and after that that it is done in the same way."""
        voted = False
        for step in plan.steps:
            more = voted and bool(step.scenario)
            yield step, self.say(f"session_plan.step.{SCENARIOS}.more") if more else self.what(step)
            voted = voted or bool(step.scenario)

    def when(self, step: Step) -> str:
        """From which minute to which."""
        return self.say("session_plan.when", begins=step.begins, ends=step.begins + step.minutes)

    def table(self, plan: SessionPlan) -> Table:
        """Minutes, what and how: a row a step."""
        header = (self.say("session_plan.minute"), self.say("session_plan.do"), self.say("session_plan.how"))
        rows = tuple((self.when(step), self.name(step), what) for step, what in self.told(plan))
        return Table(header, rows, caption=self.say("session_plan.table"), widths=(1, 2, 4))

    def items(self, key: str, **data: object) -> Iterator[str]:
        """The interface words of a list."""
        number = 0
        while f"{key}.{number}" in self.pack.screen:
            yield self.say(f"{key}.{number}", **data)
            number += 1

    def result(self, one: Scenario) -> str:
        """Where the questions put it."""
        return self.pack.outcomes[one.outcome].name

    def why(self, one: Scenario) -> tuple[str, ...]:
        """The answers that decided it, as statements."""
        decided = decide(self.pack.flow, one.answers).decisive or ()
        return tuple(self.pack.questions[key].says(one.answers[key]) for key in decided)


def session_plan_document(pack: Pack, plan: SessionPlan, made_at: datetime) -> Document:
    """The whole pack for one session."""
    teller = Teller(pack)
    return Document(
        title=teller.say("session_plan.paper", minutes=plan.length),
        subject=teller.say("session_plan.heading"),
        above=teller.say("session_plan.above"),
        foot=teller.say("session_plan.foot", edition=pack.edition),
        page=pack.screen["documents.page"],
        made_at=made_at,
        blocks=tuple(_blocks(teller, plan)),
    )


def _blocks(teller: Teller, plan: SessionPlan) -> Iterator[Block]:
    say = teller.say
    yield Paragraph(say("session_plan.paper_lead"))
    yield teller.table(plan)
    if plan.left_out:
        yield Heading(say("session_plan.left_out"))
        yield Bullets(tuple(teller.of[one].title for one in plan.left_out))
    yield Heading(say("session_plan.bring_heading"))
    yield Bullets(tuple(teller.items("session_plan.bring")))
    for number, one in enumerate((teller.of[name] for name in plan.scenarios), 1):
        yield PageBreak()
        yield from _scenario(teller, plan.scenarios, number, one)


def _scenario(teller: Teller, ids: Sequence[str], number: int, one: Scenario) -> Iterator[Block]:
    say, pack = teller.say, teller.pack
    yield Heading(say("session_plan.sheet", number=number, title=one.title))
    yield Rows((Row(say("session_plan.read_out"), (Paragraph(one.situation),)),))
    if one.pair is not None and one.pair in ids:
        yield Paragraph(say("session_plan.pair", title=teller.of[one.pair].title), "note")
    names = {choice: name_of(say, pack, choice) for choice in choices(pack)}
    votes = tuple((names[choice], "", "") for choice in choices(pack))
    yield Table(
        (say("session_plan.step_of"), say("session_plan.now"), say("session_plan.should")),
        votes,
        caption=say("session_plan.votes"),
        widths=(2, 1, 1),
    )
    yield Heading(say("session_plan.after"), 3)
    yield Rows(
        (
            Row(say("session_plan.result"), (Paragraph(teller.result(one)),)),
            Row(say("session_plan.why"), (Bullets(teller.why(one)),)),
            Row(say("session_plan.teach"), (Paragraph(one.teaching_point),)),
        )
    )
    yield Heading(say("session_plan.talk_about"), 3)
    place = place_of(pack, one.outcome)
    way = "onto" if place == NOT_ON else "top" if place == pack.rungs[0].key else "up"
    yield Bullets(tuple(say(f"session_plan.ask.{key}", place=names[place]) for key in ("who", way, "words")))
