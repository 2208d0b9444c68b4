"""Streamlit's first HTML, made ours: British English, a real title, our styles, fonts and script, nothing inline."""

import re
from functools import cache
from html import escape
from pathlib import Path

from web.site import NAME
from web.words import paragraphs, say, with_help

SCRIPTS = ("pages", "files", "stage", "vote", "practice")
"""Ours, beside ``a11y.js``, which comes first."""
FONTS = ("AtkinsonHyperlegible-Regular.ttf", "AtkinsonHyperlegible-Bold.ttf")

HEAD = "".join(
    (
        '<link rel="icon" type="image/svg+xml" href="./assets/mark.svg" />',
        *(
            f'<link rel="preload" href="./assets/fonts/{font}" as="font" type="font/ttf" crossorigin />'
            for font in FONTS
        ),
        '<link rel="stylesheet" href="./assets/house.css" />',
        '<link rel="stylesheet" href="./assets/site.css" />',
        '<script src="./assets/a11y.js" defer></script>',
        *(f'<script src="./assets/{script}.js" defer></script>' for script in SCRIPTS),
    )
)

# What to find in Streamlit's page, and what to put there. Each must be found exactly once.
REWRITES = (
    (r'<html lang="en">', '<html lang="en-GB">'),
    # Its icon and its typeface: ours replace both. Our script comes first, so that it runs before Streamlit's.
    (r'<link rel="shortcut icon"[^>]*>', HEAD),
    (r'<link\s+rel="preload"\s+href="[^"]*SourceSans[^"]*"[^>]*>', ""),
    # Points programs at the agent interface, which is shut here.
    (r'<link rel="service-desc"[^>]*>', ""),
    # The one inline script, which only serves a prerendering service: without it no inline script need be allowed.
    (r"<script>\s*window\.prerenderReady = false\s*</script>", ""),
    (r"<title>Streamlit</title>", "<title>@title@</title>"),
    (r"<noscript>.*?</noscript>", f"<noscript>{paragraphs(with_help('noscript'))}</noscript>"),
)


class IndexChanged(RuntimeError):
    """Streamlit's page no longer holds what we replace: the pinned version moved, so look at REWRITES again."""


def rewritten(html: str) -> str:
    """Apply every rewrite to Streamlit's ``html``; ``@title@`` stands where the title goes. May raise IndexChanged."""
    for pattern, replacement in REWRITES:
        # The words are put in as they are: a backslash in them is no group.
        html, found = re.subn(pattern, replacement.replace("\\", r"\\"), html, flags=re.DOTALL)
        if found != 1:
            message = f"{pattern} found {found} times in Streamlit's index.html"
            raise IndexChanged(message)
    return re.sub(r"<!--.*?-->\s*", "", html, flags=re.DOTALL)


@cache
def _template() -> str:
    from streamlit.file_util import get_static_dir

    return rewritten((Path(get_static_dir()) / "index.html").read_text(encoding="utf-8"))


@cache
def page(title: str) -> bytes:
    """The HTML, in UTF-8, for a page whose window title is ``title``."""
    return _template().replace("@title@", escape(title)).encode()


@cache
def missing() -> bytes:
    """The HTML, in UTF-8, for an address where there is no page. It needs no script."""
    heading, link = escape(say("missing.heading")), escape(say("missing.start"))
    body = paragraphs(with_help("missing.body"))
    return (
        f'<!DOCTYPE html><html lang="en-GB"><head><meta charset="UTF-8" />'
        f'<meta name="viewport" content="width=device-width, initial-scale=1" /><title>{heading} - {NAME}</title>'
        f'<link rel="icon" type="image/svg+xml" href="/assets/mark.svg" />'
        f'<link rel="stylesheet" href="/assets/site.css" /></head><body class="dw-missing"><main>'
        f'<h1 class="dw-h1">{heading}</h1>{body}<p><a href="/">{link}</a></p></main></body></html>'
    ).encode()
