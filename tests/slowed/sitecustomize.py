"""Makes the server of a browser test slow by chance, as a busy machine does, with no load on this one.

Python imports this by its name before anything else where this folder is on PYTHONPATH (docs/testing.md):

    PYTHONPATH=tests/slowed .venv/bin/python -m pytest tests/browser

A run begins late, and while a page is drawn some steps take long; so what comes next comes at every moment of both.
"""

import random
import sys
import time
from collections.abc import Callable, Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import find_spec
from types import ModuleType
from typing import Any

RUNNER = "streamlit.runtime.scriptrunner.script_runner"
BEGIN = (0, 0, 0.02, 0.1, 0.3, 0.6)
"""Seconds that a run begins late, one of these."""
DRAWING = (0.02, 0.1, 0.2)
"""Seconds that a step of the drawing takes, one of these, now and then."""
OFTEN = 0.02
"""How many of the steps do."""


class Slowed(MetaPathFinder):
    """Slows Streamlit's runner as soon as it is imported."""

    def find_spec(self, name: str, path: Sequence[str] | None, target: ModuleType | None = None) -> ModuleSpec | None:
        """The runner as it is found without this, slowed once it is loaded."""
        if name != RUNNER:
            return None
        sys.meta_path.remove(self)
        spec = find_spec(name)
        if spec is not None and spec.loader is not None:
            load = spec.loader.exec_module

            def load_slowed(module: ModuleType) -> None:
                load(module)
                slow(module.ScriptRunner)

            spec.loader.exec_module = load_slowed
        return spec


def slow(runner: Any) -> None:
    """Let it begin late, and draw haltingly."""
    runner._run_script = late(runner._run_script, lambda: random.choice(BEGIN))
    runner._maybe_handle_execution_control_request = late(
        runner._maybe_handle_execution_control_request,
        lambda: random.choice(DRAWING) if random.random() < OFTEN else 0,
    )


def late(do: Callable[..., Any], seconds: Callable[[], float]) -> Callable[..., Any]:
    """The same, so many seconds later."""

    def do_late(*given: Any) -> Any:
        time.sleep(seconds())
        return do(*given)

    return do_late


if "streamlit" in sys.orig_argv:
    sys.meta_path.insert(0, Slowed())
