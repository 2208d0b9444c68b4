"""What a press, or a field that was left, calls is done to its end, whatever comes next from the same browser."""

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_run_context import RunLocation, ThreadState


def finish_callbacks() -> None:
    """Let nothing interrupt a callback from here on; to be called once in a process.

    Whenever a callback reads or writes its session state, Streamlit 1.67 looks for the next request, and where there is
    one it ends the callback there. The value counts as told by then, so the callback is never called again: what
    somebody typed stands on the page and is not saved. Here a request waits until the callbacks are through; a run that
    draws still stops for it. Needs ``runner.fastReruns = false``: by Streamlit's own choice, a second thread would draw
    the page while the first is still saving (decision 58).

    Raises ImportError or AttributeError where another Streamlit looks for requests in another way.
    """
    look = ScriptRunner._maybe_handle_execution_control_request  # noqa: SLF001 - nothing else can be asked to wait

    def look_later(runner: ScriptRunner) -> None:
        if not in_callback():
            look(runner)

    ScriptRunner._maybe_handle_execution_control_request = look_later  # type: ignore[method-assign, assignment]  # noqa: SLF001


def in_callback() -> bool:
    """Whether this thread is in a callback; a thread that runs no script is not."""
    try:
        return bool(ThreadState.get().run_location is RunLocation.CALLBACK)
    except RuntimeError:
        return False
