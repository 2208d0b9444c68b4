"""A diagram as DOT, by the graphviz package. Every label is text and only text."""

from textwrap import wrap
from typing import Literal

import graphviz

from logic.diagrams.model import Diagram, Mark, Node

INK, PAPER, GREY = "#14181b", "#ffffff", "#4a5459"
# Band colours of the look, dark then light; a gate and a question wear plain ink.
COLOURS = {
    "with": ("#0f5f4a", "#e3f1ec"),
    "for": ("#7a4e00", "#fbf0da"),
    "to": ("#6d2348", "#f7e7ee"),
    "gate": (GREY, "#f5f3ee"),
    "question": (INK, PAPER),
}
ACTION = "#0b4f7d"
PEN: dict[Mark, str] = {"plain": "1.2", "travelled": "2.6", "here": "2.6", "held": "1.2", "next": "2.6"}
FONT = "Atkinson Hyperlegible, Arial, sans-serif"


def to_dot(diagram: Diagram, *, direction: Literal["TB", "BT"] = "TB", width: int = 26) -> str:
    """DOT source. ``width`` is where long lines are folded, in characters."""
    graph = graphviz.Digraph()
    graph.attr(rankdir=direction, bgcolor="transparent", nodesep="0.25", ranksep="0.32", tooltip=_label((diagram.title,), 200))
    graph.attr("node", shape="box", fontname=FONT, fontsize="13", margin="0.16,0.09", fontcolor=INK)
    graph.attr("edge", fontname=FONT, fontsize="12", color=GREY, fontcolor=INK, arrowsize="0.7")
    for node in diagram.nodes:
        graph.node(node.id, label=_label(node.lines, width), tooltip=_label(node.lines[:1], 200), **_dress(node))
    for edge in diagram.edges:
        dress = {"penwidth": "3", "color": ACTION} if edge.travelled else {"penwidth": "1.1"}
        graph.edge(edge.tail, edge.head, label=" " + _label((edge.label,), width) if edge.label else "", **dress)
    return str(graph.source)


def _label(lines: tuple[str, ...], width: int) -> str:
    # escape() doubles backslashes, so nothing typed can be read as a DOT escape; the newline
    # that joins the folded lines is the only one, and it is ours.
    folded = [part for line in lines for part in wrap(line, width) or [""]]
    return graphviz.nohtml("\\n".join(graphviz.escape(part) for part in folded))


def _dress(node: Node) -> dict[str, str]:
    dark, light = COLOURS[node.kind]
    if node.mark == "here":
        return {"style": "filled,rounded", "fillcolor": dark, "color": dark, "fontcolor": PAPER, "penwidth": "2"}
    if node.mark == "held":
        return {"style": "filled,dashed", "fillcolor": PAPER, "color": GREY, "fontcolor": GREY, "penwidth": "1.4"}
    style = "filled,bold" if node.mark in {"travelled", "next"} else "filled"
    colour = ACTION if node.mark in {"travelled", "next"} else dark
    return {"style": style, "fillcolor": light, "color": colour, "penwidth": PEN[node.mark]}
