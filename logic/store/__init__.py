"""Keeping things: tables, queries, transactions and migrations. Knows nothing of pages or use cases.

``Store`` is what the rest of the product holds. Bringing a database up to date is
``logic.store.migrate.upgrade``, which alone loads Alembic.
"""

from logic.store.engine import TryAgain
from logic.store.unit_of_work import Store, Work

__all__ = ["Store", "TryAgain", "Work"]
