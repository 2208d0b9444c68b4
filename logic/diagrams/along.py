"""The way that was travelled as a picture for paper: only the questions asked, one below the other, and the result.

The whole flowchart, set on a sheet, has letters too small to read; a screen can show it larger. Each box says its
question and the answer given, in the words that the picture holds, so a picture kept with a record serves as it is.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from logic.diagrams.model import Diagram, Edge, Node

BOX, LINE, GAP = 14, 16, 17
"""Points of a box without its lines, of one of them, and between two boxes, as they are drawn."""

ON = Node("on", "lift", "")
"""Where an arrow leads on to the next picture: nothing is drawn of it."""


def is_way(diagram: Diagram) -> bool:
    """Whether this is a flowchart on which something was travelled."""
    return not diagram.rails and any(edge.mark != "plain" for edge in diagram.edges)


def given_edges(diagram: Diagram) -> tuple[Edge, ...]:
    """The answer given to each question asked, in order.

    Where every question was asked, both ways out of one that held the result down are marked; the answer is the later.
    """
    given = {edge.tail: edge for edge in diagram.edges if edge.mark != "plain"}
    return tuple(given.values())


def along(diagram: Diagram) -> Diagram:
    """The questions asked with their answers in one column, and the result where one was reached."""
    by_id = {node.id: node for node in diagram.nodes}
    given = [edge for edge in given_edges(diagram) if edge.tail in by_id]
    asked = [replace(by_id[edge.tail], heading=f"{by_id[edge.tail].heading} {edge.label}") for edge in given]
    ends = [node for node in diagram.nodes if node.mark == "here" and node.id not in {edge.tail for edge in given}]
    nodes = (*asked, *ends[:1])
    return _column(diagram, nodes, tuple(edge.mark for edge in given))


def pieces(column: Diagram, *, letters: int, tallest: float) -> tuple[Diagram, ...]:
    """The column in as few pictures of about this height as it needs. All but the last end in an arrow that leads on.

    ``letters`` stand on a line of a box; ``tallest`` is in points as drawn.
    """
    marks = tuple(edge.mark for edge in column.edges)
    found, first = [], 0
    for after in _ends(column.nodes, letters, tallest):
        on = () if after == len(column.nodes) else (ON,)
        found.append(_column(column, (*column.nodes[first:after], *on), marks[first:after]))
        first = after
    return tuple(found)


def _ends(nodes: Sequence[Node], letters: int, tallest: float) -> Iterator[int]:
    """Where each picture ends, such that they are about as tall as one another and the result stands alone in none."""
    heights = [
        BOX + GAP + LINE * (-(-len(node.heading) // letters) + len(node.lines) + bool(node.note)) for node in nodes
    ]
    share = sum(heights) / max(1, -(-sum(heights) // max(1, int(tallest))))
    told = 0.0
    for place, height in enumerate(heights[:-2]):
        told += height
        if told >= share:
            yield place + 1
            told = 0.0
    yield len(nodes)


def _column(diagram: Diagram, nodes: Sequence[Node], marks: Sequence[str]) -> Diagram:
    edges = tuple(
        Edge(upper.id, lower.id, mark=mark)  # type: ignore[arg-type]
        for upper, lower, mark in zip(nodes, nodes[1:], marks, strict=False)
    )
    return replace(diagram, nodes=tuple(nodes), edges=edges, spine=tuple(node.id for node in nodes), rows=())
