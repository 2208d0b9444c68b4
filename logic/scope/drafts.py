"""What stands in each field until somebody writes it: drafted from the facts, and following them."""

from collections.abc import Iterator
from datetime import timedelta
from hashlib import sha256

from logic.dates import british_date
from logic.scope.facts import Facts
from logic.scope.saved import EASY, OF, ScopeStatement
from logic.sentences import sentences

NEWS_WEEKS = 4
"""Weeks between two pieces of news, at most (domain.md H.1)."""
REPLY_WEEKS = 4
"""Weeks after the decision by which people hear what became of it (domain.md H.1)."""


def said(facts: Facts, saved: ScopeStatement, name: str) -> str:
    """What a field says: what somebody wrote, or the draft. Empty where there is neither."""
    return saved.fields.get(name) or draft(facts, saved, name)


def draft(facts: Facts, saved: ScopeStatement, name: str) -> str:
    """The draft of a field, or of its Easy Read twin. The twin of words somebody wrote is those, a sentence a line."""
    field = name.removesuffix(EASY)
    if name == field:
        return "\n".join(filter(None, _drafts(facts, field)))
    own = "" if saved.fields.get(field) else "\n".join(filter(None, _easy_drafts(facts, field)))
    return own or "\n".join(sentences(said(facts, saved, field)))


def mark(text: str) -> str:
    """A short mark that tells one draft from another."""
    return sha256(text.encode()).hexdigest()[:8]


def is_stale(facts: Facts, saved: ScopeStatement, name: str) -> bool:
    """Whether a field was written over a draft that would be another today."""
    over = saved.fields.get(name + OF)
    return bool(saved.fields.get(name)) and over is not None and over != mark(draft(facts, saved, name))


def _drafts(facts: Facts, field: str) -> Iterator[str]:
    if field == "deciding":
        yield facts.part.decision
    elif field == "open":
        yield from _open(facts)
    elif field == "pay" and facts.only_tells:
        yield facts.say("scope.draft.pay")
    elif field == "benefits" and not facts.only_tells:
        yield facts.say("scope.draft.benefits")
    elif field == "ask" and facts.lead is not None:
        role = facts.say("scope.draft.ask_role", role=facts.lead.role) if facts.lead.role else ""
        yield facts.say("scope.draft.ask", name=facts.lead.name, role=role, contact=facts.lead.contact).strip()
    elif field == "hear":
        kind = "hear_told" if facts.only_tells else "hear"
        yield facts.say(f"scope.draft.{kind}", every=NEWS_WEEKS, weeks=REPLY_WEEKS)
        yield _reply_by(facts, "hear_date")


def _easy_drafts(facts: Facts, field: str) -> Iterator[str]:
    """Where the draft has Easy Read words of its own."""
    if field in {"pay", "benefits"} and any(_drafts(facts, field)):
        yield facts.say(f"scope.draft.{field}_easy")
    elif field == "ask" and facts.lead is not None:
        yield facts.say("scope.draft.ask_easy", name=facts.lead.name, contact=facts.lead.contact).strip()
    elif field == "hear":
        kind = "hear_told_easy" if facts.only_tells else "hear_easy"
        yield facts.say(f"scope.draft.{kind}", every=NEWS_WEEKS)
        yield _reply_by(facts, "hear_easy_date")


def _reply_by(facts: Facts, key: str) -> str:
    by = facts.part.decide_by
    return facts.say(f"scope.draft.{key}", date=british_date(by + timedelta(weeks=REPLY_WEEKS))) if by else ""


def _open(facts: Facts) -> Iterator[str]:
    """What the answers say is open, what holds it down where people are only told, and what each limit leaves open."""
    flow, values, journey = facts.pack.flow, facts.part.values, facts.journey
    for key in journey.path:
        question = flow.by_key[key]
        otherwise = flow.by_key.get(question.no)
        if question.then_ask == "open_part" and values[key] == "yes":
            yield facts.part.open_part
        elif otherwise is not None and otherwise.then_ask == "open_part" and values[key] == "yes":
            yield facts.pack.questions[key].said["yes"]
    if facts.only_tells:
        for ceiling in journey.ceilings:
            yield facts.pack.questions[ceiling.question].said.get(values[ceiling.question], "")
    for limit in facts.standing:
        yield from limit.still_open
