"""Promised, planned and experienced in words and as a picture, for the page of results, its document and a record."""

from collections.abc import Iterator, Mapping
from datetime import date

from logic.dates import british_date
from logic.diagrams.experience import experience_diagram
from logic.diagrams.plain import in_words
from logic.documents.model import Block, Drawing, Heading, Notice, Paragraph, Row, Rows
from logic.documents.record import Say, saying
from logic.experience import Experience
from logic.pack import Pack, Rung


def in_a_line(pack: Pack, found: Experience) -> tuple[tuple[str, str], ...]:
    """What each of the three is, as (name, value)."""
    say, names = saying(pack.screen), {rung.key: rung.name for rung in pack.rungs}
    lines = [
        (say("experience.promised"), _name(found.promised, say)),
        (say("experience.planned"), _name(found.planned, say)),
        (say("experience.felt"), _felt(found, names, say)),
    ]
    if found.easy:
        told = [names[key] for key in found.easy.rungs if key in names]
        words = say("experience.felt_easy_value", rungs=_or(told, say), answered=found.easy.answered)
        lines.append((say("experience.felt_easy"), words))
    return tuple(lines)


def gap(pack: Pack, found: Experience) -> tuple[str, str]:
    """What the picture comes to: a title, and what to do about it."""
    say = saying(pack.screen)
    below = max(found.below_promised, found.below_planned)
    if below:
        one = below == 1
        title = say("experience.gap.title_one") if one else say("experience.gap.title", steps=below)
        return title, say("experience.gap.text")
    key = _gap_without_number(found)
    return say(f"experience.{key}.title"), say(f"experience.{key}.text")


def _gap_without_number(found: Experience) -> str:
    """What the numbers say where they show no gap."""
    if found.look_back:
        return "look_back"
    if found.felt is None:
        return "only_easy"
    if found.promised is None and found.planned is None:
        return "nothing_to_hold"
    return "cannot_tell" if found.cannot_tell else "kept"


def experience_blocks(pack: Pack, found: Experience) -> Iterator[Block]:
    """The three in words, what they come to, and the ladder."""
    say = saying(pack.screen)
    yield Rows(tuple(Row(name, (Paragraph(value),)) for name, value in in_a_line(pack, found)))
    yield Notice(*gap(pack, found))
    diagram = experience_diagram(pack, found)
    yield Drawing(diagram, in_words(diagram), say("documents.in_words"), say("documents.cannot_draw"), upwards=True)


def since_the_record(pack: Pack, found: Experience | None, today: date) -> tuple[Block, ...]:
    """What stands beside a record after the fact, from what is known today; nothing before results were opened.

    The record itself is never changed: it keeps what was known when it was made.
    """
    if found is None:
        return ()
    say: Mapping[str, str] = pack.screen
    lead = say["experience.since.lead"].format(date=british_date(today))
    return (Heading(say["experience.since.heading"]), Paragraph(lead), *experience_blocks(pack, found))


def _name(rung: Rung | None, say: Say) -> str:
    return rung.name if rung else say("experience.not_known")


def _felt(found: Experience, names: Mapping[str, str], say: Say) -> str:
    felt = found.felt
    if felt is None:
        return say("experience.felt_hidden")
    if felt.low == felt.high:
        return say("experience.felt_value", rung=names[felt.low], answered=felt.answered)
    if found.felt_anywhere:
        return say("experience.felt_any", answered=felt.answered)
    return say("experience.felt_between", low=names[felt.low], high=names[felt.high], answered=felt.answered)


def _or(items: list[str], say: Say) -> str:
    return items[0] if len(items) == 1 else say("experience.or", some=", ".join(items[:-1]), last=items[-1])
