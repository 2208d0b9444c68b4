"""``python -m logic decide``: what sets of answers lead to, as JSON."""

import argparse
import json

from logic.commands.command import FINE, Result
from logic.commands.inputs import pack_in_folder, requests_in

HELP = "what a set of answers leads to, as JSON"


def arguments(parser: argparse.ArgumentParser) -> None:
    """A file of answers."""
    parser.add_argument("file", help="a JSON file, or - for standard input")


def run(options: argparse.Namespace) -> Result:
    """What each set of answers leads to."""
    from logic.requests import answer_to

    pack = pack_in_folder()
    requests, many = requests_in(options.file, pack)
    answers = [answer_to(request, pack) for request in requests]
    return FINE, json.dumps(answers if many else answers[0], indent=2, ensure_ascii=False) + "\n"
