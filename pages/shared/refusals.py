"""What stands in the way, in words for whoever reads: people without an account have words of their own for some of it.

The Easy Read edition has its own for all that its pages can meet (``refused.easy``), within the rules of domain.md H.
"""

import streamlit as st

from logic.activity import PUBLIC_ACTOR
from pages.shared import session

EASY = "easy"
"""Short spelling in the address of a page for the public: whoever has it open reads Easy Read."""


def words_for(code: str, otherwise: str, /, **data: object) -> str:
    """The words under this code for whoever reads; where they have none of their own, those under the key ``otherwise``."""
    if session.actor() == PUBLIC_ACTOR:
        editions = ("easy", "public") if st.query_params.get(EASY) == "1" else ("public",)
        for key in (f"refused.{edition}.{code}" for edition in editions):
            if key in session.app().pack.screen:
                return session.say(key, **data)
    return session.say(otherwise, **data)
