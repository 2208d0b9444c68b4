"""What a press, or a field that was left, calls is done to its end and in its turn, whatever comes next from the same browser."""

from collections import deque
from threading import RLock, get_ident
from typing import Any

from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import (
    RerunData,
    ScriptRequest,
    ScriptRequests,
    ScriptRequestType,
)
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState
from streamlit.runtime.state.safe_session_state import SafeSessionState

MOST = 50
"""Requests of one browser that wait, each for its turn; those that come while so many wait are put together."""


def finish_callbacks() -> None:
    """Let nothing interrupt a callback from here on, and call them in turn; to be called once in a process.

    Whenever a callback reads or writes its session state, Streamlit 1.67 looks for the next request, and where there is
    one it ends the callback there. The value counts as told by then, so the callback is never called again: what
    somebody typed stands on the page and is not saved. It looks right before the callbacks too, and a press is lost
    there. Here a request waits until the callbacks are through; a run that draws still stops for it. Needs
    ``runner.fastReruns = false``: by Streamlit's own choice, a second thread would draw the page while the first is still
    saving (decision 58).

    Raises ImportError or AttributeError where another Streamlit looks for requests in another way.
    """
    look = ScriptRunner._maybe_handle_execution_control_request  # noqa: SLF001 - nothing else can be asked to wait

    def look_later(runner: ScriptRunner) -> None:
        if not in_callback():
            look(runner)

    def call(session: SafeSessionState, *given: Any, **named: Any) -> None:
        with session._lock:  # noqa: SLF001 - all that Streamlit does here, but for the look before it
            session._state.on_script_will_rerun(*given, **named)  # noqa: SLF001

    ScriptRunner._maybe_handle_execution_control_request = look_later  # type: ignore[method-assign, assignment]  # noqa: SLF001
    SafeSessionState.on_script_will_rerun = call  # type: ignore[method-assign, assignment]
    script_runner.ScriptRequests = InTurn  # type: ignore[attr-defined]


def in_callback() -> bool:
    """Whether this thread is in a callback; a thread that runs no script is not."""
    try:
        return bool(ThreadState.get().run_location is RunLocation.CALLBACK)
    except RuntimeError:
        return False


class InTurn(ScriptRequests):
    """What one browser asked for and was not begun on yet, in the order in which somebody did it.

    Streamlit 1.67 makes one request of all that wait: the newest page and values, and every press. Of two presses the
    later one is called first then, a field that was left after a press before it, and what was pressed on the page before
    is called under the address of the page that follows (decision 59). Here each keeps its own page, address and values.
    """

    def __init__(self) -> None:
        super().__init__()
        # What is overridden here takes it once more.
        self._lock = RLock()  # type: ignore[assignment]
        self._later: deque[RerunData] = deque()
        self._thread = 0
        self._drawn: list[str] = []
        self._left = False

    def request_stop(self) -> None:
        """End, once what was asked for before is done: whoever closes or loads the page anew has left their fields first.

        Streamlit ends at once, and what was typed, shown as kept, would be gone with it. Nobody looks at what is drawn.
        """
        with self._lock:
            self._left = self._state is ScriptRequestType.RERUN
            if not self._left:
                super().request_stop()

    def _request_rerun_locked(self, new_data: RerunData) -> bool:
        """Take one more request; False once this session's thread has come to its end. The caller holds the lock."""
        if self._state is not ScriptRequestType.RERUN or get_ident() == self._thread:
            # What a page asks for while it is drawn (to go elsewhere, to be drawn anew) goes with the request that waits
            # first: it names no values of its own.
            return super()._request_rerun_locked(new_data)
        self._left = False  # the connection was lost, and they are back
        waiting = [self._rerun_data, *self._later]
        if new_data.is_auto_rerun:
            # The clock asks for a part of the page. Where that is drawn anyhow there is no need, and the clock asks again.
            if any(_parts(one) in ([], _parts(new_data)) for one in waiting):
                return True
        elif any(one.is_auto_rerun for one in waiting):
            # Nobody waits for a clock.
            self._later = deque(one for one in (*waiting, new_data) if not one.is_auto_rerun)
            self._state = ScriptRequestType.CONTINUE
            return super()._request_rerun_locked(self._later.popleft())
        if len(self._later) == MOST:
            new_data = _together(self._later.pop(), new_data)
        self._later.append(new_data)
        return True

    def on_scriptrunner_yield(self) -> ScriptRequest | None:
        """The request to stop for, if any.

        Streamlit stops no run for a request of a part of the page, since what is drawn around it would stay undone. Where
        that very part is all that is being drawn it may, and where the whole page is asked for behind it: the button that
        was pressed can be gone once it is drawn, and what was pressed would be lost.
        """
        if self._state is ScriptRequestType.CONTINUE:
            return None
        with self._lock:
            waits = self._state is ScriptRequestType.RERUN and not self._rerun_data.is_auto_rerun
            if waits and (self._drawn == _parts(self._rerun_data) or any(not _parts(one) for one in self._later)):
                return self.on_scriptrunner_ready()
            found = super().on_scriptrunner_yield()
            self._begun_on(found)
            return found

    def on_scriptrunner_ready(self) -> ScriptRequest:
        """What to do now that a run has come to its end: the next request, or stop."""
        with self._lock:
            self._thread = get_ident()
            found = super().on_scriptrunner_ready()
            self._begun_on(found)
            return found

    def _begun_on(self, found: ScriptRequest | None) -> None:
        """A request was handed out, if any was; the one after it is the next."""
        if found is not None and found.type is ScriptRequestType.RERUN:
            self._drawn = _parts(found.rerun_data)
            if self._later:
                super()._request_rerun_locked(self._later.popleft())
            elif self._left:
                super().request_stop()


def _parts(asked: RerunData) -> list[str]:
    """The parts of the page that are asked for; none where it is the whole."""
    return [*([asked.fragment_id] if asked.fragment_id else []), *asked.fragment_id_queue]


def _together(*asked: RerunData) -> RerunData:
    """One request of several, as Streamlit makes it."""
    all_of_them = ScriptRequests()
    all_of_them.request_rerun_batch(list(asked))
    return all_of_them.on_scriptrunner_ready().rerun_data
