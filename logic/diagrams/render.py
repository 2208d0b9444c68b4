"""DOT to a file, behind one function, so that the program that draws can be changed in one place.

graphviz-pure is a young wheel that needs nothing from the system; see docs/decisions.
"""

import subprocess
import sys
from pathlib import Path
from typing import Literal

from logic.errors import DoingWithError

SECONDS = 20
DOTS_PER_INCH = {"svg": 72, "png": 144}
"""A picture of dots goes on paper too; one of lines scales by itself."""


class CannotDraw(DoingWithError):
    """The picture could not be drawn."""


def render(dot: str, form: Literal["svg", "png"]) -> bytes:
    """Draw DOT source. Raises ``CannotDraw`` with what the drawing program said."""
    program = Path(sys.prefix) / "bin" / "graphviz-pure"
    try:
        done = subprocess.run(  # noqa: S603 - a fixed program; the source goes in as data
            [program, "-Kdot", f"-T{form}", f"-Gdpi={DOTS_PER_INCH[form]}"],
            input=dot.encode(),
            capture_output=True,
            timeout=SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as problem:
        raise CannotDraw(str(problem)) from problem
    if done.returncode or not done.stdout:
        raise CannotDraw(done.stderr.decode(errors="replace").strip() or "nothing was drawn")
    return done.stdout
