"""The checklist page: ticking off, saying more, adding, narrowing, and what it says while something is not known."""

import re
from datetime import timedelta
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.reference import activity_number
from logic.store.queries import checklist, parts
from tests.browser.kept import answered
from tests.browser.watching import settled
from tests.browser.wizard import Wizard, apart, our_pack, say
from tests.hostile import HOSTILE
from tests.people import standing

ENGAGE = dict.fromkeys(("purpose", "affected", "open", "weigh", "time_ask", "shape", "start"), "yes") | {
    "open_mind": "no"
}
TEXTS = {item.id: item.text for item in our_pack().checklist.items}


@pytest.fixture
def ref(app):
    """Work at engagement whose first session is 100 days off, so that only what comes first of all is next."""
    made = answered(app, ENGAGE, title=f"Checklist {token_hex(4)}")
    set_dates(app, made, first_session=app.today() + timedelta(days=100))
    return made


def set_dates(app, ref, **days):
    services.save_plan(app, LOCAL_ACTOR, ref, 1, dates=days)


def line_of(app, ref, key):
    return next(line for line in services.checklist_of(app, ref, 1).lines if line.key == key)


def opened(wizard, ref, **query):
    wizard.open("checklist", a=ref, p="1", **query)
    return wizard


def unfolded(wizard):
    wizard.page.evaluate("() => document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    return wizard.page.locator(".dw-todo")


def test_the_next_items_are_ticked_off_by_keyboard(wizard, app, ref):
    opened(wizard, ref)
    wizard.page.get_by_role("checkbox").first.focus()
    wizard.page.keyboard.press("Space")
    wizard.page.get_by_role("checkbox").nth(2).focus()
    wizard.page.keyboard.press("Space")
    wizard.button(say("checklist.next.save")).focus()
    wizard.page.keyboard.press("Enter")
    expect(wizard.notice).to_contain_text(say("checklist.next.saved", count=2))
    settled(wizard.page)
    assert line_of(app, ref, "C01").mark.state == "done"
    assert line_of(app, ref, "C02").mark.state == "open"
    assert line_of(app, ref, "C03").mark.marked_on == app.today()
    expect(wizard.page.get_by_role("checkbox").first).not_to_be_checked()
    assert wizard.box(TEXTS["C01"]).count() == 0


def test_saving_without_a_tick_says_what_to_do(wizard, app, ref):
    opened(wizard, ref).press(say("checklist.next.save"))
    expect(wizard.notice).to_contain_text(say("checklist.next.saved_none"))


def test_an_item_that_does_not_apply_needs_a_reason(wizard, app, ref):
    opened(wizard, ref, phase="plan")
    wizard.page.get_by_role("link", name=TEXTS["P08"]).click()
    wizard.is_at("checklist-item-P08")
    wizard.choose(say("checklist.one.state.not_applicable"))
    wizard.press(say("checklist.one.save"))
    wizard.is_refused("not_applicable_reason_missing")
    wizard.fill(say("checklist.one.reason"), "Nobody is paid here")
    wizard.go(say("checklist.one.save"))
    assert wizard.query() == {"a": ref, "p": "1", "phase": "plan"}
    expect(wizard.page.locator(".dw-todo").filter(has_text=TEXTS["P08"])).to_contain_text("Nobody is paid here")
    assert line_of(app, ref, "P08").mark.reason == "Nobody is paid here"


def test_who_did_it_and_when_and_a_date_of_ones_own(wizard, app, ref):
    day = app.today() + timedelta(days=5)
    opened(wizard, ref, i="P08")
    wizard.fill(say("checklist.one.owner_label"), "Sam Patel")
    wizard.fill_date(say("checklist.one.day"), day)
    wizard.go(say("checklist.one.save"))
    assert (line_of(app, ref, "P08").day, line_of(app, ref, "P08").standing) == (day, "next")
    opened(wizard, ref, i="P08")
    wizard.choose(say("checklist.one.state.done"))
    wizard.fill_date(say("checklist.one.on"), app.today() + timedelta(days=1))
    wizard.press(say("checklist.one.save"))
    wizard.is_refused("date_in_future")
    wizard.fill_date(say("checklist.one.on"), app.today() - timedelta(days=1))
    wizard.go(say("checklist.one.save"))
    mark = line_of(app, ref, "P08").mark
    assert (mark.state, mark.marked_by, mark.marked_on) == ("done", "Sam Patel", app.today() - timedelta(days=1))


def test_where_an_item_comes_from_can_be_seen(wizard, ref):
    opened(wizard, ref, i="P11")
    unfolded(wizard)
    main = wizard.page.get_by_role("main")
    pack = our_pack()
    expect(main).to_contain_text(pack.locators["HW-6"].gist)
    expect(main).to_contain_text(pack.checklist.lead_times["interpreters"].found[0])
    expect(main).to_contain_text(next(prompt.text for prompt in pack.law if prompt.id == "K10"))


def test_what_two_people_say_of_one_item_is_shown_side_by_side(wizard, app, ref):
    opened(wizard, ref, i="P08")
    wizard.fill(say("checklist.one.notes"), "Ask finance")
    services.mark_item(
        app, LOCAL_ACTOR, ref, 1, "P08", state="not_applicable", reason="Not here", notes="Ask the board"
    )
    wizard.press(say("checklist.one.save"))
    for words in ("Ask finance", "Ask the board", say("frame.state.not_applicable")):
        expect(wizard.trouble).to_contain_text(words)
    expect(wizard.trouble).not_to_contain_text("not_applicable")
    wizard.go(say("checklist.one.save"))
    assert (line_of(app, ref, "P08").mark.notes, line_of(app, ref, "P08").mark.state) == ("Ask finance", "open")


def test_an_item_of_ones_own_is_added_changed_and_taken_off(wizard, app, ref):
    opened(wizard, ref)
    wizard.go(say("checklist.add.link"))
    wizard.press(say("checklist.add.save"))
    wizard.is_refused("item_text_missing")
    wizard.fill(say("checklist.add.text"), "Book the **hall** <b>now</b>")
    wizard.choose(our_pack().checklist.phases[1].name)
    wizard.fill_date(say("checklist.add.due"), app.today())
    wizard.go(say("checklist.add.save"))
    expect(wizard.page.get_by_text("Book the **hall** <b>now</b>").first).to_be_visible()
    own = next(line for line in services.checklist_of(app, ref, 1).lines if line.own)
    opened(wizard, ref, i=own.key)
    wizard.unfold(say("checklist.one.words"))
    wizard.fill(say("checklist.add.text"), "Book the small hall")
    wizard.press(say("checklist.one.words_save"))
    expect(wizard.page.get_by_role("heading", level=1)).to_contain_text("Book the small hall")
    wizard.unfold(say("checklist.one.remove"))
    wizard.go(say("checklist.one.remove_confirm"))
    assert not [line for line in services.checklist_of(app, ref, 1).lines if line.own]
    opened(wizard, ref, i=own.key)
    expect(wizard.notice).to_contain_text(say("checklist.one.gone"))


def test_two_who_move_an_item_to_different_phases_see_both_by_name(wizard, app, ref):
    number = services.add_item(
        app, LOCAL_ACTOR, ref, 1, phase="plan", text="Book the hall", owner="", due=None, key=token_hex(8)
    )
    opened(wizard, ref, i=f"own-{number}")
    services.change_item(app, LOCAL_ACTOR, ref, 1, number, text="Book the hall", phase="host")
    wizard.unfold(say("checklist.one.words"))
    phases = {phase.key: phase.name for phase in our_pack().checklist.phases}
    wizard.choose(phases["invite"])
    wizard.press(say("checklist.one.words_save"))
    for key in ("host", "invite"):
        expect(wizard.trouble).to_contain_text(phases[key])
        expect(wizard.trouble).not_to_contain_text(key)


def test_what_a_limit_needs_stands_first_and_leads_to_the_limit(wizard, app, ref):
    fields = standing(app, shared_on=app.today() + timedelta(days=2), statement="Two staff <b>at night</b>")
    number = services.save_limit(app, LOCAL_ACTOR, ref, fields=fields, key=token_hex(8)).number
    opened(wizard, ref)
    words = say("checklist.limit.share", number=number, text=apart("Two staff <b>at night</b>"))
    wizard.page.get_by_role("link", name=words).first.click()
    wizard.is_at(f"checklist-item-limit-{number}-share")
    wizard.follow(say("checklist.one.limit_link"))
    assert wizard.query() == {"a": ref, "n": str(number)}
    services.save_limit(app, LOCAL_ACTOR, ref, number, fields=fields | {"shared_on": app.today()}, seen_version=1)
    assert not [line for line in services.checklist_of(app, ref, 1).lines if line.origin == "limit"]


def test_a_list_is_narrowed_by_links_and_outlives_a_refresh(wizard, app, ref):
    services.mark_item(app, LOCAL_ACTOR, ref, 1, "P08", state="open", owner="Sam & Co <b>")
    opened(wizard, ref)
    unfolded(wizard)
    wizard.page.get_by_role("link", name="Sam & Co <b>").click()
    settled(wizard.page)
    assert wizard.query()["owner"] == "Sam & Co <b>"
    wizard.page.reload()
    settled(wizard.page)
    expect(unfolded(wizard)).to_have_count(1)
    opened(wizard, ref, tag="financial", phase="plan")
    expect(wizard.page.locator(".dw-todo")).to_have_count(2)
    opened(wizard, ref, owner="Nobody")
    expect(wizard.page.get_by_text(say("checklist.all.none_found"))).to_be_visible()
    opened(wizard, ref, tag="nonsense", state="perhaps", page="0", colour="red")
    expect(wizard.notice).to_contain_text("tag, state, page")


def test_while_the_approach_is_not_known_everything_is_shown_with_the_way_on(wizard):
    ref = wizard.start_activity(f"Not known {token_hex(4)}")
    opened(wizard, ref)
    expect(wizard.page.get_by_text(say("checklist.lead_unknown", count=60))).to_be_visible()
    expect(unfolded(wizard)).to_have_count(60)
    expect(wizard.page.locator(".dw-inset")).to_contain_text(say("checklist.anchor.first_session"))
    wizard.follow(say("checklist.answer"))


def test_a_session_that_is_moved_moves_the_list(wizard, app, ref):
    set_dates(app, ref, first_session=app.today() + timedelta(days=28))
    opened(wizard, ref, state="overdue")
    expect(unfolded(wizard).filter(has_text=TEXTS["P08"])).to_have_count(1)
    set_dates(app, ref, first_session=app.today() + timedelta(days=200))
    opened(wizard, ref, state="overdue")
    expect(wizard.page.get_by_text(say("checklist.all.none_found"))).to_be_visible()


def test_archived_work_shows_its_list_and_changes_nothing(wizard, app, ref):
    services.archive_activity(app, LOCAL_ACTOR, ref)
    opened(wizard, ref)
    expect(unfolded(wizard)).not_to_have_count(0)
    expect(wizard.page.get_by_role("checkbox")).to_have_count(0)
    opened(wizard, ref, i="P08")
    expect(wizard.button(say("checklist.one.save"))).to_have_count(0)
    opened(wizard, ref, i="new")
    expect(wizard.button(say("checklist.add.save"))).to_have_count(0)


def test_a_part_that_is_not_there_is_told(wizard):
    wizard.open("checklist", a="WT-9999", p="1")
    expect(wizard.notice).to_contain_text(say("checklist.gone"))
    wizard.open("checklist")
    expect(wizard.page.get_by_text(say("checklist.choose"))).to_be_visible()


@pytest.mark.parametrize("text", HOSTILE)
def test_what_people_write_is_shown_as_they_wrote_it(wizard, app, ref, text):
    today = app.today()
    number = services.add_item(
        app, LOCAL_ACTOR, ref, 1, phase="plan", text=text, owner=text, due=today, key=token_hex(8)
    )
    kept = line_of(app, ref, f"own-{number}").text
    opened(wizard, ref)
    shown = wizard.page.locator("main, [data-testid=stMain]").first.text_content()
    assert kept in shown
    opened(wizard, ref, i=f"own-{number}")
    assert kept in wizard.page.get_by_role("heading", level=1).text_content()


def test_five_hundred_items_are_folded_and_turned_page_by_page(wizard, app, ref):
    with app.store.writing() as work:
        here = parts.find(work.connection, activity_number(ref), 1).id
        for at in range(500):
            checklist.insert_own(
                work.connection, here, phase="host", text=f"Item {at:03}", origin="own", origin_ref="", due=None
            )
        work.commit()
    opened(wizard, ref)
    expect(wizard.page.get_by_role("checkbox")).to_have_count(5)
    assert unfolded(wizard).count() < 120
    wizard.page.get_by_role("link", name=re.compile(r"510")).click()
    settled(wizard.page)
    assert wizard.query()["phase"] == "host"
    expect(wizard.page.locator(".dw-todo")).to_have_count(50)
    wizard.page.get_by_role("link", name=say("checklist.all.next")).click()
    settled(wizard.page)
    assert wizard.query()["page"] == "2"
    opened(wizard, ref, phase="host", page="999")
    expect(wizard.page.get_by_text(say("checklist.all.page", page=11, pages=11))).to_be_visible()


def test_two_tabs_tick_the_same_item_and_it_is_done_once(wizard, app, ref):
    other = Wizard(wizard.page.context.new_page(), wizard.server)
    for one in (wizard, other):
        opened(one, ref)
        one.tick(TEXTS["C01"])
    for one in (wizard, other):
        one.press(say("checklist.next.save"))
        expect(one.trouble).to_have_count(0)
    other.page.close()
    assert line_of(app, ref, "C01").mark.version == 1
