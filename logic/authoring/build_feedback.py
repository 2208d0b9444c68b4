"""Turns feedback.yaml into what the pack holds of it. Nothing is decided here."""

from collections.abc import Iterable

from logic import feedback
from logic.authoring import schemas_feedback as schemas


def build_feedback(model: schemas.Feedback) -> feedback.Feedback:
    """The questions with their scales, the pages they stand on, and the page about people themselves."""
    scales = {one.key: feedback.Scale(one.key, _options(one.standard), _options(one.easy)) for one in model.scales}
    return feedback.Feedback(
        questions=tuple(
            feedback.Question(
                id=one.id,
                kind=one.kind,
                words=one.words,
                easy_read=one.easy_read,
                scale=scales.get(one.scale or ""),
                rungs=frozenset(one.rungs),
                first=one.first,
                later=one.later,
                group=one.group,
                picture=one.picture,
                ground=one.ground,
            )
            for one in model.questions
        ),
        about=tuple(
            feedback.AboutQuestion(
                one.key, one.words, one.easy_read, _options(one.options), _options(one.easy_options), one.ground
            )
            for one in model.about
        ),
        groups=tuple(feedback.Group(one.key, one.name) for one in model.groups),
    )


def _options(models: Iterable[schemas.FeedbackOption]) -> tuple[feedback.Option, ...]:
    return tuple(
        feedback.Option(one.key, one.words, one.counts, one.rung or "", tuple(one.rungs), one.picture or "")
        for one in models
    )
