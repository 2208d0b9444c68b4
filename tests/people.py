"""Limits as somebody might have written them, and links to them, made through the services."""

from datetime import timedelta
from typing import Any

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.bootstrap import Application
from logic.register import TestAnswer


def standing(app: Application, **changes: Any) -> dict[str, Any]:
    """The fields of a limit that stands today; ``changes`` replaces any of them."""
    today = app.today()
    return {
        "part": None,
        "category": app.pack.register.categories[0].key,
        "statement": "Two trained staff must be here at night",
        "plain": "We need two people at night so that everyone is safe.",
        "easy_read": "Two workers are here at night.\nThis keeps you safe.",
        "evidence": "Risk assessment of the provider",
        "clause": "page 4",
        "said_by": "Pat Provider",
        "said_role": "Provider manager",
        "said_on": today - timedelta(days=30),
        "strength": "fixed",
        "rules_out": "One worker alone at night.",
        "still_open": ("Who they are", "How rooms are checked"),
        "how_we_work": "Residents help to write the night routine.",
        "agreed_with": "The residents’ meeting",
        "agreed_on": today - timedelta(days=10),
        "explains": (),
        "shared_on": today - timedelta(days=8),
        "shared_how": "Read aloud at the house meeting",
        "formats": (app.pack.register.formats[0].key,),
        "challenge_to": "Jo Lead, project lead, 01793 000000",
        "review_on": today + timedelta(days=150),
        "expires_on": today + timedelta(days=180),
        "test": {asked.key: TestAnswer("Yes, we asked.", "strong") for asked in app.pack.register.test},
    } | changes


def keep_limit(app: Application, ref: str, **changes: Any) -> int:
    """A limit of this activity; returns its number."""
    number = len(services.limits_of(app, ref)) + 1
    return services.save_limit(
        app, LOCAL_ACTOR, ref, fields=standing(app, **changes), key=f"{ref}-limit-{number}"
    ).number


def keep_unproven(app: Application, ref: str, **changes: Any) -> int:
    """A limit that two weak answers leave unproven; returns its number."""
    weak = {asked.key: TestAnswer("Nobody knows.", "weak") for asked in app.pack.register.test}
    return keep_limit(app, ref, **{"test": weak, **changes})


def token(app: Application, ref: str, **named: Any) -> str:
    """The token of a new link."""
    links = services.links_of(app, ref)
    number = services.make_link(app, LOCAL_ACTOR, ref, key=f"{ref}-link-{len(links)}", **named)
    link = next(one for one in services.links_of(app, ref) if one.id == number)
    return services.link_address(app, link).partition("?t=")[2]


def say_it(app: Application, opened: str, *, limit: int = 1, kind: str = "challenge", **changes: Any) -> Any:
    """What somebody sends through a link; returns it as kept."""
    words = {"text": "We were told last year that one is enough.", "name": "", "contact": "", "session": opened}
    given = {"key": f"{opened}-{limit}-{kind}", **words, **changes}
    return services.receive_challenge(app, opened, limit=limit, kind=kind, **given)


def seat_token(app: Application, ref: str, label: str = "Carer", part: int = 1) -> str:
    """The token of a new seat's link."""
    found = services.seats_of(app, ref, part).seats
    made = services.invite_seat(app, LOCAL_ACTOR, ref, part, label=label, key=f"{ref}-seat-{part}-{len(found)}")
    seats = services.seats_of(app, ref, part)
    link = next(seats.links[one.link_id] for one in seats.seats if one.id == made)
    return services.link_address(app, link).partition("?t=")[2]
