"""``python -m logic scenarios``: the fewest examples that cover everything, and pairs one answer apart."""

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from logic.commands.command import FINE, Result
from logic.commands.inputs import pack_in_folder
from logic.flow import Answers
from logic.pack import Pack

if TYPE_CHECKING:
    from logic.examples import Chosen, Examples, Step
    from logic.twins import AllTwins

HELP = "the fewest examples that cover every question, answer and result, and pairs one answer apart"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Whether another program reads it."""
    parser.add_argument("--json", action="store_true", help="for another program")


def run(options: argparse.Namespace) -> Result:
    """Examples with their proof, twins, and the fewest of the pack's own scenarios."""
    from logic.examples import fewest_examples, fewest_of
    from logic.twins import twins

    pack = pack_in_folder()
    examples, pairs = fewest_examples(pack.flow), twins(pack.flow)
    chosen = fewest_of(pack.flow, [(scenario.id, scenario.answers) for scenario in pack.scenarios])
    if options.json:
        return FINE, json.dumps(_data(pack, examples, pairs, chosen), indent=2, ensure_ascii=False) + "\n"
    return FINE, "\n".join(_lines(pack, examples, pairs, chosen)) + "\n"


def _data(pack: Pack, examples: "Examples", pairs: "AllTwins", chosen: "Chosen[str]") -> dict[str, Any]:
    return {
        "pack": pack.version,
        "examples": [{"outcome": one.outcome, "answers": one.answers} for one in examples.examples],
        "never_on_one_route": [step._asdict() for step in examples.apart],
        "twins": [
            {"question": pair.question, "yes": pair.with_yes, "no": pair.with_no, "shared": pair.shared}
            for pair in pairs.twins
        ],
        "questions_without_twins": pairs.without,
        "scenarios": {
            "fewest": chosen.names,
            "proved": chosen.fewest,
            "answers_missed": [step._asdict() for step in chosen.steps_missed],
            "questions_missed": chosen.questions_missed,
            "outcomes_missed": chosen.outcomes_missed,
        },
    }


def _lines(pack: Pack, examples: "Examples", pairs: "AllTwins", chosen: "Chosen[str]") -> Iterator[str]:
    flow = pack.flow
    yield f"pack: {pack.version}"
    yield (
        f"examples that cover {len(flow.questions)} questions, {2 * len(flow.questions)} answers "
        f"and {len(flow.outcomes)} results: {len(examples.examples)}"
    )
    for place, one in enumerate(examples.examples, 1):
        yield f"{place}. {one.outcome}: {_said(one.answers)}"
    yield (
        f"proof that fewer cannot do: no two of these {len(examples.apart)} answers can be given on one route: "
        f"{_steps(examples.apart)}"
    )
    yield f"pairs one answer apart that come out otherwise: {len(pairs.twins)}"
    for pair in pairs.twins:
        yield f"{pair.question}: yes {pair.with_yes}, no {pair.with_no}; with {_said(pair.shared) or 'nothing else'}"
    yield f"questions that never make a difference: {', '.join(pairs.without) or 'none'}"
    missed = _steps(chosen.steps_missed) or "nothing"
    yield (
        f"of the {len(pack.scenarios)} scenarios in the content, "
        f"{'the fewest' if chosen.fewest else 'enough'} that cover what all of them cover: "
        f"{', '.join(chosen.names) or 'none'} ({len(chosen.names)}); none of them covers: {missed}"
    )


def _said(answers: Answers) -> str:
    return ", ".join(f"{key} {answer}" for key, answer in answers.items())


def _steps(steps: "tuple[Step, ...]") -> str:
    return ", ".join(f"{step.question} {step.answer}" for step in steps)
