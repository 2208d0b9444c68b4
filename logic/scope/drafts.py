"""What stands in each field until somebody writes it: drafted from the facts, and following them."""

from collections.abc import Iterator
from hashlib import sha256

from logic.checklist import LeadTime
from logic.dates import british_date
from logic.due import due, lead_of
from logic.scope.facts import Facts
from logic.scope.saved import EASY, OF, ScopeStatement
from logic.sentences import sentences

NEWS, REPLY = "R03", "R05"
"""Items of the checklist that people are promised: news at least so often, and by when they hear what became of it
(domain.md E, H.1). A council sets their lead times, so people are told the days that its team works to."""


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
        yield " ".join(filter(None, (_news(facts, "hear_news"), _reply(facts))))
        yield _reply_by(facts, "hear_date")


def _easy_drafts(facts: Facts, field: str) -> Iterator[str]:
    """Where the draft has Easy Read words of its own."""
    if field in {"pay", "benefits"} and any(_drafts(facts, field)):
        yield facts.say(f"scope.draft.{field}_easy")
    elif field == "ask" and facts.lead is not None:
        yield facts.say("scope.draft.ask_easy", name=facts.lead.name, contact=facts.lead.contact).strip()
    elif field == "hear":
        yield _news(facts, "hear_news_easy")
        yield facts.say("scope.draft.hear_told_easy" if facts.only_tells else "scope.draft.hear_easy")
        yield _reply_by(facts, "hear_easy_date")


def _news(facts: Facts, key: str) -> str:
    """How often there is news; nothing where the checklist does not ask for any."""
    lead = _lead(facts, NEWS)
    return "" if lead is None or facts.only_tells else facts.say(f"scope.draft.{key}", time=_time(facts, lead))


def _reply(facts: Facts) -> str:
    """By when people hear what became of it, counted as the checklist counts."""
    lead = _lead(facts, REPLY)
    if lead is None or lead.direction == "before" or not lead.count:
        when = facts.say("scope.draft.within.later")
    else:
        when = facts.say(f"scope.draft.within.{lead.anchor}", time=_time(facts, lead))
    return facts.say("scope.draft.hear_told" if facts.only_tells else "scope.draft.hear", when=when)


def _reply_by(facts: Facts, key: str) -> str:
    """The day on which the checklist has it."""
    item = facts.pack.checklist.by_id.get(REPLY)
    by = due(facts.pack.checklist, item, facts.outcome, facts.days, facts.works).day if item else None
    return facts.say(f"scope.draft.{key}", date=british_date(by)) if by else ""


def _lead(facts: Facts, item: str) -> LeadTime | None:
    found = facts.pack.checklist.by_id.get(item)
    return lead_of(facts.pack.checklist, found, facts.outcome, facts.days) if found else None


def _time(facts: Facts, lead: LeadTime) -> str:
    """So many of a unit, in words."""
    unit = lead.unit.removesuffix("s") if lead.count == 1 else lead.unit
    return facts.say(f"checklist.one.time.{unit}", count=lead.count)


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
