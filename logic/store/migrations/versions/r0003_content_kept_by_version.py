"""Content kept by version, which of it is in use since when, and an audit line that is about no piece of work."""

import sqlalchemy as sa
from alembic import op

from logic.store.migrations.append_only import protect

revision = "0003"
down_revision = "0002"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create both tables; to adopt content is an act to be audited, and it belongs to no activity."""
    op.create_table(
        "pack",
        sa.Column("version", sa.String(100), nullable=False),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("edition", sa.Text, nullable=False),
        sa.Column("files", sa.JSON, nullable=False),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("kept_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("version", name="pk_pack"),
    )
    op.create_table(
        "adoption",
        sa.Column("id", sa.Integer, nullable=False, autoincrement=False),
        # No foreign key: content may be removed by hand, and that it was in use stays true.
        sa.Column("version", sa.String(100), nullable=False),
        sa.Column("adopted_at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_adoption"),
    )
    protect("adoption")
    _let_audit_lines_be_about_no_activity()


def _let_audit_lines_be_about_no_activity() -> None:
    if op.get_bind().dialect.name != "sqlite":
        op.alter_column("audit", "activity_id", nullable=True)
        return
    # SQLite can only make the table anew, and its triggers go with the old one.
    with op.batch_alter_table("audit", recreate="always", table_kwargs={"sqlite_autoincrement": True}) as audit:
        audit.alter_column("activity_id", existing_type=sa.Integer(), nullable=True)
    protect("audit")
