"""A picture as nodes and edges, before anything knows how it will be drawn."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["question", "with", "for", "to", "gate", "lift"]
NodeMark = Literal["plain", "travelled", "here", "held", "next"]
EdgeMark = Literal["plain", "travelled", "asked_on"]


@dataclass(frozen=True, slots=True)
class Node:
    """One box. Its words are plain text: a heading, lines below it, and a note such as "You are here"."""

    id: str
    kind: Kind
    heading: str
    lines: tuple[str, ...] = ()
    note: str = ""
    mark: NodeMark = "plain"


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two boxes, with its word.

    ``asked_on``: travelled past what had already settled the outcome, because every question is asked.
    """

    tail: str
    head: str
    label: str = ""
    mark: EdgeMark = "plain"


@dataclass(frozen=True, slots=True)
class Diagram:
    """Everything to draw, in the order to draw it, with its name and the same content as text.

    spine
        ids of the nodes that stand in one straight line, in order.
    rows
        ids of nodes that stand side by side.
    rails
        pairs of ids, lower and upper: two steps of a ladder joined by its rails.
    name
        letters, the same in every drawing of this kind: what a page's ids for it begin with.
    """

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    alt: str
    spine: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    rails: tuple[tuple[str, str], ...] = ()
    name: str = "picture"
