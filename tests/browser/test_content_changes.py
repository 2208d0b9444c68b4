"""Other questions taken into use while people work, and links made with the questions before them."""

import re
import sqlite3
from contextlib import closing
from secrets import token_hex
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests import contents
from tests.browser.kept import answered, records_of
from tests.browser.serving import Server
from tests.browser.test_keyboard import Keys
from tests.browser.watching import settled
from tests.browser.wizard import HEADING, Wizard, our_pack, say

CODESIGN = {
    **dict.fromkeys(("purpose", "affected", "open", "weigh", "time_ask", "shape", "start"), "yes"),
    **dict.fromkeys(("open_mind", "time_together", "resources", "power"), "yes"),
    "see_through": "no",
}
OLD = our_pack().version
LINK = {"try": "1", "v": OLD, "level": "service", "AQ2": "no", "others": "yes", **CODESIGN}
DATE = r"\d{1,2} \w+ \d{4}"


@pytest.fixture
def moved(tmp_path, new_server) -> Server:
    """A server whose content was ours, and which has work in it; its folder now holds content without a question."""
    content = contents.copied(tmp_path / "content")
    server = new_server(content).start()
    app = records_of(server)
    answered(app, CODESIGN, title="Before the change")
    app.store.close()
    for file in content.iterdir():
        file.unlink()
    content.rmdir()
    contents.without_a_question(content)
    return server


def adopt(wizard: Wizard) -> str:
    """Take the content of the folder into use on its page; gives its version."""
    wizard.open("changes", **{"with": "folder"})
    wizard.tick(say("changes.adopt.read"))
    button = wizard.page.get_by_role("button", name=say("changes.adopt.button", version="")[:12])
    version = str(button.text_content()).split()[2]
    button.click()
    expect(wizard.notice).to_contain_text(say("changes.adopt.done", version=version))
    return version


def test_a_change_is_read_adopted_on_purpose_and_followed_by_every_page(moved, page, axe):
    wizard = Wizard(page, moved)
    wizard.open("changes")
    wizard.follow(say("changes.choose.see", version="")[:13])
    main = page.get_by_role("main")
    expect(main).to_contain_text(say("changes.words.removed"))
    expect(main).to_contain_text(our_pack().questions["see_through"].text)
    expect(page.get_by_role("row").filter(has_text="Before the change")).to_contain_text("Co-production")
    axe(page)
    button = page.get_by_role("button", name="Take version")
    button.click()
    settled(page)
    expect(wizard.trouble).to_contain_text(say("refused.changes_unread"))
    version = adopt(wizard)
    assert version != OLD
    expect(main).to_contain_text(version)
    wizard.open("questions")
    expect(page.get_by_role("main")).not_to_contain_text(our_pack().questions["see_through"].easy_read)
    wizard.open("result", a="WT-0001", p="1")
    wizard.is_result("COPRO")


def test_a_link_opens_with_the_questions_it_was_made_with_and_stays_with_them(moved, page, axe):
    wizard = Wizard(page, moved)
    wizard.open("result", **LINK)
    wizard.is_result("CODESIGN")
    expect(page.get_by_text(say("versions.see_today"))).to_have_count(0)
    version = adopt(wizard)
    names = {key: our_pack().outcomes[key].name for key in ("CODESIGN", "COPRO")}
    for path in ("result", "check", "approach"):
        wizard.open(path, **LINK)
        expect(page.get_by_text(say("versions.stays"))).to_be_visible()
        expect(page.get_by_text(say("versions.other", now=names["COPRO"], was=names["CODESIGN"]))).to_be_visible()
    wizard.open("result", **LINK)
    wizard.is_result("CODESIGN")
    axe(page)
    wizard.follow(say("result.back"))
    wizard.change("power")
    expect(page.get_by_text(say("versions.stays"))).to_be_visible()
    wizard.answer("no")
    assert wizard.query()["v"] == OLD
    wizard.open("result", **LINK)
    wizard.follow(say("versions.see_today"))
    wizard.is_result("COPRO")
    expect(page).to_have_url(re.compile(f"v={version}"))
    assert "see_through" not in wizard.query()


