"""Rules about where things come from."""

from collections.abc import Iterator

from logic.authoring.draft import Draft
from logic.errors import ContentProblem


def no_source(draft: Draft) -> Iterator[ContentProblem]:
    """Every item says where it comes from."""
    for item in draft.sourced():
        if not item.sources:
            yield draft.problem(item.file, item.place, item.id, "names no source")


def law_not_found_anywhere(draft: Draft) -> Iterator[ContentProblem]:
    """A law prompt says where its statement was checked."""
    for at, prompt in enumerate(draft.law.prompts):
        if not prompt.found:
            yield draft.problem("law", ("prompts", at), prompt.id, "does not say where it was found")


def unknown_locator(draft: Draft) -> Iterator[ContentProblem]:
    """Every source named is in sources.yaml."""
    known = draft.sources.locators
    for item in draft.sourced():
        for at, key in enumerate(item.sources):
            if key not in known:
                message = f'names the source "{key}", which sources.yaml does not have'
                yield draft.problem(item.file, (*item.place, "sources", at), item.id, message)


def locator_in_unknown_document(draft: Draft) -> Iterator[ContentProblem]:
    """Every place is in a document that is there."""
    known = {document.id for document in draft.sources.documents}
    for key, locator in draft.sources.locators.items():
        if locator.document not in known:
            message = f'is a place in the document "{locator.document}", which is not listed'
            yield draft.problem("sources", ("locators", key, "document"), key, message)


def attachment_at_an_unknown_place(draft: Draft) -> Iterator[ContentProblem]:
    """An attachment that was not found is spoken of at a place that is there."""
    for at, tool in enumerate(draft.sources.missing):
        if tool.key not in draft.sources.locators:
            message = f'is spoken of at "{tool.key}", which is not among the locators'
            yield draft.problem("sources", ("missing", at, "key"), tool.key, message)
