"""One real piece of work from end to end: the national rule with local choices (domain.md C, S05)."""

import io
import zipfile
from datetime import timedelta

import docx
import openpyxl
import pikepdf
import pytest
from playwright.sync_api import expect

from logic import services
from logic.calendars import add_working_days
from logic.register import status_of
from tests.browser.test_methods import choose_way
from tests.browser.watching import settled
from tests.browser.wizard import Wizard, our_pack, say

PACK = our_pack()
S05 = next(one for one in PACK.scenarios if one.id == "S05")
WAYS = ("M27", "M03", "M28")
"""A readers' panel, design workshops, and a letter for what is fixed."""
LIMITS = (
    {"statement": "The new rule begins on the day the law sets", "category": "law", "explains": "open"},
    {"statement": "The director has to sign off the guide", "category": "governance", "explains": "power"},
    {"statement": "The helpline has six workers this year", "category": "staffing"},
    {"statement": "Procurement won’t allow people to help choose", "category": "contract", "weak": True},
)
"""Four things that were said to be fixed; the last one does not stand up."""
PAID = {
    "pay": "We pay £15 an hour.",
    "costs": "We pay for your travel.",
    "claim": "Ann helps you with the form.",
    "ask": "Ann Lee, 01793 000000.",
}
REPLY = "You are right to ask. The day is fixed. How we tell people is open."


@pytest.fixture
def with_a_phone(public_server, new_page):
    """Opens the second server on a phone. Not before it is needed: a page behind another one draws slowly."""

    def open_page():
        page = new_page()
        page.set_viewport_size({"width": 390, "height": 800})
        return Wizard(page, public_server)

    return open_page


def test_one_piece_of_work_is_carried_from_the_decision_to_the_first_session(wizard, app, with_a_phone):
    ref = decide(wizard)
    set_dates(wizard, app, ref)
    for limit in LIMITS:
        put_down(wizard, app, ref, **limit)
    find_out(wizard, app, ref)
    write_the_scope_statement(wizard, app, ref)
    choose_ways(wizard, app, ref)
    tick_the_checklist(wizard, app, ref)
    hear_a_challenge(wizard, app, ref, with_a_phone)
    take_the_pack(wizard, app, ref)


def decide(wizard):
    """The questions, the result and the record."""
    ref = wizard.start_activity("The new national rule")
    wizard.walk(S05.answers)
    wizard.see_result()
    wizard.is_result("CODESIGN")
    wizard.open("record", a=ref, p="1")
    wizard.is_at("record-new")
    wizard.tick("Unpaid carers")
    settled(wizard.page)
    wizard.go(say("record.make"))
    wizard.is_at(f"record-{ref}-1-1")
    return ref


def set_dates(wizard, app, ref):
    """The dates that drive everything, on the workspace."""
    wizard.open("activity", a=ref)
    wizard.unfold(say("workspace.dates.change"))
    days = {"invitations_out": 30, "first_session": 70, "ends_on": 150, "decide_by": 180}
    for field, after in days.items():
        wizard.fill_date(say(f"workspace.dates.{field}"), app.today() + timedelta(days=after))
    wizard.press(say("workspace.dates.save"))
    expect(wizard.notice.first).to_be_visible()
    assert services.plan_of(app, ref, 1).first_session == app.today() + timedelta(days=70)


