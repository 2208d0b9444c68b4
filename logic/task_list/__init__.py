"""The task list of one part: how far each piece of the work is, and the next thing to do for it (design 7).

Nothing of it is kept: it is worked out from what is kept of the rest, so it cannot disagree with it.
"""

from logic.pack import Pack
from logic.task_list import listening, planning
from logic.task_list.held import NOT_LOOKED, Feedback, Held, Looked, Voices, Written, feedback_state
from logic.task_list.moving import Moved, MovedDates, moved, moved_dates
from logic.task_list.task import Step, Task, TaskKey, TaskStatus, next_task

__all__ = [
    "NOT_LOOKED",
    "Feedback",
    "Held",
    "Looked",
    "Moved",
    "MovedDates",
    "Step",
    "Task",
    "TaskKey",
    "TaskStatus",
    "Voices",
    "Written",
    "feedback_state",
    "moved",
    "moved_dates",
    "next_task",
    "tasks",
]


def tasks(pack: Pack, held: Held) -> tuple[Task, ...]:
    """Every task of this part, in the order of the work."""
    return (
        planning.approach(pack, held),
        planning.limits(held),
        planning.scope(held),
        planning.methods(pack, held),
        planning.checklist(held),
        planning.guidance(pack, held),
        listening.news(held),
        listening.feedback(pack, held),
        listening.reply(held),
        *listening.look_back(held),
        planning.documents(held),
    )
