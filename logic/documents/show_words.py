"""What the slides about the ladder say, and the notes for whoever speaks: the same on the screen and on paper."""

from collections.abc import Iterator
from dataclasses import dataclass

from logic.pack import Pack, Rung
from logic.show import Slide, Standing, Talk, Turn, standing

NOTES = {"up": "turn_up", "down": "turn_down", "still": "turn_still"}
"""How the notes of a turn are called."""
BALANCES = ("council_only", "weighs", "opens", "design", "level")
"""How the words for each balance of power are called, from 0 up."""


@dataclass(frozen=True, slots=True)
class Note:
    """For whoever speaks: what to say, line by line, a question for the room, and whole minutes."""

    say: tuple[str, ...]
    ask: str
    minutes: int


def in_a_sentence(name: str) -> str:
    """A rung's name inside a sentence."""
    return name[:1].lower() + name[1:]


def title(pack: Pack, talk: Talk, slide: Slide) -> str:
    """The heading of a slide as it begins."""
    words = pack.screen
    if slide.rung is not None:
        return slide.rung.name
    if slide.kind == "turn":
        return turn_title(pack, talk.turns[slide.number - 1])
    if slide.kind == "answers":
        return stands(pack, standing(pack.flow, talk.answers(slide)))
    return words["show.example_slide.title" if slide.kind == "example" else f"show.{slide.kind}.title"]


def stands(pack: Pack, here: Standing) -> str:
    """Where answers stand, as a heading."""
    rung = pack.rung_of(here.outcome)
    if rung is None:
        return _outside(pack, here, "show.answers.outside")
    return pack.screen["show.answers.title"].format(rung=in_a_sentence(rung.name))


def turn_title(pack: Pack, turn: Turn) -> str:
    """What a turn did to the place on the ladder."""
    rung = pack.rung_of(turn.after.outcome)
    if rung is None:
        return _outside(pack, turn.after, "show.turn.outside")
    return pack.screen[f"show.turn.{turn.way}"].format(rung=in_a_sentence(rung.name))


def _outside(pack: Pack, here: Standing, key: str) -> str:
    """Where answers stand outside the ladder. What nobody answered says nothing: "nobody is affected" would not be true."""
    if awaited(pack, here):
        return pack.screen["show.turn.waits"]
    return pack.screen[key].format(outcome=pack.outcomes[here.outcome].name)


def awaited(pack: Pack, here: Standing) -> bool:
    """Whether answers stand outside the ladder only because nobody has answered the next question."""
    return pack.rung_of(here.outcome) is None and here.held_by is not None and here.held_by not in here.answers


def turned(pack: Pack, turn: Turn) -> str:
    """Which answer was turned, and what that says."""
    words, question = pack.screen, pack.questions[turn.question]
    answer = in_a_sentence(words[f"answers.{turn.answer}"])
    return words["show.turn.what"].format(label=question.known_as, answer=answer, said=question.says(turn.answer))


def holding(pack: Pack, here: Standing) -> Iterator[str]:
    """What holds answers where they stand, and what would help; or that nothing does."""
    words = pack.screen
    if here.held_by is None:
        yield words["show.turn.nothing"]
        return
    question = pack.questions[here.held_by]
    if awaited(pack, here):
        yield words["show.turn.next"].format(label=question.known_as)
        return
    key = "show.turn.held" if here.held_by in here.answers else "show.turn.unasked"
    yield words[key].format(label=question.known_as)
    yield words["show.turn.help"].format(lever=in_a_sentence(question.lever_title))


def could_rise(pack: Pack, here: Standing) -> str:
    """How far answers could rise that nobody is sure of, were each of them a yes; empty where nobody is unsure."""
    unsure = [key for key in pack.flow.by_key if here.answers.get(key) == "not_sure"]
    best = pack.rung_of(standing(pack.flow, {**here.answers, **dict.fromkeys(unsure, "yes")}).outcome)
    if not unsure or best is None:
        return ""
    names = [f"“{pack.questions[key].known_as}”" for key in unsure]
    unknown = pack.screen["frame.and"].join(filter(None, (", ".join(names[:-1]), names[-1])))
    return pack.screen["show.answers.rise"].format(unknown=unknown, rung=in_a_sentence(best.name))


def note(pack: Pack, talk: Talk, slide: Slide) -> Note:
    """The speaker's notes of a slide. What an example teaches is said where the talk ends.

    Turns of one kind follow each other, so each asks the room something else, as long as there is something.
    """
    shown = slide.rung.show if slide.rung else None
    if shown is not None:
        return Note(shown.say, shown.ask, shown.minutes)
    ways = [one.way for one in talk.turns[: slide.number]]  # of the turns up to this one; none on other slides
    kind = "choice" if slide.rung else NOTES[ways[-1]] if ways else slide.kind
    alike = ways[:-1].count(ways[-1]) if ways else 0
    words = pack.screen
    said = tuple(words[f"show.notes.{kind}.say"].splitlines())
    asks = words[f"show.notes.{kind}.ask"].splitlines()
    return Note(said, asks[alike % len(asks)], int(words[f"show.notes.{kind}.minutes"]))


def minutes_until(pack: Pack, talk: Talk, last: int) -> int:
    """Minutes from the first slide to the end of the one at this place."""
    return sum(note(pack, talk, slide).minutes for slide in talk.slides[: last + 1])


def minutes_of_steps(pack: Pack, talk: Talk) -> int:
    """Minutes until the ladder itself is shown, before any example; all of them where there is none."""
    return minutes_until(pack, talk, talk.place("choice"))


def facts(pack: Pack, rung: Rung) -> tuple[tuple[str, str], ...]:
    """What a rung is known by, each with the name of its words; what we promise on it where it can be promised."""
    known = (("power", rung.power), ("expect", rung.expect), ("sign", rung.sign))
    promised = pack.outcomes.get(rung.outcome or "")
    return (*known, *((("promise", promised.promise),) if promised else ()))


def balance(pack: Pack, rung: Rung | None) -> str:
    """The balance of power on a rung, in words; empty where the content does not say it."""
    if rung is None or rung.show is None:
        return ""
    name = BALANCES[rung.show.balance]
    return pack.screen[f"show.balance.{name}"]
