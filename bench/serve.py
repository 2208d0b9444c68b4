"""Servers to measure: ours, and a one-line Streamlit page that is the floor, on ports and in folders of their own."""

import os
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from time import perf_counter, sleep

ROOT = Path(__file__).resolve().parents[1]
BARE = 'import streamlit as st\nst.button("Next")\n'
PATIENCE = 60


@dataclass(frozen=True, slots=True)
class Running:
    """A server that answers."""

    address: str
    pid: int
    began: float
    """When its process was started, by ``perf_counter``."""


def bare_folder(folder: Path, *, our_settings: bool) -> Path:
    """A one-line page in an empty folder, with our Streamlit settings or with Streamlit's own."""
    folder.mkdir()
    (folder / "app.py").write_text(BARE, encoding="utf-8")
    if our_settings:
        copytree(ROOT / ".streamlit", folder / ".streamlit")
    return folder


@contextmanager
def serving(folder: Path, env: Mapping[str, str] | None = None) -> Iterator[Running]:
    """``streamlit run app.py`` in this folder until the block ends. Ours needs its database brought up to date first."""
    port = _free_port()
    settings = ["--server.port", str(port), "--server.headless", "true", "--server.address", "127.0.0.1"]
    command = [sys.executable, "-m", "streamlit", "run", "app.py", *settings]
    log = (folder / "server.log").open("wb") if folder != ROOT else subprocess.DEVNULL
    began = perf_counter()
    process = subprocess.Popen(command, cwd=folder, env={**os.environ, **(env or {})}, stdout=log, stderr=log)  # noqa: S603
    try:
        address = f"http://127.0.0.1:{port}"
        while not _answers(f"{address}/_stcore/health"):
            if process.poll() is not None or perf_counter() - began > PATIENCE:
                raise SystemExit(f"the server in {folder} did not start")
            sleep(0.01)
        yield Running(address, process.pid, began)
    finally:
        process.kill()
        process.wait()


def migrated(data: Path) -> dict[str, str]:
    """The environment of a server of ours whose database, in this folder, is ready."""
    env = {"DOING_WITH_DATA": str(data), "DOING_WITH_PROCESSOR": "0"}
    subprocess.run([sys.executable, "-m", "logic", "migrate"], cwd=ROOT, env={**os.environ, **env}, check=True)
    return env


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _answers(address: str) -> bool:
    try:
        with urllib.request.urlopen(address, timeout=1) as answer:  # noqa: S310 - our own server
            return bool(answer.status == 200)  # noqa: PLR2004 - OK
    except OSError:
        return False
