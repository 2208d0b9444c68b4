"""A scope statement to read, in either edition."""

from base64 import b64encode
from collections.abc import Sequence
from functools import cache

from logic.pictograms import picture
from logic.scope import Line, Section, Statement, beside
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say


def statement(shown: Statement) -> Markup:
    """The whole of it, in one piece. Its title is the page's to draw."""
    body = joined(section(one, shown.edition == "easy", level=2) for one in shown.sections)
    if shown.words:
        rows = widgets.summary_rows(shown.words)
        body = joined((body, widgets.section(say("scope.words")), rows))
    return markup('<div class="dw-statement dw-statement-{}">{}</div>', shown.edition, body)


def section(one: Section, easy: bool, *, level: int) -> Markup:
    """One section with those below it."""
    lines = joined(map(idea, beside(one.lines))) if easy else joined(plain_line(line) for line in one.lines)
    below = joined(section(part, easy, level=level + 1) for part in one.parts)
    return joined((widgets.section(one.title, level), lines, below))


def plain_line(line: Line) -> Markup:
    """One paragraph, its name before it where it has one."""
    if line.name:
        return markup('<p class="dw-body"><strong>{}:</strong> {}</p>', line.name, line.text)
    return markup('<p class="dw-body">{}</p>', line.text)


def idea(lines: Sequence[Line]) -> Markup:
    """The picture on the left, and on the right the words of each line that it stands beside."""
    name = lines[0].picture
    return markup(
        '<div class="dw-idea"><img src="{}" alt="{}" width="64" height="64"><div>{}</div></div>',
        _image(name),
        say(f"scope.picture.{name}"),
        joined(markup("<p>{}</p>", line.text) for line in lines),
    )


@cache
def _image(name: str) -> str:
    return f"data:image/svg+xml;base64,{b64encode(picture(name)).decode()}"
