"""How often something may be done: so many times in so long, for each of many keys, in bounded memory.

The clock is passed in. Nothing is kept but how often each key came lately: no key outlives its window by more than the
next look at it, and none is written anywhere.
"""

from collections import OrderedDict, deque
from collections.abc import Hashable
from dataclasses import dataclass, field
from threading import Lock

KEYS_MOST = 10_000
"""Keys remembered at once by one limiter; past that, the one that came longest ago is forgotten."""


@dataclass(frozen=True, slots=True)
class Rate:
    """At most so many times within so many seconds."""

    most: int
    seconds: int


class Limiter:
    """Counts what each key did within the last ``rate.seconds``. Safe to share between threads."""

    def __init__(self, rate: Rate, *, keys_most: int = KEYS_MOST) -> None:
        self.rate = rate
        self._keys_most = keys_most
        self._times: OrderedDict[Hashable, deque[float]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        """How many keys are remembered."""
        return len(self._times)

    def wait(self, key: Hashable, now: float) -> float:
        """Seconds until this key may do it again; 0 when it may now. ``now`` is in seconds, on any clock."""
        with self._lock:
            return self._wait(key, now)

    def count(self, key: Hashable, now: float) -> None:
        """This key did it."""
        with self._lock:
            self._count(key, now)

    def take(self, key: Hashable, now: float) -> float:
        """As ``wait``, and counted when it may do it now: two at once cannot both be the last one let in."""
        with self._lock:
            wait = self._wait(key, now)
            if not wait:
                self._count(key, now)
            return wait

    def _wait(self, key: Hashable, now: float) -> float:
        times = self._times.get(key)
        if times is None:
            return 0.0
        while times and times[0] <= now - self.rate.seconds:
            times.popleft()
        if not times:
            del self._times[key]
            return 0.0
        return times[-self.rate.most] + self.rate.seconds - now if len(times) >= self.rate.most else 0.0

    def _count(self, key: Hashable, now: float) -> None:
        times = self._times.setdefault(key, deque(maxlen=self.rate.most))
        times.append(now)
        self._times.move_to_end(key)
        while len(self._times) > self._keys_most:
            self._times.popitem(last=False)


MINUTE, HOUR = 60, 3600


@dataclass(frozen=True, slots=True)
class Guards:
    """What stands between the network and the pages for people without an account. One set for each process.

    wrong_by_address
        wrong links, for each address they come from.
    wrong_in_all
        wrong links from everywhere. Past either a wrong link is told to wait; a right one still opens.
    sent_by_link, sent_by_session, sent_by_address
        challenges and questions sent. From one address half of what a link takes, so that nobody uses a link up alone.
    feedback
        what is sent by a feedback form.
    codes
        codes of training sessions.
    """

    wrong_by_address: Limiter = field(default_factory=lambda: Limiter(Rate(20, 10 * MINUTE)))
    wrong_in_all: Limiter = field(default_factory=lambda: Limiter(Rate(300, 10 * MINUTE)))
    sent_by_link: Limiter = field(default_factory=lambda: Limiter(Rate(40, HOUR)))
    sent_by_session: Limiter = field(default_factory=lambda: Limiter(Rate(6, 10 * MINUTE)))
    sent_by_address: Limiter = field(default_factory=lambda: Limiter(Rate(20, HOUR)))
    feedback: "FeedbackGuards" = field(default_factory=lambda: FeedbackGuards())  # noqa: PLW0108 - it stands below
    codes: "CodeGuards" = field(default_factory=lambda: CodeGuards())  # noqa: PLW0108 - it stands below


@dataclass(frozen=True, slots=True)
class FeedbackGuards:
    """How much feedback is taken: generous, for a whole room may fill it in from behind one address.

    by_link, by_address, by_session
        forms sent, and what people say about themselves.
    begun_by_link, begun_by_address
        forms begun: each keeps a draft until it is sent or a day has gone by.
    """

    by_link: Limiter = field(default_factory=lambda: Limiter(Rate(2000, HOUR)))
    by_address: Limiter = field(default_factory=lambda: Limiter(Rate(300, HOUR)))
    by_session: Limiter = field(default_factory=lambda: Limiter(Rate(6, 10 * MINUTE)))
    begun_by_link: Limiter = field(default_factory=lambda: Limiter(Rate(4000, HOUR)))
    begun_by_address: Limiter = field(default_factory=lambda: Limiter(Rate(600, HOUR)))


@dataclass(frozen=True, slots=True)
class CodeGuards:
    """Codes of training sessions, which are short enough to be guessed: a room mistypes some, and a machine tries many.

    wrong_by_address, wrong_in_all
        wrong codes, from one address (a whole room may stand behind it) and from everywhere.
    in_by_address
        phones let in from one address.
    """

    wrong_by_address: Limiter = field(default_factory=lambda: Limiter(Rate(60, 10 * MINUTE)))
    wrong_in_all: Limiter = field(default_factory=lambda: Limiter(Rate(5000, HOUR)))
    in_by_address: Limiter = field(default_factory=lambda: Limiter(Rate(2500, HOUR)))
