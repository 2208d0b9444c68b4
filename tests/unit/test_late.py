"""What keeps a start short: use cases and tables are imported when they are first asked for, and are all found."""

from importlib import import_module
from pathlib import Path

import pytest
from streamlit import delta_generator

from logic import services
from logic.store import tables
from logic.store.tables import every
from web import boundary


def test_every_use_case_is_found_where_its_import_says():
    assert services._WHERE
    for name, module in services._WHERE.items():
        assert getattr(services, name) is getattr(import_module(module), name)
    # A module of the same name would hide it once it is imported.
    assert not set(services._WHERE) & {path.stem for path in Path(services.__file__).parent.glob("*.py")}


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
