"""Scope statements worked out by hand: two real pieces of work, what is missing, and what changed since."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from logic.activity import DecisionRecord
from logic.calendars import is_working_day
from logic.checklist import Checklist
from logic.checklist_lines import lines as checklist_lines
from logic.dates import LONDON
from logic.plan import Plan, TeamMember
from logic.reading import EASY as LONGEST
from logic.register import NonNegotiable
from logic.scope import (
    EASY,
    FIELDS,
    GROUPS,
    KEPT,
    NO_LIMITS,
    OF,
    PICTURES,
    Facts,
    ScopeStatement,
    Statement,
    behind,
    choice_words,
    differences,
    draft,
    easy,
    editions,
    finished,
    in_public,
    is_stale,
    mark,
    missing,
    picture,
    plain,
    said,
    seal,
    shortened,
)
from logic.sentences import sentences, words
from tests import builders
from tests.browser.wizard import our_pack
from tests.hostile import HOSTILE

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=LONDON)
LEAD = TeamMember(1, "Ann Lee", "project lead", "01793 000000", lead=True, version=1)
PAID = {
    "pay": "We pay £15 an hour.",
    "costs": "We pay for your travel and your support.",
    "claim": "Ann helps you with the form. The money comes within 10 working days.",
}


def limit(number=1, **changes):
    """A limit that stands, as the register would keep it."""
    fields = dict.fromkeys(NonNegotiable.__dataclass_fields__, "")
    fields |= {
        "id": number,
        "number": number,
        "version": 1,
        "part": None,
        "statement": "The day it starts is set by law",
        "plain": "The law says from which day the rule counts.",
        "easy_read": "The law says when the rule starts. We cannot change that day.",
        "said_by": "Sam Okoro",
        "said_role": "Head of Legal",
        "said_on": date(2026, 2, 1),
        "strength": "fixed",
        "rules_out": "The day it starts",
        "still_open": ("How we tell people",),
        "how_we_work": "We plan the letters together",
        "agreed_with": "The carers’ forum",
        "agreed_on": date(2026, 2, 10),
        "explains": (),
        "shared_on": None,
        "formats": (),
        "challenge_to": "Sam Okoro, 01793 000000",
        "review_on": date(2026, 6, 1),
        "expires_on": date(2026, 10, 1),
        "withdrawn_on": None,
        "changed_at": NOW,
        "made_at": NOW,
        "test": {},
    }
    return NonNegotiable(**(fields | changes))


def facts(scenario="S05", *limits, **changes):
    """The facts of a worked example of the pack, with words of its own."""
    pack = our_pack()
    found = next(one for one in pack.scenarios if one.id == scenario)
    open_part = "The guide, the helpline and the order of the reviews" if scenario == "S05" else ""
    part = builders.part(
        dict(found.answers),
        decision="How we bring in the new rule",
        decider="The Director of Adult Services",
        decide_by=date(2026, 6, 30),
        open_part=open_part,
    )
    plan = Plan(first_session=date(2026, 4, 1))
    given = Facts(pack, "The new rule", part, limits, plan, LEAD, begun=NOW.date(), works=is_working_day)
    return replace(given, **changes)


def lines(statement, section, part=None):
    """What one section says, each line with its name."""
    one = next(found for found in statement.sections if found.id == section)
    if part is not None:
        one = next(found for found in one.parts if found.id == part)
    return [f"{line.name}: {line.text}" if line.name else line.text for line in one.lines]


def finished_as(given, fields, day=date(2026, 3, 2)):
    """The statement finished with these words."""
    saved = ScopeStatement(fields=fields, version=1)
    told = {edition: statement.as_data() for edition, statement in editions(given, saved).items()}
    return replace(saved, finished_on=day, told=told)


# The national rule with local choices (S05): co-design, a standing limit, one that is being checked


def test_the_rule_with_local_choices_is_told_whole_in_plain_words():
    given = facts("S05", (limit(), "confirmed"), (limit(2, statement="There is no money"), "not_proven"))
    told = plain(given, ScopeStatement(fields=PAID))
    assert told.title == "The new rule: what you can help decide"
    assert [section.id for section in told.sections] == [
        *("deciding", "who", "open", "fixed", "checked", "rung", "paid", "contact")
    ]
    assert lines(told, "deciding") == ["How we bring in the new rule"]
    assert lines(told, "who") == [
        "Who decides: The Director of Adult Services.",
        "The date for the decision is 30 June 2026.",
    ]
    assert lines(told, "open") == ["The guide, the helpline and the order of the reviews", "How we tell people"]
    assert lines(told, "fixed", "limit-1") == [
        "Why: The law says from which day the rule counts.",
        "Who said so: Sam Okoro, Head of Legal, 1 February 2026",
        "What it rules out: The day it starts",
        "Still open: How we tell people",
        "How we will work with it: We plan the letters together",
        "Agreed, or to be agreed, with: The carers’ forum, 10 February 2026",
        "We look at it again by: 1 June 2026",
        "How to challenge it: Ask Sam Okoro, 01793 000000. You get a reply within 10 working days.",
    ]
    assert lines(told, "rung")[:2] == [
        "This is called “Co-design”.",
        "Your ideas will shape the design. We will tell you who decides and why.",
    ]
    assert lines(told, "rung")[-1] == "We first meet on 1 April 2026."
    assert lines(told, "paid")[:2] == ["Pay: We pay £15 an hour.", "Costs: We pay for your travel and your support."]
    assert lines(told, "contact")[0] == "Who to ask: You can ask Ann Lee, project lead. 01793 000000"
    # Four weeks after the decision (domain.md H.1).
    assert lines(told, "contact")[-1] == "That is by 28 July 2026."
    assert next(one for one in told.sections if one.id == "checked").parts[0].title == "There is no money"


def test_the_same_in_easy_read_is_one_idea_a_line_with_a_picture_and_its_hard_words_explained():
    told = easy(facts("S05", (limit(), "confirmed")), ScopeStatement(fields=PAID))
    assert lines(told, "who") == [
        "This is who decides: The Director of Adult Services.",
        "They will decide by 30 June 2026.",
    ]
    assert lines(told, "fixed", "limit-1") == [
        "The law says when the rule starts.",
        "We cannot change that day.",
        "Head of Legal told us this.",
        "You can still help with this:",
        "How we tell people",
        "We will look at this again by 1 June 2026.",
        "You can ask Sam Okoro, 01793 000000.",
        "They will answer you in 10 working days.",
    ]
    # What somebody wrote in plain words is taken apart until they write the twin.
    assert "Ann helps you with the form." in lines(told, "paid")
    assert "The money comes within 10 working days." in lines(told, "paid")
    assert [word for word, _ in told.words] == ["director", "review", "co-design", "benefits", "voucher"]


def every_line(statement):
    return [line for section in statement.sections for one in (section, *section.parts) for line in one.lines]


@pytest.mark.parametrize("scenario", ["S01", "S02", "S04", "S05", "S11", "S20", "S21"])
def test_every_easy_read_line_of_ours_keeps_the_rules_of_easy_read(scenario):
    given = facts(
        scenario,
        (limit(), "confirmed"),
        (limit(2), "not_proven"),
        (limit(3, apology="We are sorry.", withdrawn_on=date(2026, 2, 2)), "withdrawn"),
        plan=Plan(first_session=date(2026, 4, 1), closes_on=date(2026, 5, 1)),
    )
    told = easy(given, ScopeStatement(fields={NO_LIMITS: "yes"}))
    assert every_line(told)
    for line in every_line(told):
        assert len(sentences(line.text)) == 1, line
        assert len(words(line.text)) <= LONGEST, line
        assert line.picture in PICTURES, line
        assert given.say(f"scope.picture.{line.picture}")
    for _, meaning in told.words:
        assert all(len(words(sentence)) <= LONGEST for sentence in sentences(meaning))


# The closure somebody proposes (S02): consultation


def test_a_consultation_says_until_when_people_can_answer_and_what_it_is_called():
    given = facts("S02", plan=Plan(closes_on=date(2026, 5, 20)))
    told = plain(given, ScopeStatement(fields={NO_LIMITS: "yes"}))
    assert lines(told, "open") == ["The main decision is still to be made."]
    assert lines(told, "fixed") == ["We looked, and there is no limit that cannot move."]
    assert lines(told, "rung")[0] == "This is called “Consultation”."
    assert lines(told, "rung")[-1] == "You can tell us what you think until 20 May 2026."


# How people hear back: the days the checklist works to (R03 and R05)


def hear(given, name="hear"):
    """How people hear back, as it is drafted, and the day on which the checklist has it."""
    found = checklist_lines(
        given.pack.checklist,
        outcome=given.outcome,
        level=given.part.level,
        days=given.days,
        marks={},
        own=(),
        works=given.works,
        today=NOW.date(),
    )
    return draft(given, ScopeStatement(), name), next(line.day for line in found if line.key == "R05")


def test_in_co_design_people_hear_back_four_weeks_after_the_decision():
    # Decided on 30 June 2026, a Tuesday; four weeks on is 28 July.
    words, day = hear(facts("S05"))
    assert day == date(2026, 7, 28)
    assert words == (
        "We will send you short news at least every 4 weeks, even if nothing is new. Within 4 weeks of the decision we "
        "will tell you what was decided, what changed because of you, what did not, and why.\nThat is by 28 July 2026."
    )
    assert "We will send you news every 4 weeks." in draft(facts("S05"), ScopeStatement(), "hear" + EASY)


def test_in_a_consultation_they_hear_back_twelve_weeks_after_it_closes():
    # Closes on 20 May 2026, a Wednesday; twelve weeks on is 12 August, whatever the day of the decision.
    words, day = hear(facts("S02", plan=Plan(closes_on=date(2026, 5, 20))))
    assert day == date(2026, 8, 12)
    assert "Within 12 weeks of the last day you can answer we will tell you what was decided" in words
    assert words.endswith("That is by 12 August 2026.")
    easy_words, _ = hear(facts("S02", plan=Plan(closes_on=date(2026, 5, 20))), "hear" + EASY)
    assert easy_words.endswith("You will hear from us by 12 August 2026.")


def test_without_a_closing_date_they_hear_back_as_the_checklist_then_counts():
    words, day = hear(facts("S02", plan=Plan()))
    assert day == date(2026, 7, 28)
    assert "Within 4 weeks of the decision we" in words


def test_a_day_nobody_works_on_moves_to_the_day_before_for_people_and_team_alike():
    given = facts("S05")
    # Four weeks after Friday 27 November 2026 is Christmas Day.
    given = replace(given, part=replace(given.part, decide_by=date(2026, 11, 27)))
    words, day = hear(given)
    assert day == date(2026, 12, 24)
    assert words.endswith("That is by 24 December 2026.")


def test_a_lead_time_that_a_council_sets_is_the_one_people_are_promised():
    given = facts("S05")
    checklist = given.pack.checklist
    leads = checklist.lead_times
    ours = {"after_decision": replace(leads["after_decision"], count=1, unit="months")}
    ours["updates"] = replace(leads["updates"], count=10, unit="working_days")
    pack = replace(given.pack, checklist=replace(checklist, lead_times={**leads, **ours}))
    words, day = hear(replace(given, pack=pack))
    assert day == date(2026, 7, 30)
    assert "at least every 10 working days, even" in words
    assert "Within 1 month of the decision we" in words


def test_without_a_checklist_no_time_is_promised():
    given = facts("S05")
    bare = replace(given, pack=replace(given.pack, checklist=Checklist()))
    assert draft(bare, ScopeStatement(), "hear") == (
        "After the decision we will tell you what was decided, what changed because of you, what did not, and why."
    )


def test_each_limit_needs_easy_read_words_before_the_statement_is_finished():
    hard = facts("S05", (limit(), "confirmed"), (limit(2, easy_read=" "), "confirmed"))
    (found,) = (one for one in missing(hard, ScopeStatement()) if one.code == "scope_limits_not_easy")
    assert found.data == {"numbers": "2"}


def test_looked_and_found_none_is_not_the_same_as_not_looked():
    given = facts("S02")
    unknown, none = plain(given, ScopeStatement()), plain(given, ScopeStatement(fields={NO_LIMITS: "yes"}))
    assert lines(unknown, "fixed") == ["We have not yet looked at what cannot change."]
    assert lines(unknown, "fixed") != lines(none, "fixed")
    assert "scope_limits_unknown" in {one.code for one in missing(given, ScopeStatement())}


def test_where_people_are_only_told_nobody_is_paid_and_the_reasons_stand_under_what_is_open():
    given = facts("S04")
    assert given.only_tells
    told = plain(given, ScopeStatement())
    assert lines(told, "open") == ["No part of it is still open."]
    assert lines(told, "paid") == ["Pay: We are not asking you to take part in this, so nobody is paid."]
    assert {one.field for one in missing(given, ScopeStatement())} == {NO_LIMITS}


def test_a_lower_choice_is_shown_beside_what_the_answers_allow():
    kept = {
        "outcome": {"name": "Co-design"},
        "choice": {"direction": "lower", "chosen": {"name": "Consultation"}, "reason": "The date cannot move."},
    }
    record = DecisionRecord(1, "WT-0001-1-1", 1, 1, "0", "CODESIGN", "CONSULT", NOW, "me", kept)
    given = facts("S05")
    given = replace(given, part=replace(given.part, records=(record,)))
    assert lines(plain(given, ScopeStatement()), "rung")[0] == "This is called “Consultation”."
    said_of_it = " ".join(lines(plain(given, ScopeStatement()), "rung"))
    assert "allow “Co-design”" in said_of_it
    assert "The date cannot move." in said_of_it
    assert "Our leaders chose to do less." in lines(easy(given, ScopeStatement()), "rung")
    # Alone, for the public page while no statement is finished.
    assert [words for words in choice_words(given.say, given.choice, "plain") if "chose “Consultation”" in words]
    assert "Our leaders chose to do less." in choice_words(given.say, given.choice, "easy")
    given = facts("S05")
    assert choice_words(given.say, given.choice, "plain") == ()


# Which limits are told


@pytest.mark.parametrize(
    ("status", "section"),
    [
        ("confirmed", "fixed"),
        ("partly_open", "fixed"),
        ("not_proven", "checked"),
        ("reopened", "checked"),
        ("withdrawn", "withdrawn"),
        ("draft", None),
    ],
)
def test_each_limit_is_told_as_what_it_is(status, section):
    given = facts("S05", (limit(apology="We said so too soon. Sorry.", told=status != "draft"), status))
    for told in editions(given, ScopeStatement()).values():
        telling = [one.id for one in told.sections for part in one.parts if part.id.endswith("-1")]
        assert telling == ([section] if section else [])


def test_a_limit_taken_back_is_told_with_its_apology():
    given = facts("S05", (limit(apology="We said so too soon. Sorry.", told=True), "withdrawn"))
    told = editions(given, ScopeStatement())
    assert lines(told["plain"], "withdrawn", "withdrawn-1")[-1] == "We said so too soon. Sorry."
    assert lines(told["easy"], "withdrawn", "withdrawn-1")[-2:] == ["We said so too soon.", "Sorry."]


def test_a_draft_taken_back_that_nobody_was_told_of_is_not_told_now():
    given = facts("S05", (limit(apology="Sorry."), "withdrawn"))
    assert not [one for one in plain(given, ScopeStatement()).sections if one.id == "withdrawn"]


# Drafts, and what somebody wrote over them


def test_a_draft_follows_the_facts_until_somebody_writes_over_it_and_then_it_says_so():
    given = facts("S05")
    assert draft(given, ScopeStatement(), "ask").startswith("You can ask Ann Lee")
    mine = {"ask": "Ring Ann.", "ask" + OF: mark(draft(given, ScopeStatement(), "ask"))}
    saved = ScopeStatement(fields=mine, version=1)
    assert said(given, saved, "ask") == "Ring Ann."
    assert not is_stale(given, saved, "ask")
    moved = replace(given, lead=replace(LEAD, name="Bo Hart"))
    assert said(moved, ScopeStatement(), "ask").startswith("You can ask Bo Hart")
    assert said(moved, saved, "ask") == "Ring Ann."
    assert is_stale(moved, saved, "ask")
    assert [one.code for one in missing(moved, saved) if one.field == "ask"] == ["scope_words_stale"]


def test_the_easy_read_twin_of_written_words_is_those_a_sentence_a_line():
    given = facts("S05")
    saved = ScopeStatement(fields={"hear": "We ring you. Then we write."})
    assert draft(given, saved, "hear" + EASY) == "We ring you.\nThen we write."
    over = {"hear": "We ring you.", "hear" + EASY: "We ring.", "hear" + EASY + OF: mark("Something else.")}
    assert is_stale(given, ScopeStatement(fields=over), "hear" + EASY)


# What is missing


def test_a_statement_with_everything_lacks_nothing():
    assert missing(facts("S05", (limit(), "confirmed")), ScopeStatement(fields=PAID)) == ()


@pytest.mark.parametrize(
    ("field", "code", "change"),
    [
        ("who", "scope_decider_missing", {"decider": " \u200e"}),
        ("who", "scope_date_missing", {"decide_by": None}),
        ("deciding", "scope_words_missing", {"decision": ""}),
        ("rung", "scope_rung_missing", {"answers": {}}),
    ],
)
def test_each_gap_is_named(field, code, change):
    given = facts("S05", (limit(), "confirmed"))
    given = replace(given, part=replace(given.part, **change))
    assert (field, code) in {(one.field, one.code) for one in missing(given, ScopeStatement(fields=PAID))}


@pytest.mark.parametrize("field", ["pay", "costs", "claim"])
def test_what_is_paid_must_be_said_wherever_people_take_part(field):
    fields = {key: words for key, words in PAID.items() if key != field}
    found = missing(facts("S05", (limit(), "confirmed")), ScopeStatement(fields=fields))
    assert [(one.field, one.code) for one in found] == [(field, "scope_words_missing")]


def test_an_easy_read_sentence_of_more_than_twenty_words_is_not_finished():
    long = PAID | {"pay" + EASY: "word " * 20}
    given = facts("S05", (limit(), "confirmed"))
    assert missing(given, ScopeStatement(fields=long)) == ()
    longer = PAID | {"pay" + EASY: "word " * 21}
    assert [one.code for one in missing(given, ScopeStatement(fields=longer))] == ["scope_sentence_long"]


def test_while_it_is_not_clear_what_is_decided_nothing_is_finished():
    assert "scope_not_yet" in {one.code for one in missing(facts("S20"), ScopeStatement())}


# Finished, and what changed since


def test_a_finished_statement_is_read_again_as_it_was_told():
    given = facts("S05", (limit(), "confirmed"))
    saved = finished_as(given, PAID)
    assert finished(saved) == editions(given, saved)
    assert behind(saved, editions(given, saved)) == ()
    assert Statement.from_data(editions(given, saved)["easy"].as_data()) == editions(given, saved)["easy"]


def test_nothing_is_behind_while_nothing_is_finished():
    assert behind(ScopeStatement(), editions(facts(), ScopeStatement())) == ()


def changed(given):
    """Other facts, and the title of the section that tells of each."""
    part = given.part
    lower = replace(part, answers={**part.answers, "shape": replace(part.answers["shape"], value="no")})
    later = part.decide_by + timedelta(days=1)
    yield "How we will work with you", replace(given, part=lower)
    yield "Who decides, and by when", replace(given, part=replace(part, decide_by=later))
    yield "Who decides, and by when", replace(given, part=replace(part, decider="Cabinet"))
    yield "What is open", replace(given, part=replace(part, open_part="Only the guide"))
    yield "How we will work with you", replace(given, plan=Plan(first_session=date(2026, 4, 2)))
    yield "The day it starts is set by law", replace(given, limits=())
    yield "What we are still checking", replace(given, limits=((limit(), "reopened"),))
    yield "A second one", replace(given, limits=(*given.limits, (limit(2, statement="A second one"), "confirmed")))


def test_a_later_change_of_rung_limits_or_dates_is_told_with_what_was_and_what_is():
    given = facts("S05", (limit(), "confirmed"))
    saved = finished_as(given, PAID)
    for title, moved in changed(given):
        found = behind(saved, editions(moved, saved))
        assert title in {one.title for one in found}, title
        assert all(one.before != one.after for one in found)


def test_in_public_a_finished_statement_tells_nothing_that_is_not_so_any_more():
    given = facts("S05", (limit(), "confirmed"))
    saved = finished_as(given, PAID)
    part = replace(given.part, decide_by=date(2026, 9, 1))
    moved = replace(given, part=part, lead=replace(LEAD, name="Bo Hart"), plan=Plan(first_session=date(2026, 5, 6)))
    now = editions(moved, saved)
    for edition, told in finished(saved).items():
        shown, updating = in_public(moved, told, now[edition])
        text = "\n".join(line.text for line in every_line(shown))
        assert updating
        for gone in ("30 June", "28 July", "Ann Lee", "1 April"):
            assert gone not in text, gone
        # Facts are told as they are today; words that somebody has to finish first wait.
        assert "1 September 2026" in " ".join(lines(shown, "who"))
        assert "6 May 2026" in " ".join(lines(shown, "rung"))
        assert lines(shown, "contact") == [given.say(f"scope.{edition}.updating")]
        assert lines(shown, "deciding") == lines(told, "deciding")
        assert not {"fixed", "checked", "withdrawn"} & {section.id for section in shown.sections}


def test_in_public_a_moved_rung_is_told_as_it_is_today():
    given = facts("S05", (limit(), "confirmed"))
    saved = finished_as(given, PAID)
    answers = {**given.part.answers, "shape": replace(given.part.answers["shape"], value="no")}
    moved = replace(given, part=replace(given.part, answers=answers))
    shown, updating = in_public(moved, finished(saved)["plain"], editions(moved, saved)["plain"])
    assert updating
    assert lines(shown, "rung")[0] == "This is called “Consultation”."


def test_in_public_what_is_fixed_stands_elsewhere_so_a_limit_brings_nothing_out_of_date():
    given = facts("S05", (limit(still_open=()), "confirmed"))
    saved = finished_as(given, PAID)
    moved = replace(given, limits=((limit(still_open=(), plain="It is the law."), "confirmed"),))
    now = editions(moved, saved)
    assert behind(saved, now)
    assert in_public(moved, finished(saved)["plain"], now["plain"])[1] is False


def test_easy_read_words_alone_that_changed_are_told_too():
    given = facts("S05", (limit(), "confirmed"))
    saved = finished_as(given, PAID)
    moved = replace(saved, fields=PAID | {"pay" + EASY: "We pay you."})
    assert [one.title for one in behind(moved, editions(given, moved))] == ["Money"]


def test_the_seal_tells_one_statement_from_another():
    given = facts("S05", (limit(), "confirmed"))
    none = ScopeStatement()
    assert seal(given, none) == seal(facts("S05", (limit(), "confirmed")), none)
    assert seal(given, none) != seal(given, ScopeStatement(fields=PAID))
    marked = ScopeStatement(fields=PAID | {"pay" + OF: "mark"})
    assert seal(given, marked) == seal(given, ScopeStatement(fields=PAID))
    for _, moved in changed(given):
        assert seal(moved, none) != seal(given, none)
    assert seal(replace(given, limits=((limit(version=2), "confirmed"),)), none) != seal(given, none)


def test_a_statement_of_many_limits_is_shortened_for_a_screen_and_says_by_how_many():
    many = facts("S05", *((limit(at), ("confirmed", "reopened")[at % 2]) for at in range(1, 61)), (limit(99), "draft"))
    short, more = shortened(many, 20)
    assert (len(short.standing), len(short.checked), more) == (20, 20, 20)
    assert shortened(short, 20) == (replace(short), 0)


def test_nothing_differs_from_itself():
    told = plain(facts("S05", (limit(), "confirmed")), ScopeStatement())
    assert differences(told, told) == ()


# Anything people write


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stand_as_they_were_written(text):
    written = dict.fromkeys(FIELDS, text) | {name + EASY: text for name in FIELDS}
    given = facts("S05", (limit(statement=text, plain=text, easy_read=text, still_open=(text,)), "confirmed"))
    given = replace(given, part=replace(given.part, decider=text, name=text))
    saved = ScopeStatement(fields=written, version=1)
    for told in editions(given, saved).values():
        assert text in " ".join(lines(told, "deciding"))
        assert Statement.from_data(told.as_data()) == told
    missing(given, saved)


def test_every_field_has_a_group_a_twin_and_the_mark_of_its_draft():
    assert {name for names in GROUPS.values() for name in names} == set(FIELDS)
    assert len(KEPT) == 4 * len(FIELDS) + 1


def test_the_pictures_are_drawings_of_our_own_that_ask_for_nothing():
    for name in PICTURES:
        root = ET.fromstring(picture(name))
        assert root.tag == "{http://www.w3.org/2000/svg}svg"
        assert {one.tag.split("}")[1] for one in root.iter()} <= {"svg", "path", "circle", "rect"}
        assert b"href" not in picture(name)
    with pytest.raises(KeyError):
        picture("../../../etc/passwd")
