"""Where a phone sits: the session that its address opens, and the random name it came in by."""

from dataclasses import dataclass

import streamlit as st

from logic.voting import PHONE, session_of
from pages.shared.public import MOST, TOKEN

PHONE_NAME, ANOTHER = "p", "new"
"""Short spellings in the address: the phone's name, and that another person has the phone now."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One phone. ``phone`` is empty before it came in; ``another``: whoever had the phone before is somebody else."""

    token: str
    phone: str
    another: bool

    @classmethod
    def here(cls) -> "Seat":
        """What the address says."""
        params = st.query_params
        phone = params.get(PHONE_NAME, "")
        known = phone if PHONE.fullmatch(phone) else ""
        return cls(params.get(TOKEN, "")[:MOST], known, params.get(ANOTHER) == "1")

    @property
    def session(self) -> int:
        """The session its token speaks of; 0 for none."""
        return session_of(self.token) or 0

    def key(self, *names: object) -> str:
        """A widget's key: of this phone, so that the next person at it finds nothing chosen."""
        return "-".join(("vote", self.phone[:8], *map(str, names)))
