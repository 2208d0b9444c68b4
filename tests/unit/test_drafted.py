"""A text drafted from the facts is nobody's words until somebody changes it, whatever the browser sends back."""

import pytest

from pages.shared import drafted, session
from pages.shared.drafted import OF, TAIL, Drafted, marked

DRAFT = "There is no more time.\nThe lease ends in May."


@pytest.fixture
def form(monkeypatch):
    """A form whose draft is empty, with one box that came with a drafted text; what it keeps is in ``kept``."""
    made = Drafted.__new__(Drafted)
    made.prefix, made.draft = "record-WT-0001-1-", {}
    made.options, made.defaults, made.stale = {}, {}, set()
    made.marks = {"why": marked("What the facts say by now.")}
    made.kept = []
    made.keep = lambda fields, was: (
        made.kept.append((fields, was)) or {name: words.strip() for name, words in fields.items()}
    )
    shown = {}
    monkeypatch.setattr(session, "seen", shown.setdefault)
    monkeypatch.setattr(session, "saw", shown.__setitem__)
    monkeypatch.setattr(session, "trouble", session.Trouble)
    monkeypatch.setattr(session, "attempt", lambda do, **_: do() is None)
    monkeypatch.setattr(session, "still", lambda *told: None)
    return made


def save(form, monkeypatch, text):
    monkeypatch.setattr(drafted.session, "typed", lambda key: text)
    form.save(f"{form.prefix}why{TAIL}{marked(DRAFT)}")
    return form.kept[-1][0]


def test_a_box_put_away_that_sends_back_what_it_was_given_saves_nothing(form, monkeypatch):
    assert save(form, monkeypatch, DRAFT) == {"why": "", f"why{OF}": ""}


def test_what_somebody_changed_is_kept_with_the_mark_of_the_draft(form, monkeypatch):
    assert save(form, monkeypatch, f"{DRAFT} We looked.") == {
        "why": f"{DRAFT} We looked.",
        f"why{OF}": form.marks["why"],
    }


def test_what_is_changed_again_before_the_page_is_drawn_names_what_this_tab_kept_as_seen(form, monkeypatch):
    """The press comes with the draft of the page before; nobody else saved in between."""
    for text in ("In a letter. ", "By phone.", ""):
        save(form, monkeypatch, text)
    assert [was["why"] for _, was in form.kept] == ["", "In a letter.", "By phone."]


def test_what_could_not_be_kept_is_kept_by_the_next_press_and_a_second_refusal_stands_in_its_way(form, monkeypatch):
    unsaved, tried, fine = {"record-WT-0001-1-how_told"}, [], []

    def save(key):
        tried.append(key)
        unsaved.difference_update(fine)

    monkeypatch.setattr(Drafted, "unsaved", property(lambda self: unsaved))
    monkeypatch.setattr(form, "save", save, raising=False)
    assert not form.keep_unsaved()
    fine.append("record-WT-0001-1-how_told")
    assert form.keep_unsaved()
    assert tried == ["record-WT-0001-1-how_told"] * 2
    assert form.keep_unsaved()
