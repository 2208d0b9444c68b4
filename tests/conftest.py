"""What every suite may ask for."""

from collections.abc import Iterator
from functools import lru_cache

import pytest
from hypothesis import HealthCheck, settings

from logic.authoring import yaml_reader
from logic.services import _kept
from tests.postgres import PostgresServer

# Nothing that changed may be given as it was: every test of a use case is a test of that too.
_kept.DOUBTED = True

# Hundreds of tests read the same hundred files. What is read of one is never changed, and another text is another key.
yaml_reader.parse_yaml = lru_cache(maxsize=400)(yaml_reader.parse_yaml)

# How quick something is, is measured in bench/: another program on the machine must fail no test. And what fails, fails for
# everybody: the same cases are tried wherever and whenever the tests run. To look for others:
# pytest --hypothesis-profile=searching
UNTIMED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("searching", UNTIMED)
settings.register_profile("same", UNTIMED, derandomize=True, database=None)
settings.load_profile("same")


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[PostgresServer]:
    """A PostgreSQL server of this test run's own, started when first asked for."""
    with PostgresServer() as server:
        yield server
