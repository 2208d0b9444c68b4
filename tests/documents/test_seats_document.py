"""What was talked about between seats, as papers: the agenda, and the part of a decision record that tells of it."""

from datetime import timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.documents import build
from logic.documents.agenda import GROUPS
from logic.documents.record import record_document
from logic.documents.record_seats import seats as told_seats
from logic.errors import NotFound, Refused
from logic.portable import snapshot as portable
from logic.record import RecordForm, seats_kept
from logic.services.files import NoSuchFile, NotGiven, make_file
from logic.services.papers import gather
from logic.services.seats import agenda_paper
from tests import people
from tests.builders import NOW, TODAY, answers_to, application
from tests.documents.reading import Read
from tests.documents.records import WORDS, record_of, strings
from tests.hostile import HOSTILE

FORM = RecordForm(
    went_through=("carer",),
    agreed_by="Ann",
    agreed_role="Head of service",
    agreed_on=TODAY - timedelta(days=1),
    how_told="In a letter.",
    justification="The lease ends in May.",
)


@pytest.fixture
def app(tmp_path):
    built = application(tmp_path, now=lambda: NOW)
    yield built
    built.store.close()


@pytest.fixture
def ref(app):
    """A piece of work at engagement, and a carer who says that there is neither time nor money."""
    made = services.start_activity(app, LOCAL_ACTOR, title="Day service", level="service", key="one")
    for question, value in answers_to("ENGAGE").items():
        services.give_answer(app, LOCAL_ACTOR, made, 1, question=question, value=value, note="Our ground.")
    services.answer_add_ons(app, LOCAL_ACTOR, made, 1, given={a.id: "no" for a in app.pack.add_ons if a.required})
    token = people.seat_token(app, made)
    for question, value in {**answers_to("ENGAGE"), "time_ask": "no"}.items():
        services.answer_from_seat(app, token, question, value, "My own words." if question == "time_ask" else "")
    services.finish_seat(app, token)
    return made


def agenda(app, ref):
    return agenda_paper(app, ref, 1)


def told(document):
    return "\n".join(strings(document))


def test_the_agenda_says_who_answered_what_and_what_it_changes(app, ref):
    words = told(agenda(app, ref))
    pack = app.pack
    effect = {"who": "\u2068Carer\u2069", "outcome": pack.outcomes["INFORM"].name, "now": pack.outcomes["ENGAGE"].name}
    assert WORDS["seats.agenda.turn"].format(steps=2, **effect) in words
    for expected in ("Our ground.", "My own words.", pack.questions["time_ask"].text, WORDS["seats.agenda.first"]):
        assert expected in words
    assert pack.questions["purpose"].text not in words
    assert GROUPS[0] == "first"


@pytest.mark.parametrize("kind", services.READ_FORMS)
def test_the_agenda_is_a_file_in_each_form(kind, app, ref):
    file = make_file(app, "agenda", {"a": ref.lower(), "p": "1", "kind": kind}, lambda *_: None)
    assert file.name.startswith(f"{ref} {WORDS['seats.file']}")
    assert file.content.startswith(b"PK" if kind == "word" else b"%PDF-")


def test_its_pdf_is_tagged_and_read_in_order(app, ref):
    read = Read(build(agenda(app, ref), "pdf"))
    assert read.pdf.Root.MarkInfo.Marked is True
    assert "My own words." in read.text
    assert read.text.index(WORDS["seats.agenda.results"]) < read.text.index("My own words.")


def test_there_is_no_agenda_with_nobody_nor_of_what_is_not_there_nor_in_another_form(app, ref):
    empty = services.start_activity(app, LOCAL_ACTOR, title="Other", level="service", key="two")
    with pytest.raises(NotGiven):
        make_file(app, "agenda", {"a": empty, "kind": "pdf"}, lambda *_: None)
    with pytest.raises(Refused):
        agenda_paper(app, empty, 1)
    for asked in ({"a": "WT-9999", "kind": "pdf"}, {"a": ref, "p": "9", "kind": "pdf"}, {"kind": "pdf"}):
        with pytest.raises(NotFound):
            make_file(app, "agenda", asked, lambda *_: None)
    with pytest.raises(NoSuchFile):
        make_file(app, "agenda", {"a": ref, "kind": "csv"}, lambda *_: None)


