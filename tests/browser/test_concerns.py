"""Somebody without an account says that something is going wrong, and staff answer it or take it up to the Board."""

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.dates import british_date
from tests import people
from tests.browser.kept import answered
from tests.browser.test_feedback import SMALL, SMALLEST
from tests.browser.watching import settled, twice
from tests.browser.wizard import Wizard, say
from tests.hostile import HOSTILE

PHONE = {"width": 390, "height": 800}
WRONG = "Nobody asked the night staff."


@pytest.fixture
def ref(app, request):
    """A piece of work with one limit."""
    made = answered(app, title=f"Concerns: {request.node.name[:60]}")
    people.keep_limit(app, made)
    return made


def main_text(somebody):
    return somebody.page.get_by_role("main").inner_text()


def test_a_concern_is_sent_on_a_phone_answered_and_taken_up_to_the_board(  # noqa: PLR0915
    app, ref, public_server, server, page, new_page, axe
):
    token = people.token(app, ref)
    page.set_viewport_size(PHONE)
    reader = Wizard(page, public_server)
    reader.open("fixed", t=token)
    reader.page.get_by_role("link", name=say("concern.to")).click()
    reader.is_at("concern-plain")
    axe(page)
    reader.press(say("concern.send"))
    reader.is_refused("concern_text_missing")
    reader.fill(say("concern.text"), WRONG)
    reader.fill(say("concern.name"), "Ann Hidden")
    twice(reader.button(say("concern.send")))
    expect(page.get_by_role("heading", name=say("concern.sent.heading"))).to_be_visible()
    settled(page)
    door = services.open_link(app, token, kind=None)
    ((seen,), total) = services.concerns_of_link(app, door, page=1, size=10)
    assert total == 1
    number = seen.id
    expect(page.get_by_text(say("concern.plain.sent_lead", message=number))).to_be_visible()
    expect(page.get_by_role("main")).to_contain_text(say("concern.plain.sent_reply", date=british_date(seen.due)))

    staff = Wizard(new_page(), server)
    staff.open("concerns", status="waiting", level="lead")
    axe(staff.page)
    staff.follow(say("concerns.open", number=number))
    assert "Ann Hidden" in main_text(staff)
    staff.fill(say("concerns.reply.reply"), "You are right. We ask them on Friday.")
    staff.fill(say("concerns.reply.shown"), "")
    staff.press(say("concerns.reply.save"))
    staff.is_refused("concern_shown_missing")
    staff.fill(say("concerns.reply.shown"), "Some people were not asked.")
    staff.press(say("concerns.reply.save"))
    expect(staff.notice).to_contain_text(say("concerns.reply.saved"))

    page.bring_to_front()
    page.reload()
    reader.is_at("concern-sent-before")
    reader.follow(say("concern.sent.back"))
    said = main_text(reader)
    assert "You are right. We ask them on Friday." in said
    assert "Some people were not asked." in said
    assert "Ann Hidden" not in said
    assert WRONG not in said

    staff.page.bring_to_front()
    staff.unfold(say("concerns.up.heading_contact"))
    twice(staff.button(say("concerns.up.save_contact")))
    expect(staff.notice).to_contain_text(say("concerns.up.saved"))
    settled(staff.page)
    expect(staff.trouble).to_have_count(0)
    staff.unfold(say("concerns.up.heading_board"))
    staff.button(say("concerns.up.save_board")).press("Enter")
    # The form is gone: the keyboard goes on from what is said of it, and not from nowhere.
    expect(staff.notice).to_be_focused()
    expect(staff.notice).to_contain_text(say("concerns.up.saved"))
    kept = services.find_concern(app, number)
    assert (kept.status, [one["reply"] for one in kept.earlier]) == ("board", ["You are right. We ask them on Friday."])
    axe(staff.page)
    page.bring_to_front()
    reader.open("concern", t=token, easy="1")
    expect(page.locator(".dw-waiting")).to_contain_text(say("concern.easy.waits.board", date=british_date(kept.due)))
    assert [found for found in page.evaluate(SMALL) if found[0] < SMALLEST] == []
    axe(page)
    reader.fill(say("concern.text"), "It has happened again.")
    reader.fill(say("concern.easy.before"), f"Number {number}")
    reader.go(say("concern.send"))
    first, second = say("concern.easy.sent_follows", before=number).splitlines()
    expect(page.get_by_text(first)).to_be_visible()
    expect(page.get_by_text(second)).to_be_visible()
    expect(page.get_by_role("heading", name=say("fixed.easy.turn"))).to_be_visible()
    staff.page.bring_to_front()
    staff.open("concerns", c=str(number))
    (again,) = services.concerns_following(app, number)
    staff.follow(say("concerns.open", number=again))
    assert say("concerns.again.follows") in main_text(staff)
    axe(staff.page)
    staff.follow(say("concerns.open", number=number))


def test_one_is_written_down_for_somebody_on_the_phone_and_hostile_words_stay_words(app, ref, wizard, axe):
    wizard.open("concerns")
    wizard.follow(say("concerns.note.heading"))
    axe(wizard.page)
    wizard.fill(say("concerns.note.text"), "\n".join(HOSTILE))
    wizard.fill(say("concerns.note.ref"), "WT-9999")
    wizard.press(say("concerns.note.save"))
    wizard.is_refused("concern_work_unknown")
    wizard.fill(say("concerns.note.ref"), ref)
    wizard.fill(say("concerns.note.contact"), "01793 000000")
    wizard.go(say("concerns.note.save"))
    (kept,) = [one for one in services.concern_log(app) if one.ref == ref]
    saved = say("concerns.note.saved", number=kept.id, date=british_date(kept.due))
    expect(wizard.notice).to_contain_text(saved)
    wizard.open("concerns", c=str(kept.id))
    expect(wizard.page.locator("main script, main img[onerror], main .katex")).to_have_count(0)
    assert "<script>alert(1)</script>" in main_text(wizard)
    services.close_concern(app, LOCAL_ACTOR, kept.id, closing="Sent twice")
    wizard.press(say("concerns.reply.save"))  # this tab has not seen that
    wizard.is_refused("concern_reply_missing")
    wizard.fill(say("concerns.reply.reply"), "Mine.")
    wizard.press(say("concerns.reply.save"))
    expect(wizard.trouble).to_contain_text(say("refused.conflict.heading"))
    expect(wizard.field(say("concerns.reply.reply"))).to_have_value("Mine.")
    wizard.press(say("concerns.reply.save"))
    expect(wizard.notice).to_contain_text(say("concerns.reply.saved_alone"))
    wizard.open("concerns")
    assert wizard.take(say("concerns.log.xlsx"))[0].endswith(".xlsx")
    assert wizard.take(say("concerns.log.pdf"))[1].startswith(b"%PDF")
