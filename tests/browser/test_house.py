"""The house in a real browser: every address, what may leave the machine, who may ask, and a server that dies."""

import http.client
import shutil
import socket

import pytest
from playwright.sync_api import expect

from logic import services
from tests.browser.kept import answered
from tests.browser.serving import ROOT
from tests.browser.watching import BACK, settled
from tests.browser.wizard import say
from web import site
from web.words import say as house

FOREIGN = "http://evil.example"
STAFF = tuple(page for page in site.PAGES if page.surface == "staff")


def ask(server, path="/", **headers):
    """The status and headers of one plain GET; a header's underscores stand for hyphens."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=10)
    connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer, body


def shake_hands(server, **headers):
    """The first line a server answers to somebody who asks for a WebSocket."""
    lines = {
        "Host": f"127.0.0.1:{server.port}",
        "Connection": "Upgrade",
        "Upgrade": "websocket",
        "Sec-WebSocket-Version": "13",
        "Sec-WebSocket-Key": "x3JJHMbDL1EzLkh9GBhXDw==",
        **headers,
    }
    head = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
    with socket.create_connection(("127.0.0.1", server.port), timeout=10) as wire:
        wire.sendall(f"GET /_stcore/stream HTTP/1.1\r\n{head}\r\n".encode())
        return wire.recv(64).decode().split("\r\n")[0]


def opens_by_its_address(server, page, known):
    page.goto(f"{server.address}/{known.address}")
    settled(page)
    expect(page.get_by_role("navigation", name="Main").get_by_role("link").first).to_be_visible()
    assert page.title().endswith(known.window_title)


@pytest.mark.parametrize("known", STAFF, ids=lambda known: known.key)
def test_a_page_opened_by_its_address_shows_the_navigation_and_its_title(known, server, page):
    opens_by_its_address(server, page, known)


def test_so_does_the_first_page_that_anybody_opens_on_a_fresh_server(fresh_server, page):
    opens_by_its_address(fresh_server, page, STAFF[-1])


def test_a_file_is_given_plainly_to_whoever_opens_its_address_and_never_by_the_public_server(
    server, public_server, app
):
    ref = answered(app, title="Files")
    address = f"/{services.file_address('list', kind='csv')}"
    answer, body = ask(server, address)
    assert answer.status == 200
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].startswith("attachment;")
    assert ref in body
    answer, body = ask(server, "/files/paper?a=WT-9999")
    assert (answer.status, body) == (404, house("file.gone"))
    answer, body = ask(public_server, address)
    assert answer.status == 404
    assert ref not in body


@pytest.mark.parametrize("known", STAFF, ids=lambda known: known.key)
def test_the_title_and_language_are_right_before_any_script_has_run(known, server):
    answer, body = ask(server, f"/{known.address}")
    assert answer.status == 200
    assert f"<title>{known.window_title}</title>" in body
    assert '<html lang="en-GB">' in body
    assert "<script>" not in body


@pytest.mark.parametrize("path", ["/", "/ladder", "/nowhere", "/healthz", "/assets/site.css", "/static/nothing.js"])
def test_every_answer_carries_the_security_headers(path, server):
    answer, _ = ask(server, path)
    policy = answer.headers["Content-Security-Policy"]
    assert "script-src 'self' 'wasm-unsafe-eval';" in policy
    assert "frame-ancestors 'none'" in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("path", ["/", "/healthz", "/_stcore/health", "/assets/site.css"])
def test_what_another_site_asks_for_is_refused(path, server):
    assert ask(server, path, Origin=FOREIGN)[0].status == 403
    assert ask(server, path, Origin="null")[0].status == 403
    assert ask(server, path, Origin=server.address)[0].status == 200


def test_a_name_this_server_does_not_go_by_is_refused(server):
    assert ask(server, Host="evil.example")[0].status == 403
    assert ask(server, Host=f"localhost:{server.port}")[0].status == 200


def test_another_site_cannot_open_the_live_connection(server):
    assert "403" in shake_hands(server, Origin=FOREIGN)
    assert "403" in shake_hands(server, Host="evil.example", Origin="http://evil.example")
    assert "101" in shake_hands(server, Origin=server.address)


@pytest.mark.parametrize("path", ["/_stcore/metrics", "/_stcore/agent/openapi.json", "/_stcore/agent/interact"])
def test_the_doors_nobody_needs_are_shut(path, server):
    assert ask(server, path)[0].status == 404


def test_the_server_says_it_is_well(server):
    answer, body = ask(server, "/healthz")
    assert (answer.status, body) == (200, "ok")


def test_the_server_says_why_it_is_not_well_and_so_does_the_page(new_server, page, axe):
    server = new_server()
    server.data.mkdir()
    (server.data / "doing-with.db").write_bytes(b"this is no database" * 100)
    server.start(well=False)
    answer, body = ask(server, "/healthz")
    assert answer.status == 503
    assert "database" in body
    page.goto(f"{server.address}/activities")
    settled(page)
    expect(page.get_by_role("alert")).to_be_focused()
    assert page.title().startswith("Error: ")
    axe(page)


def test_a_pack_with_a_fault_does_not_start_and_says_where_the_fault_is(tmp_path, new_server):
    content = tmp_path / "content"
    shutil.copytree(ROOT / "content", content)
    flow = content / "flow.yaml"
    flow.write_text(flow.read_text(encoding="utf-8") + "\nnonsense: 1\n", encoding="utf-8")
    server = new_server(content)
    with pytest.raises(pytest.fail.Exception):
        server.start()
    log = server.log.read_text(encoding="utf-8")
    assert "flow.yaml:" in log
    assert "nonsense" in log
    assert "Traceback" not in log


def test_a_port_that_is_taken_is_said_in_words(server, new_server):
    second = new_server()
    second.port = server.port
    with pytest.raises(pytest.fail.Exception):
        second.start(well=False)
    assert f"Port {server.port} is taken" in second.log.read_text(encoding="utf-8")


def test_an_address_where_there_is_no_page_says_so(server, page, watch, axe):
    watch.expect_missing()
    page.goto(f"{server.address}/nowhere/at/all")
    expect(page.get_by_role("heading", level=1)).to_have_text("Page not found")
    page.get_by_role("link").click()
    settled(page)
    assert page.title().endswith(site.BY_KEY["start"].window_title)


def test_the_letters_of_every_page_come_from_this_machine(server, page):
    asked = []
    page.on("request", lambda one: asked.append(one.url) if one.resource_type == "font" else None)
    page.goto(server.address)
    settled(page)
    loaded = page.evaluate("() => [...document.fonts].filter((f) => f.status === 'loaded').map((f) => f.family)")
    # Streamlit fetches its own symbols too, whether a page has any or not.
    assert {family.strip('"') for family in loaded} - {"Material Symbols Rounded"} == {"Atkinson Hyperlegible"}
    assert asked
    assert all(url.startswith(f"{server.address}/") for url in asked)


def test_the_keyboard_reaches_the_content_in_two_strokes(server, page):
    page.goto(f"{server.address}/ladder")
    settled(page)
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to main content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".dw-h1").first).to_be_focused()


def test_focus_and_title_follow_to_the_next_page_but_stay_at_the_top_of_the_first(server, page):
    page.goto(f"{server.address}/ladder")
    settled(page)
    assert page.evaluate("document.activeElement === document.body")
    page.get_by_role("navigation", name="Main").get_by_role("link", name="How the questions lead").click()
    page.wait_for_url("**/questions")
    settled(page)
    expect(page.locator(".dw-h1").first).to_be_focused()
    assert page.title().endswith(site.BY_KEY["questions"].window_title)
    expect(page.locator("[aria-current=page]")).to_have_text("How the questions lead")


def test_a_lost_connection_is_said_in_words_and_goes_when_it_is_back(fresh_server, page, watch):
    # A view for a projector fills the window, and the words still stand above it.
    page.goto(f"{fresh_server.address}/show-the-ladder?at=welcome")
    settled(page)
    watch.expect_lost_connection()
    fresh_server.kill()
    banner = page.locator(".dw-connection")
    expect(banner).to_contain_text("Connection lost")
    assert page.evaluate("() => document.elementFromPoint(20, 20).className") == "dw-connection"
    heading, told = page.locator(".dw-stage h1").bounding_box(), banner.bounding_box()
    assert heading["y"] >= told["y"] + told["height"]
    # Streamlit opens a box over the page after its second try; ours shuts it.
    page.wait_for_timeout(6000)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(banner).to_contain_text("Connection lost")
    fresh_server.start()
    expect(banner).to_be_empty(timeout=BACK)
    settled(page)


def test_what_was_typed_before_the_server_died_still_stands_and_the_first_click_counts(fresh_server, page, watch):
    page.goto(f"{fresh_server.address}/approach")
    settled(page)
    name = page.get_by_role("textbox").first
    name.fill("Moving the drop-in")
    page.get_by_role("radiogroup").first.locator("label").first.click()
    watch.expect_lost_connection()
    fresh_server.kill()
    banner, brand = page.locator(".dw-connection"), page.locator(".dw-brand")
    expect(banner).to_contain_text("Connection lost")
    told, name_of_it = banner.bounding_box(), brand.bounding_box()
    assert name_of_it["y"] >= told["y"] + told["height"]  # it covers nothing
    waiting = page.get_by_role("button", name=say("approach.begin.start"), exact=True)
    expect(waiting).to_be_disabled()
    expect(waiting.locator("p")).not_to_have_css("color", "rgb(255, 255, 255)")
    fresh_server.start()
    expect(page.locator(".dw-connection")).to_be_empty(timeout=BACK)
    settled(page)
    expect(name).to_have_value("Moving the drop-in")
    expect(page.get_by_role("radiogroup").first.get_by_role("radio").first).to_be_checked()
    page.get_by_role("button", name=say("approach.begin.start"), exact=True).click()
    page.wait_for_url("**/approach?*")
    settled(page)
    expect(page.get_by_role("main")).to_contain_text("Moving the drop-in")
