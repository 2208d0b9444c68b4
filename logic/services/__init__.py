"""What people can do: one function a use case, ``(app, actor, ...)``, one transaction each, no drawing.

Every one either does all of its work or raises one of ``logic.errors`` and changes nothing.
"""

from logic.services.activities import (
    archive_activity,
    copy_activity,
    find_activity,
    list_activities,
    rename_activity,
    restore_activity,
    start_activity,
)
from logic.services.answers import answer_add_ons, give_answer
from logic.services.parts import add_part, describe_part, name_open_part, rename_part, set_ask_all, set_level

__all__ = [
    "add_part",
    "answer_add_ons",
    "archive_activity",
    "copy_activity",
    "describe_part",
    "find_activity",
    "give_answer",
    "list_activities",
    "name_open_part",
    "rename_activity",
    "rename_part",
    "restore_activity",
    "set_ask_all",
    "set_level",
    "start_activity",
]
