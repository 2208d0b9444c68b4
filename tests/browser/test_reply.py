"""What people said and what came of it: written, published, read by link in both editions; and the news they are promised."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.dates import british_date
from tests import people, replies
from tests.browser.kept import answered
from tests.browser.watching import settled, twice
from tests.browser.wizard import HEADING, Wizard, our_pack, say

PHONE = {"width": 390, "height": 800}
DAY = timedelta(days=1)


@pytest.fixture
def ref(app, request):
    """A piece of work with its first session today and its decision in forty days."""
    made = answered(app, title=f"Reply: {request.node.name[:60]}")
    dates = {"first_session": app.today(), "decide_by": app.today() + 40 * DAY, "ends_on": app.today() + 60 * DAY}
    services.save_dates(app, LOCAL_ACTOR, made, 1, dates=dates)
    return made


@pytest.fixture
def reader(public_server, new_page):
    """Somebody at a page of the second server, on a phone."""
    page = new_page()
    page.set_viewport_size(PHONE)
    return Wizard(page, public_server)


def main(wizard):
    return wizard.page.get_by_role("main")


def leave(wizard, label, words):
    """Write in a box and leave it, so that it is saved."""
    wizard.fill(label, words)
    wizard.field(label).blur()
    settled(wizard.page)


def test_a_reply_is_written_published_and_read_by_link_in_both_editions(app, ref, wizard, reader, axe):
    today, before = british_date(app.today()), british_date(app.today() - DAY)
    services.save_dates(app, LOCAL_ACTOR, ref, 1, dates={"decide_by": app.today()})
    wizard.open("activity", a=ref)
    wizard.follow(say("workspace.task.reply"))
    axe(wizard.page)
    expect(main(wizard)).to_contain_text(say("refused.reply_lines_missing"))
    wizard.follow(say("reply.go_on", step=say("reply.step.decision")))
    leave(wizard, say("reply.field.decision.label"), "The centre opens at 8.")
    expect(main(wizard)).to_contain_text(say("reply.work_day.gone", date=today))
    wizard.fill_date(say("reply.decided_on"), app.today() - DAY)
    wizard.field(say("reply.field.decision.label")).focus()
    expect(main(wizard)).to_contain_text(say("reply.work_day.other", date=today, own=before))
    wizard.press(say("reply.work_day.use", date=today))
    expect(main(wizard)).not_to_contain_text(say("reply.work_day.both"))
    axe(wizard.page)
    assert services.reply_of(app, ref, 1).saved.decided_on == app.today()
    wizard.go(say("reply.continue"))
    wizard.go(say("reply.lines.add"))
    leave(wizard, say("reply.line.said"), "Please open on Saturdays.")
    wizard.choose(say("reply.line.could_not"))
    settled(wizard.page)
    leave(wizard, say("reply.line.answer_could_not"), "We cannot this year.")
    leave(wizard, say("reply.line.why"), "There is no budget for a sixth day.")
    axe(wizard.page)
    wizard.go(say("reply.continue"))
    wizard.go(say("reply.continue"))
    leave(wizard, say("reply.field.changed.label"), "The morning hours came from you.")
    wizard.go(say("reply.continue"))
    twice(wizard.button(say("reply.publish.button")))
    expect(wizard.notice).to_contain_text(say("reply.publish.done", number=1))
    settled(wizard.page)
    assert [one.number for one in services.replies_of(app, ref, 1)] == [1]
    address = wizard.page.get_by_label(say("voices.links.address")).input_value()
    axe(wizard.page)

    reader.open("reply", t=address.partition("?t=")[2])
    for words in ("The centre opens at 8.", "Please open on Saturdays.", "There is no budget for a sixth day."):
        expect(main(reader)).to_contain_text(words)
    axe(reader.page)
    reader.follow(say("reply.people.read_easy"))
    expect(main(reader)).to_contain_text(say("reply.easy.could_not"))
    expect(main(reader).locator(".dw-easy .dw-idea img").first).to_be_visible()
    expect(main(reader)).to_contain_text("budget")
    axe(reader.page)
    # The link opens nothing else, and no other link opens this page.
    reader.open("fixed", t=address.partition("?t=")[2])
    reader.is_at("closed-wrong")
    reader.open("reply", t=people.token(app, ref))
    reader.is_at("closed-wrong")


def test_what_was_refused_in_a_field_is_saved_by_the_next_press_and_not_left_behind(app, ref, wizard):
    label = say("reply.field.decision.label")
    wizard.open("what-we-did", a=ref, p="1", q="decision")
    here = wizard.step
    wizard.fill(label, "Mine.")
    services.save_reply(app, LOCAL_ACTOR, ref, 1, fields={"decision": "Theirs."})
    wizard.press(say("reply.continue"))
    expect(wizard.trouble).to_contain_text(say("refused.conflict.heading"))
    expect(wizard.trouble).to_contain_text("Theirs.")
    wizard.go(say("reply.continue"))  # now they have seen both
    assert services.reply_of(app, ref, 1).saved.fields["decision"] == "Mine."
    wizard.open("what-we-did", a=ref, p="1", q="decision")
    wizard.fill(label, "x" * 10_001)
    for _ in range(2):
        wizard.press(say("reply.continue"))
        wizard.is_at(here)
        wizard.is_refused("too_long", given=10_001, most=10_000)
    expect(wizard.field(label)).to_have_value("x" * 10_001)
    wizard.fill(label, "Short.")
    wizard.go(say("reply.continue"))
    assert services.reply_of(app, ref, 1).saved.fields["decision"] == "Short."


def test_a_reversed_decision_stands_first_and_the_earlier_reply_stays_below_it(app, ref, wizard, reader, axe):
    replies.reversed_later(app, ref)
    reader.open("reply", t=replies.token(app, ref))
    assert main(reader).locator(".dw-statement").first.inner_text().find("opens at 9 after all") > 0
    expect(main(reader)).to_contain_text(say("reply.people.plain.earlier"))
    expect(main(reader).get_by_text("The centre opens at 8.").first).to_be_visible()
    main(reader).locator("details.dw-details summary").first.click()
    expect(main(reader).locator("details.dw-details .dw-statement")).to_contain_text("Nine is too late.")
    axe(reader.page)
    wizard.open("what-we-did", a=ref, p="1")
    wizard.unfold(say("reply.link.close"))
    wizard.press(say("reply.link.close_now"))
    expect(wizard.notice).to_contain_text(say("reply.link.closed"))
    reader.open("reply", t=replies.token(app, ref))
    reader.is_at("closed-closed")
    wizard.follow(say("reply.link.renew"))
    wizard.fill_date(say("reply.link.expires"), app.today() + 400 * DAY)
    wizard.press(say("reply.link.save"))
    wizard.is_refused("link_too_long", months=12)
    wizard.fill_date(say("reply.link.expires"), None)
    wizard.go(say("reply.link.save"))
    reader.open("reply", t=replies.token(app, ref))
    expect(reader.page.locator(HEADING)).to_contain_text(say("reply.heading"))


def test_one_task_is_marked_done_and_one_that_cannot_be_kept_waits_until_people_were_told(app, ref, wizard, axe):
    line = our_pack().news.line("NW1")
    update = our_pack().news.line("NW3")
    assert line is not None
    assert update is not None
    wizard.open("activity", a=ref)
    wizard.follow(say("workspace.task.news"))
    axe(wizard.page)
    wizard.follow(line.what)
    wizard.fill_date(say("news.done.on"), app.today() + DAY)
    wizard.fill(say("news.done.how"), "In the room, and by letter")
    wizard.press(say("news.done.save"))
    wizard.is_refused("date_in_future")
    expect(wizard.field(say("news.done.how"))).to_have_value("In the room, and by letter")
    wizard.fill_date(say("news.done.on"), None)
    wizard.go(say("news.done.save"))
    expect(wizard.notice).to_contain_text(say("news.done.saved"))

    wizard.follow(update.what)
    wizard.unfold(say("news.broken.heading"))
    wizard.press(say("news.broken.save"))
    wizard.is_refused("broken_reason_missing")
    wizard.fill(say("news.broken.reason"), "Everybody was ill")
    wizard.go(say("news.broken.save"))
    expect(main(wizard).get_by_role("heading", name=say("news.telling.heading"))).to_be_visible()
    wizard.follow(update.what)
    axe(wizard.page)
    wizard.press(say("news.told.save"))
    wizard.is_refused("told_words_missing")
    wizard.fill(say("news.told.how"), "By letter")
    wizard.fill(say("news.told.words"), "We are sorry. <b>We</b> were ill.")
    wizard.go(say("news.told.save"))
    expect(wizard.notice).to_contain_text(say("news.told.saved"))
    found = {one.key: one for one in services.news_of(app, ref, 1).tasks}
    assert (found["NW1", 0].status, found["NW3", 1].status) == ("done", "told")
    assert found["NW3", 1].mark.told_words == "We are sorry. <b>We</b> were ill."

    wizard.follow(say("news.own.heading"))
    wizard.press(say("news.broken.save"))
    wizard.is_refused("promise_missing")
    wizard.fill(say("news.own.promise"), "A visit in May")
    wizard.fill(say("news.broken.reason"), "The bus broke")
    wizard.go(say("news.broken.save"))
    expect(main(wizard)).to_contain_text("A visit in May")
