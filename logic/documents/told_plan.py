"""What a plan pack and an invitation say, from what is recorded of a part."""

from logic.dates import british_date
from logic.diagnosis import Finding, diagnose
from logic.documents.held import Held
from logic.documents.invitation import Invited
from logic.documents.paper import first
from logic.documents.plan import ToldPlan
from logic.documents.statement import facts_of
from logic.documents.told import dates_of, next_tasks, stands, told_gaps, told_methods, told_totals
from logic.experience import felt_rung
from logic.register import NonNegotiable
from logic.scope import said
from logic.text import apart

DUE_MOST = 12
"""Things to do next that a plan pack lists: about a sheet. The checklist has them all."""
BRIEF, TOLD_MOST = 12, 40
"""Lines of the scope in a plan pack, and in an invitation; the scope statement and the register tell more."""


def told_plan(held: Held) -> ToldPlan:
    """Everything a team needs on a few sheets."""
    say, facts = held.about.say, facts_of(held)
    return ToldPlan(
        stands=stands(held),
        dates=tuple((say(f"papers.plan.date.{key}"), day) for key, day in dates_of(held)),
        team=held.team,
        methods=told_methods(held),
        totals=told_totals(held),
        left_out=told_gaps(held),
        diagnoses=tuple((found.title, "\n".join((found.message, *found.mend))) for found in _findings(held)),
        open=first(said(facts, held.scope, "open").splitlines(), BRIEF, say("papers.more")),
        fixed=first([limit.statement for limit in facts.standing], BRIEF, say("papers.more")),
        due=next_tasks(held, DUE_MOST),
    )


def _findings(held: Held) -> tuple[Finding, ...]:
    """What is to be checked, once anything is planned: before, everything would be missing."""
    if not held.planned:
        return ()
    return diagnose(held.pack, held.part, held.plan, held.planned, experienced=felt_rung(held.experience))


def told_invitation(held: Held) -> Invited:
    """What is known for an invitation."""
    facts, say, lead = facts_of(held), held.about.say, held.lead
    rung, promised = facts.rung, facts.promised
    begins = held.plan.first_session
    sessions = [say("papers.invitation.first", date=british_date(begins))] if begins else []
    sessions += [
        say("papers.invitation.session", name=method.name, date=british_date(method.day))
        for method in told_methods(held)
        if method.day
    ]
    paid = (said(facts, held.scope, field) for field in ("pay", "costs", "claim"))
    return Invited(
        about=said(facts, held.scope, "deciding"),
        decider=held.part.decider,
        by_when=british_date(held.part.decide_by) if held.part.decide_by else "",
        open=first(said(facts, held.scope, "open").splitlines(), TOLD_MOST, say("papers.more")),
        fixed=tuple((limit.statement, _why(held, limit)) for limit in facts.standing[:TOLD_MOST]),
        challenge=say("papers.invitation.challenge", days=held.pack.local.reply_days),
        link=held.link,
        approach=promised.name if promised else "",
        promise=tuple(filter(None, (promised.promise if promised else "", rung.expect if rung else ""))),
        sessions=tuple(sessions),
        paid=tuple(line for text in paid for line in text.splitlines()),
        contact="\n".join(filter(None, (lead.name, lead.role, lead.contact))) if lead else "",
    )


def _why(held: Held, limit: NonNegotiable) -> str:
    """Why it is fixed, who said so, and whom to tell who doubts it."""
    asked = held.about.say("papers.invitation.doubt", who=apart(limit.challenge_to or held.pack.local.answered_by))
    return "\n".join(filter(None, (limit.plain, ", ".join(filter(None, (limit.said_by, limit.said_role))), asked)))
