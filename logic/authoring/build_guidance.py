"""Turns pairs.yaml into what the pack holds of it."""

from logic import guidance
from logic.authoring import schemas_guidance as schemas


def build_guidance(model: schemas.Pairs) -> guidance.Pairs:
    """The pairs and their themes, in the pack's order."""
    return guidance.Pairs(
        themes=tuple(guidance.Theme(theme.key, theme.name) for theme in model.themes),
        pairs=tuple(
            guidance.Pair(
                id=pair.id,
                theme=pair.theme,
                title=pair.title,
                do=pair.do,
                dont=pair.dont,
                do_easy=pair.do_easy,
                dont_easy=pair.dont_easy,
                outcomes=frozenset(pair.outcomes),
                phases=tuple(pair.phases),
                pages=tuple(pair.pages),
                gap_phase=pair.gap.phase,
                gap=pair.gap.text,
                ground=pair.ground,
                law=tuple(pair.law),
            )
            for pair in model.pairs
        ),
    )
