"""A diagram as plain JSON and back, so that a record can keep its pictures; and as lines of words."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, get_args

from logic.diagrams.along import given_edges
from logic.diagrams.model import Diagram, Edge, EdgeMark, Kind, Node, NodeMark


def to_plain(diagram: Diagram) -> dict[str, Any]:
    """Everything of a diagram as JSON holds it."""
    kept: dict[str, Any] = _listed(asdict(diagram))
    return kept


def from_plain(kept: Mapping[str, Any]) -> Diagram:
    """The diagram that ``to_plain`` gave. Raises ``KeyError``, ``TypeError`` or ``ValueError`` on anything else."""
    diagram = Diagram(
        title=kept["title"],
        nodes=tuple(Node(**{**node, "lines": tuple(node["lines"])}) for node in kept["nodes"]),
        edges=tuple(Edge(**edge) for edge in kept["edges"]),
        alt=kept["alt"],
        spine=tuple(kept["spine"]),
        rows=tuple(tuple(row) for row in kept["rows"]),
        rails=tuple((lower, upper) for lower, upper in kept["rails"]),
        name=kept["name"],
    )
    if not _whole(diagram):
        raise ValueError("this is no picture")
    return diagram


def _whole(diagram: Diagram) -> bool:
    """Whether all its words are words, it is dressed as pictures are, and each box that is named is there."""
    nodes, edges = diagram.nodes, diagram.edges
    words = [diagram.title, diagram.alt, diagram.name, *(edge.label for edge in edges)]
    words += [one for node in nodes for one in (node.id, node.heading, node.note, *node.lines)]
    named = [end for edge in edges for end in (edge.tail, edge.head)]
    named += [*diagram.spine, *(one for line in (*diagram.rows, *diagram.rails) for one in line)]
    return (
        bool(nodes)
        and all(isinstance(one, str) for one in words)
        and {node.id for node in nodes}.issuperset(named)
        and all(node.kind in get_args(Kind) and node.mark in get_args(NodeMark) for node in nodes)
        and all(edge.mark in get_args(EdgeMark) for edge in edges)
    )


def words_left(kept: object) -> tuple[str, ...]:
    """What the boxes of a damaged picture of steps still say, from the top down; nothing where none can be read."""
    nodes = kept.get("nodes") if isinstance(kept, Mapping) else None
    found = []
    for node in nodes if isinstance(nodes, list) else ():
        if not isinstance(node, Mapping) or node.get("kind") == "lift":
            continue
        lines = node.get("lines")
        parts = (node.get("heading"), *(lines if isinstance(lines, list) else ()), node.get("note"))
        said = tuple(part for part in parts if isinstance(part, str) and part)
        if said:
            found.append(_joined(said))
    return tuple(found)


def in_words(diagram: Diagram) -> tuple[str, ...]:
    """What a picture says, line by line: the steps of a ladder, or the way that was travelled and its end."""
    by_id = {node.id: node for node in diagram.nodes}
    if diagram.rails:
        steps = {step for pair in diagram.rails for step in pair}
        return tuple(_told(node) for node in diagram.nodes if node.id in steps)
    travelled = [f"{by_id[edge.tail].heading} {edge.label}" for edge in given_edges(diagram)]
    return (*travelled, *(_told(node) for node in diagram.nodes if node.mark == "here"))


def _told(node: Node) -> str:
    return _joined(tuple(part for part in (node.heading, *node.lines, node.note) if part))


def _joined(parts: Sequence[str]) -> str:
    last = len(parts) - 1
    return " ".join(
        part if place == last or part.endswith((".", "?", "!")) else f"{part}." for place, part in enumerate(parts)
    )


def _listed(value: Any) -> Any:
    """Tuples as lists, as they come back from a database."""
    if isinstance(value, Mapping):
        return {key: _listed(inner) for key, inner in value.items()}
    if isinstance(value, Sequence) and not isinstance(value, str):
        return [_listed(inner) for inner in value]
    return value
