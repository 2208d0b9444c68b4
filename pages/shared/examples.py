"""The fewest examples that walk every way through the questions, and pairs one answer apart, as links to try."""

from functools import lru_cache

from logic.examples import Example, Examples, fewest_examples
from logic.flow import Answer, Answers, Flow
from logic.pack import Pack
from logic.twins import AllTwins, Twins, twins
from pages.shared import widgets
from pages.shared.case import Case
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say


def examples(pack: Pack) -> Markup:
    """The section: examples in sight, their proof and the pairs folded."""
    found, pairs = worked_out(pack.flow)
    return joined(
        (
            widgets.section(say("questions.examples.heading")),
            widgets.paragraphs(say("questions.examples.lead", count=len(found.examples))),
            widgets.bullets(_example(pack, one) for one in found.examples),
            widgets.details(
                say("questions.examples.proof", count=len(found.apart)),
                widgets.paragraphs(say("questions.examples.proof_lead", count=len(found.apart))),
                widgets.bullets(
                    say(f"questions.examples.answered_{step.answer}", question=_asked(pack, step.question))
                    for step in found.apart
                ),
            ),
            widgets.section(say("questions.pairs.heading")),
            widgets.paragraphs(say("questions.pairs.lead")),
            widgets.details(
                say("questions.pairs.show", count=len(pairs.twins)),
                widgets.bullets(_pair(pack, pair) for pair in pairs.twins),
            ),
        )
    )


@lru_cache(maxsize=2)
def worked_out(flow: Flow) -> tuple[Examples, AllTwins]:
    """Examples and pairs of a flow; worked out once a process, in about 0.004 s."""
    return fewest_examples(flow), twins(flow)


def _example(pack: Pack, one: Example) -> Markup:
    """One example: its result and its answers in words, as a link; the rest of the answers counted."""
    nos = [key for key, answer in one.answers.items() if answer == "no"]
    yeses = len(one.answers) - len(nos)
    name = pack.outcomes[one.outcome].name
    if not nos:
        return _link(pack, one.answers, say("questions.examples.all_yes", outcome=name))
    label = say("questions.examples.no_to", outcome=name, questions=widgets.listed([_asked(pack, key) for key in nos]))
    rest = say("questions.examples.other" if yeses == 1 else "questions.examples.others", count=yeses) if yeses else ""
    return markup("{} {}", _link(pack, one.answers, label), rest)


def _pair(pack: Pack, pair: Twins) -> Markup:
    """A question, and a link to each of the two."""
    sides: tuple[tuple[Answer, str], ...] = ("yes", pair.with_yes), ("no", pair.with_no)
    links = (
        _link(pack, pair.answers(answer), say(f"questions.pairs.{answer}", outcome=pack.outcomes[outcome].name))
        for answer, outcome in sides
    )
    return markup("{}<br>{}<br>{}", _asked(pack, pair.question), *links)


def _link(pack: Pack, answers: Answers, label: str) -> Markup:
    """A link that opens the result of these answers in "just try it".

    What else a result needs is filled in: the first level, and no to each question that must be answered besides.
    """
    add_ons: dict[str, Answer] = {one.id: "no" for one in pack.add_ons if one.required}
    case = Case(pack, None, None, answers, add_ons, pack.levels[0].key, ask_all=False)
    return widgets.link("result", label, case.without_names())


def _asked(pack: Pack, key: str) -> str:
    return say("questions.examples.question", question=pack.questions[key].easy_read)
