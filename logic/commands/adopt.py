"""``python -m logic adopt``: take other content into use, after showing what it would change."""

import argparse
import os
import sys
from secrets import token_urlsafe
from typing import TYPE_CHECKING

from logic.commands.command import FINE, PROBLEMS, Result, to_type
from logic.errors import ContentUnusable
from logic.settings import Settings

if TYPE_CHECKING:
    from logic.bootstrap import Application
    from logic.pack import Pack
    from logic.services.content import Offer

HELP = "take other content into use, after showing in brief what it would change and how many decisions it touches"


def arguments(parser: argparse.ArgumentParser) -> None:
    """What to adopt, and whether to ask first."""
    parser.add_argument(
        "content",
        nargs="?",
        help="a folder, or a version that is kept (it goes back to that); without it, the folder the settings name",
    )
    parser.add_argument("--yes", action="store_true", help="do not ask")


def run(options: argparse.Namespace) -> Result:
    """Show the difference in brief, ask, and adopt. Exit 1 when nothing was adopted."""
    from logic import services
    from logic.bootstrap import start_with
    from logic.commands.inputs import BY_COMMAND, FOLDER, offer_of

    settings = Settings.from_environment(os.environ)
    offer = offer_of(str(settings.content) if options.content is None else options.content)
    app = start_with(settings, offer.pack)
    seen = app.adopted.id if app.adopted else 0
    if app.adopted and app.adopted.version == offer.pack.version and _is_sound(app):
        return FINE, f"Content {offer.pack.version} is in use already. Nothing was changed.\n"
    shown = _difference(app, offer, named=options.content or FOLDER)
    if not options.yes:
        sys.stdout.write(shown)
        if not _agreed():
            return PROBLEMS, "Nothing was changed. Type yes to adopt it, or add --yes.\n"
        shown = ""
    services.adopt(app, BY_COMMAND, offer, seen=seen, key=token_urlsafe(12))
    return FINE, f"{shown}Content {offer.pack.version} is in use now. Pages that are open follow in a few seconds.\n"


def _is_sound(app: "Application") -> bool:
    try:
        return app.adopted is not None and app.on_shelf.texts(app.adopted.version) is not None
    except ContentUnusable:
        return False


def _agreed() -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        return False
    sys.stdout.write("Type yes to take it into use: ")
    sys.stdout.flush()
    return sys.stdin.readline().strip() == "yes"


def _difference(app: "Application", offer: "Offer", *, named: str) -> str:
    """The difference in brief."""
    new = offer.pack
    if app.adopted is None:
        return f"No content is in use yet. To be taken into use: {new.version} ({new.edition}).\n"
    lines = [f"In use: {app.adopted.version}. To be taken into use: {new.version} ({new.edition})."]
    try:
        old = app.on_shelf.partly(app.adopted.version)
    except ContentUnusable as unusable:
        old = None
        lines.append(f"The content in use is {unusable.reason}, so the two cannot be compared.")
    if old is not None:
        lines += _compared(app, old, new)
        lines.append(f"Each difference: {to_type(f'diff in-use {named}')}")
    return "\n".join(lines) + "\n"


def _compared(app: "Application", old: "Pack", new: "Pack") -> list[str]:
    from dataclasses import replace

    from logic import services
    from logic.differences import differences

    found = differences(old.flow, new.flow)
    done = services.effects(replace(app, pack=old), new)
    sets = (
        f"Sets of answers that would come out otherwise: {found.changed:,} of {found.all_sets:,} "
        f"({found.risen:,} higher, {found.fallen:,} lower)."
    )
    records = (
        f"Decisions recorded that would come out otherwise today: {len(done.flipped):,} of {done.records:,}. "
        "The records stay as they were made."
    )
    return [
        sets,
        records,
        f"Pieces of work still being answered that would move: {len(done.moved):,} of {done.parts:,}.",
    ]
