"""Rules about what a feedback form asks."""

from collections.abc import Iterator, Sequence

from logic.authoring.draft import Draft
from logic.authoring.schemas_feedback import FeedbackOption
from logic.authoring.yaml_reader import Place
from logic.errors import ContentProblem
from logic.pictograms import PICTURES

Options = tuple[Place, str, Sequence[FeedbackOption]]


def feedback_of_an_unknown_rung(draft: Draft) -> Iterator[ContentProblem]:
    """Every step of the ladder that a question or an answer names is one."""
    known = {rung.key for rung in draft.ladder.rungs}
    for at, question in enumerate(draft.feedback.questions):
        for place, rung in enumerate(question.rungs):
            if rung not in known:
                message = f'names the rung "{rung}", which is not on the ladder'
                yield draft.problem("feedback", ("questions", at, "rungs", place), question.id, message)
    for where, _, options in _lists(draft):
        for at, option in enumerate(options):
            for rung in (*([option.rung] if option.rung else []), *option.rungs):
                if rung not in known:
                    message = f'names the rung "{rung}", which is not on the ladder'
                    yield draft.problem("feedback", (*where, at), option.key, message)


def feedback_on_an_unknown_scale(draft: Draft) -> Iterator[ContentProblem]:
    """A question with answers to choose from has a scale that is there, and no other question has one."""
    known = {scale.key for scale in draft.feedback.scales}
    for at, question in enumerate(draft.feedback.questions):
        if question.kind == "choice" and question.scale not in known:
            message = f'chooses from the scale "{question.scale or ""}", which is not listed'
            yield draft.problem("feedback", ("questions", at), question.id, message)
        if question.kind != "choice" and question.scale is not None:
            message = f'names the scale "{question.scale}", but is not answered by choosing'
            yield draft.problem("feedback", ("questions", at, "scale"), question.id, message)


def scale_without_options(draft: Draft) -> Iterator[ContentProblem]:
    """There is something to choose from in each edition."""
    for where, name, options in _lists(draft):
        if not options:
            yield draft.problem("feedback", where, name, f'has nothing to choose from in "{where[-1]}"')


def option_twice(draft: Draft) -> Iterator[ContentProblem]:
    """No two answers of one scale are told apart by nothing."""
    for where, name, options in _lists(draft):
        keys = [option.key for option in options]
        for at, key in enumerate(keys):
            if key in keys[:at]:
                yield draft.problem("feedback", (*where, at), name, f'has the answer "{key}" twice')


def feedback_asked_nowhere(draft: Draft) -> Iterator[ContentProblem]:
    """Every question is asked at some step of the ladder, in the first form or in the later one."""
    for at, question in enumerate(draft.feedback.questions):
        if not question.rungs or not (question.first or question.later):
            yield draft.problem("feedback", ("questions", at), question.id, "is asked in no form")


def feedback_in_an_unknown_group(draft: Draft) -> Iterator[ContentProblem]:
    """Every question stands on a page that is there."""
    known = {group.key for group in draft.feedback.groups}
    for at, question in enumerate(draft.feedback.questions):
        if question.group not in known:
            message = f'stands in the group "{question.group}", which is not listed'
            yield draft.problem("feedback", ("questions", at, "group"), question.id, message)


def feedback_picture_not_there(draft: Draft) -> Iterator[ContentProblem]:
    """Every picture named is one of ours."""
    for at, question in enumerate(draft.feedback.questions):
        if question.picture not in PICTURES:
            message = f'names the picture "{question.picture}", which is not there'
            yield draft.problem("feedback", ("questions", at, "picture"), question.id, message)
    for where, _, options in _lists(draft):
        for at, option in enumerate(options):
            if option.picture is not None and option.picture not in PICTURES:
                message = f'names the picture "{option.picture}", which is not there'
                yield draft.problem("feedback", (*where, at), option.key, message)


def _lists(draft: Draft) -> Iterator[Options]:
    """Each list of answers: where it stands, whose it is, and what is on it."""
    for at, scale in enumerate(draft.feedback.scales):
        yield ("scales", at, "standard"), scale.key, scale.standard
        yield ("scales", at, "easy"), scale.key, scale.easy
    for at, about in enumerate(draft.feedback.about):
        yield ("about", at, "options"), about.key, about.options
        yield ("about", at, "easy_options"), about.key, about.easy_options
