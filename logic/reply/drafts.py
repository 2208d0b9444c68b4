"""What stands in each field until somebody writes it: drafted from the facts, and following them."""

from collections.abc import Iterator
from datetime import date

from logic.dates import british_date
from logic.reply.facts import Facts
from logic.reply.saved import EASY, OF, Reply
from logic.scope import mark
from logic.sentences import sentences


def said(facts: Facts, saved: Reply, name: str) -> str:
    """What a field says: what somebody wrote, or the draft. Empty where there is neither."""
    return saved.fields.get(name) or draft(facts, saved, name)


def draft(facts: Facts, saved: Reply, name: str) -> str:
    """The draft of a field, or of its Easy Read twin. The twin of words somebody wrote is those, a sentence a line."""
    field = name.removesuffix(EASY)
    if name == field:
        return "\n".join(_drafts(facts, field, "plain"))
    own = "" if saved.fields.get(field) else "\n".join(_drafts(facts, field, "easy"))
    return own or "\n".join(sentences(said(facts, saved, field)))


def day_of_work(facts: Facts, saved: Reply) -> date | None:
    """The day by which the work says that it is decided, where the reply says none or another one; else none.

    Both may be true: a decision comes early, late, or is made again. But what people hear next counts from the day of the
    reply (domain.md H.1), so whoever writes it is told.
    """
    planned = facts.part.decide_by
    return None if planned == saved.decided_on else planned


def is_stale(facts: Facts, saved: Reply, name: str) -> bool:
    """Whether a field was written over a draft that would be another today."""
    over = saved.fields.get(name + OF)
    return bool(saved.fields.get(name)) and over is not None and over != mark(draft(facts, saved, name))


def _drafts(facts: Facts, field: str, edition: str) -> Iterator[str]:
    if field == "thanks":
        yield facts.say(f"reply.draft.{edition}.thanks")
    elif field == "next" and facts.news is not None and facts.news.day:
        yield facts.say(f"reply.draft.{edition}.next", date=british_date(facts.news.day))
    elif field == "challenge":
        yield from _challenge(facts, edition)


def _challenge(facts: Facts, edition: str) -> Iterator[str]:
    """Whom to ask and how long an answer takes, then the way a challenge goes here when people are not content."""
    if facts.lead is not None:
        yield facts.say(f"reply.draft.{edition}.challenge", name=facts.lead.name)
        if facts.lead.contact:
            yield facts.say(f"reply.draft.{edition}.contact", contact=facts.lead.contact)
    else:
        yield facts.say(f"reply.draft.{edition}.challenge_nobody")
    local = facts.pack.local
    yield facts.say(f"reply.draft.{edition}.challenge_days", days=local.reply_days)
    # The first step of the way is the one just told.
    yield from ((step.easy_read if edition == "easy" else step.words) for step in local.route[1:])
