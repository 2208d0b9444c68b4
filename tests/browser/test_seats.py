"""Two seats: somebody answers by a link on a phone, staff talk about it with them, and the record says so."""

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.dates import british_date
from logic.links import LinkRefused
from tests import people
from tests.browser.kept import CONSULT, answered, part_of
from tests.browser.test_feedback import SMALL, SMALLEST
from tests.browser.watching import settled, twice
from tests.browser.wizard import Wizard, our_pack, say
from tests.hostile import HOSTILE

PHONE = {"width": 390, "height": 800}
WORDS = our_pack().questions


@pytest.fixture
def ref(app, request):
    """A piece of work whose answers lead to consultation."""
    return answered(app, title=f"Seats: {request.node.name[:60]}")


@pytest.fixture
def reader(public_server, page):
    """Somebody on a phone, at a page of the second server."""
    page.set_viewport_size(PHONE)
    return Wizard(page, public_server)


def seats(app, ref):
    return services.seats_of(app, ref, 1)


def invited(app, ref, wizard):
    """A seat made by staff on their page; the token that its link shows there."""
    wizard.open("seats", a=ref)
    wizard.press(say("seats.invite.make"))
    wizard.is_refused("seat_label_missing")
    wizard.fill(say("seats.invite.label"), "Carer")
    twice(wizard.button(say("seats.invite.make")))
    expect(wizard.notice).to_contain_text(say("seats.invite.made"))
    settled(wizard.page)
    (seat,) = seats(app, ref).seats
    assert seat.label == "Carer"
    return wizard.page.get_by_label(say("voices.links.address")).input_value().partition("?t=")[2]


def press_on(reader, value=None):
    """Answer the question on the page, or leave it out, and go on."""
    if value:
        reader.choose(say(f"seat.answer.{value}"))
    reader.go(say("seat.continue"))


def test_a_carer_answers_in_easy_read_on_a_phone_and_what_is_agreed_stands_in_the_record(  # noqa: PLR0915
    app, ref, wizard, new_page, public_server, axe
):
    token = invited(app, ref, wizard)
    axe(wizard.page)
    phone = new_page()
    phone.set_viewport_size(PHONE)
    carer = Wizard(phone, public_server)
    carer.open("seat", t=token)
    carer.follow(say("seat.read_easy"))
    carer.is_at("seat-easy")
    axe(phone)
    carer.follow(say("seat.start"))
    carer.is_at("seat-easy-purpose")
    expect(phone.locator("h1")).to_have_text(WORDS["purpose"].easy_read)
    expect(phone.get_by_role("main")).to_contain_text(WORDS["purpose"].easy_yes.splitlines()[0])
    assert [found for found in phone.evaluate(SMALL) if found[0] < SMALLEST] == []
    axe(phone)
    phone.set_viewport_size(PHONE)
    press_on(carer)  # left out
    press_on(carer, "yes")
    carer.is_at("seat-easy-open")
    # Both windows closed, and another day: the link goes on where they were.
    carer.open("seat", t=token, easy="1")
    carer.follow(say("seat.go_on"))
    carer.is_at("seat-easy-open")
    for value in ("yes", "yes", "yes", "yes"):
        press_on(carer, value)
    carer.is_at("seat-easy-start")
    carer.fill(say("seat.easy.note"), "Nobody showed us a list.")
    press_on(carer, "yes")
    while not carer.step.endswith("-check"):
        press_on(carer)
    axe(phone)
    carer.change("shape")
    carer.is_at("seat-easy-shape")
    expect(carer.chosen).to_have_count(1)
    carer.go(say("seat.continue"))
    carer.is_at("seat-easy-check")
    assert seats(app, ref).speaking == ()
    twice(carer.button(say("seat.finish")))
    carer.is_at("seat-easy-done")
    (seat,) = seats(app, ref).speaking
    assert seat.answers == dict.fromkeys(("affected", "open", "weigh", "time_ask", "shape", "start"), "yes")
    assert seat.notes == {"start": "Nobody showed us a list."}
    assert part_of(app, ref).values == CONSULT  # it steers nothing

    # Staff see where they differ: what changes the result comes first.
    phone.close()
    wizard.open("seats", a=ref)
    first = wizard.page.locator(".dw-point").first
    expect(first).to_have_attribute("data-point", "shape")
    expect(first).to_contain_text(our_pack().outcomes["ENGAGE"].name)
    axe(wizard.page)
    name, file = wizard.take(say("seats.agenda.pdf"))
    assert name.startswith(ref)
    assert file.startswith(b"%PDF")
    first.get_by_role("link").click()
    wizard.is_at(f"seats-{ref}-shape")
    wizard.press(say("seats.one.save"))
    wizard.is_refused("came_missing")
    wizard.choose(say("seats.one.unresolved"))
    wizard.press(say("seats.one.save"))
    wizard.is_refused("unresolved_note_missing")
    axe(wizard.page)
    wizard.choose(say("seats.one.yes"))
    wizard.fill(say("seats.one.note"), "Two talks in May.")
    wizard.press(say("seats.one.save"))
    wizard.is_refused("agreed_result_none", now=our_pack().outcomes["CONSULT"].name)
    assert part_of(app, ref).values == CONSULT
    axe(wizard.page)
    wizard.go(say("seats.one.save_none"))
    expect(wizard.notice).to_contain_text(say("seats.one.agreed"))
    given = part_of(app, ref).answers["shape"]
    assert given.value == "yes"
    assert (
        given.note == f"{say('seats.agreed_ground', date=british_date(app.today()), labels='Carer')}\nTwo talks in May."
    )
    wizard.press(say("seats.talk.save"))
    wizard.is_refused("talked_on_missing")
    wizard.fill_date(say("seats.talk.on"), app.today())
    wizard.fill(say("seats.talk.took_part"), "Carer\nTeam manager")
    wizard.press(say("seats.talk.save"))
    expect(wizard.notice).to_contain_text(say("seats.talk.saved"))

    # The record made afterwards says so.
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="start", value="no", seen_version=0)
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="reopen", value="no", seen_version=0)
    wizard.open("seats", a=ref)
    wizard.follow(say("seats.talk.record"))
    wizard.fill_in_record()
    wizard.go(say("record.make"))
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(say("record.seats.heading"))
    for words in (say("record.seats.agreed"), "Two talks in May.", "Team manager", say("record.seats.open")):
        expect(main).to_contain_text(words)
    assert "Nobody showed us a list." not in main.inner_text()  # what they wrote is not for good

    # And so does the seat, to whoever sits there.
    back = new_page()
    back.set_viewport_size(PHONE)
    carer = Wizard(back, public_server)
    carer.open("seat", t=token, easy="1")
    carer.is_at("seat-easy-talked")
    said = back.get_by_role("main")
    expect(said).to_contain_text(WORDS["shape"].easy_read)
    expect(said).to_contain_text(say("seat.easy.came_how.agreed", answer=say("seat.answer.yes")))
    expect(said).to_contain_text(our_pack().outcomes["ENGAGE"].easy_read.splitlines()[0])
    assert "Two talks in May." not in said.inner_text()
    axe(back)


