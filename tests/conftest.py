"""What every suite may ask for."""

from collections.abc import Iterator

import pytest

from logic.services import _kept
from tests.postgres import PostgresServer

# Nothing that changed may be given as it was: every test of a use case is a test of that too.
_kept.DOUBTED = True


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this test run's own, started when first asked for."""
    with PostgresServer() as server:
        yield server
