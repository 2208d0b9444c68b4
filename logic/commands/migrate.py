"""``python -m logic migrate``: bring the database up to date."""

import argparse
import os

from logic.commands.command import FINE, Result
from logic.settings import Settings

HELP = "bring the database up to date"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing more: the environment names the database."""


def run(_options: argparse.Namespace) -> Result:
    """Bring the database up to date."""
    from logic.store.migrate import upgrade

    upgrade(Settings.from_environment(os.environ).database_url)
    return FINE, ""
