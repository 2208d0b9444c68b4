"""An application on a real database file, and one activity in it."""

import pytest

from logic.activity import LOCAL_ACTOR
from logic.services import start_activity
from tests import builders


@pytest.fixture
def app(tmp_path):
    built = builders.application(tmp_path)
    yield built
    built.store.close()


@pytest.fixture
def ref(app):
    return start_activity(app, LOCAL_ACTOR, title="Day service", level="service", key="first")


@pytest.fixture
def file(app):
    """The database file itself, to look at it or spoil it from outside."""
    return app.settings.data / "doing-with.db"
