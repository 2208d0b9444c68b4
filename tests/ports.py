"""Ports for the servers that tests start."""

import os
import socket
from itertools import chain, cycle

_OURS = range(20_000 + os.getpid() % 100 * 100, 20_100 + os.getpid() % 100 * 100)
_TRIED = cycle(chain(_OURS[os.getpid() % 100 :], _OURS[: os.getpid() % 100]))


def free_port() -> int:
    """A port of this machine that nothing listens on.

    It is free until the server listens on it, and again while a server is dead that a test killed. So it is none of those
    that the system gives to whoever asks for any (32768 and up on Linux), and each process of the tests has a hundred of
    its own. Where each begins is its own as well: a server keeps to the processor that its port falls to.
    """
    for _ in _OURS:
        port = next(_TRIED)
        with socket.socket() as probe:
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    message = f"something listens on every port from {_OURS[0]} to {_OURS[-1]}"
    raise RuntimeError(message)
