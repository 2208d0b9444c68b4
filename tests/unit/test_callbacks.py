"""A callback is done to its end, though the browser has asked for the next thing meanwhile."""

import tomllib
from threading import get_ident

import pytest
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime.scriptrunner import script_runner
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequestType
from streamlit.runtime.state.safe_session_state import SafeSessionState
from streamlit.testing.v1 import AppTest

from tests.cli import ROOT
from web import callbacks
from web.callbacks import InTurn


def hurried():
    """A page on which the browser's next request always comes while what was typed is still being saved."""
    import streamlit as st
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
    from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

    def save(key):
        get_script_run_ctx().script_requests.request_rerun(RerunData())
        st.session_state["saved"] = {**st.session_state.get("saved", {}), key: st.session_state[key]}

    def send():
        st.session_state["sent"] = st.session_state.get("sent", 0) + 1

    for key in ("name", "role"):
        st.text_input(key, key=key, on_change=save, args=(key,))
    st.button("send", key="send", on_click=send)


@pytest.fixture
def page(monkeypatch):
    look = ScriptRunner._maybe_handle_execution_control_request
    monkeypatch.setattr(ScriptRunner, "_maybe_handle_execution_control_request", look)
    monkeypatch.setattr(script_runner, "ScriptRequests", script_runner.ScriptRequests)
    monkeypatch.setattr(SafeSessionState, "on_script_will_rerun", SafeSessionState.on_script_will_rerun)
    callbacks.finish_callbacks()
    drawn = AppTest.from_function(hurried).run()
    for key in ("name", "role"):
        drawn.text_input(key).input(f"a {key}")
    return drawn


def test_what_was_typed_is_saved_though_the_next_request_came_first(page):
    assert page.run().session_state["saved"] == {"name": "a name", "role": "a role"}


def test_what_was_pressed_is_called_though_the_next_request_came_before_its_run_had_begun(page, monkeypatch):
    asked_for = InTurn.on_scriptrunner_yield

    def and_the_next_one_comes(waiting):
        found = asked_for(waiting)
        if found is not None and any(one.trigger_value for one in found.rerun_data.widget_states.widgets):
            waiting.request_rerun(RerunData(widget_states=WidgetStates()))
        return found

    monkeypatch.setattr(InTurn, "on_scriptrunner_yield", and_the_next_one_comes)
    assert page.button("send").click().run().session_state["sent"] == 1


def test_one_thread_serves_a_session():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["runner"]["fastReruns"] is False


def asked(page, *pressed, part="", clock=False):
    """What a browser asks for: its page, the buttons just pressed, the part of the page to draw."""
    states = WidgetStates()
    for button in pressed:
        state = states.widgets.add()
        state.id, state.trigger_value = button, True
    return RerunData(page_script_hash=page, widget_states=states, fragment_id=part or None, is_auto_rerun=clock)


def handed_out(waiting):
    """Page and presses of each request, in the order in which they are begun on."""
    found = []
    while (request := waiting.on_scriptrunner_ready()).type is ScriptRequestType.RERUN:
        data = request.rerun_data
        found.append((data.page_script_hash, [one.id for one in data.widget_states.widgets]))
    return found


class Waiting(InTurn):
    """What waits, asked for by another thread than the run's, as by a browser; or by the run itself (``own``)."""

    own = False
    _thread = property(lambda self: get_ident() if self.own else 0, lambda self, thread: None)


@pytest.fixture
def waiting():
    """A run is under way: what the browser asks for now waits."""
    made = Waiting()
    made.request_rerun(asked("first"))
    assert made.on_scriptrunner_yield().rerun_data.page_script_hash == "first"
    return made


def test_what_was_pressed_is_called_in_turn_and_on_its_own_page(waiting):
    for request in (asked("work", "save"), asked("work", "send", part="step"), asked("ladder")):
        waiting.request_rerun(request)
    assert handed_out(waiting) == [("work", ["save"]), ("work", ["send"]), ("ladder", [])]
    assert not waiting.request_rerun(asked("work"))


def test_what_was_done_before_the_page_was_closed_is_done_and_nothing_is_drawn_after_it(waiting):
    waiting.request_rerun(asked("work", "name"))
    waiting.request_rerun(asked("work", "role"))
    waiting.request_stop()
    assert waiting.on_scriptrunner_yield().rerun_data.widget_states.widgets[0].id == "name"
    assert waiting.on_scriptrunner_yield().rerun_data.widget_states.widgets[0].id == "role"
    assert waiting.on_scriptrunner_yield().type is ScriptRequestType.STOP
    assert not waiting.request_rerun(asked("work"))


