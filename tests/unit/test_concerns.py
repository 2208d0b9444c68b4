"""How a concern goes up, what everybody may read of it, and what a case study still lacks; worked out by hand."""

import re
from datetime import date, timedelta

import pytest

from logic.case_studies import Consent, check_problems, consent_problems, named_roles
from logic.concerns import LEVELS, Concern, for_everybody, moved_up, number_in
from logic.lessons import kept_themes, themes_of
from tests.browser.wizard import our_pack

TODAY = date(2026, 3, 2)
WORDS_MOST = 15
"""Words in a sentence of Easy Read (domain.md H)."""


def concern(**changes):
    known = {
        "id": 7,
        "ref": "WT-0001",
        "title": "Nights",
        "text": "Ann was left out.",
        "name": "Bob",
        "contact": "bob@x",
        "before": "",
        "follows": None,
        "came_by": "link",
        "received_on": TODAY,
        "level": "lead",
        "owner": "Jo",
        "due": TODAY,
        "status": "received",
        "reply": "",
        "replied_on": None,
        "shown": "",
        "published": False,
        "earlier": (),
        "moved_up_on": None,
        "closing": "",
        "version": 1,
    }
    return Concern(**{**known, **changes})


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("12", 12),
        ("  Message 12. ", 12),
        ("Nr. 007", 7),
        ("", None),
        ("Ann", None),
        ("3 and 4", None),
        ("9" * 10, None),
        ("\u0663", None),
        ("WT-0001, 7", None),
    ],
)
def test_a_number_is_found_in_what_people_type_where_one_alone_stands(typed, number):
    assert number_in(typed) == number


def test_it_goes_up_level_by_level_and_no_further_than_the_board():
    one, seen = concern(), []
    while one.next_level:
        values = moved_up(one, TODAY, TODAY + timedelta(days=14))
        one = concern(level=values["level"], status=values["status"])
        seen.append((one.level, one.status, values["due"]))
    later = TODAY + timedelta(days=14)
    assert seen == [("contact", "received", later), ("board", "board", later)]
    with pytest.raises(LookupError):
        moved_up(one, TODAY, TODAY)


def test_what_was_replied_before_is_kept_and_what_was_not_replied_is_not():
    replied = concern(reply="Sorry.", replied_on=TODAY, status="answered")
    assert moved_up(replied, TODAY, TODAY)["earlier"] == [{"level": "lead", "reply": "Sorry.", "on": "2026-03-02"}]
    assert moved_up(concern(), TODAY, TODAY)["earlier"] == []


@pytest.mark.parametrize("published", [True, False])
def test_nobody_reads_who_it_was_and_only_what_is_published(published):
    told = concern(shown="Somebody was left out.", reply="Sorry.", owner="Jo", closing="x", published=published)
    seen = for_everybody(told)
    assert (seen.text, seen.name, seen.contact, seen.owner, seen.closing) == ("",) * 5
    assert (seen.shown, seen.reply) == (("Somebody was left out.", "Sorry.") if published else ("", ""))


@pytest.mark.parametrize(
    ("status", "due", "late"),
    [
        ("received", -1, True),
        ("board", -1, True),
        ("looking", 0, False),
        ("answered", -1, False),
        ("closed", -9, False),
    ],
)
def test_it_is_late_the_day_after_the_reply_was_due_while_it_waits(status, due, late):
    assert concern(status=status, due=TODAY + timedelta(days=due)).overdue(TODAY) is late


def consent(role="A carer", *, words=True, named=False, withdrawn=False):
    return Consent(1, role, "By phone", TODAY, words, False, named, TODAY if withdrawn else None)


TOLD = {"title": "t", "about": "a", "said": "s", "changed": "c", "differently": "d"}


@pytest.mark.parametrize(
    ("consents", "codes"),
    [
        ([], ["case_consent_missing"]),
        ([consent()], []),
        ([consent(withdrawn=True)], ["case_consent_missing"]),
        ([consent(), consent(words=False)], ["case_words_not_agreed"]),
        ([consent(), consent(words=False, withdrawn=True)], []),
    ],
)
def test_a_case_study_rests_on_everybody_in_it(consents, codes):
    assert [one.code for one in consent_problems(consents)] == codes


def test_what_somebody_gave_who_took_it_back_has_to_be_out_before_it_is_checked():
    both = [consent(), consent(withdrawn=True)]
    assert [one.code for one in check_problems(TOLD, both, taken_out=False)] == ["case_taken_out_missing"]
    assert check_problems(TOLD, both, taken_out=True) == []


def test_only_roles_that_may_be_named_are_named_and_each_once():
    found = [consent("A"), consent("B", named=True), consent("B", named=True), consent("C", named=True, withdrawn=True)]
    assert named_roles(found) == ("B",)


def test_themes_come_back_as_they_were_kept():
    assert themes_of(kept_themes(["honest", "power"])) == ("honest", "power")
    assert themes_of(kept_themes([])) == ()


def test_the_easy_read_words_about_concerns_have_one_idea_a_line_and_short_sentences():
    pack = our_pack()
    found = {key: words for key, words in pack.screen.items() if key.startswith("concern.easy.")}
    for place in (*pack.local.complaints, *pack.local.contacts):
        found[place.id] = place.easy_read
    long = []
    for key, words in found.items():
        for line in words.splitlines():
            sentences = [one for one in re.split(r"(?<=[.?!])\s", line) if one]
            long += [key for one in sentences if len(one.split()) > WORDS_MOST]
            long += [key] if len(sentences) > 2 else []
    assert long == []
    assert {f"concern.easy.steps.{level}" for level in LEVELS} <= set(found)
