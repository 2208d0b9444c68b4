"""``python -m logic check``: every problem in a pack, or the proof of its flow."""

import argparse

from logic.commands.command import FINE, PROBLEMS, Result
from logic.commands.inputs import pack_in_folder, pack_named

HELP = "every problem in a pack of content"


def arguments(parser: argparse.ArgumentParser) -> None:
    """A folder, and whether to prove."""
    parser.add_argument("folder", nargs="?", help="the pack; without it, the folder the settings name")
    parser.add_argument("--proof", action="store_true", help="try every set of answers and print the counts")


def run(options: argparse.Namespace) -> Result:
    """Every problem in a pack; with --proof also what holds for all answers."""
    pack = pack_in_folder() if options.folder is None else pack_named(options.folder)
    if not options.proof:
        return FINE, f"no problems found; pack {pack.version}\n"
    from logic.proof import prove

    proof = prove(pack.flow)
    lines = (
        f"pack: {pack.version}",
        f"paths: {proof.paths:,}",
        f"complete answer sets: {proof.answer_sets:,}",
        f"single favourable changes tried: {proof.flips:,}",
        f"drops found: {proof.drops:,}",
        f"outcomes reachable: {len(proof.outcomes_reached)} of {len(pack.flow.outcomes)}",
        f"questions reachable: {len(proof.questions_reached)} of {len(pack.flow.questions)}",
        f"outcomes reached that are never to be recommended: {len(proof.unadvised_reached)}",
        f"time taken: {proof.seconds:.3f} s",
    )
    return FINE if proof.holds(pack.flow) else PROBLEMS, "\n".join(lines) + "\n"
