"""Rules about do's and don'ts."""

from collections.abc import Iterator

from logic.authoring.draft import Draft
from logic.errors import ContentProblem


def unknown_theme(draft: Draft) -> Iterator[ContentProblem]:
    """Every pair stands under a theme that is there."""
    known = {theme.key for theme in draft.pairs.themes}
    for at, pair in enumerate(draft.pairs.pairs):
        if pair.theme not in known:
            message = f'stands under the theme "{pair.theme}", which is not listed'
            yield draft.problem("pairs", ("pairs", at, "theme"), pair.id, message)


def theme_without_pairs(draft: Draft) -> Iterator[ContentProblem]:
    """Every theme has pairs, so that choosing it never leaves an empty list."""
    used = {pair.theme for pair in draft.pairs.pairs}
    for at, theme in enumerate(draft.pairs.themes):
        if theme.key not in used:
            yield draft.problem("pairs", ("themes", at), theme.key, "has no pairs")
