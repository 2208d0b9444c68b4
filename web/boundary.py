"""The error boundary: every failure ends here, in words for the person and in a trace for the log.

The trace says which error and which lines of code, never the error's own message: a database error quotes the values
it was given, and those may be what somebody wrote about a person (design, section 9).
"""

import logging
import secrets
import traceback
from collections.abc import Callable
from html import escape
from pathlib import Path

from logic.errors import Conflict, ContentUnusable, NotAllowed, NotFound, PackInvalid, Refused, StoreUnavailable
from web.site import surface
from web.words import has, paragraphs, say

LOG = logging.getLogger("doing_with")
MAIN = Path(__file__).resolve().with_name("main.py")
# No letter or figure that is easily taken for another when read aloud.
READ_ALOUD = "ACDEFHJKMNPRTUVWXY34679"
# An error raised while handling another, and so on: past this many the log learns nothing more.
DEEPEST = 10

WORDS: tuple[tuple[type[Exception], str], ...] = (
    (NotFound, "gone"),
    (NotAllowed, "barred"),
    (Conflict, "clash"),
    (Refused, "refused"),
)


def on_script_error(problem: Exception) -> bool:
    """Say what went wrong, then show the page under it; True tells Streamlit not to show the error as well.

    Errors in a page end in ``web/main.py``. This takes those raised before the page began to draw: in what a button
    calls. Without the page under the words, the person would look at a bare message and lose what they had typed.
    """
    from streamlit.runtime.scriptrunner_utils.exceptions import ScriptControlException

    from web import main

    explain(problem)
    if not _drawn(problem):
        try:
            main.run()
        except ScriptControlException:
            LOG.info("The page stopped or asked to run again under an error that is on show.")
    return True


def guarded(draw: Callable[[], object]) -> None:
    """Draw a page, or a part of it that is drawn again by itself. Whatever goes wrong is told in words where it stood.

    A fragment needs this of its own: Streamlit takes what leaves one, and would tell it a second time around it.
    """
    import streamlit as st

    from pages.shared import session

    try:
        draw()
        session.run_drawn()
    except Exception as problem:  # noqa: BLE001 - the boundary: nothing may pass it but words
        explain(problem)
        if isinstance(problem, StoreUnavailable):
            # To load the page anew would lose what is half typed; to run it again brings it back.
            session.hold_typed()
            st.button(say("store.again"), key="again", on_click=session.try_again)
    finally:
        session.run_ended()


def explain(problem: Exception) -> None:
    """Draw what went wrong, in words, at this place of the page, and log what the person cannot be told."""
    import streamlit as st

    st.html(words(problem))


def words(problem: Exception) -> str:
    """The HTML for ``problem``: authored words, and data only when escaped."""
    if isinstance(problem, PackInvalid):
        if surface() == "public":  # people who come by a link can put none of them right
            LOG.error("The content has %d problems.", len(problem.problems))
            return _box("pack", say("pack.body"))
        lines = "".join(f"<li>{escape(str(fault))}</li>" for fault in problem.problems)
        count = say("pack.count", count=len(problem.problems))
        return _box("pack", say("pack.body"), f"<h2>{escape(count)}</h2><ul>{lines}</ul>")
    if isinstance(problem, ContentUnusable):
        LOG.error("%s", problem)
        return _box("content", _because("content", problem.reason))
    if isinstance(problem, StoreUnavailable):
        LOG.error("Database unavailable: %s", problem.reason)
        return _box("store", store_words(problem))
    for kind, group in WORDS:
        if isinstance(problem, kind):
            return _box(group, say(f"{group}.body"))
    reference = logged(problem)
    asked = paragraphs(say("wrong.reference")) if has("wrong.reference") else ""
    return _box("wrong", say("wrong.body"), f"{asked}<p><strong>{reference}</strong></p>")


def store_words(problem: StoreUnavailable) -> str:
    """Why the database cannot be used, and what to do."""
    return _because("store", problem.reason)


def _because(group: str, reason: str) -> str:
    key = f"{group}.{reason}"
    return say(key if has(key) else f"{group}.other")


def logged(problem: Exception) -> str:
    """Write the trace of ``problem`` to the log, without its message, and give the reference it stands under."""
    letters = "".join(secrets.choice(READ_ALOUD) for _ in range(8))
    reference = f"{letters[:4]}-{letters[4:]}"
    kinds: list[str] = []
    lines: list[str] = []
    cause: BaseException | None = problem
    while cause is not None and len(kinds) < DEEPEST:
        kinds.append(f"{type(cause).__module__}.{type(cause).__qualname__}")
        lines += [f"  {f.filename}:{f.lineno} {f.name}" for f in traceback.extract_tb(cause.__traceback__)]
        cause = cause.__cause__ or cause.__context__
    LOG.error("Reference %s: %s\n%s", reference, " from ".join(kinds), "\n".join(lines))
    return reference


def quieten_streamlit() -> None:
    """Keep Streamlit from logging an error with its message: ``logged`` writes the trace without it.

    And from asking, before it draws the first element of a process, whether somebody runs it at a prompt, whom it would
    warn: to find out it looks up the source of every module there is, a twentieth of a start (Streamlit 1.67).
    """
    from streamlit import delta_generator

    delta_generator._use_warning_has_been_displayed = True  # noqa: SLF001 - it has no setting for this
    logger = logging.getLogger("streamlit.error_util")
    if not any(isinstance(known, _NoTrace) for known in logger.filters):
        logger.addFilter(_NoTrace())


class _NoTrace(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        """Let through only what carries no exception."""
        return not record.exc_info


def _box(group: str, body: str, more: str = "") -> str:
    heading = f'<h1 class="dw-error-title">{escape(say(f"{group}.heading"))}</h1>{paragraphs(body)}'
    way = escape(say("wrong.start"))
    if surface() == "staff":
        link = f'<p><a href="/" target="_self">{way}</a></p>'
        return f'<div class="dw-error-summary" role="alert" tabindex="-1">{heading}{more}{link}</div>'
    # People come by a link: to leave its page is to lose it. Where a button tries again, loading loses what was typed.
    link = "" if group == "store" else f'<p><a href="" target="_self">{way}</a></p>'
    below = f"{paragraphs(say('help'))}{more}{paragraphs(say('danger'))}"
    return f'<div class="dw-error-summary dw-easy" role="alert" tabindex="-1">{heading}{link}{below}</div>'


def _drawn(problem: Exception) -> bool:
    """Say whether ``problem`` came up while the page was being drawn, not in what a button calls before it."""
    return any(Path(f.filename) == MAIN for f in traceback.extract_tb(problem.__traceback__))
