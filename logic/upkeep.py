"""What a server does by itself once a day, whether anybody comes to a page that would or not."""

from datetime import UTC, date, datetime, time, timedelta

from logic.errors import StoreUnavailable
from logic.store import Store, Work
from logic.store.queries import challenges, concerns, feedback, voting

GIVEN = (*feedback.TABLES, *voting.TABLES, *challenges.TABLES, *concerns.TABLES)
"""Tables of what people gave who have no account."""


def tend(store: Store, today: date) -> bool:
    """Let go of what is kept too long or tells too much, and of what a server left that was killed before it could sweep.

    That is feedback that people filled in and did not send (decision 38); the keys of messages of earlier days, whose rows
    are written anew with that, so that none tells any more between which lines of the audit it came; and how each phone
    voted in a session that nobody goes on with. Returns whether it is done for today; it is not where the database cannot
    be used, and nothing is raised.
    """
    try:
        with store.reading() as work:
            old = _is_old(work, today)
        if old:
            with store.writing() as work:
                feedback.forget_drafts(work.connection, today)
                challenges.forget_keys(work.connection, today)
                concerns.forget_keys(work.connection, today)
                for session in voting.left_open(work.connection, _long_ago(today), hold=True):
                    voting.end(work.connection, session, today)
                work.commit()
    except StoreUnavailable:
        return False
    store.leave_no_trace(GIVEN)
    return True


def _is_old(work: Work, today: date) -> bool:
    """Whether there is anything to let go of."""
    keys = (one.knows_old_keys(work.connection, today) for one in (challenges, concerns))
    return (
        feedback.knows_old_drafts(work.connection, today)
        or any(keys)
        or bool(voting.left_open(work.connection, _long_ago(today)))
    )


def _long_ago(today: date) -> datetime:
    return datetime.combine(today - timedelta(days=voting.LEFT_OPEN_DAYS), time(), UTC)
