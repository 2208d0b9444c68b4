"""What keeps a start short: use cases and tables are imported when they are first asked for, and are all found."""

import ast
from importlib import import_module
from pathlib import Path

import pytest
from streamlit import delta_generator

from logic import services
from logic.store import tables
from logic.store.tables import every
from web import boundary


def test_every_use_case_is_found_where_mypy_is_told_it_stands():
    parsed = ast.parse(Path(services.__file__).read_text(encoding="utf-8"))
    told = {
        (node.module.removeprefix("logic.services."), alias.name)
        for node in ast.walk(parsed)
        if isinstance(node, ast.ImportFrom) and node.module.startswith("logic.services.")
        for alias in node.names
    }
    assert told == {(module, name) for module, names in services._MODULES.items() for name in names.split()}
    for module, name in told:
        assert getattr(services, name) is getattr(import_module(f"logic.services.{module}"), name)
    # A module of the same name would hide it once it is imported.
    assert not {name for _, name in told} & {path.stem for path in Path(services.__file__).parent.glob("*.py")}


def test_another_name_is_none_of_them():
    with pytest.raises(AttributeError, match="no_such"):
        services.no_such  # noqa: B018


def test_every_table_is_found_and_none_has_the_name_of_a_module():
    assert all(getattr(tables, name) is getattr(every, name) for name in every.__all__)
    assert set(tables.metadata.tables) <= set(every.__all__)
    assert not set(every.__all__) & {path.stem for path in Path(tables.__file__).parent.glob("*.py")}
    with pytest.raises(AttributeError, match="no_such"):
        tables.no_such  # noqa: B018


def test_streamlit_still_has_the_switch_that_a_start_turns(monkeypatch):
    monkeypatch.setattr(delta_generator, "_use_warning_has_been_displayed", False)  # raises where there is none
    boundary.quieten_streamlit()
    monkeypatch.setattr(delta_generator.env_util, "is_repl", lambda: pytest.fail("looked at every source"))
    delta_generator._maybe_print_use_warning()
