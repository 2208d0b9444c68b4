"""``python -m logic migrate``: bring the database up to date, and see that content is in use."""

import argparse
import os

from logic.commands.command import FINE, PROBLEMS, Result, say, to_type
from logic.errors import ContentUnusable, PackInvalid, StoreUnavailable
from logic.link_key import make_key
from logic.links import KEY_LEAST
from logic.settings import Settings

HELP = "bring the database up to date; the first time, take the content of the folder into use"


def arguments(_parser: argparse.ArgumentParser) -> None:
    """Nothing more: the environment names the database and the folder of content."""


def run(_options: argparse.Namespace) -> Result:
    """Bring the database up to date. Exit 1 when no content can be used: what is in use, or the first from its folder.

    Once some is in use, a folder with problems is a warning: an edit in progress must not keep anybody from working.
    """
    from logic.kept import Shelf
    from logic.store import Store
    from logic.store.migrate import upgrade

    settings = Settings.from_environment(os.environ)
    if settings.link_key and len(settings.link_key) < KEY_LEAST:
        say(f"Warning: DOING_WITH_LINK_KEY has fewer than {KEY_LEAST} characters, so links for people cannot be used.")
    try:
        upgrade(settings.database_url)
    except StoreUnavailable as down:
        say(_trouble(down, settings))
        raise
    make_key(settings)
    if Shelf(Store.open(settings.database_url), {}).in_use() is None:
        return _first(settings)
    return _as_before(settings)


def _trouble(down: StoreUnavailable, settings: Settings) -> str:
    """What to do about a database that cannot be used, for whoever starts it. Its address may hold a password."""
    file = settings.database_url.startswith("sqlite")
    where = f"in {settings.database_url.partition(':///')[2]}" if file else "on the database server"
    todo = {
        "full": f"There is no room left for what is kept {where}. Make room, then start again.",
        "read_only": f"Nothing can be written {where}. Let the user who starts Doing With write there, then start again.",
        "locked": f"Another program is using what is kept {where}. Wait until it is done, then start again.",
        "away": "The database server cannot be reached. See that it runs and that its address is right, then start again.",
        "missing": f"There is no database to use {where}. See that its address is right, then start again.",
    }
    return todo.get(down.reason, f"What is kept {where} cannot be used. Nothing was changed.")


def _first(settings: Settings) -> Result:
    from logic import services
    from logic.bootstrap import start_with
    from logic.commands.inputs import BY_COMMAND, offer_of

    offer = offer_of(str(settings.content))
    services.adopt_first(start_with(settings, offer.pack), BY_COMMAND, offer)
    return FINE, ""


def _as_before(settings: Settings) -> Result:
    from logic import services
    from logic.bootstrap import start

    try:
        app = start(settings)
    except ContentUnusable as unusable:
        for line in _unusable(unusable):
            say(line)
        return PROBLEMS, ""
    try:
        folder = services.in_folder(app).pack
    except PackInvalid as invalid:
        say(f"Warning: the folder {settings.content} has problems. {app.pack.version} stays in use. Its problems:")
        for problem in invalid.problems:
            say(str(problem))
        return FINE, ""
    if services.says_the_same(app, folder):
        return FINE, ""
    return FINE, (
        f"The folder {settings.content} holds other content ({folder.version}) than is in use ({app.pack.version}), "
        f"which stays in use. What would change: {to_type('diff in-use folder')}\n"
        f"To take it into use: {to_type('adopt')}\n"
    )


def _unusable(unusable: ContentUnusable) -> list[str]:
    version = unusable.version
    if unusable.reason == "unreadable":
        lines = [f"The content in use ({version}) cannot be read by this release of Doing With:"]
        lines += [str(problem) for problem in unusable.problems]
        lines.append(f"What the content of the folder would change: {to_type('diff in-use folder')}")
    else:
        lines = [f"The content in use ({version}) is {unusable.reason} from the database."]
        if unusable.reason == "damaged":
            lines = [f"The content in use ({version}) was damaged in the database."]
    return [
        *lines,
        "Nothing was changed, and every record still holds its own words.",
        f"To take the content of the folder into use instead: {to_type('adopt')}",
    ]
