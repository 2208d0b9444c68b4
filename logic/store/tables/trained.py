"""The tables of who finished which training, and of how many relevant staff there were."""

import sqlalchemy as sa

from logic.store.tables.common import AS_BYTES, metadata, version, words

training_course = sa.Table(
    "training_course",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    words("name"),
    sa.Column("name_key", AS_BYTES, nullable=False),
    words("about"),
    sa.Column("counts", sa.Boolean, nullable=False),
    version(),
    sa.UniqueConstraint("name_key"),
    sqlite_autoincrement=True,
)

# A person is what the trainer typed. ``person_key`` tells one from another (logic/trained/completion.py); ``found_by``
# holds the words it is searched by (logic/searching.py).
training_completion = sa.Table(
    "training_completion",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    words("person"),
    sa.Column("person_key", AS_BYTES, nullable=False),
    words("area"),
    sa.Column("area_key", AS_BYTES, nullable=False),
    sa.Column("course_id", sa.ForeignKey("training_course.id"), nullable=False),
    sa.Column("finished_on", sa.Date, nullable=False),
    words("session"),
    words("found_by"),
    version(),
    sa.UniqueConstraint("person_key", "course_id"),
    sa.Index("ix_training_completion_finished_on_id", "finished_on", "id"),
    sa.Index("ix_training_completion_course_id_finished_on_id", "course_id", "finished_on", "id"),
    sa.Index("ix_training_completion_area_key_finished_on_id", "area_key", "finished_on", "id"),
    sqlite_autoincrement=True,
)

# Who has left, and from which day on: about a person and not about a line, so that it is said once. A row stays when
# somebody came back, for its version, and goes with the person's last line.
training_leaver = sa.Table(
    "training_leaver",
    metadata,
    sa.Column("person_key", AS_BYTES, primary_key=True),
    sa.Column("left_on", sa.Date),
    version(),
)

# Append-only: what was said on which day to be the number of relevant staff, and who they are.
training_count = sa.Table(
    "training_count",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    words("area"),
    sa.Column("area_key", AS_BYTES, nullable=False),
    words("definition"),
    sa.Column("relevant", sa.Integer, nullable=False),
    sa.Column("counted_on", sa.Date, nullable=False),
    sa.Column("needs", sa.String(20), nullable=False),
    sa.Column("courses", sa.JSON, nullable=False),
    sa.Column("noted_on", sa.Date, nullable=False),
    sa.CheckConstraint("relevant > 0", name="somebody"),
    sa.CheckConstraint("needs IN ('all', 'any')", name="needs_known"),
    sqlite_autoincrement=True,
)

# A file that was checked and may be taken in. It goes the day after.
training_file = sa.Table(
    "training_file",
    metadata,
    sa.Column("id", sa.Integer, primary_key=True),
    words("name"),
    sa.Column("content", sa.LargeBinary, nullable=False),
    sa.Column("checked_on", sa.Date, nullable=False),
    sqlite_autoincrement=True,
)
