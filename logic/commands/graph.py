"""``python -m logic graph``: the flow or the ladder as a picture."""

import argparse

from logic.commands.command import FINE, Result
from logic.commands.inputs import pack_in_folder, requests_in
from logic.flow import Answers
from logic.pack import Pack

HELP = "the flow or the ladder as a picture"


def arguments(parser: argparse.ArgumentParser) -> None:
    """Which picture, of what answers, in what format."""
    parser.add_argument("picture", choices=("flow", "ladder"))
    parser.add_argument("--answers", help="a JSON file as for decide, or -")
    parser.add_argument("--format", choices=("dot", "svg", "png"), required=True)


def run(options: argparse.Namespace) -> Result:
    """The flow or the ladder as a picture."""
    from logic.analysis import lifts
    from logic.diagrams.dot import to_dot
    from logic.diagrams.pictures import flow_diagram, ladder_diagram
    from logic.diagrams.render import render
    from logic.journey import replay
    from logic.ladder import ladder_view

    pack = pack_in_folder()
    answers, ask_all = _answers(options.answers, pack)
    journey = replay(pack.flow, answers, ask_all=ask_all)
    if options.picture == "flow":
        dot = to_dot(flow_diagram(pack, answers, journey))
    else:
        raising = lifts(pack.flow, answers) if journey.outcome else ()
        dot = to_dot(ladder_diagram(pack, ladder_view(pack, journey), raising), direction="BT")
    return FINE, dot if options.format == "dot" else render(dot, options.format)


def _answers(source: str | None, pack: Pack) -> tuple[Answers, bool]:
    from logic.requests import BadRequest

    if source is None:
        return {}, False
    requests, many = requests_in(source, pack)
    if many:
        raise BadRequest("a picture shows one set of answers: give one object, not an array")
    return requests[0].answers, requests[0].ask_all
