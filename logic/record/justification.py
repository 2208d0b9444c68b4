"""Why no more is done: drafted from the facts where the approach taken is below "doing with".

A result below co-design is kept with its reasons, even when nobody overrides the flow (domain.md B.2, SW-OTH-6).
The draft puts authored pieces (``record.why`` of the pack's screen words) round what people answered and wrote;
the person makes it theirs.
"""

from collections.abc import Iterator

from logic.activity import GivenAnswer, Part
from logic.analysis import Decision, Lift
from logic.pack import Pack

NOTE = 300
"""Most letters of a note in a draft."""
ENDS, CLOSING = (".", "!", "?", "…", ":", ";"), "”’\"')"
"""What ends a sentence, and what may stand behind that."""


def falls_short(pack: Pack, outcome: str) -> bool:
    """Whether this approach is below "doing with": kept with who agreed and how people were told (SW-OTH-6, B.2)."""
    rung = pack.flow.by_outcome[outcome].rung
    return not any(known.key == rung and known.band == "with" for known in pack.rungs)


def asks_who_agreed(pack: Pack, outcome: str, *, chosen: bool) -> bool:
    """Whether a record must say who agreed: below "doing with", and where leaders chose another step (SW-OTH-6, B.2)."""
    return chosen or falls_short(pack, outcome)


def justification_draft(pack: Pack, part: Part, decision: Decision, chosen: str = "") -> str:
    """The draft, one paragraph a line; empty where nothing falls short. ``chosen``: the outcome leaders chose instead."""
    taken = chosen or str(decision.outcome)
    return "\n".join(_lines(pack, part, decision, taken)) if falls_short(pack, taken) else ""


def _lines(pack: Pack, part: Part, decision: Decision, taken: str) -> Iterator[str]:
    words, names, rank = pack.screen, pack.outcomes, pack.flow.rank
    led_to = str(decision.outcome)
    if taken != led_to:
        yield words["record.why.chosen"].format(chosen=names[taken].name, outcome=names[led_to].name)
    else:
        lead = "record.why.lead" if rank[led_to] else "record.why.lead_outside"
        yield words[lead].format(outcome=names[led_to].name)
    # A lower choice is not held down by any answer: its reason stands with it.
    held = rank[taken] >= rank[led_to]
    ceilings = decision.ceilings if held else ()
    if ceilings:
        yield words["record.why.held"]
    for ceiling in ceilings:
        given = part.answers[ceiling.question]
        said = pack.questions[ceiling.question].said.get(given.value, "")
        yield words[_ground(given)].format(said=said, note=_short(given.note))
    lift = _nearest(pack, decision.lifts, taken) if held else None
    if lift:
        levers = "; ".join(pack.questions[key].lever_title for key in lift.questions)
        yield words["record.why.up"].format(rung=names[lift.to].name, levers=levers)
    yield words["record.why.expect"].format(promise=names[taken].promise)


def _ground(given: GivenAnswer) -> str:
    """Which words stand round an answer: nobody knows how they know what they do not know."""
    if given.value == "not_sure":
        return "record.why.unsure_ground" if given.note else "record.why.unsure"
    return "record.why.ground" if given.note else "record.why.no_ground"


def _short(note: str) -> str:
    """The beginning of a note on one line, as a sentence that ends.

    All of it is kept with its answer, and a draft must fit its field.
    """
    line = " ".join(note.split())
    if len(line) > NOTE:
        begun = line[:NOTE]
        # After a whole word, where there is one: half a word says something else.
        return f"{(begun.rpartition(' ')[0] or begun[:-1]).rstrip()}…"
    return line if not line or line.rstrip(CLOSING).endswith(ENDS) else f"{line}."


def _nearest(pack: Pack, lifts: tuple[Lift, ...], taken: str) -> Lift | None:
    """The fewest changes to the next step above the approach taken, of those that can still be made."""
    rank = pack.flow.rank
    above = [lift for lift in lifts if lift.changeable and rank[lift.to] > rank[taken]]
    return min(above, key=lambda lift: (rank[lift.to], len(lift.questions)), default=None)
