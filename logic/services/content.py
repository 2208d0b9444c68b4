"""Use cases on the content as a whole: what is kept, what other content would change, and taking it into use."""

from array import array
from collections import Counter, OrderedDict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from secrets import token_urlsafe
from threading import Lock
from typing import TYPE_CHECKING

from logic.activity import Actor
from logic.adoption import Adoption, KeptContent, until
from logic.bootstrap import Application
from logic.errors import Conflict, ContentUnusable, NotFound, PackInvalid, Problem, Refused
from logic.flow import Flow
from logic.journey import replay
from logic.pack import Pack
from logic.reference import activity_reference
from logic.services._change import allow, once, use_case
from logic.settings import BUILT_IN_CONTENT
from logic.store import Work
from logic.store.queries import decisions, ledger, packs
from logic.store.queries.decisions import DecisionLine

if TYPE_CHECKING:
    from logic.differences import Flip

FOLDER = "folder"
"""The name of the content in the folder of the settings; everything else that can be named is a version."""
EFFECTS_HELD = 4


@dataclass(frozen=True, slots=True)
class Offer:
    """Content that could be taken into use. ``texts`` are those of a folder; none when it is kept already."""

    source: str
    pack: Pack
    texts: Mapping[str, str] | None


@dataclass(frozen=True, slots=True)
class History:
    """Everything ever in use (oldest first) and everything kept (latest first)."""

    adoptions: tuple[Adoption, ...]
    kept: tuple[KeptContent, ...]


@dataclass(frozen=True, slots=True)
class Effects:
    """What other content would do to what is saved. No record ever changes: these would come out otherwise today.

    records, parts
        how many latest records, and parts without a record, were looked at.
    already
        latest records that come out otherwise with the content in use too, and would be as they are now.
    flipped, moved
        ids of the parts whose latest record, or whose answers without one, would come out otherwise.
    kinds
        (recorded outcome, outcome it would have or none) -> how many of ``flipped``.
    """

    records: int
    parts: int
    already: int
    flipped: Sequence[int]
    moved: Sequence[int]
    kinds: Mapping[tuple[str | None, str | None], int]


@dataclass(frozen=True, slots=True)
class EffectLine:
    """One decision, or one part still being answered, that would come out otherwise.

    was, now
        ids of outcomes; none where there is no result. ``was_name`` is the recorded outcome in its own words.
    """

    ref: str
    title: str
    number: int
    name: str
    record: str | None
    was: str | None
    was_name: str | None
    now: str | None


def in_folder(app: Application) -> Offer:
    """The content in the folder. Raises ``PackInvalid`` with every problem."""
    from logic.authoring.loader import read_folder

    pack, texts = read_folder(app.settings.content, BUILT_IN_CONTENT / "screen")
    return Offer(FOLDER, pack, texts)


def offered(app: Application, source: str) -> Offer:
    """Content by name. Raises ``PackInvalid``, ``ContentUnusable``, or ``NotFound`` for a version that is not kept."""
    if source == FOLDER:
        return in_folder(app)
    pack = app.kept(source) if source.isascii() and source.isalnum() else None
    if pack is None:
        raise NotFound("content", source)
    return Offer(source, pack, None)


def says_the_same(app: Application, pack: Pack) -> bool:
    """Whether this content is the one in use, were it under another name: a release may name the same words anew."""
    if pack.version == app.pack.version:
        return True
    from logic.authoring.loader import read_texts

    texts = app.on_shelf.texts(app.pack.version)
    return texts is not None and read_texts(texts).version == pack.version


def content_history(app: Application) -> History:
    """What was in use when, and what is kept."""
    with app.store.reading() as work:
        return History(packs.adoptions(work.connection), packs.kept(work.connection))


def in_use_until(app: Application, version: str) -> datetime | None:
    """When this version last went out of use; none when it never did, or never was in use."""
    with app.store.reading() as work:
        return until(packs.adoptions(work.connection), version)


@use_case
def adopt(app: Application, actor: Actor, offer: Offer, *, seen: int | None, key: str) -> str:
    """Take this content into use; returns its version. No record changes.

    ``seen`` is the id of the adoption that the person was shown as the one in use, 0 for none: anything else by now
    is a ``Conflict``, and so is kept content that was removed or damaged since it was read. Content in use already is
    ``Refused``, unless its kept texts were lost or damaged: then they are put right.
    """
    version = offer.pack.version

    def do(work: Work) -> str:
        connection, now = work.connection, app.now()
        last = packs.last_adoption(connection)
        in_use = last is not None and last.version == version
        if offer.texts is None and not _is_there(work, version):
            raise Conflict("content", {}, {}, last.id if last else 0)
        kept = offer.texts is not None and packs.keep(
            connection,
            version=version,
            title=offer.pack.title,
            edition=offer.pack.edition,
            texts=offer.texts,
            now=now,
        )
        if seen is not None and seen != (last.id if last else 0):
            raise Conflict("content", {}, {}, last.id if last else 0)
        if in_use and not kept:
            raise Refused(Problem("content", "content_in_use", {"version": version}))
        if not in_use:
            packs.adopt(connection, version, after=last, now=now, actor=actor)
        ledger.write(
            connection,
            at=now,
            actor=actor,
            verb="keep_content" if in_use else "adopt_content",
            detail={"version": version},
        )
        return version

    return once(app, actor, "adopt", key, do)


