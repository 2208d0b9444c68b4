"""Alembic's folder: one file a revision, each for SQLite and PostgreSQL alike."""
