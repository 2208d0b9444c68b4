"""Feedback: people fill in a form on a phone, by keyboard and by touch; staff make it, type in paper, and close it."""

import re
from datetime import timedelta
from secrets import token_hex

import pytest
import sqlalchemy as sa
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.feedback_given import Filled
from logic.store.tables import feedback_about, feedback_comment, feedback_draft, feedback_reply
from tests import feedback
from tests.browser.kept import answered, records_of
from tests.browser.test_house import ask
from tests.browser.test_keyboard import Keys
from tests.browser.watching import BACK, DRAWN, settled, twice
from tests.browser.wizard import HEAR, Wizard, our_pack, say
from tests.hostile import HOSTILE

PHONE = {"width": 390, "height": 800}
SMALLEST = 18.6
"""Pixels of 14 points, the least that Easy Read is written in (domain.md H)."""


@pytest.fixture
def work(app, request):
    """A piece of work at consultation with a form: its reference, the form's id and its token."""
    ref = answered(app, title=f"Feedback: {request.node.name[:60]}")
    form = feedback.form(app, ref)
    return ref, form, feedback.token(app, ref, form)


@pytest.fixture
def reader(public_server, page):
    """Somebody at a page of the second server, on a phone."""
    page.set_viewport_size(PHONE)
    return Wizard(page, public_server)


def words(question):
    return our_pack().feedback.by_id[question].words


def group(page, question):
    """The answers to one question."""
    return page.get_by_role("radiogroup", name=words(question))


def rows(app, table, form):
    with app.store.reading() as opened:
        return list(opened.connection.execute(sa.select(table).where(table.c.form_id == form)).mappings())


def told(key, edition="plain", **data):
    return say(f"feedback.{edition}.{key}", **data)


def test_a_form_is_filled_in_on_a_phone_with_the_keyboard_alone(app, work, public_server, page, axe):
    ref, form, token = work
    page.set_viewport_size(PHONE)
    keys = Keys(page)
    page.goto(f"{public_server.address}/feedback?t={token}")
    settled(page)
    axe(page)
    keys.press("link", told("start"))
    keys.lands_on("page-treated")
    keys.write(words("FB01"), "The drop-in. I came twice.")
    keys.tab_to(group(page, "FB02").get_by_role("radio"))
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    keys.press("button", told("continue"))
    keys.lands_on("page-told")
    keys.press("button", told("continue"))
    for step in ("support", "felt"):
        keys.lands_on(f"page-{step}")
        keys.press("button", told("continue"))
    keys.lands_on("page-own_words")
    # A phone that was asleep, or the page opened anew: what was given is there.
    page.reload()
    settled(page)
    keys.write(words("FB14"), "Tea and time.")
    keys.tab_to(page.get_by_role("checkbox", name=words("FB18")))
    page.keyboard.press("Space")
    axe(page)
    keys.press("button", told("continue"))
    keys.lands_on("send-standard")
    keys.tab_to(page.get_by_role("checkbox", name=told("helped")))
    page.keyboard.press("Space")
    keys.press("button", told("send"))
    keys.lands_on("sent")
    expect(page.get_by_role("heading", name=told("raise"))).to_be_visible()
    # The way stands with the words, and at the foot as on every page.
    expect(page.get_by_role("link", name=say("concern.to"))).to_have_count(2)
    (reply,) = rows(app, feedback_reply, form)
    assert (reply["edition"], reply["came_by"], reply["supported"]) == ("standard", "link", True)
    assert reply["choices"] == {"FB02": "agree"}
    comments = {one["question"]: one["text"] for one in rows(app, feedback_comment, form)}
    assert comments == {"FB01": "The drop-in. I came twice.", "FB14": "Tea and time."}
    assert rows(app, feedback_draft, form) == []

    keys.press("link", told("about_way"))
    keys.lands_on("about")
    # Named alike in every session: what is chosen here outlives a restart of the server.
    age = our_pack().feedback.about[0]
    expect(page.locator(f".st-key-about-{form}-standard-{age.key}")).to_be_visible()
    axe(page)
    keys.tab_to(page.get_by_role("radiogroup", name=our_pack().feedback.about[0].words).get_by_role("radio"))
    page.keyboard.press("Space")
    keys.press("button", told("about_send"))
    keys.lands_on("about-sent")
    assert [(one["question"], one["option"]) for one in rows(app, feedback_about, form)] == [("age", "under_25")]
    # No page for staff is to be had here, nor a file of theirs.
    for address in ("/feedback-forms", f"/files/feedback?a={ref}&f={form}&edition=easy&kind=pdf"):
        assert ask(public_server, address)[0].status == 404