def test_a_page_that_is_closed_while_nothing_waits_ends_at_once(waiting):
    waiting.request_stop()
    assert waiting.on_scriptrunner_yield().type is ScriptRequestType.STOP


def test_somebody_whose_connection_was_lost_goes_on_where_they_were(waiting):
    waiting.request_rerun(asked("work", "name"))
    waiting.request_stop()
    assert waiting.request_rerun(asked("work"))
    assert waiting.on_scriptrunner_yield().rerun_data.widget_states.widgets[0].id == "name"
    assert waiting.on_scriptrunner_yield().rerun_data.page_script_hash == "work"
    assert waiting.on_scriptrunner_yield() is None


def test_a_page_that_is_drawn_stops_for_each_of_them(waiting):
    waiting.request_rerun(asked("work", "save"))
    waiting.request_rerun(asked("ladder"))
    assert waiting.on_scriptrunner_yield().rerun_data.page_script_hash == "work"
    assert waiting.on_scriptrunner_yield().rerun_data.page_script_hash == "ladder"
    assert waiting.on_scriptrunner_yield() is None


def test_a_part_that_is_drawn_stops_for_the_next_press_in_it_and_the_whole_page_does_not():
    waiting = Waiting()
    for request in (asked("vote", "send", part="step"), asked("vote", "change", part="step")):
        waiting.request_rerun(request)
    assert waiting.on_scriptrunner_ready().rerun_data.widget_states.widgets[0].id == "send"
    assert waiting.on_scriptrunner_yield().rerun_data.widget_states.widgets[0].id == "change"
    waiting.request_rerun(asked("vote", part="step", clock=True))  # or a slow server would never come to an end of it
    assert waiting.on_scriptrunner_yield() is None
    waiting.request_rerun(asked("vote"))
    assert waiting.on_scriptrunner_yield().rerun_data.fragment_id_queue == []
    waiting.request_rerun(asked("vote", "send", part="step"))
    assert waiting.on_scriptrunner_yield() is None


def test_the_clock_that_asks_for_what_is_drawn_anyhow_takes_nobody_off_the_page_they_went_to(waiting):
    waiting.request_rerun(asked("ladder"))
    waiting.request_rerun(asked("work", part="votes", clock=True))
    assert handed_out(waiting) == [("ladder", [])]


def test_nobody_waits_for_a_clock(waiting):
    for request in (
        asked("desk", part="votes", clock=True),
        asked("desk", "reveal"),
        asked("desk", "next", part="step"),
    ):
        waiting.request_rerun(request)
    assert handed_out(waiting) == [("desk", ["reveal"]), ("desk", ["next"])]


def test_a_page_that_is_drawn_stops_for_a_part_of_it_when_the_whole_is_asked_for_behind(waiting):
    waiting.request_rerun(asked("work", "save", part="step"))
    assert waiting.on_scriptrunner_yield() is None
    waiting.request_rerun(asked("ladder"))
    assert waiting.on_scriptrunner_yield().rerun_data.widget_states.widgets[0].id == "save"
    assert waiting.on_scriptrunner_yield().rerun_data.page_script_hash == "ladder"


def test_clocks_that_tick_faster_than_the_server_wait_once_each(waiting):
    for _ in range(5):
        for part in ("votes", "phones"):
            waiting.request_rerun(asked("desk", part=part, clock=True))
    assert len(handed_out(waiting)) == 2


def test_no_press_is_lost_where_more_wait_than_anybody_presses(waiting):
    pressed = [f"button {number}" for number in range(callbacks.MOST + 10)]
    for button in pressed:
        waiting.request_rerun(asked("work", button))
    found = handed_out(waiting)
    assert len(found) == callbacks.MOST + 1
    assert sorted(one for _, buttons in found for one in buttons) == sorted(pressed)


def test_a_page_that_sends_the_person_elsewhere_takes_along_what_they_pressed_meanwhile(waiting):
    waiting.request_rerun(asked("work", "save"))
    waiting.own = True
    waiting.request_rerun(RerunData(page_script_hash="check"))
    assert handed_out(waiting) == [("check", ["save"])]
