"""What two people saved of the same thing is told by the names of its fields: texts, dates, lists, numbers and ticks."""

from datetime import date
from types import SimpleNamespace

import pytest

from logic import services
from logic.errors import Conflict
from logic.lessons import kept_themes
from pages.shared import running, session
from pages.shared.conflict import conflict_words
from pages.shared.html import apart
from tests.browser.wizard import our_pack

PACK = our_pack()
THEMES = PACK.pairs.themes
ROLE = next(key for key in PACK.screen if key.startswith("record.who.items"))
QUESTION, WORDS = next(iter(PACK.questions.items()))
RUNGS = [rung.outcome for rung in PACK.ladder if rung.outcome]


@pytest.fixture(autouse=True)
def shown_to_somebody(monkeypatch):
    """The words of our own content, without a page."""
    for module in (session, running):
        monkeypatch.setattr(module, "app", lambda: SimpleNamespace(pack=PACK))
    courses = (SimpleNamespace(id=1, name="First steps"), SimpleNamespace(id=2, name="Listening well"))
    monkeypatch.setattr(services, "training_courses", lambda app: courses, raising=False)


def word(key, **values):
    return PACK.screen[key].format(**values)


TICKED, NOT_TICKED = word("refused.conflict.ticked"), word("refused.conflict.not_ticked")


@pytest.mark.parametrize(
    ("what", "field", "theirs", "mine", "name", "told"),
    [
        ("member", "lead", True, False, word("workspace.team.lead"), (TICKED, NOT_TICKED)),
        ("course", "counts", False, True, word("trained.courses.tick"), (NOT_TICKED, TICKED)),
        ("lesson", "shared", True, False, word("lessons.one.share"), (TICKED, NOT_TICKED)),
        ("challenge", "published", True, False, word("voices.reply.published"), (TICKED, NOT_TICKED)),
        ("concern", "published", True, False, word("concerns.reply.published"), (TICKED, NOT_TICKED)),
        ("scope", "no_limits", "yes", "", word("scope.fixed.no_limits"), (TICKED, NOT_TICKED)),
        ("draft", "who-0", "", "yes", PACK.screen[ROLE], (NOT_TICKED, TICKED)),
        ("draft", f"relied-{QUESTION}", "yes", "", WORDS.text, (TICKED, NOT_TICKED)),
        ("draft", "agreed_on-day", "3", "4", f"{word('record.agreed.on')}: {word('frame.date.day')}", ("3", "4")),
        ("look_back", "roles", ["a carer", "a nurse"], [], word("lessons.look.roles"), ("a carer; a nurse", "nothing")),
        (
            "lesson",
            "themes",
            kept_themes([THEMES[0].key, THEMES[1].key]),
            kept_themes([]),
            word("lessons.one.themes"),
            (f"{THEMES[0].name}; {THEMES[1].name}", "nothing"),
        ),
        ("planned_method", "people", 1200, 0, word("methods.one.people"), ("1,200", "0")),
        ("completion", "course_id", 2, 1, word("trained.column.course"), ("Listening well", "First steps")),
        ("leaving", "left_on", date(2026, 5, 1), None, word("trained.column.left_on"), ("1 May 2026", "nothing")),
        ("case_words", "title", "Theirs", "Mine", word("cases.fields.title"), ("Theirs", "Mine")),
        (
            "case_words",
            "rung_felt",
            RUNGS[0],
            RUNGS[1],
            word("cases.fields.rung_felt"),
            (PACK.outcomes[RUNGS[0]].name, PACK.outcomes[RUNGS[1]].name),
        ),
        (
            "reply",
            "line-12-kind",
            "did",
            "open",
            word("reply.line.kind"),
            (word("reply.line.did"), word("reply.line.open")),
        ),
        (
            "reply",
            "line-12-said_easy",
            "Theirs",
            "Mine",
            word("scope.easy_of", label=word("reply.line.said")),
            ("Theirs", "Mine"),
        ),
        ("reply", "decided-month", "5", "6", f"{word('reply.decided_on')}: {word('frame.date.month')}", ("5", "6")),
        ("part", "2.name", "Theirs", "Mine", word("activities.one.rename.part", number=2), ("Theirs", "Mine")),
    ],
)
def test_a_field_that_two_people_saved_is_told_by_its_name_with_both_versions(what, field, theirs, mine, name, told):
    body = str(conflict_words(Conflict(what, {field: theirs}, {field: mine}, 3))[1])
    labels = {"theirs": told[0], "yours": told[1]}
    assert f'<p class="dw-label">{name}</p>' in body
    for whose, words in labels.items():
        assert any(word(f"refused.conflict.{whose}", words=one) in body for one in (words, apart(words))), body
    left = "_left" if what in {"draft", "scope", "reply"} else ""  # these are kept when a field is left
    assert word(f"refused.conflict.what_to_do{left}") in body


def test_what_a_press_sets_beside_what_was_typed_is_not_told():
    saved = {"closing": "Sent twice", "status": "answered"}
    body = str(conflict_words(Conflict("concern", saved, {"closing": "An advert", "status": "closed"}, 3))[1])
    assert "Sent twice" in body
    assert "answered" not in body
    assert "archived" not in str(conflict_words(Conflict("archive", {"archived": False}, {"archived": True}, 3))[1])