SMALL = """() => [...document.querySelectorAll("main p, main h1, main h2, main h3, main li, main label, main button, main a")]
    .filter((one) => one.offsetParent && one.innerText.trim() && !one.closest(".dw-bar"))
    .filter((one) => [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.data.trim()))
    .filter((one) => getComputedStyle(one).clipPath === "none")
    .map((one) => [parseFloat(getComputedStyle(one).fontSize), one.innerText.trim()])"""


def test_easy_read_is_filled_in_by_touch_one_question_a_page_in_large_type(app, work, public_server, browser, axe):
    _, form, token = work
    context = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True, locale="en-GB")
    context.add_init_script(HEAR)
    page = context.new_page()
    requests = []
    page.on("requestfinished", lambda one: requests.append((one.url, one.all_headers().get("referer", ""))))

    def tap(role, name):
        page.get_by_role(role, name=name, exact=True).tap()
        settled(page)

    page.goto(f"{public_server.address}/feedback?t={token}")
    settled(page)
    tap("link", told("other"))
    # The button of both editions has the same name.
    expect(page.locator("h1[data-step='start-easy']")).to_be_visible()
    tap("link", told("start", "easy"))
    asked = our_pack().feedback.asked("first", "consultation")
    options = {one.id: one.scale.easy for one in asked if one.scale}
    too_small = []
    for number, question in enumerate(asked, 1):
        expect(page.locator("h1")).to_have_text(question.easy_read.splitlines()[0])
        step = told("step", "easy", number=number, all=len(asked))
        expect(page.get_by_text(step, exact=True)).to_be_visible()
        assert page.locator(".dw-easy-picture").evaluate(DRAWN)
        too_small += [found for found in page.evaluate(SMALL) if found[0] < SMALLEST]
        if question.id in {"FB02", "FB12"}:
            axe(page)
            last = page.locator("[data-testid=stRadioOption]").filter(has_text=options[question.id][-1].words)
            drawn = last.locator("p").evaluate("(one) => getComputedStyle(one, '::before').backgroundImage")
            assert re.fullmatch(r'url\("http://[^/]+/assets/pictures/\w+\.svg"\)', drawn)
            last.tap()
        elif question.kind == "open" and question.id == "FB15":
            page.get_by_role("textbox").fill("The room was loud")
        tap("button", told("continue", "easy"))
    assert too_small == []
    tap("button", told("send", "easy"))
    expect(page.locator("h1")).to_have_text(told("sent_heading", "easy"))
    # What asks for pictures and files does not say which page it is for: that would stand in the log of a proxy.
    assert len(requests) > len(asked)
    assert [one for one in requests if token in one[1]] == []
    context.close()
    (reply,) = rows(app, feedback_reply, form)
    assert (reply["edition"], reply["choices"]) == ("easy", {"FB02": "not_sure", "FB12": "not_listened"})
    assert [one["text"] for one in rows(app, feedback_comment, form)] == ["The room was loud"]


def test_what_is_given_stays_through_back_the_other_edition_and_a_refusal(app, work, reader):
    _, form, token = work
    page = reader.page
    reader.open("feedback", t=token)
    reader.follow(told("start"))
    group(page, "FB02").get_by_text("Strongly agree", exact=True).click()
    reader.fill(words("FB01"), "x" * 10_001)
    reader.press(told("continue"))
    reader.is_refused("too_long", given=10_001, most=10_000)
    expect(reader.field(words("FB01"))).to_have_value("x" * 10_001)
    reader.fill(words("FB01"), "\n".join(HOSTILE))
    reader.go(told("continue"))
    reader.go(told("back"))
    expect(group(page, "FB02").get_by_role("radio", checked=True)).to_have_count(1)
    expect(reader.field(words("FB01"))).to_have_value("\n".join(HOSTILE))
    reader.go(told("other"))
    reader.is_at("question-FB01")
    expect(page.get_by_role("textbox")).to_have_value("\n".join(HOSTILE))
    for _ in our_pack().feedback.asked("first", "consultation"):
        reader.go(told("continue", "easy"))
    reader.is_at("send-easy")
    expect(page.get_by_role("main")).to_contain_text(told("left_behind_one", "easy").splitlines()[0])
    expect(page.locator("main script, main img[onerror]")).to_have_count(0)
    reader.go(told("other", "easy"))
    # A double click sends once, and what was sent before is told again to whoever comes back to it.
    address = page.url
    twice(reader.button(told("send")))
    reader.is_at("sent")
    assert len(rows(app, feedback_reply, form)) == 1
    page.goto(address)
    reader.is_at("sent")
    expect(page.get_by_role("main")).to_contain_text(told("done_already"))


