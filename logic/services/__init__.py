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
from logic.services.challenges import (
    answer_challenge,
    challenges_of,
    look_into,
    note_challenge,
    receive_challenge,
    take_further,
)
from logic.services.checklist import add_item, change_item, checklist_of, mark_item, remove_item, tick_items
from logic.services.content import (
    adopt,
    adopt_first,
    content_history,
    effect_lines,
    effects,
    in_folder,
    in_use_until,
    offered,
    says_the_same,
    take_into_use,
    what_is_wrong,
)
from logic.services.guidance import mark_pair, pairs_of
from logic.services.links import link_address, links_of, make_link, open_link, renew_link, revoke_link
from logic.services.papers import first_session_pack, paper, papers_of
from logic.services.parts import add_part, describe_part, name_open_part, set_ask_all, set_level
from logic.services.plan import (
    change_planned,
    choose_method,
    drop_method,
    plan_and_methods,
    plan_of,
    planned_of,
    save_plan,
)
from logic.services.portable import came_from, export_activity, import_activity
from logic.services.records import find_record, make_record, save_draft
from logic.services.register import (
    find_limit,
    limit_history,
    limits_of,
    save_limit,
    tell_limit_by,
    withdraw_limit,
)
from logic.services.scope import Scope, finish_scope, save_scope, scope_of
from logic.services.team import add_member, change_member, remove_member, team_of
from logic.services.tried import keep_tried
from logic.services.workspace import save_dates, workspace_of

__all__ = [
    "Scope",
    "add_item",
    "add_member",
    "add_part",
    "adopt",
    "adopt_first",
    "answer_add_ons",
    "answer_challenge",
    "archive_activity",
    "areas_in_use",
    "came_from",
    "challenges_of",
    "change_action",
    "change_item",
    "change_member",
    "change_planned",
    "checklist_of",
    "choose_method",
    "content_history",
    "copy_activity",
    "describe_part",
    "drop_method",
    "effect_lines",
    "effects",
    "export_activity",
    "find_activity",
    "find_limit",
    "find_record",
    "finish_action",
    "finish_scope",
    "first_session_pack",
    "give_answer",
    "import_activity",
    "in_folder",
    "in_use_until",
    "keep_tried",
    "limit_history",
    "limits_of",
    "link_address",
    "links_of",
    "list_activities",
    "list_for_sheet",
    "look_into",
    "make_link",
    "make_record",
    "mark_item",
    "mark_pair",
    "name_open_part",
    "note_challenge",
    "offered",
    "open_link",
    "pairs_of",
    "paper",
    "papers_of",
    "plan_action",
    "plan_and_methods",
    "plan_of",
    "planned_of",
    "receive_challenge",
    "remove_item",
    "remove_member",
    "rename",
    "renew_link",
    "restore_activity",
    "revoke_link",
    "save_dates",
    "save_draft",
    "save_limit",
    "save_plan",
    "save_scope",
    "says_the_same",
    "scope_of",
    "set_ask_all",
    "set_level",
    "start_activity",
    "take_further",
    "take_into_use",
    "team_of",
    "tell_limit_by",
    "tick_items",
    "what_is_wrong",
    "withdraw_limit",
    "workspace_of",
]