def put_down(wizard, app, ref, *, statement, category, explains="", weak=False):
    """One limit, step by step; its own words are all that tells the four apart."""
    today, number = app.today(), len(services.limits_of(app, ref)) + 1

    def name(field):
        return say(f"limit.field.{field}")

    wizard.open("limit", a=ref, n="new")
    wizard.fill(name("statement"), statement)
    wizard.choose(PACK.register.category(category).name)
    wizard.choose("Fixed for now")
    wizard.fill(name("plain"), f"{statement}. We cannot change that now.")
    wizard.fill(name("easy_read"), "This is fixed.\nWe cannot change it.")
    wizard.go(say("limit.save"))
    wizard.is_at(f"limit-{ref}-{number}-why")
    if not weak:
        wizard.fill(name("evidence"), "The regulations of 2026")
        wizard.fill(name("clause"), "Regulation 4")
    wizard.fill(name("said_by"), "Ada Okoro")
    wizard.fill(name("said_role"), "Head of legal")
    wizard.fill_date(name("said_on"), today - timedelta(days=3))
    wizard.fill(name("rules_out"), "Another day, or none.")
    wizard.go(say("limit.save"))
    wizard.is_at(f"limit-{ref}-{number}-test")
    for asked in PACK.register.test:
        group = wizard.page.locator(f".st-key-asked-{asked.key}")
        group.get_by_role("textbox").fill("Ada was asked, and showed us.")
        words = say("limit.test.all" if asked.extent else "limit.test.weak_choice" if weak else "limit.test.strong")
        group.locator("label").filter(has=wizard.exactly(words)).click()
    wizard.go(say("limit.save"))
    if weak:
        # It is found out at once, and the page says what it sounds like.
        wizard.is_at(f"limit-{ref}-{number}")
        expect(wizard.page.locator(".dw-tag").first).to_have_text(say("limits.status.not_proven"))
        return
    wizard.is_at(f"limit-{ref}-{number}-together")
    wizard.fill(name("still_open"), "How people are told\nWhat help they get")
    wizard.fill(name("how_we_work"), "We plan round it.")
    wizard.fill(name("agreed_with"), "The carers’ group")
    wizard.fill_date(name("agreed_on"), today)
    if explains:
        wizard.tick(PACK.questions[explains].said["no"])
    wizard.go(say("limit.save"))
    wizard.is_at(f"limit-{ref}-{number}-tell")
    wizard.fill_date(name("shared_on"), today + timedelta(days=30))
    wizard.fill(name("shared_how"), "On the invitation, and read aloud.")
    wizard.tick("Easy Read")
    wizard.fill(name("challenge_to"), "Ada Okoro, 01793 000000")
    wizard.fill_date(name("review_on"), today + timedelta(days=100))
    wizard.fill_date(name("expires_on"), today + timedelta(days=200))
    wizard.go(say("limit.save"))
    wizard.is_at(f"limit-{ref}-{number}")


def find_out(wizard, app, ref):
    """Three stand; the fourth does not, sounds like one that often does not, and is withdrawn with an apology."""
    rules = PACK.register
    stood = [status_of(one, rules, app.today()) for one in services.limits_of(app, ref)]
    assert stood == ["confirmed", "confirmed", "confirmed", "not_proven"]
    wizard.open("limit", a=ref, n="4")
    expect(wizard.page.locator(".dw-tag").first).to_have_text(say("limits.status.not_proven"))
    wizard.follow(say("limit.withdraw.link"))
    wizard.fill(say("limit.withdraw.apology"), "We told you so. Nobody had asked. We are sorry.")
    wizard.go(say("limit.withdraw.save"))
    wizard.is_at(f"limit-{ref}-4")
    assert status_of(services.find_limit(app, ref, 4), rules, app.today()) == "withdrawn"
    # The second costs nothing up to co-production, for seeing it through is not known either way.
    wizard.open("limits", a=ref)
    expect(wizard.page.locator(".dw-tasks > li")).to_have_count(4)


def write_the_scope_statement(wizard, app, ref):
    """Both editions, finished by following the page."""
    wizard.open("scope", a=ref, p="1")
    overview = f"scope-{ref}-1-overview"
    wizard.page.locator(".dw-way-main a").click()
    wizard.moved_from(overview)
    while wizard.step != overview:
        for field, words in PAID.items():
            box = wizard.field(say(f"scope.field.{field}.label"))
            if box.count():
                box.fill(words)
        wizard.go(say("scope.continue"))
    assert services.scope_of(app, ref, 1).missing == ()
    wizard.press(say("scope.finish.button"))
    expect(wizard.page.get_by_text(say("scope.finish.done"))).to_be_visible()
    assert services.scope_of(app, ref, 1).saved.finished_on == app.today()
    for edition, fixed in (("plain", LIMITS[0]["statement"]), ("easy", "We cannot change it.")):
        wizard.follow(say(f"scope.read_{edition}"))
        statement = wizard.page.locator(".dw-statement")
        expect(statement).to_contain_text(fixed)
        expect(statement).to_contain_text("We are sorry.")
        wizard.follow(say("scope.back"))


