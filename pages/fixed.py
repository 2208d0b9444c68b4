"""What is fixed in a piece of work, why, and what is open: for people without an account, who came by a link."""

import streamlit as st

from pages.shared import public, public_limits, public_say


def page() -> None:
    """Draw what the link opens: the page, or the form about one of its limits."""
    public.bar("fixed")
    who = public.reader()
    with st.container(key="narrow"):
        door = public.opened(who)
        if door is not None:
            shown = public_limits.shown_of(door)
            about = shown.limit(st.query_params.get(public.LIMIT, ""))
            if about is None:
                public_limits.draw_all(who, shown)
            else:
                public_say.draw_one(who, shown, about)
    public.foot(who)
