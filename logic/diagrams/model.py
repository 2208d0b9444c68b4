"""A picture as nodes and edges, before anything knows how it will be drawn."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["question", "with", "for", "to", "gate"]
Mark = Literal["plain", "travelled", "here", "held", "next"]


@dataclass(frozen=True, slots=True)
class Node:
    """One box. ``lines`` are plain text, the first of them the heading."""

    id: str
    kind: Kind
    lines: tuple[str, ...]
    mark: Mark = "plain"


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow between two boxes, with its word."""

    tail: str
    head: str
    label: str
    travelled: bool = False


@dataclass(frozen=True, slots=True)
class Diagram:
    """Everything to draw, in the order to draw it, with its name and the same content as text."""

    title: str
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    alt: str
