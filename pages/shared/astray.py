"""An address that names nothing: no such work, or work that has no such part."""

from logic import services
from logic.errors import NotFound
from pages.shared import session, widgets
from pages.shared.html import markup


def words(ref: str, gone: str) -> str:
    """What is true of it: the work is there and has no such part, with the way to it; else ``gone``."""
    try:
        activity = services.find_activity(session.app(), ref)
    except NotFound:
        return gone
    # A notice is text; with a link in it, it is markup, which says so by itself.
    way = widgets.link("activity", session.say("frame.open_work", ref=activity.ref), {"a": activity.ref})
    return markup("{} {}", session.say("frame.no_such_part", ref=activity.ref), way)
