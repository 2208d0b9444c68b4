"""A diagram as DOT, by the graphviz package. Every label is text and only text."""

from html import escape
from textwrap import wrap
from typing import Literal

import graphviz

from logic.diagrams.model import Diagram, Edge, EdgeMark, Kind, Node, NodeMark
from logic.text import UNDRAWABLE

INK, PAPER, GREY = "#14181b", "#ffffff", "#4a5459"
ACTION, RAIL = "#0b4f7d", "#b9a88a"
COLOURS: dict[Kind, tuple[str, str]] = {
    "with": ("#0f5f4a", "#e3f1ec"),
    "for": ("#7a4e00", "#fbf0da"),
    "to": ("#6d2348", "#f7e7ee"),
    "gate": (GREY, "#f5f3ee"),
    "question": (INK, PAPER),
    "lift": (ACTION, PAPER),
}
"""Dark and light of each kind: the bands of the ladder, and plain ink outside it."""

STROKES: dict[EdgeMark, dict[str, str]] = {
    "plain": {"color": GREY, "penwidth": "1.1"},
    "travelled": {"color": ACTION, "penwidth": "3"},
    "asked_on": {"color": ACTION, "penwidth": "2", "style": "dashed"},
}
PENS: dict[NodeMark, str] = {"plain": "1.2", "travelled": "2.6", "here": "2", "held": "1.5", "next": "2.4"}
FONT, BOLD = "Helvetica", "Helvetica-Bold"
"""Drawing programs know how wide these letters are, though not the bold ones, so those get more room.
A page may show another font of about that width."""

STEP_WIDTH, STEP_LETTERS, RAIL_INSET = 250, 42, 16
"""Points across the words of a step, letters on a line there, and points from its side to a rail."""

SCREEN, SHEET = "0.28", "0.2"
"""Inches between boxes that stand above one another: on a screen, and on a sheet of paper, where room is dear."""


def to_dot(
    diagram: Diagram,
    *,
    direction: Literal["TB", "BT"] = "TB",
    width: int = 26,
    apart: str = SCREEN,
    broad: float = 2.35,
) -> str:
    """DOT source. ``width`` is where long lines are folded, in characters; steps on rails are wider.

    ``apart``: inches between the boxes, ``SCREEN`` or ``SHEET``. ``broad``: inches across a box of the spine at the least.
    """
    graph = graphviz.Digraph()
    # Edges first, so that a rail passes behind its steps.
    graph.attr(rankdir=direction, bgcolor=PAPER, outputorder="edgesfirst", nodesep="0.3", ranksep=apart)
    # Two pictures may stand on one page: without names of their own both would hold a "graph0" and a "node1".
    graph.attr(tooltip=_plain(diagram.title), id=diagram.name)
    graph.attr("node", shape="box", fontname=FONT, fontsize="13", fontcolor=INK)
    graph.attr("edge", fontname=FONT, fontsize="12", fontcolor=INK, arrowsize="0.7")
    steps = {step for pair in diagram.rails for step in pair}
    for place, node in enumerate(diagram.nodes, 1):
        label = _step(node) if node.id in steps else _words(node, width)
        group = {"group": "spine", "width": f"{broad:.2f}"} if node.id in diagram.spine else {}
        dress = _dress(node) | ({"fontname": FONT, "margin": "0.08,0.07"} if node.id in steps else {})
        known = {"id": f"{diagram.name}-node-{place}", "tooltip": _plain(node.heading)}
        graph.node(node.id, label=label, **known, **(group | dress))
    for row in diagram.rows:
        with graph.subgraph(graph_attr={"rank": "same"}) as side_by_side:
            for key in row:
                side_by_side.node(key)
    for place, edge in enumerate(diagram.edges, 1):
        straight = edge.tail in diagram.spine and edge.head in diagram.spine
        _draw(graph, edge, f"{diagram.name}-edge-{place}", straight=straight)
    for place, (lower, upper) in enumerate(diagram.rails, 1):
        for side in ("left", "right"):
            known = {"id": f"{diagram.name}-rail-{place}-{side}", "tooltip": " "}
            graph.edge(f"{lower}:{side}:n", f"{upper}:{side}:s", arrowhead="none", color=RAIL, penwidth="6", **known)
    return str(graph.source)


