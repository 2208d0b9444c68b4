"""What stood in the way of the last thing asked for: kept to be told beside its form, on the page it came up on."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field, replace
from typing import Any

import streamlit as st

from logic.errors import Conflict, DoingWithError, NotFound, Problem, Refused, StoreUnavailable
from pages.shared.running import once_drawn, say
from pages.shared.session_forms import saw
from pages.shared.session_held import give_back
from pages.shared.session_kept import memory, notice, went_on
from web import boundary


@dataclass(frozen=True, slots=True)
class Trouble:
    """Why the last thing asked for was not done, kept until the next thing is asked."""

    problems: tuple[Problem, ...] = ()
    conflict: Conflict | None = None
    store: str | None = None
    wrong: str = ""
    """The reference of an error nobody foresaw."""
    attempt: int = 0
    """Counts, so that the same trouble twice is told twice."""
    where: object = None
    """The page and address it came up on; it is told nowhere else."""
    asked: object = None
    """What was asked for; none where that was refused before it was tried."""
    told: bool = False
    """Whether a page that tells it was drawn to its end."""
    shows: Mapping[str, object] = field(default_factory=dict)
    """Widget -> what of it that page tells: from then on this tab has seen that."""


def attempt(
    do: Callable[[], object],
    *,
    drawer: str | None = None,
    what: object = None,
    shows: Callable[[Conflict], Mapping[str, object]] | None = None,
) -> bool:
    """Do something asked for; what stands in its way is kept to be shown beside the form.

    Returns whether it was done. An error nobody foresaw is logged, and told with its reference. ``drawer`` names the
    drawer the form stands in: it stays open until the form is mended. Somebody who asks twice before the page could
    say that others saved first (a double click) has not chosen their own words over those: it is not done the second
    time either. ``what`` tells what is asked for from anything else, where the code of ``do`` does not.

    A save says in ``do`` what its boxes have seen once it is done (``saw``: what it saved itself), and by ``shows`` what
    they will have seen once people can read what others saved first.
    """
    state = memory()
    asked, before = what or getattr(do, "__code__", do), trouble()
    if before.conflict is not None and before.asked == asked and not before.told:
        return False
    state.pop("trouble", None)
    state["drawer"] = drawer
    try:
        do()
    except Refused as refused:
        # Two forms on a page may have a field of the same name; the drawer tells them apart.
        found = refused.problems
        _stuck(problems=tuple(replace(one, field=f"{drawer}.{one.field}") for one in found) if drawer else found)
    except Conflict as conflict:
        _stuck(conflict=conflict, asked=asked, shows=shows(conflict) if shows else {})
    except StoreUnavailable as down:
        _stuck(store=down.reason)
    except NotFound as gone:
        _stuck(problems=(Problem("", f"not_found_{gone.what}", {"reference": gone.reference}),))
    except DoingWithError as other:
        _stuck(problems=(Problem("", "not_allowed", {"error": type(other).__name__}),))
    except Exception as problem:  # noqa: BLE001 - left to Streamlit, the page would be drawn a second time under it
        _stuck(wrong=boundary.logged(problem))
    if "trouble" not in state:
        state["drawer"] = None
    return "trouble" not in state


def save(do: Callable[[], object], widget: str, *, drawer: str | None = None) -> bool:
    """As ``attempt``, of a save that names the version seen in this widget (``saw_last``), and in ``do`` says its own."""
    return attempt(do, drawer=drawer, shows=lambda conflict: {widget: conflict.version})


def refuse(*problems: Problem, drawer: str | None = None) -> None:
    """Show these as what stands in the way. ``drawer``: the one the form stands in, which stays open."""
    _stuck(problems=problems)
    if drawer:
        memory()["drawer"] = drawer


def _stuck(**why: Any) -> None:
    state = memory()
    state["attempts"] = state.get("attempts", 0) + 1
    state["trouble"] = Trouble(attempt=state["attempts"], where=state.get("where"), **why)


def tell_trouble() -> Trouble:
    """What stood in the way, for the page that tells it: it is told once that page is drawn to its end."""
    found = trouble()
    if found.attempt and not found.told:
        once_drawn(lambda: _told(found))
    return found


def _told(found: Trouble) -> None:
    if trouble() == found:
        memory()["trouble"] = replace(found, told=True)
        for widget, shown in found.shows.items():
            saw(widget, shown)


def trouble() -> Trouble:
    """What stood in the way of the last thing asked for; read once a run, gone at the next."""
    return memory().get("trouble") or Trouble()


def still(told: Trouble, mended: str) -> None:
    """What was told before and is not mended yet stays told, without being told again."""
    left = tuple(problem for problem in told.problems if problem.field != mended)
    if left:
        memory()["trouble"] = replace(told, problems=left)


def no_trouble() -> None:
    """Forget what stood in the way: the person went elsewhere."""
    memory().pop("trouble", None)


def try_again() -> None:
    """In a callback, once a page could not be drawn for want of the database: what was not saved then is said anew.

    That it cannot be reached may be so no longer. Where a save was under way nobody knows what came of it, and the words
    about that stand.
    """
    if trouble().store not in {None, "unsure"}:
        no_trouble()
        notice(say("frame.not_saved"))


def arrive(page: str) -> None:
    """A page is about to be drawn. Trouble from another page or address is left behind there; words held are back."""
    give_back()
    state = memory()
    before, here = state.get("where"), st.query_params.to_dict()
    if before and before[0] == page and before[1] != here:
        # A link to another address of the same page leaves the browser's address bar as it was (Streamlit 1.67), and
        # the next click would come from there. Told again, the bar follows; where it has done so, nothing happens.
        st.query_params.from_dict(here)
    if before and before[0] != page:
        went_on()
    state["where"] = (page, here)
    if trouble().where != state["where"]:
        if trouble().attempt and not trouble().told:
            # They pressed a link before the page could say so.
            notice(say("frame.left_unsaved"))
        no_trouble()


def go_to(address: dict[str, str]) -> None:
    """While the page is drawn: another address from here on."""
    st.query_params.from_dict(address)
    page, _ = memory()["where"]
    memory()["where"] = (page, address)


def stay() -> None:
    """The address was changed to keep the person where the trouble came up; it is told there."""
    page, _ = memory()["where"]
    memory()["trouble"] = replace(trouble(), where=(page, st.query_params.to_dict()))


def drawer(name: str, label: str) -> AbstractContextManager[Any]:
    """A drawer on the page, open when its form has just been refused."""
    drawn: AbstractContextManager[Any] = _drawer(name, label)
    return drawn


def lazy_drawer(name: str, label: str) -> Any:
    """A drawer whose content need only be drawn while its ``open`` says so: opening it draws the page again."""
    return _drawer(name, label, on_change="rerun")


def _drawer(name: str, label: str, **how: Any) -> Any:
    refused = memory().get("drawer") == name
    # Its key moves with that, for Streamlit lets nobody but the person open a drawer it has drawn.
    return st.expander(label, expanded=refused, key=f"drawer-{name}-{trouble().attempt if refused else 0}", **how)
