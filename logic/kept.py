"""Content kept in the database, read when it is asked for and held for the next time."""

from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import replace
from threading import Lock

from logic.adoption import Adoption
from logic.errors import ContentUnusable, PackInvalid
from logic.pack import Pack
from logic.pack_data import pack_of, to_data
from logic.ready import Ready
from logic.store import Store
from logic.store.queries import packs

MOST_HELD = 4
"""Versions held in memory at once; each is about a megabyte."""


class Shelf:
    """All versions kept in one database. Safe to share between threads.

    ``ready``: where their ready-made forms are; none where each version is to be read from its texts.
    """

    def __init__(self, store: Store, words: Mapping[str, str], ready: Ready | None = None) -> None:
        self._store = store
        self._words = words
        self._ready = ready
        self._held: OrderedDict[tuple[str, str], Pack] = OrderedDict()
        self._lock = Lock()

    def in_use(self) -> Adoption | None:
        """The adoption that names the content in use; none in a database that was never started with content."""
        with self._store.reading() as work:
            return packs.last_adoption(work.connection)

    def pack(self, version: str) -> Pack | None:
        """The content of this version, with today's interface words; none when it is not kept.

        Raises ``ContentUnusable`` when it is kept and cannot be used. Its seal is looked at each time, so content
        removed or put right meanwhile is noticed. Its texts are not: what is held in memory stays good, and whoever
        takes content into use looks at the texts themselves.
        """
        with self._store.reading() as work:
            digest = packs.digest_of(work.connection, version)
        if digest is None:
            return None
        key = (version, digest)
        with self._lock:
            if key in self._held:
                self._held.move_to_end(key)
                return self._held[key]
            found = self._read(version)
            if found is not None:
                self._held[key] = found
                while len(self._held) > MOST_HELD:
                    self._held.popitem(last=False)
            return found

    def holds(self, version: str) -> bool:
        """Whether this version is kept, were it damaged."""
        with self._store.reading() as work:
            return packs.digest_of(work.connection, version) is not None

    def partly(self, version: str) -> Pack | None:
        """As ``pack``, but of content beyond this release as much as tells where its questions lead."""
        from logic.authoring.partial import read_partly

        try:
            return self.pack(version)
        except ContentUnusable as unusable:
            if unusable.reason != "unreadable":
                raise
            texts = self.texts(version)
            try:
                return None if texts is None else read_partly(texts, version)
            except PackInvalid:
                raise unusable from None

    def texts(self, version: str) -> Mapping[str, str] | None:
        """The texts of this version by file name. None and errors as for ``pack``."""
        with self._store.reading() as work:
            kept = packs.files(work.connection, version)
        if kept is None:
            return None
        if not kept.sound:
            raise ContentUnusable(version, "damaged")
        return kept.files

    def _read(self, version: str) -> Pack | None:
        texts = self.texts(version)
        if texts is None:
            return None
        name = f"pack-{version}"
        data = self._ready.find(name, texts) if self._ready else None
        if data is not None:
            return replace(pack_of(data), screen=self._words)
        found = self._from_texts(version, texts)
        if self._ready:
            self._ready.keep(name, texts, to_data(replace(found, screen={})))
        return found

    def _from_texts(self, version: str, texts: Mapping[str, str]) -> Pack:
        # Imported only here: a start that finds the content ready-made needs none of it.
        from logic.authoring.loader import read_texts

        try:
            return read_texts(texts, version=version, words=self._words)
        except PackInvalid as invalid:
            raise ContentUnusable(version, "unreadable", invalid.problems) from invalid
