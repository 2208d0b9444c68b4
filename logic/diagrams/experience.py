"""The ladder with what was promised, what was planned and what it felt like to people, each on its step (domain.md MX11)."""

from collections.abc import Mapping
from itertools import pairwise

from logic.diagrams.model import Diagram, Node, NodeMark
from logic.experience import Experience
from logic.pack import Pack

FELT = {"felt", "felt_between"}
"""What stands at a rung that it felt like, or may have felt like."""


def marks(pack: Pack, found: Experience) -> Mapping[str, tuple[str, ...]]:
    """Rung key -> what stands at it: "promised", "planned", "felt", in this order.

    Where several rungs are told together, "felt_between" stands at each of them; where all are, at none.
    """
    felt = range(0)
    if found.felt and found.steps and not found.felt_anywhere:
        felt = range(found.steps[found.felt.low], found.steps[found.felt.high] + 1)
    return {
        rung.key: tuple(
            name
            for name, here in (
                ("promised", rung == found.promised),
                ("planned", rung == found.planned),
                ("felt" if len(felt) == 1 else "felt_between", rung.step in felt),
            )
            if here
        )
        for rung in pack.rungs
    }


def experience_diagram(pack: Pack, found: Experience) -> Diagram:
    """All rungs from the top down, those below the recommended ones as well: people may have felt them."""
    words, here = pack.screen, marks(pack, found)
    nodes, text = [], []
    for rung in pack.rungs:
        note = " · ".join(words[f"experience.mark.{name}"] for name in here[rung.key])
        mark: NodeMark = "here" if FELT & {*here[rung.key]} else "travelled" if here[rung.key] else "plain"
        nodes.append(Node(rung.key, rung.band, rung.name, (rung.gloss,), note, mark))
        text.append(": ".join(filter(None, (rung.name, note))))
    rails = tuple((lower.key, upper.key) for upper, lower in pairwise(pack.rungs))
    return Diagram(
        title=words["experience.title"],
        nodes=tuple(nodes),
        edges=(),
        alt=words["diagrams.ladder_alt"].format(steps="; ".join(text)),
        rails=rails,
        name="experience",
    )
