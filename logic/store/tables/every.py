"""Every table, so that whoever asks for one has those that it refers to as well."""

from logic.store.tables.common import NO_DATE, metadata
from logic.store.tables.concerns import concern
from logic.store.tables.content import adoption, pack
from logic.store.tables.feedback import (
    feedback_about,
    feedback_comment,
    feedback_draft,
    feedback_form,
    feedback_key,
    feedback_reply,
)
from logic.store.tables.lessons import case_consent, case_study, case_version, lesson, look_back
from logic.store.tables.planning import (
    checklist_item,
    checklist_mark,
    imported,
    pair_mark,
    plan,
    planned_method,
    scope_statement,
    team_member,
)
from logic.store.tables.register import challenge, non_negotiable, non_negotiable_version, public_link
from logic.store.tables.replies import news_mark, reply, reply_version
from logic.store.tables.seats import seat, seat_talk
from logic.store.tables.trained import (
    training_completion,
    training_count,
    training_course,
    training_file,
    training_leaver,
)
from logic.store.tables.voting import live_count, live_item, live_phone, live_session, live_vote
from logic.store.tables.work import (
    action,
    activity,
    activity_word,
    add_on_answer,
    answer,
    audit,
    decision_record,
    draft,
    idempotency,
    part,
)

__all__ = [
    "NO_DATE",
    "action",
    "activity",
    "activity_word",
    "add_on_answer",
    "adoption",
    "answer",
    "audit",
    "case_consent",
    "case_study",
    "case_version",
    "challenge",
    "checklist_item",
    "checklist_mark",
    "concern",
    "decision_record",
    "draft",
    "feedback_about",
    "feedback_comment",
    "feedback_draft",
    "feedback_form",
    "feedback_key",
    "feedback_reply",
    "idempotency",
    "imported",
    "lesson",
    "live_count",
    "live_item",
    "live_phone",
    "live_session",
    "live_vote",
    "look_back",
    "metadata",
    "news_mark",
    "non_negotiable",
    "non_negotiable_version",
    "pack",
    "pair_mark",
    "part",
    "plan",
    "planned_method",
    "public_link",
    "reply",
    "reply_version",
    "scope_statement",
    "seat",
    "seat_talk",
    "team_member",
    "training_completion",
    "training_count",
    "training_course",
    "training_file",
    "training_leaver",
]