def _is_there(work: Work, version: str) -> bool:
    """Whether the texts of this version are kept and sound. Content in memory does not prove it."""
    found = packs.files(work.connection, version)
    return found is not None and found.sound


def what_is_wrong(app: Application) -> str | None:
    """Why the content in use could not be read again from the database: gone or damaged; none when it could.

    Pages go on with what is in memory, but the next start would fail.
    """
    if app.adopted is None:
        return None
    try:
        return None if app.on_shelf.texts(app.pack.version) is not None else "gone"
    except ContentUnusable as unusable:
        return unusable.reason


def take_into_use(
    app: Application, actor: Actor, source: str, *, version: str, seen: int | None, ticked: bool, key: str
) -> str:
    """Take the content into use that a person was shown as this version; returns it.

    When the source holds something else by now, or nothing sound, that is a ``Conflict``: they read other differences.
    """
    allow(actor)
    if not ticked:
        raise Refused(Problem("read", "changes_unread"))
    try:
        offer = offered(app, source)
    except (NotFound, PackInvalid, ContentUnusable) as spoiled:
        raise Conflict("content", {}, {}, 0) from spoiled
    if offer.pack.version != version:
        raise Conflict("content", {}, {}, 0)
    return adopt(app, actor, offer, seen=seen, key=key)


def adopt_first(app: Application, actor: Actor, offer: Offer) -> bool:
    """Take this content into use when none ever was; false when some was. Safe to call at every start."""
    allow(actor)
    if app.adopted is not None:
        return False
    try:
        adopt(app, actor, offer, seen=0, key=token_urlsafe(12))
    except (Conflict, Refused):  # another start was quicker
        return False
    return True


def effects(app: Application, new: Pack) -> Effects:
    """What this content would do to everything saved, read as a stream. Held until anything saved changes."""
    with app.store.reading() as work:
        key = (app.settings.database_url, app.pack.version, new.version, decisions.mark(work.connection))
        with _HOLDING:
            if key in _HELD:
                return _HELD[key]
        found = _effects(work, app.pack.flow, new.flow)
    with _HOLDING:
        _HELD[key] = found
        while len(_HELD) > EFFECTS_HELD:
            _HELD.popitem(last=False)
    return found


_HELD: OrderedDict[tuple[str, str, str, tuple[int, int]], Effects] = OrderedDict()
_HOLDING = Lock()


def _effects(work: Work, old: Flow, new: Flow) -> Effects:
    from logic.differences import flips

    flipped, moved = array("q"), array("q")
    kinds: Counter[tuple[str | None, str | None]] = Counter()
    records = parts = already = 0
    for one in decisions.recorded(work.connection):
        records += 1
        for flip in flips([one], old, new):
            if replay(old, one.answers).outcome == flip.new:
                already += 1
            else:
                flipped.append(one.part)
                kinds[flip.old, flip.new] += 1
    for one in decisions.unrecorded(work.connection):
        parts += 1
        moved.extend(flip.reference for flip in flips([one], old, new))
    return Effects(records, parts, already, flipped, moved, kinds)


def effect_lines(app: Application, new: Pack, parts: Sequence[int], *, page: int, size: int) -> tuple[EffectLine, ...]:
    """One page (from 1) of the parts that ``effects`` found, with what each is called and would come to."""
    from logic.differences import flips

    shown = parts[(page - 1) * size : page * size]
    with app.store.reading() as work:
        found = decisions.lines(work.connection, shown)
        saved = [*decisions.recorded(work.connection, shown), *decisions.unrecorded(work.connection, shown)]
    turned = {flip.reference: flip for flip in flips(saved, app.pack.flow, new.flow)}
    return tuple(_line(line, turned[line.part]) for line in found if line.part in turned)


def _line(line: DecisionLine, flip: "Flip[int]") -> EffectLine:
    return EffectLine(
        ref=activity_reference(line.activity),
        title=line.title,
        number=line.number,
        name=line.name,
        record=line.record,
        was=flip.old,
        was_name=line.outcome_name,
        now=flip.new,
    )
