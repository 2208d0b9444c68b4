"""Links to files, each made when it is pressed. ``web/files.py`` gives them; ``files.js`` tells what becomes of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from logic import services
from pages.shared.html import Markup, joined, markup


@dataclass(frozen=True, slots=True)
class File:
    """One link: its words, and the name and particulars of the file's address."""

    words: str
    name: str
    asked: Mapping[str, object] = field(default_factory=dict)


def links(files: Iterable[File], *, main: bool = False) -> Markup:
    """A link for each file, drawn as a button. ``main``: what most come to the page for."""
    template = '<a class="dw-file{}" href="{}">{}</a>'
    css = " dw-main" if main else ""
    pieces = (markup(template, css, services.file_address(file.name, **file.asked), file.words) for file in files)
    return markup('<p class="dw-files">{}</p>', joined(pieces))