def test_hostile_words_are_words_on_it(app, ref):
    token = people.seat_token(app, ref, HOSTILE[0][:100])
    services.answer_from_seat(app, token, "time_ask", "not_sure", "\n".join(HOSTILE))
    services.finish_seat(app, token)
    for form in ("pdf", "word"):
        assert build(agenda(app, ref), form)


def test_the_record_says_how_many_seats_when_they_talked_and_what_came_of_it(app, ref):
    services.leave_unresolved(app, LOCAL_ACTOR, ref, 1, "time_ask", "We look again in May.")
    services.agree(app, LOCAL_ACTOR, ref, 1, "purpose", "yes", "It is clear to all.")
    before = services.make_record(app, LOCAL_ACTOR, ref, 1, form=FORM, key="before")
    assert "seats" not in services.find_record(app, before).snapshot
    services.hold_talk(app, LOCAL_ACTOR, ref, 1, on=TODAY, took_part=["Carer", "Team manager"])
    made = services.find_record(app, services.make_record(app, LOCAL_ACTOR, ref, 1, form=FORM, key="after"))
    kept = made.snapshot["seats"]
    assert (kept["labels"], kept["talked_on"], kept["took_part"]) == (
        ["Carer"],
        TODAY.isoformat(),
        ["Carer", "Team manager"],
    )
    assert [(one["question"], one["answer"], one["lead"]) for one in kept["agreed"]] == [("purpose", "yes", "yes")]
    assert [(one["question"], one["note"]) for one in kept["unresolved"]] == [("time_ask", "We look again in May.")]
    assert kept["unresolved"][0]["said"] == [{"who": "Carer", "answer": "no"}]
    assert kept["open"] == []
    words = told(record_document(made, None, WORDS))
    for expected in (WORDS["record.seats.heading"], "We look again in May.", "It is clear to all.", "Team manager"):
        assert expected in words
    assert "My own words." not in str(made.snapshot)
    assert portable.checked(dict(made.snapshot))
    assert build(record_document(made, None, WORDS), "pdf")


def test_what_was_agreed_and_answered_otherwise_since_is_agreed_no_more_nor_unresolved_what_nobody_differs_on(app, ref):
    services.agree(app, LOCAL_ACTOR, ref, 1, "open_mind", "yes", accepted="none")
    services.leave_unresolved(app, LOCAL_ACTOR, ref, 1, "time_ask", "We look again in May.")
    services.hold_talk(app, LOCAL_ACTOR, ref, 1, on=TODAY, took_part=["Carer"])

    def kept():
        part = services.find_activity(app, ref).part(1)
        found = services.seats_of(app, ref, 1)
        now = seats_kept(app.pack, part, found.seats, found.talk)
        return {what: [one["question"] for one in now[what]] for what in ("agreed", "unresolved", "open")}

    assert kept() == {"agreed": ["open_mind"], "unresolved": ["time_ask"], "open": []}
    for question, value in (("open_mind", "not_sure"), ("time_ask", "no")):
        given = services.find_activity(app, ref).part(1).answers[question]
        change = {"question": question, "value": value, "seen_version": given.version}
        services.give_answer(app, LOCAL_ACTOR, ref, 1, **change)
    assert kept() == {"agreed": [], "unresolved": [], "open": ["open_mind"]}


def test_a_record_made_before_there_were_seats_tells_of_none(app):
    old = record_of()
    assert "seats" not in old.snapshot
    assert list(told_seats(old.snapshot, lambda key, **_: key)) == []
    assert WORDS["record.seats.heading"] not in told(record_document(old, None, WORDS))
    assert list(told_seats({**old.snapshot, "format": 3}, lambda key, **_: key)) == []


def test_a_paper_for_everyone_never_carries_the_link_of_a_seat(app, ref):
    assert gather(app, ref, 1).link == ""
    token = people.token(app, ref)
    assert gather(app, ref, 1).link.endswith(token)
