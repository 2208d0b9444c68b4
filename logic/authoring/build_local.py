"""Turns local.yaml into the frozen value. Nothing is decided here."""

from collections.abc import Iterable

from logic import local
from logic.authoring import schemas_local


def build_local(model: schemas_local.Local) -> local.Local:
    """Everything a council says for its own area."""
    return local.Local(
        reply_days=model.reply_days,
        answered_by=model.answered_by,
        places=_places(model.places),
        route=tuple(local.Step(s.id, s.words, s.easy_read, s.ground) for s in model.route),
        promises=tuple(local.Promise(p.id, p.words, p.easy_read, p.ground) for p in model.promises),
        complaints=_places(model.complaints),
        contacts=_places(model.contacts),
    )


def _places(models: Iterable[schemas_local.Place]) -> tuple[local.Place, ...]:
    return tuple(local.Place(p.id, p.name, p.words, p.easy_read, p.phone.strip(), p.ground) for p in models)
