"""What people can do: one function a use case, ``(app, actor, ...)``, one transaction each, no drawing.

Every one either does all of its work or raises one of ``logic.errors`` and changes nothing.
"""

from logic.services.actions import change_action, finish_action, plan_action
from logic.services.activities import (
    archive_activity,
    areas_in_use,
    copy_activity,
    find_activity,
    list_activities,
    list_for_sheet,
    rename,
    restore_activity,
    start_activity,
)
from logic.services.answers import answer_add_ons, give_answer
from logic.services.parts import add_part, describe_part, name_open_part, set_ask_all, set_level
from logic.services.records import find_record, make_record, save_draft
from logic.services.tried import keep_tried

__all__ = [
    "add_part",
    "answer_add_ons",
    "archive_activity",
    "areas_in_use",
    "change_action",
    "copy_activity",
    "describe_part",
    "find_activity",
    "find_record",
    "finish_action",
    "give_answer",
    "keep_tried",
    "list_activities",
    "list_for_sheet",
    "make_record",
    "name_open_part",
    "plan_action",
    "rename",
    "restore_activity",
    "save_draft",
    "set_ask_all",
    "set_level",
    "start_activity",
]
