"""What Alembic runs for each command. ``migrate.upgrade`` hands it a connection with its transaction begun."""

from alembic import context

from logic.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
