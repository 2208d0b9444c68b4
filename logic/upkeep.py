"""What a server does by itself once a day, whether anybody comes to a page that would or not."""

from datetime import date

from logic.errors import StoreUnavailable
from logic.store import Store
from logic.store.queries import feedback, voting


def forget_unsent(store: Store, today: date) -> bool:
    """Let go of feedback that people filled in and did not send, once it is too old (decision 38), and of whatever is left
    of what people gave by a server that was killed before it could sweep.

    Returns whether that is done for today; it is not where the database cannot be used, and nothing is raised.
    """
    try:
        with store.reading() as work:
            old = feedback.knows_old_drafts(work.connection, today)
        if old:
            with store.writing() as work:
                feedback.forget_drafts(work.connection, today)
                work.commit()
    except StoreUnavailable:
        return False
    store.leave_no_trace((*feedback.TABLES, *voting.TABLES))
    return True
