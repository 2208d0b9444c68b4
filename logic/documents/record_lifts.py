"""What would move a result up: a heading for each step, and under it what is needed, with every "either" and "or"."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from logic.documents.model import Block, Bullets, Heading, Paragraph

Say = Callable[..., str]
Lift = Mapping[str, Any]


def lifts(kept: Mapping[str, Any], say: Say) -> Iterator[Block]:
    """The ways to each higher step, as they stood, from the step nearest by."""
    if kept["lifts"]:
        yield Heading(say("record.up"))
    for name, ways in groupby(kept["lifts"], key=lambda lift: str(lift["name"])):
        yield Heading(say("record.up_to", rung=name), 3)
        yield from _ways(tuple(ways), say)


def _ways(ways: Sequence[Lift], say: Say) -> Iterator[Block]:
    """What every way needs, then what each needs besides."""
    titles = [tuple(str(one["lever_title"]) for one in way["questions"]) for way in ways]
    always = [title for title in titles[0] if all(title in needed for needed in titles)]
    besides = [tuple(title for title in needed if title not in always) for needed in titles]
    if len(ways) > 1 and not all(besides):
        always, besides = [], titles
    if always:
        yield Paragraph(say("record.up_all" if len(always) > 1 else "record.up_one"))
        yield Bullets(tuple(always))
    if len(ways) > 1:
        yield Paragraph(say("record.up_and" if always else "record.up_ways"))
        yield Bullets(tuple(_way(place, needed, ways[place], say) for place, needed in enumerate(besides)))
    elif not ways[0]["changeable"]:
        yield Paragraph(say("record.fixed"), "soft")


def _way(place: int, needed: Sequence[str], way: Lift, say: Say) -> str:
    """One way of several, as a line."""
    quoted = [say("record.up_thing", title=title) for title in needed]
    things = say("frame.and").join(filter(None, (", ".join(quoted[:-1]), quoted[-1])))
    line = say("record.up_or" if place else "record.up_either", things=things)
    return line if way["changeable"] else f"{line} {say('record.fixed')}"
