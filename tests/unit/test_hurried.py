"""Somebody who asks for the next thing while the page that answers the first is still being drawn."""

import pytest
from streamlit.testing.v1 import AppTest


def page():
    """A form whose save comes out as the session says; where it says so, the next request comes while it is drawn."""
    import streamlit as st
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
    from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

    from logic.errors import Conflict, Problem, Refused
    from pages.shared import session
    from web import boundary

    def do():
        st.session_state["tried"] += 1
        if st.session_state["came"] == "clash":
            raise Conflict("part", {}, {}, 2)
        if st.session_state["came"] == "wrong":
            raise Refused(Problem("", "not_allowed"))
        session.notice(st.session_state["say"])

    def draw():
        state = st.session_state
        if state["then"].startswith("pressed"):
            state["say"] = "Moved." if state["then"] == "pressed another" else "Saved."
            state["then"] = ""
            session.save(do, "box")
        session.arrive(state["page"])
        st.text(session.take_notice() or "")
        told = session.tell_trouble()
        st.text("Others saved first." if told.conflict else "Mend it." if told.problems else "")
        st.button("Save", key="save", on_click=session.save, args=(do, "box"))
        if state["hurry"]:
            state["then"], state["hurry"] = state["hurry"], ""
            state["page"] = "ladder" if state["then"] == "went on" else state["page"]
            get_script_run_ctx().script_requests.request_rerun(RerunData())
        st.text("The end")

    boundary.guarded(draw)


@pytest.fixture
def form(monkeypatch):
    monkeypatch.setattr("pages.shared.session_trouble.say", str)
    made = AppTest.from_function(page)
    for key, value in {
        "page": "activity",
        "tried": 0,
        "hurry": "",
        "then": "",
        "came": "done",
        "say": "Saved.",
    }.items():
        made.session_state[key] = value
    return made.run()


def press(form, came, hurry=""):
    """What the page says once Save was pressed; ``hurry``: what the person did before it was drawn."""
    form.session_state["came"], form.session_state["hurry"] = came, hurry
    form.button("save").click()
    return said(form.run())


def said(form):
    return [one.value for one in form.text if one.value not in {"", "The end"}]


def test_what_was_done_is_told_by_the_first_page_that_is_drawn_to_its_end_and_by_no_other(form):
    assert press(form, "done", "left a field") == ["Saved."]
    assert said(form.run()) == []


def test_what_was_done_twice_before_it_was_told_is_told_once_and_two_things_are_both_told(form):
    assert press(form, "done", "pressed again") == ["Saved."]
    assert press(form, "done", "pressed another") == ["Saved. Moved."]


def test_who_presses_twice_before_a_conflict_is_told_has_not_chosen_their_own_words(form):
    assert press(form, "clash", "pressed again") == ["Others saved first."]
    assert form.session_state["tried"] == 1


def test_who_was_told_of_a_conflict_may_save_over_it(form):
    assert press(form, "clash") == ["Others saved first."]
    assert press(form, "done") == ["Saved."]


def test_what_was_refused_is_told_on_the_page_gone_to_before_its_own_was_drawn_and_only_then(form):
    assert press(form, "wrong", "went on") == ["frame.left_unsaved"]
    form.session_state["page"] = "activity"
    form.run()
    assert press(form, "wrong") == ["Mend it."]
    form.session_state["page"] = "ladder"
    assert said(form.run()) == []


def saving():
    """A row with one version and two forms, drawn together. Before a page is drawn, what the session says comes in turn:

    "save" and "give" press one of the forms; "others" save the same row; "lost" is the page given up for the next click.
    """
    import streamlit as st
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
    from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

    from logic.errors import Conflict
    from pages.shared import session
    from web import boundary

    state = st.session_state

    def write():
        if session.saw_last("box") != state["version"]:
            state["came"].append("clash")
            raise Conflict("row", {}, {}, state["version"])
        state["version"] += 1
        session.saw("box", state["version"])
        state["came"].append("saved")

    def save():
        write()

    def give():
        write()

    def draw():
        presses, state["presses"] = state["presses"], ""
        lost = presses.endswith("lost")
        for press in presses.removesuffix("lost").split():
            if press == "others":
                state["version"] += 1
            else:
                session.save({"save": save, "give": give}[press], "box")
        session.arrive("page")
        session.tell_trouble()
        session.seen("box", state["version"])
        st.text_input("Words", key="box")
        if lost:
            get_script_run_ctx().script_requests.request_rerun(RerunData())
        st.text("The end")

    boundary.guarded(draw)