def test_two_windows_a_long_note_a_finished_seat_and_a_closed_link_lose_nothing(app, ref, reader):
    token = people.seat_token(app, ref)
    reader.open("seat", t=token, q="weigh")
    services.answer_from_seat(app, token, "weigh", "no", "From another window.")
    reader.choose(say("seat.answer.yes"))
    reader.fill(say("seat.plain.note"), HOSTILE[0])
    reader.press(say("seat.continue"))
    expect(reader.trouble).to_contain_text("From another window.")
    assert seats(app, ref).seats[0].answers == {"weigh": "no"}
    press_on(reader)  # now they have seen both
    assert seats(app, ref).seats[0].answers == {"weigh": "yes"}
    reader.is_at("seat-plain-time_ask")
    press_on(reader, "no")
    reader.open("seat", t=token, q="time_ask")
    reader.go(say("seat.take_back"))
    assert seats(app, ref).seats[0].answers == {"weigh": "yes"}
    reader.open("seat", t=token, q="time_ask")
    expect(reader.chosen).to_have_count(0)
    reader.fill(say("seat.plain.note"), "x" * 10_001)
    reader.press(say("seat.continue"))
    expect(reader.trouble).to_be_visible()
    expect(reader.field(say("seat.plain.note"))).to_have_value("x" * 10_001)
    # Finished in another window, and closed by staff: what was typed still stands there to be copied.
    reader.fill(say("seat.plain.note"), "My own words.")
    services.finish_seat(app, token)
    reader.choose(say("seat.answer.no"))
    reader.press(say("seat.continue"))
    reader.is_at("seat-plain-done")
    expect(reader.trouble).to_contain_text(say("refused.seat_finished"))
    expect(reader.page.get_by_role("main")).to_contain_text("My own words.")
    reader.go(say("seat.reopen"))
    reader.is_at("seat-plain-check")
    reader.change("time_ask")
    reader.fill(say("seat.plain.note"), "My last words.")
    services.close_seat(app, LOCAL_ACTOR, ref, 1, seats(app, ref).seats[0].id)
    reader.go(say("seat.continue"))
    reader.is_at("closed-closed")
    expect(reader.page.get_by_role("main")).to_contain_text("My last words.")
    assert seats(app, ref).seats[0].answers == {"weigh": "yes"}
    expect(reader.page.locator("main script, main img[onerror]")).to_have_count(0)


def test_after_the_talk_the_link_shows_what_they_gave_and_takes_nothing_more(app, ref, reader):
    token = people.seat_token(app, ref)
    services.answer_from_seat(app, token, "shape", "yes", "With us.")
    services.finish_seat(app, token)
    services.hold_talk(app, LOCAL_ACTOR, ref, 1, on=app.today(), took_part=["Carer"])
    reader.open("seat", t=token, q="shape")
    reader.is_at("seat-plain-talked")
    expect(reader.button(say("seat.reopen"))).to_have_count(0)
    reader.page.get_by_text(say("seat.plain.yours")).click()
    expect(reader.page.get_by_text("With us.")).to_be_visible()
    with pytest.raises(LinkRefused):
        services.open_link(app, token, kind="limits")
    reader.open("fixed", t=token)
    reader.is_at("closed-wrong")


def test_work_without_seats_says_what_to_do_and_the_check_leads_there(ref, wizard):
    wizard.open("seats", a="WT-9999")
    wizard.is_at("seats-none")
    wizard.open("check", a=ref, p="1")
    wizard.follow(say("seats.from_check"))
    wizard.is_at(f"seats-{ref}-1")
    expect(wizard.page.get_by_text(say("seats.each.none"))).to_be_visible()