def test_a_form_that_closes_or_whose_link_is_closed_meanwhile_gives_the_words_back(app, work, reader):
    ref, form, token = work
    reader.open("feedback", t=token)
    reader.follow(told("start"))
    reader.fill(words("FB01"), "I came on Monday.")
    reader.go(told("continue"))
    services.open_results(app, LOCAL_ACTOR, ref, form, close_now=True)
    reader.press(told("continue"))
    expect(reader.page.get_by_role("main")).to_contain_text(told("closed_heading"))
    other = feedback.form(app, ref)
    opened = feedback.token(app, ref, other)
    reader.open("feedback", t=opened)
    reader.follow(told("start"))
    reader.fill(words("FB01"), "I came on Tuesday.")
    reader.go(told("continue"))
    reader.go(told("back"))
    reader.fill(words("FB01"), "I came on Tuesday, with Bo.")
    services.revoke_link(app, LOCAL_ACTOR, ref, services.find_form(app, ref, other).link)
    reader.press(told("continue"))
    reader.is_at("closed-closed")
    # What was kept, and what was being written over it just now.
    expect(reader.page.locator("blockquote")).to_have_text("I came on Tuesday, with Bo.")
    assert rows(app, feedback_reply, form) == rows(app, feedback_reply, other) == []


def test_staff_make_a_form_move_its_last_day_and_close_it(app, request, wizard, axe):
    ref = answered(app, title=f"Feedback: {request.node.name[:60]}")
    wizard.open("activity", a=ref)
    wizard.follow(say("workspace.task.feedback"))
    wizard.fill_date(say("feedback_forms.closes"), app.today() - timedelta(days=1))
    wizard.press(say("feedback_forms.make"))
    wizard.is_refused("date_in_past")
    wizard.fill_date(say("feedback_forms.closes"), None)
    twice(wizard.button(say("feedback_forms.make")))
    expect(wizard.notice).to_contain_text(say("feedback_forms.made"))
    settled(wizard.page)
    (form,) = services.forms_of(app, ref)
    (link,) = services.links_of(app, ref, "feedback")
    address = services.link_address(app, link)
    assert wizard.page.get_by_label(say("voices.links.address")).input_value() == address
    wizard.page.get_by_text(say("feedback_forms.remind"), exact=True).first.click()
    for words_to_send in wizard.page.locator("textarea").all():
        assert address in words_to_send.input_value()
    expect(wizard.page.get_by_text(say("feedback_forms.replies.few"))).to_be_visible()
    for _ in range(7):
        paper = Filled("standard", {"FB02": "agree"})
        services.enter_paper(app, LOCAL_ACTOR, ref, form.id, paper, key=token_hex(8))
    wizard.page.reload()
    settled(wizard.page)
    expect(wizard.page.get_by_text(say("feedback_forms.replies.some", least=5, most=9))).to_be_visible()
    axe(wizard.page)
    for edition, start in (("standard", b"%PDF"), ("easy", b"%PDF")):
        wizard.page.locator("details").filter(has_text=say("feedback_forms.paper")).last.evaluate(
            "(one) => { one.open = true; }"
        )
        assert wizard.take(say(f"feedback_forms.file.{edition}_pdf"))[1].startswith(start)
    wizard.follow(say("feedback_forms.ways.change"))
    wizard.fill_date(say("feedback_forms.closes"), app.today() + timedelta(days=7))
    wizard.go(say("feedback_forms.change.save"))
    expect(wizard.notice).to_contain_text(say("feedback_forms.change.saved"))
    assert services.find_form(app, ref, form.id).closes_on == app.today() + timedelta(days=7)
    wizard.follow(say("feedback_forms.ways.finish"))
    axe(wizard.page)
    wizard.press(say("feedback_forms.finish.save"))
    wizard.is_refused("still_taking_replies")
    wizard.page.locator("[data-testid=stCheckbox] label").click()
    wizard.go(say("feedback_forms.finish.save"))
    expect(wizard.notice).to_contain_text(say("feedback_forms.finish.saved"))
    assert services.find_form(app, ref, form.id).opened_on == app.today()
    wizard.open("activity", a=ref)
    # Nobody said what it felt like.
    expect(wizard.page.locator(".dw-tasklist li").filter(has_text=say("workspace.task.feedback"))).to_contain_text(
        say("workspace.step.few_replied")
    )


