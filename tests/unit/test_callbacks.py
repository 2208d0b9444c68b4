"""A callback is done to its end, though the browser has asked for the next thing meanwhile."""

import tomllib

import pytest
from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.testing.v1 import AppTest

from tests.cli import ROOT
from web import callbacks


def hurried():
    """A page on which the browser's next request always comes while what was typed is still being saved."""
    import streamlit as st
    from streamlit.runtime.scriptrunner_utils.script_requests import RerunData
    from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx

    def save(key):
        get_script_run_ctx().script_requests.request_rerun(RerunData())
        st.session_state["saved"] = {**st.session_state.get("saved", {}), key: st.session_state[key]}

    for key in ("name", "role"):
        st.text_input(key, key=key, on_change=save, args=(key,))


@pytest.fixture
def page(monkeypatch):
    look = ScriptRunner._maybe_handle_execution_control_request
    monkeypatch.setattr(ScriptRunner, "_maybe_handle_execution_control_request", look)
    callbacks.finish_callbacks()
    drawn = AppTest.from_function(hurried).run()
    for key in ("name", "role"):
        drawn.text_input(key).input(f"a {key}")
    return drawn


def test_what_was_typed_is_saved_though_the_next_request_came_first(page):
    assert page.run().session_state["saved"] == {"name": "a name", "role": "a role"}


def test_one_thread_serves_a_session():
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text(encoding="utf-8"))
    assert config["runner"]["fastReruns"] is False
