"""Pieces of work to make papers of, built by hand over our own content."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import cache

from logic.activity import Action, Activity, GivenAnswer
from logic.authoring.loader import read_pack
from logic.calendars import is_working_day
from logic.checklist import Mark, OwnItem
from logic.documents.held import Held
from logic.links import Challenge
from logic.plan import Plan, PlannedMethod, TeamMember
from logic.register import LimitVersion, NonNegotiable, TestAnswer
from logic.scope import ScopeStatement, editions
from logic.settings import BUILT_IN_CONTENT
from tests.builders import NOW, TODAY, answers_to, part

BEGUN = datetime(2026, 2, 1, 9, 0, tzinfo=UTC)
SESSION = date(2026, 5, 4)


@cache
def our_pack():
    return read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen")


def limit(number=1, **changes):
    """A limit that stands."""
    strong = {asked.key: TestAnswer("Cabinet, in its minute.", "strong") for asked in our_pack().register.test}
    built = NonNegotiable(
        id=number,
        number=number,
        version=1,
        part=None,
        category=our_pack().register.categories[2].key,
        statement="No more than £200,000 a year for the service",
        plain="This is the most we can spend each year.",
        easy_read="We can spend this much money.\nWe cannot spend more.",
        evidence="Cabinet minute of 12 January 2026",
        clause="Item 7, paragraph 3",
        said_by="Fin Lead",
        said_role="Head of finance",
        said_on=date(2026, 1, 12),
        strength="fixed",
        rules_out="Spending more in a year.",
        still_open=("What it buys", "What comes first"),
        why_nothing_open="",
        how_we_work="We share the open budget, and people say what comes first.",
        agreed_with="The planning group",
        agreed_on=date(2026, 2, 20),
        explains=("resources",),
        shared_on=date(2026, 2, 21),
        shared_how="In the invitation",
        formats=(our_pack().register.formats[0].key,) if our_pack().register.formats else (),
        challenge_to="Fin Lead, 01926 000000",
        review_on=date(2026, 9, 1),
        expires_on=date(2027, 1, 12),
        withdrawn_on=None,
        apology="",
        changed_at=NOW,
        made_at=NOW,
        test=strong,
    )
    return replace(built, **changes)


def versions(one):
    """As if it was written down, then changed."""
    first = replace(one, version=1, changed_at=NOW - timedelta(days=9))
    changed = replace(one, version=2)
    return (
        LimitVersion(first, "save_limit", "staff", ()),
        LimitVersion(changed, "save_limit", "staff", ("plain", "clause")),
    )


LIMITS = (
    limit(),
    limit(2, statement="There is no money to pay people", evidence="", clause="", explains=()),
    limit(3, statement="People cannot help to choose", withdrawn_on=TODAY, apology="It was not true. We are sorry."),
)
TEAM = (
    TeamMember(1, "Ann Example", "Project lead", "01926 111111", True, 1),
    TeamMember(2, "Bo Sample", "Expert by experience", "bo@example.org", False, 1),
)
PLAN = Plan(
    invitations_out=date(2026, 3, 30), first_session=SESSION, closes_on=date(2026, 6, 1), ends_on=date(2026, 9, 30)
)


def held(**changes):
    """A whole piece of work, at co-design; ``changes`` replaces any of it."""
    pack = our_pack()
    one = changes.pop("part", None) or part(answers_to("CODESIGN"), actions=(ACTION,))
    activity = changes.pop("activity", None) or Activity("WT-0042", "Day service", 1, BEGUN, NOW, None, (one,))
    ways = pack.methods.ways
    planned = tuple(
        PlannedMethod(number, way.id, "", SESSION + timedelta(days=7 * number), 300, 12, "In the library.", 1)
        for number, way in enumerate(ways[:3], 1)
    )
    marks = {
        item.id: Mark(item.id, state, TODAY, "Ann", "Nobody is paid here.", "Ann", "Asked twice.", None, 1)
        for item, state in zip(pack.checklist.items[:3], ("done", "not_applicable", "open"), strict=False)
    }
    values = {
        "team": TEAM,
        "plan": PLAN,
        "planned": planned,
        "limits": LIMITS,
        "versions": {one.number: versions(one) for one in LIMITS},
        "challenges": (challenge(),),
        "marks": marks,
        "own": (OwnItem(1, "host", "Bring the model of the building", "own", "", date(2026, 5, 1), 1),),
        "scope": ScopeStatement({"pay": "£20 an hour.", "costs": "Your bus or taxi.", "claim": "Ask Ann."}, version=1),
    }
    return Held(pack, activity, one, TODAY, is_working_day, **values | changes)


ACTION = Action(4, 1, "lift", "power", "COPRO", "Ask Cabinet to share the decision", "Ann", date(2026, 4, 1), None, 1)


def challenge(**changes):
    built = Challenge(
        id=7,
        limit=1,
        number=1,
        kind="challenge",
        text="We think this is not so.",
        name="",
        contact="",
        came_by="link",
        received_on=TODAY,
        due=date(2026, 3, 16),
        owner="Fin Lead",
        status="received",
        finding=None,
        reply="",
        replied_on=None,
        taken_further_on=None,
        taken_further_to="",
        aside_reason="",
        published=False,
        version=1,
    )
    return replace(built, **changes)


def finished(one):
    """The same with its scope statement finished today."""
    from logic.documents.statement import facts_of

    told = {edition: said.as_data() for edition, said in editions(facts_of(one), one.scope).items()}
    return replace(one, scope=replace(one.scope, told=told, finished_on=TODAY, version=2))


def empty():
    """A piece of work that was only just begun."""
    bare = part({}, decision="", decider="", decide_by=None, level="", add_ons={})
    return held(
        part=bare,
        activity=Activity("WT-0001", "Work", 1, BEGUN, NOW, None, (bare,)),
        team=(),
        plan=Plan(),
        planned=(),
        limits=(),
        versions={},
        challenges=(),
        marks={},
        own=(),
        scope=ScopeStatement(),
    )


def everywhere(words):
    """A piece of work with these words in every field that people can write in."""
    line = " ".join(words.split())[:200]
    said = dict.fromkeys(("plain", "easy_read", "evidence", "rules_out", "how_we_work", "agreed_with"), words)
    lines = dict.fromkeys(("statement", "clause", "said_by", "said_role", "challenge_to", "shared_how"), line)
    mine = limit(**said, **lines, still_open=(line,))
    gone = limit(2, **said, **lines, withdrawn_on=TODAY, apology=words)
    given = {key: GivenAnswer(key, value, words, 1, NOW) for key, value in answers_to("CODESIGN").items()}
    action = replace(ACTION, text=words, owner=line)
    one = part(answers_to("CODESIGN"), name=line, decision=words, decider=line, open_part=words, actions=(action,))
    one = replace(one, answers=given)
    items = our_pack().checklist.items
    return held(
        part=one,
        activity=Activity("WT-0042", line, 1, BEGUN, NOW, None, (one, replace(one, id=2, number=2))),
        team=(TeamMember(1, line, line, line, True, 1),),
        planned=(PlannedMethod(1, "", line, SESSION, 1, 1, words, 1, "asks"),),
        limits=(mine, gone),
        versions={1: versions(mine), 2: versions(gone)},
        challenges=(challenge(owner=line, text=words),),
        marks={
            items[0].id: Mark(items[0].id, "open", None, "", "", line, words, None, 1),
            items[1].id: Mark(items[1].id, "not_applicable", TODAY, line, words, line, words, None, 1),
        },
        own=(OwnItem(1, "host", words, "own", "", SESSION, 1),),
        scope=ScopeStatement(
            dict.fromkeys(("deciding", "open", "pay", "costs", "claim", "benefits", "ask", "hear"), words)
        ),
    )


def many(count=500):
    """A piece of work with so many limits and so many things to do of its own."""
    limits = tuple(limit(number, statement=f"Limit {number} of the work") for number in range(1, count + 1))
    own = tuple(
        OwnItem(number, "plan", f"Do thing {number} before the session", "own", "", SESSION, 1)
        for number in range(1, count + 1)
    )
    return held(limits=limits, versions={one.number: versions(one) for one in limits}, own=own)