@pytest.mark.parametrize(
    ("drawn", "came"),
    [
        (["save save give"], "saved saved saved"),
        (["save", "save"], "saved saved"),
        (["save others save"], "saved clash"),
        # The box still shows this tab's own words: what others saved since stands nowhere on the page.
        (["save others", "save"], "saved clash"),
        (["save", "others save"], "saved clash"),
        (["others save", "save"], "clash saved"),
        # Nobody has read of the conflict yet: neither this form nor the other one may save over it.
        (["others save save give"], "clash clash"),
        (["others save lost", "give"], "clash saved"),
        (["others save others", "save"], "clash clash"),
        (["others save", "others save", "save"], "clash clash saved"),
    ],
)
def test_a_save_names_what_this_tab_saved_itself_or_was_told_of_and_nothing_else(drawn, came):
    made = AppTest.from_function(saving)
    for key, value in {"version": 1, "came": [], "presses": ""}.items():
        made.session_state[key] = value
    made.run()
    for presses in drawn:
        made.session_state["presses"] = presses
        made.run()
    assert made.session_state["came"] == came.split()


def adding():
    """Somebody presses Add with each of these in turn, before the form is drawn anew."""
    import streamlit as st

    from pages.shared import session

    made = {session.form_key("add", name): name for name in st.session_state["names"]}
    session.form_sent("add", 7)
    again = session.form_made("add")
    session.form_drawn("add")
    st.text(f"{len(made)} made, {len({*made, session.form_key('add', 'Ann')})} with the one after")
    st.text(f"{again}, then {session.form_made('add')}")


def test_a_form_filled_in_anew_before_it_was_drawn_anew_makes_the_next_thing_and_a_double_click_does_not():
    made = AppTest.from_function(adding)
    made.session_state["names"] = ["Ann", "Ann", "Bea"]
    assert said(made.run()) == ["2 made, 3 with the one after", "7, then None"]


def wizard():
    """A step is taken where the session says so; the page that goes on from there is given up where it says so."""
    import streamlit as st

    from pages.shared import session
    from web import boundary

    def draw():
        session.arrive(st.session_state["page"])
        if st.session_state["take"]:
            st.session_state["take"] = False
            session.leave("case", "purpose")
        if st.session_state["page"] == "approach" and (step := session.left("case")):
            if st.session_state["hurry"]:
                st.session_state["hurry"] = False
                st.rerun()
            session.went_on()
            st.text(f"after {step}")

    boundary.guarded(draw)


@pytest.mark.parametrize("hurry", [True, False])
def test_a_step_that_was_taken_is_gone_on_from_once_also_when_the_first_page_gave_way(hurry):
    made = AppTest.from_function(wizard)
    for key, value in {"page": "approach", "take": True, "hurry": hurry}.items():
        made.session_state[key] = value
    assert said(made.run()) == ["after purpose"]
    assert said(made.run()) == []


def test_who_went_elsewhere_at_once_is_not_sent_on_from_the_step_later():
    made = AppTest.from_function(wizard)
    for key, value in {"page": "approach", "take": False, "hurry": False}.items():
        made.session_state[key] = value
    made.run()
    made.session_state["page"], made.session_state["take"] = "ladder", True
    made.run()
    made.session_state["page"] = "approach"
    assert said(made.run()) == []


def screen():
    """A session on its screen: a press comes too late, and the next one does not; then the session moves on."""
    import streamlit as st

    from logic.errors import Conflict
    from pages.shared import live_screen, session
    from web import boundary

    def move():
        if st.session_state["late"]:
            raise Conflict("session", {}, {}, 0)
        st.text("Moved")

    def draw():
        if st.session_state["press"]:
            session.attempt(move)
        session.arrive("live")
        st.text(str(live_screen._trouble(st.session_state["step"])))

    boundary.guarded(draw)


def test_a_screen_tells_of_a_press_that_came_too_late_until_it_moves_on_and_takes_the_next_one(monkeypatch):
    monkeypatch.setattr("pages.shared.live_screen.say", lambda key, **_: key)
    made = AppTest.from_function(screen)
    told = []
    runs = [(False, False, 1), (True, True, 1), (False, False, 1), (False, False, 2), (True, True, 2), (True, False, 2)]
    for press, late, step in runs:
        for key, value in {"press": press, "late": late, "step": step}.items():
            made.session_state[key] = value
        told.append(" ".join(said(made.run())))
    assert ["live.screen.moved" in one for one in told] == [False, True, True, False, True, False]
    assert told[-1] == "Moved"
