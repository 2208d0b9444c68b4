"""What every suite may ask for."""

from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import settings

from logic.authoring import yaml_reader
from logic.services import _kept
from tests.postgres import PostgresServer

# Nothing that changed may be given as it was: every test of a use case is a test of that too.
_kept.DOUBTED = True

# Hundreds of tests read the same hundred files. What is read of one is never changed, and another text is another key.
yaml_reader.parse_yaml = lru_cache(maxsize=400)(yaml_reader.parse_yaml)

# How quick something is, is measured in bench/: another program on the machine must fail no test.
settings.register_profile("untimed", settings(), deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this test run's own, started when first asked for."""
    with PostgresServer() as server:
        yield server
