"""The commands of ``python -m logic``: a small module for each, and the table that names them.

A new command is a module with ``HELP``, ``arguments`` and ``run`` (see ``command.Command``) and one line here.
Modules are imported at every call, so each imports what is slow inside ``run``.
"""

from collections.abc import Mapping

from logic.commands import adopt, check, decide, diff, graph, migrate, scenarios
from logic.commands.command import Command

COMMANDS: Mapping[str, Command] = {
    "decide": decide,
    "check": check,
    "graph": graph,
    "diff": diff,
    "scenarios": scenarios,
    "migrate": migrate,
    "adopt": adopt,
}
"""What is typed -> its module, in the order in which ``--help`` lists them."""
