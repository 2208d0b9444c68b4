"""Where an item of content comes from."""

from dataclasses import dataclass
from typing import Literal

Basis = Literal["stated", "published", "reconstructed"]
"""Stated in a founding document, published good practice, or reconstructed by us."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Where an item comes from."""

    sources: tuple[str, ...]
    basis: Basis
