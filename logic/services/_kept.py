"""What is read of one piece of work is kept in this process until anything of it changes.

Every change locks the row of the piece of work and leaves a line in the audit, so the number of its last line says
whether anything was saved since. What people say about its limits leaves none, so the last of these counts as well. One
small question takes the place of many. What was kept of it before goes as soon as it is read again: a word that
somebody had erased stays nowhere.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from functools import wraps
from threading import Lock
from typing import Any, Concatenate, ParamSpec, TypeVar, cast
from weakref import WeakKeyDictionary

from logic.bootstrap import Application
from logic.pack import Pack
from logic.reference import activity_number
from logic.store import Store
from logic.store.queries import ledger

WORKS_MOST, READINGS_MOST = 100, 30
"""Pieces of work that something is kept of, and readings of each; those longest unread go first."""
Given = ParamSpec("Given")
Read = TypeVar("Read")
State = tuple[ledger.Last, Pack, date]
"""The last line of the audit and the last thing people said, the content in use, and the day."""


class _Kept:
    """What is kept of the works in one store."""

    def __init__(self) -> None:
        self._works: OrderedDict[int, tuple[State, OrderedDict[Hashable, Any]]] = OrderedDict()
        self._lock = Lock()

    def of(self, number: int, state: State) -> OrderedDict[Hashable, Any]:
        """What is kept of a work as it stands; nothing of what it was before."""
        with self._lock:
            before, readings = self._works.get(number, (None, OrderedDict()))
            if before != state:
                readings = OrderedDict()
                self._works[number] = (state, readings)
            self._works.move_to_end(number)
            if len(self._works) > WORKS_MOST:
                self._works.popitem(last=False)
            return readings

    def add(self, readings: OrderedDict[Hashable, Any], key: Hashable, found: object) -> None:
        """Keep one reading."""
        with self._lock:
            readings[key] = found
            if len(readings) > READINGS_MOST:
                readings.popitem(last=False)


def _last(app: Application, number: int) -> ledger.Last:
    with app.store.reading() as work:
        return ledger.last(work.connection, number)


_NOTHING = object()
DOUBTED = False
"""Set by the tests: whatever was kept is read again, and must be the same."""
_STORES: WeakKeyDictionary[Store, _Kept] = WeakKeyDictionary()


def kept(
    read: Callable[Concatenate[Application, str, Given], Read],
) -> Callable[Concatenate[Application, str, Given], Read]:
    """Make a use case that reads one piece of work, by its reference, keep what it found. Its result must not be changed."""

    @wraps(read)
    def reading(app: Application, ref: str, /, *given: Given.args, **named: Given.kwargs) -> Read:
        number = activity_number(ref)
        if number is None:
            return read(app, ref, *given, **named)
        last = _last(app, number)
        here = _STORES.setdefault(app.store, _Kept()).of(number, (last, app.pack, app.today()))
        key = (read, given, *sorted(named.items()))
        found: Any = here.get(key, _NOTHING)
        if found is _NOTHING:
            # Read after the state was, so it is never older than that; and it is given only while the state is the same.
            found = read(app, ref, *given, **named)
            _STORES[app.store].add(here, key, found)
        elif DOUBTED and found != (now := read(app, ref, *given, **named)) and last == _last(app, number):
            # Nobody changed it since it was looked up.
            message = f"{read.__name__} kept {found!r}, and it is {now!r}"
            raise AssertionError(message)
        return cast("Read", found)

    return reading
