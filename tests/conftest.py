"""What every suite may ask for."""

from collections.abc import Iterator

import pytest

from tests.postgres import PostgresServer


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this test run's own, started when first asked for."""
    with PostgresServer() as server:
        yield server