def _draw(graph: graphviz.Digraph, edge: Edge, key: str, *, straight: bool) -> None:
    label = {"label": f"\u2002{_plain(edge.label)}\u2002"} if edge.label else {}
    weight = {"weight": "20"} if straight else {}
    tip = _plain(edge.label) if edge.label else " "
    graph.edge(edge.tail, edge.head, id=key, tooltip=tip, labeltooltip=tip, **label, **weight, **STROKES[edge.mark])


def _words(node: Node, width: int) -> str:
    """The words of a box, in lines that stand in its middle whatever font the page has."""
    said = [line for part in (node.heading, *node.lines) for line in _folded(part, width)]
    return _plain(*said, *([node.note] if node.note else []))


def _step(node: Node) -> str:
    """A step of the ladder: words to the left as on a sign, with a place for a rail at either side."""
    said = [f"<B>{_text(node.heading)}</B>"]
    said += [
        f'<FONT POINT-SIZE="12">{_text(part)}</FONT>' for line in node.lines for part in _folded(line, STEP_LETTERS)
    ]
    if node.note:
        said.append(f"<B>{_text(node.note)}</B>")
    words = "".join(f'{line}<BR ALIGN="LEFT"/>' for line in said)
    return (
        '<<TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="0"><TR>'
        f'<TD PORT="left" WIDTH="{RAIL_INSET}"></TD>'
        f'<TD ALIGN="LEFT" BALIGN="LEFT" WIDTH="{STEP_WIDTH}">{words}</TD>'
        f'<TD PORT="right" WIDTH="{RAIL_INSET}"></TD>'
        "</TR></TABLE>>"
    )


def _folded(text: str, width: int) -> list[str]:
    """The text on as few lines as it needs, and those as even as they can be."""
    lines = wrap(text, width) or [""]
    for narrower in range(width - 1, 0, -1):
        folded = wrap(text, narrower)
        if len(folded) > len(lines):
            break
        lines = folded
    return lines


def _plain(*lines: str) -> str:
    """A DOT label or tooltip, in which a backslash, an entity and a first "<" have a meaning."""
    return "\\n".join(graphviz.escape(_text(line)) for line in lines)


def _text(text: str) -> str:
    """Words for a line of either kind of label. An HTML-like one must not be empty."""
    return escape(UNDRAWABLE.sub("\ufffd", " ".join(text.split()))) or "\xa0"


def _dress(node: Node) -> dict[str, str]:
    dark, light = COLOURS[node.kind]
    if node.kind == "lift" and not node.heading:
        return {"shape": "none", "margin": "0", "width": "0", "height": "0", "fixedsize": "true", "fontsize": "1"}
    dress = {"style": "filled,rounded", "fillcolor": light, "color": dark, "fontname": BOLD, "margin": "0.28,0.09"}
    if node.kind == "lift":
        return {"shape": "plaintext", "fontcolor": dark, "margin": "0.05,0.02"}
    if node.kind == "question":
        dress |= {"style": "filled", "fontname": FONT, "margin": "0.18,0.09"}
    if node.mark == "here":
        dress |= {"fillcolor": dark, "fontcolor": PAPER, "fontname": BOLD}
    elif node.mark == "held":
        dress |= {"style": "filled,rounded,dashed", "fillcolor": PAPER, "color": GREY, "fontcolor": GREY}
    elif node.mark == "next":
        dress |= {"style": "filled,rounded,dashed", "fillcolor": PAPER, "color": ACTION, "fontcolor": ACTION}
    elif node.mark == "travelled":
        dress |= {"color": ACTION}
    return dress | {"penwidth": PENS[node.mark]}