def test_paper_is_typed_in_with_the_keyboard_one_after_the_other(app, work, server, page, axe):
    ref, form, _ = work
    keys = Keys(page)
    page.goto(f"{server.address}/feedback-forms?a={ref}&p=1&do=enter&f={form}")
    settled(page)
    axe(page)
    asked = services.feedback_of(app, services.find_form(app, ref, form)).on_paper("first", "consultation", "standard")
    for choice, expected in (("9", None), ("2", "agree"), ("4", "disagree")):
        first = page.get_by_label(words("FB02"))
        page.locator("h1").focus()
        if expected != "agree":  # after a refusal what was typed stands there still
            keys.write(words("FB01"), f"Sheet {choice}")
        keys.tab_to(first)
        first.fill("")
        page.keyboard.type(choice)
        keys.press("button", say("feedback_forms.enter.save"))
        settled(page)
        if expected is None:
            refused = say("refused.number_not_there", given="9", most=6)
            expect(page.locator(".dw-error-summary")).to_contain_text(refused)
            expect(page.get_by_label(words("FB01"))).to_have_value("Sheet 9")
            assert rows(app, feedback_reply, form) == []
        else:
            expect(page.locator(".dw-notice")).to_contain_text(say("feedback_forms.enter.saved"))
            expect(page.get_by_label(words("FB01"))).to_have_value("")
    assert sorted(one["choices"]["FB02"] for one in rows(app, feedback_reply, form)) == ["agree", "disagree"]
    assert {one["came_by"] for one in rows(app, feedback_reply, form)} == {"paper"}
    assert {one["text"] for one in rows(app, feedback_comment, form)} == {"Sheet 9", "Sheet 4"}
    assert [one.id for one in asked][:2] == ["FB01", "FB02"]
    # What people say about themselves comes on a sheet of its own.
    page.goto(f"{server.address}/feedback-forms?a={ref}&p=1&do=about&f={form}")
    settled(page)
    axe(page)
    age = services.feedback_of(app, services.find_form(app, ref, form)).about[0]
    for number, told_so in (("9", say("refused.number_not_there", given="9", most=6)), ("2", None)):
        keys.tab_to(page.get_by_label(age.words))
        page.get_by_label(age.words).fill(number)
        keys.press("button", say("feedback_forms.enter.save"))
        settled(page)
        if told_so:
            expect(page.locator(".dw-error-summary")).to_contain_text(told_so)
    expect(page.locator(".dw-notice")).to_contain_text(say("feedback_forms.enter.about_saved"))
    assert [(one["question"], one["option"]) for one in rows(app, feedback_about, form)] == [("age", "from_25")]
    address = f"/files/feedback?a={ref}&f={form}&sheet=about&edition=easy&kind=pdf"
    assert page.request.get(f"{server.address}{address}").body().startswith(b"%PDF")


def test_a_paper_form_half_typed_when_the_server_dies_is_saved_with_the_first_click_after(fresh_server, page, watch):
    kept = records_of(fresh_server)
    ref = answered(kept, title="Paper through a power cut")
    form = feedback.form(kept, ref)
    wizard = Wizard(page, fresh_server)
    wizard.open("feedback-forms", a=ref, do="enter", f=str(form))
    for sheet in ("One", "Two"):
        wizard.fill(words("FB01"), sheet)
        wizard.fill(words("FB02"), "2")
        if sheet == "One":
            wizard.press(say("feedback_forms.enter.save"))
            wizard.is_at(f"enter-{form}-standard-2")
    # Beside it, in another window, a reply that is being written.
    beside = Wizard(page.context.new_page(), fresh_server)
    beside.open("what-we-did", a=ref, p="1", q="decision")
    beside.fill(say("reply.field.decision.label"), "Typed and not left.")
    watch.expect_lost_connection()
    fresh_server.kill()
    expect(page.locator(".dw-connection")).to_contain_text("Connection lost")
    fresh_server.start()
    for one in (wizard, beside):
        one.page.bring_to_front()
        expect(one.page.locator(".dw-connection")).to_be_empty(timeout=BACK)
        settled(one.page)
    beside.go(say("reply.continue"))
    assert services.reply_of(kept, ref, 1).saved.fields["decision"] == "Typed and not left."
    beside.page.close()
    page.bring_to_front()
    expect(wizard.field(words("FB01"))).to_have_value("Two")
    wizard.press(say("feedback_forms.enter.save"))
    wizard.is_at(f"enter-{form}-standard-3")
    assert sorted(one["text"] for one in rows(kept, feedback_comment, form)) == ["One", "Two"]
    assert len(rows(kept, feedback_reply, form)) == 2
    kept.store.close()
