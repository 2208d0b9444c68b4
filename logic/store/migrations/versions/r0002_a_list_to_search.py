"""Service areas, and what the list of activities needs to be searched, filtered and put in order.

What is derived is worked out here for everything kept so far. The rule for words is a copy of the product's at the
time: a later change of that rule brings its own revision.
"""

import re
import unicodedata

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

NO_DATE = sa.text("'9999-12-31'")
AS_BYTES = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
BATCH = 1_000

_APOSTROPHES = re.compile("['\u2019\u02bc]")
_SIGN = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_WORD = re.compile(rf"[{_SIGN}]|[^\W_{_SIGN}]+")

activity = sa.table("activity", sa.column("id"), sa.column("title"), sa.column("title_key"))
part = sa.table("part", sa.column("id"), sa.column("activity_id"), sa.column("name"), sa.column("decision"))
activity_word = sa.table("activity_word", sa.column("word"), sa.column("activity_id"))


def upgrade() -> None:
    """Add the columns and the words, fill them, then the indexes."""
    _columns()
    op.create_table(
        "activity_word",
        sa.Column("word", AS_BYTES, nullable=False),
        sa.Column("activity_id", sa.Integer, nullable=False),
        sa.PrimaryKeyConstraint("word", "activity_id", name="pk_activity_word"),
        sa.ForeignKeyConstraint(["activity_id"], ["activity.id"], name="fk_activity_word_activity_id_activity"),
        sqlite_with_rowid=False,
    )
    _fill()
    _indexes()


def _columns() -> None:
    op.add_column("activity", sa.Column("area", sa.Text, nullable=False, server_default=""))
    op.add_column("activity", sa.Column("title_key", AS_BYTES, nullable=False, server_default=""))
    op.add_column("activity", sa.Column("soonest", sa.Date, nullable=False, server_default=NO_DATE))
    op.add_column("activity", sa.Column("recorded", sa.Boolean, nullable=False, server_default=sa.false()))
    op.add_column("part", sa.Column("recorded_outcome", sa.String(100)))
    op.add_column("part", sa.Column("recorded_at", sa.DateTime(timezone=True)))


def _fill() -> None:
    for column, kept in (("recorded_outcome", "chosen_outcome"), ("recorded_at", "made_at")):
        op.execute(
            f"UPDATE part SET {column} = (SELECT {kept} FROM decision_record WHERE part_id = part.id "
            "ORDER BY decision_record.number DESC LIMIT 1)"
        )
    op.execute(
        "UPDATE activity SET soonest = (SELECT min(decide_by) FROM part WHERE activity_id = activity.id) "
        "WHERE EXISTS (SELECT 1 FROM part WHERE activity_id = activity.id AND decide_by IS NOT NULL)"
    )
    op.execute(
        "UPDATE activity SET recorded = NOT EXISTS "
        "(SELECT 1 FROM part WHERE activity_id = activity.id AND recorded_outcome IS NULL)"
    )
    connection, last = op.get_bind(), 0
    while rows := connection.execute(
        sa.select(activity.c.id, activity.c.title).where(activity.c.id > last).order_by(activity.c.id).limit(BATCH)
    ).all():
        last = rows[-1].id
        _names_and_words(connection, {row.id: row.title for row in rows})


def _names_and_words(connection: sa.Connection, titles: dict[int, str]) -> None:
    keys = [{"which": number, "key": _folded(title)[:200]} for number, title in titles.items()]
    by_id = activity.c.id == sa.bindparam("which")
    connection.execute(sa.update(activity).where(by_id).values(title_key=sa.bindparam("key")), keys)
    words = {number: {f"wt{number}", *_words(title)} for number, title in titles.items()}
    named = sa.select(part.c.activity_id, part.c.name, part.c.decision).where(part.c.activity_id.in_(list(titles)))
    for row in connection.execute(named):
        words[row.activity_id].update(_words(row.name), _words(row.decision))
    rows = [{"word": word, "activity_id": number} for number, each in words.items() for word in sorted(each)]
    connection.execute(sa.insert(activity_word), rows)


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(character for character in plain if not unicodedata.combining(character))


def _words(text: str) -> list[str]:
    return [word[:40] for word in _WORD.findall(_APOSTROPHES.sub("", _folded(text)))]


def _indexes() -> None:
    op.create_index("ix_activity_word_activity_id", "activity_word", ["activity_id", "word"])
    op.create_index("ix_activity_area", "activity", ["area"])
    for column in ("level", "decide_by", "recorded_outcome"):
        op.create_index(f"ix_part_{column}", "part", [column, "activity_id"])
    # The list shows either what is current or what was put away, and these serve its three orders.
    op.drop_index("ix_activity_updated_at", "activity")
    _partial("ix_activity_current_recorded", ["recorded"], "archived_at IS NULL")
    for name, column in (("changed", "updated_at"), ("soonest", "soonest"), ("name", "title_key")):
        _partial(f"ix_activity_current_{name}", [column, "id"], "archived_at IS NULL")
        _partial(f"ix_activity_archived_{name}", [column, "id"], "archived_at IS NOT NULL")


def _partial(name: str, columns: list[str], where: str) -> None:
    op.create_index(name, "activity", columns, sqlite_where=sa.text(where), postgresql_where=sa.text(where))
