"""The ladder with what was promised, planned and felt, each on its step (domain.md MX11)."""

from logic.diagrams.experience import FELT, marks
from logic.experience import Experience
from logic.pack import Pack
from pages.shared import ladder_picture, session
from pages.shared.html import Markup, draw


def three(pack: Pack, found: Experience) -> Markup:
    """All rungs, with what was promised, what was planned and what it felt like to people each on its step."""
    here = marks(pack, found)
    words = {
        key: " · ".join(session.say(f"experience.mark.{name}") for name in names)
        for key, names in here.items()
        if names
    }
    return ladder_picture.whole(pack, words, {key: "here" for key, names in here.items() if FELT & {*names}})


def aside(pack: Pack, found: Experience, *, title: str, line: str) -> None:
    """That ladder beside a page; folded to one line on a phone."""
    draw(ladder_picture.beside(title, three(pack, found), line))
