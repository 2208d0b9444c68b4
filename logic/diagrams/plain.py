"""A diagram as plain JSON and back, so that a record can keep its pictures; and as lines of words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from logic.diagrams.along import given_edges
from logic.diagrams.model import Diagram, Edge, Node


def to_plain(diagram: Diagram) -> dict[str, Any]:
    """Everything of a diagram as JSON holds it."""
    kept: dict[str, Any] = _listed(asdict(diagram))
    return kept


def from_plain(kept: Mapping[str, Any]) -> Diagram:
    """The diagram that ``to_plain`` gave. Raises ``KeyError`` or ``TypeError`` on anything else."""
    return Diagram(
        title=kept["title"],
        nodes=tuple(Node(**{**node, "lines": tuple(node["lines"])}) for node in kept["nodes"]),
        edges=tuple(Edge(**edge) for edge in kept["edges"]),
        alt=kept["alt"],
        spine=tuple(kept["spine"]),
        rows=tuple(tuple(row) for row in kept["rows"]),
        rails=tuple((lower, upper) for lower, upper in kept["rails"]),
        name=kept["name"],
    )


def in_words(diagram: Diagram) -> tuple[str, ...]:
    """What a picture says, line by line: the steps of a ladder, or the way that was travelled and its end."""
    by_id = {node.id: node for node in diagram.nodes}
    if diagram.rails:
        steps = {step for pair in diagram.rails for step in pair}
        return tuple(_told(node) for node in diagram.nodes if node.id in steps)
    travelled = [f"{by_id[edge.tail].heading} {edge.label}" for edge in given_edges(diagram)]
    return (*travelled, *(_told(node) for node in diagram.nodes if node.mark == "here"))


def _told(node: Node) -> str:
    parts = [part for part in (node.heading, *node.lines, node.note) if part]
    return " ".join(part if part.endswith((".", "?", "!")) or part is parts[-1] else f"{part}." for part in parts)


def _listed(value: Any) -> Any:
    """Tuples as lists, as they come back from a database."""
    if isinstance(value, Mapping):
        return {key: _listed(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_listed(inner) for inner in value]
    return value
