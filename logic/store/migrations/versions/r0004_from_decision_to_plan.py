"""From decision to plan: the register, links for people, the team, dates, methods, the checklist and the scope statement."""

import sqlalchemy as sa
from alembic import op

from logic.store.migrations.append_only import protect

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Create every table; nothing that is there changes."""
    _team_member()
    _plan()
    _planned_method()
    _checklist()
    _pair_mark()
    _scope_statement()
    _imported()
    _non_negotiable()
    _public_link()
    _challenge()


def _id() -> sa.Column[int]:
    return sa.Column("id", sa.Integer, nullable=False)


def _version() -> sa.Column[int]:
    return sa.Column("version", sa.Integer, nullable=False)


def _words(*names: str) -> tuple[sa.Column[str], ...]:
    return tuple(sa.Column(name, sa.Text, nullable=False) for name in names)


def _of(table: str, other: str, *, may_lack: bool = False) -> tuple[sa.Column[int], sa.ForeignKeyConstraint]:
    column = f"{other}_id"
    name = f"fk_{table}_{column}_{other}"
    return (
        sa.Column(column, sa.Integer, nullable=may_lack),
        sa.ForeignKeyConstraint([column], [f"{other}.id"], name=name),
    )


def _team_member() -> None:
    op.create_table(
        "team_member",
        _id(),
        *_of("team_member", "activity"),
        *_words("name", "role", "contact"),
        sa.Column("lead", sa.Boolean, nullable=False),
        _version(),
        sa.PrimaryKeyConstraint("id", name="pk_team_member"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_team_member_activity_id", "team_member", ["activity_id"])


def _plan() -> None:
    op.create_table(
        "plan",
        *_of("plan", "part"),
        *(sa.Column(name, sa.Date) for name in ("invitations_out", "first_session", "closes_on", "ends_on")),
        sa.Column("facts", sa.JSON, nullable=False),
        sa.Column("made_for", sa.Text, nullable=False),
        _version(),
        sa.PrimaryKeyConstraint("part_id", name="pk_plan"),
    )


def _planned_method() -> None:
    op.create_table(
        "planned_method",
        _id(),
        *_of("planned_method", "part"),
        sa.Column("method", sa.String(100), nullable=False),
        *_words("name"),
        sa.Column("day", sa.Date),
        sa.Column("cost", sa.Integer),
        sa.Column("people", sa.Integer),
        *_words("notes"),
        _version(),
        sa.Column("removed_at", MOMENT),
        sa.Column("does", sa.String(20), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_planned_method"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_planned_method_part_id", "planned_method", ["part_id"])


def _checklist() -> None:
    op.create_table(
        "checklist_mark",
        *_of("checklist_mark", "part"),
        sa.Column("item", sa.String(100), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        sa.Column("marked_on", sa.Date),
        *_words("marked_by", "reason", "owner", "notes"),
        sa.Column("due", sa.Date),
        _version(),
        sa.PrimaryKeyConstraint("part_id", "item", name="pk_checklist_mark"),
        sa.CheckConstraint("state IN ('open', 'done', 'not_applicable')", name=op.f("ck_checklist_mark_state_known")),
    )
    op.create_table(
        "checklist_item",
        _id(),
        *_of("checklist_item", "part"),
        sa.Column("phase", sa.String(20), nullable=False),
        *_words("text"),
        sa.Column("origin", sa.String(20), nullable=False),
        *_words("origin_ref"),
        sa.Column("due", sa.Date),
        _version(),
        sa.Column("removed_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_checklist_item"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_checklist_item_part_id", "checklist_item", ["part_id"])


def _pair_mark() -> None:
    op.create_table(
        "pair_mark",
        *_of("pair_mark", "part"),
        sa.Column("pair", sa.String(100), nullable=False),
        sa.Column("state", sa.String(20), nullable=False),
        *_words("note"),
        sa.Column("marked_on", sa.Date, nullable=False),
        _version(),
        sa.PrimaryKeyConstraint("part_id", "pair", name="pk_pair_mark"),
        sa.CheckConstraint("state IN ('we_do', 'not_yet', 'slipped')", name=op.f("ck_pair_mark_state_known")),
    )


def _scope_statement() -> None:
    op.create_table(
        "scope_statement",
        *_of("scope_statement", "part"),
        sa.Column("fields", sa.JSON, nullable=False),
        _version(),
        sa.Column("finished_on", sa.Date),
        sa.Column("told", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("part_id", name="pk_scope_statement"),
    )


def _imported() -> None:
    op.create_table(
        "imported",
        _id(),
        *_of("imported", "activity"),
        sa.Column("digest", sa.String(64), nullable=False),
        sa.Column("came_from", sa.String(40), nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_imported"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_imported_digest", "imported", ["digest"])


def _non_negotiable() -> None:
    op.create_table(
        "non_negotiable",
        _id(),
        *_of("non_negotiable", "activity"),
        sa.Column("number", sa.Integer, nullable=False),
        _version(),
        sa.PrimaryKeyConstraint("id", name="pk_non_negotiable"),
        sa.UniqueConstraint("activity_id", "number", name="uq_non_negotiable_activity_id_number"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "non_negotiable_version",
        _id(),
        *_of("non_negotiable_version", "non_negotiable"),
        _version(),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("actor_id", sa.String(200), nullable=False),
        sa.Column("actor_role", sa.String(40), nullable=False),
        sa.Column("verb", sa.String(60), nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_non_negotiable_version"),
        sa.UniqueConstraint("non_negotiable_id", "version", name="uq_non_negotiable_version_non_negotiable_id_version"),
        sqlite_autoincrement=True,
    )
    protect("non_negotiable_version", ("non_negotiable_id", "version"))


def _public_link() -> None:
    op.create_table(
        "public_link",
        _id(),
        *_of("public_link", "activity"),
        *_of("public_link", "part", may_lack=True),
        sa.Column("kind", sa.String(40), nullable=False),
        _version(),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        sa.Column("revoked_at", MOMENT),
        sa.PrimaryKeyConstraint("id", name="pk_public_link"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_public_link_activity_id", "public_link", ["activity_id"])


def _challenge() -> None:
    op.create_table(
        "challenge",
        _id(),
        *_of("challenge", "activity"),
        *_of("challenge", "non_negotiable"),
        sa.Column("kind", sa.String(20), nullable=False),
        *_words("text", "name", "contact"),
        sa.Column("came_by", sa.String(20), nullable=False),
        sa.Column("received_on", sa.Date, nullable=False),
        sa.Column("due", sa.Date, nullable=False),
        *_words("owner"),
        sa.Column("status", sa.String(20), nullable=False),
        sa.Column("finding", sa.String(20)),
        *_words("reply"),
        sa.Column("replied_on", sa.Date),
        sa.Column("taken_further_on", sa.Date),
        *_words("taken_further_to", "aside_reason"),
        sa.Column("published", sa.Boolean, nullable=False),
        sa.Column("sent_key", sa.String(200)),
        _version(),
        sa.PrimaryKeyConstraint("id", name="pk_challenge"),
        sa.UniqueConstraint("activity_id", "sent_key", name="uq_challenge_activity_id_sent_key"),
        sa.CheckConstraint("kind IN ('challenge', 'question')", name=op.f("ck_challenge_kind_known")),
        sa.CheckConstraint(
            "status IN ('received', 'looking', 'answered', 'further', 'aside')", name=op.f("ck_challenge_status_known")
        ),
        sqlite_autoincrement=True,
    )
    for column in ("activity_id", "non_negotiable_id"):
        op.create_index(f"ix_challenge_{column}", "challenge", [column])
