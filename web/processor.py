"""Keeping the server to one processor, where the system can.

Python runs one of its threads at a time. With a second processor free, each thread that wakes is put there, away from
everything the last one had at hand: with twenty people at once a click then took almost twice the processor time
(docs/performance.md). So ``script/run`` names a processor, another for each port; the others are for the database, for
documents being made, and for a second server.
"""

import os

_ALLOWED = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else set()
"""The processors this process may use, as it was started; empty where the system does not tell."""


def keep_to(wanted: str) -> None:
    """Keep this thread, and all it starts from here on, to one processor: the one of this number, counted round.

    Anything but a whole number leaves it free, and so does a system that cannot do it.
    """
    if _ALLOWED and wanted.isascii() and wanted.isdigit():
        allowed = sorted(_ALLOWED)
        os.sched_setaffinity(0, {allowed[int(wanted) % len(allowed)]})


def anywhere() -> None:
    """Let this thread, and what it starts, run on any processor again: it has work of its own to do."""
    if _ALLOWED:
        os.sched_setaffinity(0, _ALLOWED)
