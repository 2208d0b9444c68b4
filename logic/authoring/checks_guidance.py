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


def pair_twice(draft: Draft) -> Iterator[ContentProblem]:
    """No two pairs have the same id: marks name them by it."""
    seen: set[str] = set()
    for at, pair in enumerate(draft.pairs.pairs):
        if pair.id in seen:
            yield draft.problem("pairs", ("pairs", at, "id"), pair.id, "is the id of an earlier pair too")
        seen.add(pair.id)


def pair_for_an_unknown_outcome(draft: Draft) -> Iterator[ContentProblem]:
    """Every pair is for outcomes that are there."""
    known = draft.outcome_ids
    for at, pair in enumerate(draft.pairs.pairs):
        for place, outcome in enumerate(pair.outcomes):
            if outcome not in known:
                message = f'is for the outcome "{outcome}", which flow.yaml does not have'
                yield draft.problem("pairs", ("pairs", at, "outcomes", place), pair.id, message)


def pair_with_an_unknown_law(draft: Draft) -> Iterator[ContentProblem]:
    """Every law prompt beside a pair is there."""
    known = {prompt.id for prompt in draft.law.prompts}
    for at, pair in enumerate(draft.pairs.pairs):
        for place, prompt in enumerate(pair.law):
            if prompt not in known:
                message = f'names the law prompt "{prompt}", which law.yaml does not have'
                yield draft.problem("pairs", ("pairs", at, "law", place), pair.id, message)
