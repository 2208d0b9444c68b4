"""What people can do: one function a use case, ``(app, actor, ...)``, one transaction each, no drawing.

Every one either does all of its work or raises one of ``logic.errors`` and changes nothing.

A module of these is imported when something of it is first used, so that a server has its first page without what only
other pages need (decision 50). The imports below say what stands where, to people, to mypy and to ``_where``.
"""

# ruff: noqa: F401

import ast
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from logic.services._asked import LIST_KINDS, READ_FORMS
    from logic.services._feedback import asked_by, feedback_of
    from logic.services._kept import kept
    from logic.services._voting import pack_of
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
    from logic.services.case_consents import add_consent, withdraw_consent
    from logic.services.case_studies import (
        case_told,
        cases_of,
        check_case,
        find_case,
        publish_case,
        save_case,
        search_cases,
        start_case,
        withdraw_case,
    )
    from logic.services.challenges import (
        answer_challenge,
        erase_sender,
        look_into,
        set_aside,
        take_further,
    )
    from logic.services.challenges_read import challenge_page, challenges_about, challenges_of, find_challenge
    from logic.services.challenges_receive import note_challenge, receive_challenge
    from logic.services.checklist import add_item, change_item, checklist_of, mark_item, remove_item, tick_items
    from logic.services.concerns import (
        answer_concern,
        close_concern,
        erase_concern_sender,
        look_into_concern,
        move_concern_up,
    )
    from logic.services.concerns_read import (
        ConcernPage,
        concern_log,
        concern_page,
        concerns_following,
        concerns_of_link,
        concerns_waiting,
        find_concern,
    )
    from logic.services.concerns_receive import note_concern, receive_concern
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
    from logic.services.feedback import (
        change_closing,
        count_replies,
        enter_about,
        enter_paper,
        find_form,
        forms_of,
        open_form,
        open_results,
        renew_form,
    )
    from logic.services.feedback_public import (
        FormBehind,
        form_behind,
        form_of,
        read_draft,
        save_draft_reply,
        say_about_you,
        send_reply,
        was_sent,
    )
    from logic.services.files import file_address, make_file
    from logic.services.from_seat import answer_from_seat, finish_seat, reopen_seat, seat_behind
    from logic.services.guidance import mark_pair, pairs_of
    from logic.services.lessons import (
        Learned,
        find_lesson,
        learned_of,
        remove_lesson,
        save_lesson,
        save_look_back,
        search_lessons,
        take_over_lesson,
    )
    from logic.services.links import link_address, links_of, make_link, open_link, renew_link, revoke_link
    from logic.services.news import break_promise, mark_news, news_of, note_broken_promise, take_back_news, tell_broken
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
        limit_may_be_known,
        limits_of,
        save_limit,
        tell_limit_by,
        withdraw_limit,
    )
    from logic.services.reply import (
        ReplyPage,
        add_reply_line,
        publish_reply,
        remove_reply_line,
        replies_of,
        reply_link,
        reply_of,
        save_reply,
    )
    from logic.services.results import (
        comment_to_look_over,
        comments_of,
        comments_to_answer,
        experience_of,
        look_over_comment,
        results_of,
        told_results,
        what_came_of,
    )
    from logic.services.scope import Scope, finish_scope, save_scope, scope_of, told_of
    from logic.services.seats import Seats, agenda_of, close_seat, invite_seat, seats_of
    from logic.services.since import changes_told
    from logic.services.talks import agree, hold_talk, leave_unresolved, talk_again
    from logic.services.team import add_member, change_member, remove_member, team_of
    from logic.services.training import (
        Added,
        add_completion,
        correct_completion,
        erase_trained,
        remove_completion,
        remove_course,
        save_count,
        save_course,
    )
    from logic.services.training_files import (
        FileChecked,
        TakenIn,
        check_training_file,
        column_names,
        keep_training_file,
        take_in_training_file,
    )
    from logic.services.training_left import leaving_of, save_left
    from logic.services.training_read import (
        TargetNow,
        completions_of,
        find_completion,
        training_areas,
        training_courses,
        training_page,
        training_target,
    )
    from logic.services.tried import keep_tried
    from logic.services.voting import (
        ItemResult,
        Move,
        SessionView,
        close_session,
        item_result,
        move_session,
        remove_session,
        renew_code,
        session_results,
        session_view,
        sessions,
    )
    from logic.services.voting_cards import count_cards
    from logic.services.voting_make import Wish, make_session
    from logic.services.voting_public import Room, come_by_code, come_in, room, room_step, see_otherwise, vote
    from logic.services.voting_told import SessionTold, item_told, session_told
    from logic.services.workspace import save_dates, workspace_of


def _where() -> Mapping[str, str]:
    """Name -> module, from the imports above: they are read at once and run one by one."""
    read = ast.parse(Path(__file__).read_text(encoding="utf-8"))
    found = [node for node in ast.walk(read) if isinstance(node, ast.ImportFrom)]
    return {alias.name: node.module for node in found if node.module for alias in node.names if __name__ in node.module}


_WHERE = _where()

if not TYPE_CHECKING:  # or mypy would take any name for one of ours

    def __getattr__(name: str) -> object:
        """Import what stands behind this name, the first time it is asked for."""
        if name not in _WHERE:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = globals()[name] = getattr(import_module(_WHERE[name]), name)
        return found
