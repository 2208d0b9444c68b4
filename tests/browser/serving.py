"""The app as ``script/run`` starts it."""

import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from logic.settings import Settings
from tests.ports import free_port

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 90
"""Seconds to wait for a server to start; it takes about three."""


class Server:
    """The app as ``script/run`` starts it, on a port and a data folder of its own."""

    def __init__(self, data: Path, content: Path | None = None, **environment: str) -> None:
        self.data = data
        self._environment = environment
        self.log = data.parent / f"{data.name}.log"
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self._content = content
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def settings(self) -> Settings:
        """Where it keeps things."""
        return Settings.from_environment({**self._environment, "DOING_WITH_DATA": str(self.data)})

    def start(self, *, well: bool = True) -> "Server":
        """Start it and wait until it answers; ``well`` waits until /healthz says ok."""
        environment = {**os.environ, "PORT": str(self.port), "DOING_WITH_DATA": str(self.data), **self._environment}
        # The environment the tests run in holds all that the app needs.
        environment.setdefault("DOING_WITH_VENV", str(Path(sys.prefix)))
        if self._content is not None:
            environment["DOING_WITH_CONTENT"] = str(self._content)
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [ROOT / "script" / "run"], env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )
        address = f"{self.address}/healthz" if well else f"{self.address}/_stcore/health"
        until = time.monotonic() + PATIENCE
        while self._process.poll() is not None or not answers(address):
            if self._process.poll() is not None or time.monotonic() > until:
                self.kill()
                pytest.fail(f"The server did not start:\n{self.log.read_text(encoding='utf-8')}")
            time.sleep(0.05)
        return self

    def kill(self) -> None:
        """End it as a power cut would: with no chance to tidy up."""
        if self._process is not None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
            self._process = None


def answers(address: str) -> bool:
    """Say whether the address answers 200 just now."""
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except (urllib.error.URLError, ConnectionError, TimeoutError):
        return False
