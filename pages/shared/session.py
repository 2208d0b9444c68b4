"""What pages ask of the session they are drawn in, under one name; and of the application (``pages/shared/running.py``).

What a session keeps is small and may be lost at any time (a refresh makes a new session): a notice to show once, what a
refused form said, which version of an answer this browser tab has seen. Everything that matters is in the store or in
the page's address.
"""

from pages.shared.running import (
    actor,
    adopted,
    app,
    came_from,
    kept_of_work,
    run_drawn,
    run_ended,
    say,
    say_all,
)
from pages.shared.session_forms import form_drawn, form_key, form_sent, saw, saw_last, seen, unsee
from pages.shared.session_held import hold_typed
from pages.shared.session_kept import forget, kept, leave, left, notice, put, tab, take, take_notice, texts, typed, went_on
from pages.shared.session_trouble import (
    Trouble,
    arrive,
    attempt,
    drawer,
    go_to,
    lazy_drawer,
    no_trouble,
    refuse,
    save,
    stay,
    still,
    tell_trouble,
    trouble,
    try_again,
)

__all__ = [
    "Trouble",
    "actor",
    "adopted",
    "app",
    "arrive",
    "attempt",
    "came_from",
    "drawer",
    "forget",
    "form_drawn",
    "form_key",
    "form_sent",
    "go_to",
    "hold_typed",
    "kept",
    "kept_of_work",
    "lazy_drawer",
    "leave",
    "left",
    "no_trouble",
    "notice",
    "put",
    "refuse",
    "run_drawn",
    "run_ended",
    "save",
    "saw",
    "saw_last",
    "say",
    "say_all",
    "seen",
    "stay",
    "still",
    "tab",
    "take",
    "take_notice",
    "tell_trouble",
    "texts",
    "trouble",
    "try_again",
    "typed",
    "unsee",
    "went_on",
]