def choose_ways(wizard, app, ref):
    """Three ways to involve people, one of them for what is fixed."""
    wizard.open("methods", a=ref, p="1")
    for way in WAYS:
        choose_way(wizard, PACK.methods.by_id[way].name)
    assert {one.method for one in services.planned_of(app, ref, 1)} == set(WAYS)


def tick_the_checklist(wizard, app, ref):
    """Dated from the first session; the first line is ticked off."""
    found = services.checklist_of(app, ref, 1)
    first_session = app.today() + timedelta(days=70)
    due = {line.key: line.day for line in found.lines}
    assert due["P08"] is not None
    assert first_session - timedelta(weeks=6, days=4) <= due["P08"] <= first_session - timedelta(weeks=6)
    wizard.open("checklist", a=ref, p="1")
    wizard.page.get_by_role("checkbox").first.focus()
    wizard.page.keyboard.press("Space")
    wizard.press(say("checklist.next.save"))
    expect(wizard.notice).to_contain_text(say("checklist.next.saved_one"))


def hear_a_challenge(wizard, app, ref, with_a_phone):
    """The link is made, somebody doubts a limit on a phone, staff reply, and the reply stands on the same page."""
    wizard.open("voices", a=ref)
    wizard.press(say("voices.links.make"))
    expect(wizard.notice).to_contain_text(say("voices.links.made"))
    address = wizard.page.get_by_label(say("voices.links.address")).input_value()
    token = address.partition("?t=")[2]
    reader = with_a_phone()
    reader.open("fixed", t=token)
    expect(reader.page.get_by_role("main")).to_contain_text(LIMITS[0]["statement"])
    reader.follow(say("fixed.plain.say_about", number=1))
    reader.choose(say("fixed.plain.form.challenge"))
    reader.fill(say("fixed.plain.form.text"), "Is the day really fixed?")
    reader.button(say("fixed.plain.form.send")).click()
    reader.is_at("sent-1")
    (said,) = services.challenges_of(app, ref)
    assert said.due == add_working_days(app.today(), 10)

    wizard.page.bring_to_front()
    wizard.open("voices", a=ref, c=str(said.id))
    wizard.choose(say("voices.finding.stands"))
    wizard.fill(say("voices.reply.reply"), REPLY)
    wizard.press(say("voices.reply.save"))
    expect(wizard.notice).to_contain_text(say("voices.reply.saved"))
    reader.page.bring_to_front()
    reader.open("fixed", t=token)
    expect(reader.page.locator(".dw-reply")).to_contain_text(REPLY)
    wizard.page.bring_to_front()


def take_the_pack(wizard, app, ref):
    """One click gives the pack; every file in it opens and speaks of this work."""
    wizard.open("documents", a=ref, p="1")
    _, content = wizard.take(say("papers.bundle.button"))
    kinds = set()
    with zipfile.ZipFile(io.BytesIO(content)) as pack:
        assert pack.testzip() is None
        for name in pack.namelist():
            kind, file = name.rpartition(".")[2], pack.read(name)
            kinds.add(kind)
            if kind == "pdf":
                with pikepdf.open(io.BytesIO(file)) as pdf, pdf.open_metadata() as about:
                    assert about["pdfuaid:part"] == "1", name
            elif kind == "docx":
                assert docx.Document(io.BytesIO(file)).core_properties.title, name
            elif kind == "xlsx":
                assert openpyxl.load_workbook(io.BytesIO(file)).sheetnames, name
            elif kind == "ics":
                assert b"BEGIN:VEVENT" in file, name
    assert {"pdf", "docx", "ics"} <= kinds
    assert services.find_activity(app, ref).part(1).records