def test_what_is_saved_from_an_earlier_link_uses_todays_questions_and_says_so(moved, page):
    wizard = Wizard(page, moved)
    adopt(wizard)
    wizard.open("result", **LINK)
    expect(page.get_by_role("main")).to_contain_text(say("result.keep.today"))
    expect(page.get_by_role("main")).to_contain_text(our_pack().questions["see_through"].known_as)
    wizard.fill(say("result.keep.title"), "From an old link")
    wizard.press(say("result.keep.save"))
    expect(wizard.notice).to_contain_text(say("result.keep.saved_today"))
    app = records_of(moved)
    part = services.find_activity(app, wizard.ref).parts[0]
    assert part.values == {key: value for key, value in CODESIGN.items() if key != "see_through"}
    app.store.close()


def test_a_link_whose_questions_are_not_kept_says_what_differs(moved, page, axe):
    wizard = Wizard(page, moved)
    wizard.open("result", **LINK | {"v": "0123456789ab", "Mrs_Patel": "yes", "seen_off": "no", "note": "Mrs Patel"})
    wizard.is_result("CODESIGN")
    main = page.get_by_role("main")
    expect(main).to_contain_text(say("versions.may_differ"))
    expect(main).to_contain_text(say("versions.not_taken", count=2))
    expect(main).not_to_contain_text(say("versions.all_taken"))
    expect(main).to_contain_text(say("frame.ignored", names="note"))
    assert "Patel" not in str(main.text_content())
    axe(page)
    # An answer that is not offered today, to a question that is asked: a way that today stops there.
    wizard.open("result", **LINK | {"v": "0123456789ab", "affected": "not_sure"})
    asked = our_pack().questions["affected"]
    expect(main).to_contain_text(say("versions.refused", names=f"“{asked.known_as}”"))
    expect(main).not_to_contain_text(asked.text)  # named once is enough
    expect(main).not_to_contain_text(say("versions.not_taken_one"))


@pytest.mark.parametrize(
    "version",
    [
        "<b>x</b>",
        "' OR 1=1 --",
        "../../etc",
        "x" * 3_000,
        "🙂",
        "NULL",
        "\u202e",
        "URGENT call 0800 123 456",
        "ABCDEF012345",
    ],
)
def test_what_can_be_no_version_is_put_aside_and_shown_to_nobody(wizard, version):
    main = wizard.page.get_by_role("main")
    wizard.open("result", **LINK | {"v": our_pack().version})
    wizard.is_result("CODESIGN")
    # What other people named their work may stand there as well, among the service areas to choose from.
    before = str(main.text_content()).replace(our_pack().version, "").count(version[:12])
    wizard.open("result", **LINK | {"v": version})
    wizard.is_result("CODESIGN")
    expect(main).to_contain_text(say("frame.ignored", names="v"))
    expect(main).not_to_contain_text(say("versions.may_differ"))
    assert str(main.text_content()).replace(our_pack().version, "").count(version[:12]) == before


def test_the_link_to_a_result_carries_no_name_and_nothing_that_anyone_wrote(wizard, app):
    secret = token_hex(6)
    ref = answered(app, CODESIGN, title=f"title {secret}", decision=f"decision {secret}")
    services.give_answer(
        app, LOCAL_ACTOR, ref, 1, question="purpose", value="yes", note=f"note {secret}", seen_version=1
    )
    wizard.open("result", a=ref, p="1")
    field = wizard.page.get_by_label(say("result.link.label"))
    link = field.input_value()
    assert secret not in link
    assert ref not in link
    carried = {key: values[0] for key, values in parse_qs(urlsplit(link).query).items()}
    assert carried.items() >= (CODESIGN | {"v": OLD, "try": "1", "level": "service"}).items()
    assert all(len(value) <= 12 for value in carried.values())
    expect(wizard.page.get_by_role("main")).to_contain_text(say("result.link.lead_local", host=urlsplit(link).hostname))
    wizard.page.goto(link)
    wizard.is_result("CODESIGN")
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(say("result.above_passed"))
    wizard.follow(say("result.back"))
    assert "passed" not in wizard.query()  # whoever goes on from there is trying it


def test_the_link_is_chosen_whole_by_the_keyboard_and_copied_by_its_button(wizard, app, page):
    ref = answered(app, CODESIGN, title="To pass on")
    wizard.open("result", a=ref, p="1")
    field = page.get_by_label(say("result.link.label"))
    field.focus()
    assert page.evaluate("() => window.getSelection().toString() || document.activeElement.value.slice("
                         "document.activeElement.selectionStart, document.activeElement.selectionEnd)") == field.input_value()  # fmt: skip
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text=say("result.link.copied"))).to_be_visible()


