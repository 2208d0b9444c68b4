"""The ladder on paper: its picture, each rung, an example with its turns, space to write; for the trainer also the notes.

It rests on the content alone, so it is the same file on every day until the content changes.
"""

from collections.abc import Iterator
from itertools import pairwise

from logic.diagrams.balance import balance_svg
from logic.diagrams.model import Diagram, Node
from logic.documents import show_words
from logic.documents.model import (
    Block,
    Bullets,
    Document,
    Drawing,
    Heading,
    Idea,
    Ideas,
    Notice,
    PageBreak,
    Paragraph,
    Picture,
    Table,
)
from logic.documents.paper import BLANK
from logic.pack import Pack, Rung
from logic.show import Talk, standing

LINES = 3
"""Lines to write on, under each heading for notes."""


def handout(pack: Pack, talk: Talk, *, trainer: bool = False) -> Document:
    """The handout of a talk. ``trainer``: with the notes of every slide at the end."""
    say = pack.screen
    blocks = (
        Paragraph(say["show.paper.lead"].format(rungs=len(pack.ladder))),
        Heading(say["show.paper.ladder"]),
        _picture(pack),
        Heading(say["show.paper.steps"]),
        Paragraph(say["show.balance.honest"], "soft"),
        *(block for rung in pack.rungs for block in _rung(pack, rung)),
        *_example(pack, talk),
        *_write(pack),
        *(_notes(pack, talk) if trainer else ()),
    )
    return Document(
        title=say["show.paper.trainer_title" if trainer else "show.paper.title"],
        subject=say["show.paper.about"],
        above=say["show.paper.about"],
        foot=say["show.paper.foot"].format(edition=pack.edition),
        page=say["documents.page"],
        blocks=blocks,
    )


def ladder_plain(pack: Pack) -> Diagram:
    """All rungs from the top down, and nobody on any of them."""
    words = pack.screen
    never = words["show.fact.never"]
    nodes = tuple(Node(one.key, one.band, one.name, (one.gloss,), "" if one.outcome else never) for one in pack.rungs)
    return Diagram(
        title=words["show.paper.title"],
        nodes=nodes,
        edges=(),
        alt=words["diagrams.ladder_alt"].format(steps="; ".join(_in_words(pack))),
        rails=tuple((lower.key, upper.key) for upper, lower in pairwise(pack.rungs)),
        name="whole",
    )


def _picture(pack: Pack) -> Drawing:
    say = pack.screen
    words, title = _in_words(pack), say["show.paper.ladder_words"]
    return Drawing(ladder_plain(pack), words, title, say["show.paper.cannot"], upwards=True)


def _in_words(pack: Pack) -> tuple[str, ...]:
    bands = {band.key: band.name for band in pack.bands}
    return tuple(f"{one.step}. {one.name} ({bands[one.band]}): {one.gloss}" for one in pack.rungs)


def _rung(pack: Pack, rung: Rung) -> Iterator[Block]:
    say = pack.screen
    band = next(one.name for one in pack.bands if one.key == rung.band)
    yield Heading(f"{rung.step}. {rung.name}", 3)
    never = "" if rung.outcome else f" · {say['show.fact.never']}"
    yield Paragraph(f"{rung.gloss} · {band}{never}", "soft")
    lines = tuple(f"{say[f'show.fact.{name}']}: {words}" for name, words in show_words.facts(pack, rung))
    if rung.show is None:
        yield Paragraph(rung.definition)
        yield Bullets(lines)
        return
    words = show_words.balance(pack, rung)
    alt = f"{say['show.council']}, {say['show.people']}. {words}"
    picture = Picture(balance_svg(rung.show.balance), "svg", alt)
    yield Ideas(
        (Idea(picture, (rung.definition, *lines, words)),), (say["show.paper.balance"], say["show.paper.balance_words"])
    )


def _example(pack: Pack, talk: Talk) -> Iterator[Block]:
    example, say = talk.example, pack.screen
    if example is None:
        return
    yield PageBreak()
    yield Heading(say["show.paper.example"])
    yield Notice(example.title, example.situation)
    yield _lines(say["show.paper.before"], 1)
    begun = standing(pack.flow, example.answers)
    given = tuple(
        (pack.questions[key].text, say[f"answers.{example.answers[key]}"])
        for key in pack.flow.by_key
        if key in example.answers
    )
    yield Table((say["show.paper.question"], say["show.paper.answer"]), given, widths=(5, 1))
    yield Heading(say["show.paper.begun"], 3)
    told = (show_words.stands(pack, begun), *show_words.holding(pack, begun), show_words.could_rise(pack, begun))
    yield Bullets(tuple(filter(None, told)))
    if talk.turns:
        yield Heading(say["show.paper.turns"], 3)
        rows = tuple(
            (
                show_words.turned(pack, turn),
                show_words.turn_title(pack, turn),
                "\n".join(show_words.holding(pack, turn.after)),
            )
            for turn in talk.turns
        )
        header = tuple(say[f"show.paper.{name}"] for name in ("change", "then", "why"))
        yield Table(header, rows, widths=(4, 2, 4))
    yield Paragraph(f"{say['show.close.example']} {example.teaching_point}")


def _write(pack: Pack) -> Iterator[Block]:
    say = pack.screen
    yield PageBreak()
    yield Heading(say["show.paper.write"])
    for name in ("write_decision", "write_step", "write_answer"):
        yield _lines(say[f"show.paper.{name}"], LINES)


def _lines(words: str, number: int) -> Table:
    return Table((words,), ((BLANK,),) * number)


def _notes(pack: Pack, talk: Talk) -> Iterator[Block]:
    say = pack.screen
    yield PageBreak()
    yield Heading(say["show.paper.notes"])
    whole = show_words.minutes_until(pack, talk, len(talk.slides) - 1)
    yield Paragraph(say["show.paper.minutes"].format(minutes=whole))
    for number, slide in enumerate(talk.slides, 1):
        note = show_words.note(pack, talk, slide)
        yield Heading(f"{number}. {show_words.title(pack, talk, slide)}", 3)
        yield Paragraph(say["show.notes.timing"].format(minutes=note.minutes), "soft")
        if slide.number:
            yield Paragraph(show_words.turned(pack, talk.turns[slide.number - 1]))
        yield Bullets(note.say)
        yield Paragraph(say["show.paper.ask"].format(ask=note.ask), "note")