def test_content_taken_into_use_by_the_command_line_reaches_an_open_page_within_seconds(moved, page):
    from tests.cli import run

    wizard = Wizard(page, moved)
    wizard.open("questions")
    env = {"DOING_WITH_CONTENT": str(moved._content), "DOING_WITH_DATA": str(moved.data)}
    assert run("adopt", "--yes", env=env).code == 0
    gone = our_pack().questions["see_through"].easy_read
    for _ in range(10):
        wizard.open("questions")
        if gone not in str(page.get_by_role("main").text_content()):
            break
        page.wait_for_timeout(500)
    expect(page.get_by_role("main")).not_to_contain_text(gone)


def test_a_start_with_other_content_in_the_folder_says_what_to_type_and_goes_on(moved, page):
    moved.kill()
    moved.start()
    log = moved.log.read_text(encoding="utf-8")
    assert "logic adopt" in log
    assert "logic diff in-use folder" in log
    wizard = Wizard(page, moved)
    wizard.open("result", a="WT-0001", p="1")
    wizard.is_result("CODESIGN")


def test_a_change_is_read_and_adopted_with_the_keyboard_alone(moved, page):
    keys = Keys(page)
    page.goto(f"{moved.address}/changes")
    settled(page)
    link = page.get_by_role("link", name=say("changes.choose.see", version="")[:13])
    keys.tab_to(link)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name=say("changes.adopt.heading"))).to_be_visible()
    settled(page)
    expect(page.locator(HEADING)).to_be_focused()
    keys.tab_to(page.get_by_role("checkbox", name=say("changes.adopt.read")))
    page.keyboard.press("Space")
    button = page.get_by_role("button", name=say("changes.adopt.button", version="")[:12])
    version = str(button.text_content()).split()[2]
    keys.tab_to(button)
    page.keyboard.press("Enter")
    expect(keys.wizard.notice).to_contain_text(say("changes.adopt.done", version=version))
    app = records_of(moved)
    assert app.on_shelf.in_use().version == version
    app.store.close()


def test_questions_lost_from_the_database_are_told_and_kept_again_from_the_page(new_server, page, axe, watch):
    server = new_server().start()
    with closing(sqlite3.connect(server.data / "doing-with.db")) as connection, connection:
        connection.execute("DELETE FROM pack")
    wizard = Wizard(page, server)
    wizard.open("changes")
    main = page.get_by_role("main")
    expect(main).to_contain_text(say("changes.wrong.gone"))
    wizard.follow(say("changes.choose.mend", version=OLD))
    axe(page)
    wizard.tick(say("changes.mend.read"))
    wizard.press(say("changes.mend.button", version=OLD))
    expect(wizard.notice).to_contain_text(say("changes.mend.done", version=OLD))
    expect(main).not_to_contain_text(say("changes.wrong.gone"))
    watch.expect_lost_connection()
    server.kill()
    server.start()
    wizard.open("changes", **{"with": OLD})
    expect(main).to_contain_text(say("changes.reason.in_use", version=OLD))
    expect(main).to_contain_text(say("changes.choose.none"))


def test_a_folder_half_edited_stops_no_start_once_content_is_in_use(moved, page):
    flow = moved._content / "flow.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("yes: affected", "yes: afected"), encoding="utf-8")
    moved.kill()
    moved.start()
    log = moved.log.read_text(encoding="utf-8")
    assert "Warning" in log
    assert "afected" in log
    wizard = Wizard(page, moved)
    wizard.open("result", a="WT-0001", p="1")
    wizard.is_result("CODESIGN")
    wizard.open("changes")
    expect(page.get_by_role("main")).to_contain_text(say("changes.folder.problems_heading"))


def test_what_is_kept_and_in_the_folder_is_offered_once(moved, page):
    wizard = Wizard(page, moved)
    version = adopt(wizard)
    app = records_of(moved)
    services.adopt(app, LOCAL_ACTOR, services.offered(app, OLD), seen=None, key="back")
    app.store.close()
    link = page.get_by_role("link", name=say("changes.choose.see", version=version))
    for _ in range(10):
        wizard.open("changes")
        if link.count():
            break
        page.wait_for_timeout(500)
    expect(link).to_have_count(1)
