"""The second server: people who came by a link read what is fixed, doubt it, and find the reply; nothing else is there."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.dates import british_date
from logic.scope import EASY, FIELDS
from tests import people
from tests.browser.kept import CONSULT, answered
from tests.browser.serving import Server
from tests.browser.test_house import ask
from tests.browser.test_keyboard import Keys
from tests.browser.watching import settled, twice
from tests.browser.wizard import HEADING, Wizard, our_pack, say
from tests.hostile import HOSTILE
from web import site

PHONE = {"width": 390, "height": 800}
STAFF = [page for page in site.PAGES if page.surface == "staff" and page.address]
PUBLIC = [page for page in site.PAGES if page.surface == "public"]


@pytest.fixture
def fresh_public_server(server):
    """A second server that has answered nobody yet."""
    running = Server(server.data, DOING_WITH_SURFACE="public").start()
    yield running
    running.kill()


@pytest.fixture
def reader(public_server, page):
    """Somebody at a page of the second server."""
    return Wizard(page, public_server)


@pytest.fixture
def work(app, request):
    """A piece of work with a limit that stands, one being checked and one withdrawn; its reference and a link's token."""
    ref = answered(app, title=f"Night support: {request.node.name[:60]}")
    people.keep_limit(app, ref)
    people.keep_unproven(app, ref, statement="Procurement rules stop this", plain="We were told that rules stop this.")
    gone = people.keep_limit(app, ref, statement="There is no money to pay people", plain="We said there is no money.")
    services.withdraw_limit(app, LOCAL_ACTOR, ref, gone, apology="That was wrong, and we are sorry.")
    return ref, people.token(app, ref)


def say_about(number):
    return say("fixed.plain.say_about", number=number)


def main_text(reader):
    return reader.page.get_by_role("main").inner_text()


# --- two surfaces ---------------------------------------------------------------------------------


@pytest.mark.parametrize("known", STAFF, ids=lambda known: known.key)
def test_no_address_of_staff_opens_on_the_public_server(known, public_server):
    answer, body = ask(public_server, f"/{known.address}")
    assert answer.status == 404
    assert known.title not in body


@pytest.mark.parametrize("known", [page for page in PUBLIC if page.address], ids=lambda known: known.key)
def test_no_public_page_opens_on_the_server_of_staff(known, server):
    assert ask(server, f"/{known.address}")[0].status == 404


def opens_bare(server, page, known):
    page.goto(f"{server.address}/{known.address}")
    settled(page)
    assert page.title().endswith(known.window_title)
    expect(page.get_by_role("navigation")).to_have_count(0)
    links = page.get_by_role("link").evaluate_all("(all) => all.map((one) => one.getAttribute('href'))")
    away = [link for link in links if not link.startswith(("tel:", "#")) and link != "vote"]
    # Only to itself, in Easy Read.
    assert [
        link for link in away if not (link.endswith("easy=1") and link.partition("?")[0].strip("./") == known.address)
    ] == []


@pytest.mark.parametrize("known", PUBLIC, ids=lambda known: known.key)
def test_a_public_page_shows_its_title_and_no_navigation(known, public_server, page):
    opens_bare(public_server, page, known)


def test_so_does_the_first_page_that_anybody_opens_on_a_fresh_public_server(fresh_public_server, page):
    opens_bare(fresh_public_server, page, PUBLIC[-1])


def test_where_to_turn_stands_on_the_page_without_a_link(reader):
    reader.open("")
    reader.is_at("door-plain")
    reader.follow(say("fixed.read_easy"))
    reader.is_at("door-easy")
    (emergency,) = our_pack().local.reachable
    expect(reader.page.get_by_role("link", name=emergency.phone)).to_have_attribute("href", "tel:999")
    for unfilled in our_pack().local.to_fill_in:
        assert unfilled.name not in main_text(reader)


def test_no_cookie_is_set(work, new_phone):
    phone = new_phone()
    phone.open("fixed", t=work[1])
    assert phone.page.context.cookies() == []


# --- reading --------------------------------------------------------------------------------------


def test_each_limit_is_told_with_where_it_stands_why_and_what_is_open(work, reader):
    reader.open("fixed", t=work[1])
    limits = reader.page.locator(".dw-limit")
    expect(limits).to_have_count(3)
    standing, checking, withdrawn = (limits.nth(place) for place in range(3))
    for words in ("We need two people at night", "Provider manager", "How rooms are checked", "page 4"):
        expect(standing).to_contain_text(words)
    expect(standing).to_contain_text(say("fixed.plain.status.confirmed"))
    expect(checking).to_contain_text(say("fixed.plain.status.not_proven"))
    expect(checking).to_contain_text(say("fixed.plain.all_open"))
    expect(withdrawn).to_contain_text("That was wrong, and we are sorry.")
    assert "Pat Provider" not in main_text(reader)  # the role says enough


def test_a_limit_that_is_still_being_written_is_not_shown(app, work, reader):
    services.save_limit(app, LOCAL_ACTOR, work[0], fields={"statement": "Half a thought"}, key=f"{work[0]}-draft")
    reader.open("fixed", t=work[1])
    assert "Half a thought" not in main_text(reader)


def test_a_limit_people_were_told_of_stays_with_its_replies_while_it_is_looked_at_again(app, work, reader):
    ref, token = work
    said = people.say_it(app, token, limit=1)
    services.answer_challenge(app, LOCAL_ACTOR, ref, said.id, finding="did_not_stand", reply="You are right.")
    services.save_limit(app, LOCAL_ACTOR, ref, 1, fields={"plain": ""})
    services.save_limit(app, LOCAL_ACTOR, ref, 1, fields={"test": {}})
    reader.open("fixed", t=token)
    limit = reader.page.locator(".dw-limit").filter(has_text="You are right.")
    expect(limit).to_contain_text(say("fixed.plain.status.reopened"))
    expect(limit).to_contain_text(say("fixed.plain.finding.did_not_stand"))
    expect(limit).to_contain_text(say("fixed.plain.all_open"))
    reader.follow(say_about(1))
    expect(reader.page.get_by_role("main")).to_contain_text(say("fixed.plain.form.heading", number=1))


def test_easy_read_stands_in_the_address_and_stays_on_the_way(work, reader, axe):
    reader.open("fixed", t=work[1])
    reader.follow(say("fixed.read_easy"))
    assert reader.query()["easy"] == "1"
    expect(reader.page.get_by_text("Two workers are here at night.", exact=True).first).to_be_visible()
    reader.follow(say("fixed.easy.say_about", number=1))
    reader.press(say("fixed.easy.form.send"))
    # What is in the way is said in Easy Read too: each idea on a line of its own.
    for code in ("challenge_kind_missing", "challenge_text_missing"):
        expect(reader.trouble).to_contain_text(say(f"refused.easy.{code}"))
    axe(reader.page)
    reader.follow(say("fixed.easy.back"))
    assert reader.query()["easy"] == "1"
    reader.page.reload()
    settled(reader.page)
    expect(reader.page.get_by_role("heading", name=say("fixed.easy.standing"))).to_be_visible()


def test_a_link_to_one_part_shows_what_limits_that_part_and_what_limits_all(app, work, reader):
    ref, _ = work
    services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="service", key=f"{ref}-part")
    people.keep_limit(app, ref, part=2, statement="Only carers", plain="This is for carers alone.")
    people.keep_limit(app, ref, part=1, statement="Only residents", plain="This is for residents alone.")
    reader.open("fixed", t=people.token(app, ref, part=2))
    assert "This is for carers alone." in main_text(reader)
    assert "We need two people at night" in main_text(reader)
    assert "This is for residents alone." not in main_text(reader)


def test_many_limits_come_a_page_at_a_time(app, reader):
    ref = answered(app, title="Many limits")
    for number in range(12):
        people.keep_limit(app, ref, plain=f"Limit in words {number}.")
    token = people.token(app, ref)
    reader.open("fixed", t=token)
    expect(reader.page.locator(".dw-limit")).to_have_count(10)
    reader.follow(say("fixed.next", page=2, pages=2))
    expect(reader.page.locator(".dw-limit")).to_have_count(2)
    for wrong in ("0", "9", "x", "²", "9" * 30):
        reader.open("fixed", t=token, page=wrong)
        expect(reader.page.locator(HEADING)).to_have_count(1)


def test_nothing_fixed_yet_says_so(app, reader):
    ref = answered(app, title="Nothing fixed")
    reader.open("fixed", t=people.token(app, ref))
    assert say("fixed.plain.nothing_fixed") in main_text(reader)


# --- what changed ---------------------------------------------------------------------------------


def test_whoever_opens_the_page_again_is_told_what_changed_and_when_in_both_editions(app, reader, axe):
    """Told first, then: the promise falls, a limit says something else, and another is taken back, each on its day."""

    def ago(days):
        then = datetime.now(UTC) - timedelta(days=days)
        return replace(app, now=lambda: then)

    ref = answered(ago(50), {**CONSULT, "shape": "yes", "start": "yes", "open_mind": "no"}, title="Told and changed")
    for number in (1, 2):
        people.keep_limit(ago(50), ref, statement=f"Limit in short {number}", easy_read=f"Number {number} in short.")
    token = people.token(ago(40), ref)
    reader.open("fixed", t=token)
    for edition in ("plain", "easy"):
        assert say(f"fixed.{edition}.changed.heading") not in main_text(reader)
        reader.follow(say("fixed.read_easy" if edition == "plain" else "fixed.read_plain"))
    services.give_answer(ago(30), LOCAL_ACTOR, ref, 1, question="shape", value="no", note="PRIVATE", seen_version=1)
    services.save_limit(ago(20), LOCAL_ACTOR, ref, 1, fields={"rules_out": "Fewer than two."})
    services.withdraw_limit(ago(10), LOCAL_ACTOR, ref, 2, apology="We are sorry.")
    days = [british_date(ago(number).today()) for number in (10, 20, 30)]
    before, now = (our_pack().outcomes[key] for key in ("ENGAGE", "CONSULT"))
    for edition, was, is_ in (
        ("plain", before.promise, now.promise),
        ("easy", before.easy_read.split(". ")[0], now.easy_read.split(". ")[0]),
    ):
        reader.open("fixed", t=token, **({"easy": "1"} if edition == "easy" else {}))
        told = reader.page.locator(".dw-changes > li")
        expect(told).to_have_count(3)
        for place, (when, key) in enumerate(zip(days, ("limit.gone", "limit.changed", "promise.less"), strict=True)):
            one = told.nth(place)
            expect(one).to_contain_text(when)
            for line in say(f"fixed.{edition}.changed.{key}", number=2 if place == 0 else 1).splitlines():
                expect(one).to_contain_text(line)
        expect(told.nth(0)).to_contain_text("We are sorry.")
        for words in (say(f"fixed.{edition}.rules_out"), "One worker alone at night.", "Fewer than two."):
            expect(told.nth(1)).to_contain_text(words)
        for words in (was, is_):
            expect(told.nth(2)).to_contain_text(words)
        for private in ("PRIVATE", "Pat Provider"):
            assert private not in main_text(reader)
        axe(reader.page)


# --- saying something -----------------------------------------------------------------------------


def test_a_limit_is_doubted_on_a_phone_with_the_keyboard_alone_and_the_reply_stands_on_the_same_page(
    app, work, public_server, page
):
    ref, token = work
    page.set_viewport_size(PHONE)
    keys = Keys(page)
    page.goto(f"{public_server.address}/fixed?t={token}")
    settled(page)
    keys.press("link", say_about(1))
    keys.lands_on("say-1")
    keys.choose(2, say("fixed.plain.form.challenge"))
    keys.write(say("fixed.plain.form.text"), "Last year one was enough.")
    keys.press("button", say("fixed.plain.form.send"))
    keys.lands_on("sent-1")

    (kept,) = services.challenges_of(app, ref)
    assert (kept.limit, kept.kind, kept.text, kept.name) == (1, "challenge", "Last year one was enough.", "")
    due = f"{kept.due.day} {kept.due:%B %Y}"
    expect(page.get_by_text(say("fixed.plain.sent.reply", date=due))).to_be_visible()
    expect(page.get_by_text(say("fixed.plain.sent.where", number=1, message=1))).to_be_visible()
    keys.press("link", say("fixed.plain.sent.back"))
    keys.lands_on("fixed-plain-1")
    expect(page.locator(".dw-waiting")).to_contain_text(due)

    services.answer_challenge(
        app, LOCAL_ACTOR, ref, kept.id, finding="partly", reply="From ten o’clock two are needed."
    )
    page.reload()
    settled(page)
    reply = page.locator(".dw-limit").first.locator(".dw-reply")
    expect(reply).to_contain_text("From ten o’clock two are needed.")
    expect(reply).to_contain_text(say("fixed.plain.finding.partly"))
    received = f"{kept.received_on.day} {kept.received_on:%B %Y}"
    expect(reply).to_contain_text(say("fixed.plain.came.challenge", number=1, date=received))
    expect(page.get_by_text("Last year one was enough.")).to_have_count(0)


def test_a_question_is_shown_once_staff_say_so_and_a_name_never(app, work, reader):
    ref, token = work
    kept = people.say_it(app, token, kind="question", text="Can it be people we know?", name="Ann Hidden")
    services.answer_challenge(app, LOCAL_ACTOR, ref, kept.id, finding=None, reply="Yes.", published=True)
    reader.open("fixed", t=token)
    assert "Can it be people we know?" in main_text(reader)
    assert "Ann Hidden" not in main_text(reader)


def test_what_was_taken_further_before_a_reply_says_so_with_the_day_its_reply_is_due(app, work, reader):
    ref, token = work
    kept = people.say_it(app, token, text="Not for publishing")
    services.take_further(app, LOCAL_ACTOR, ref, kept.id, to="The Board", on=None)
    (kept,) = services.challenges_of(app, ref)
    reader.open("fixed", t=token)
    further = reader.page.locator(".dw-reply")
    expect(further).to_contain_text("The Board")
    expect(further).to_contain_text(say("fixed.plain.taken_due", date=f"{kept.due.day} {kept.due:%B %Y}"))
    assert "Not for publishing" not in main_text(reader)


def send(reader, words, kind="question"):
    reader.choose(say(f"fixed.plain.form.{kind}"))
    reader.fill(say("fixed.plain.form.text"), words)
    reader.button(say("fixed.plain.form.send")).click()


def test_what_is_refused_keeps_what_was_typed(app, work, reader):
    reader.open("fixed", t=work[1], n="1")
    reader.fill(say("fixed.plain.form.text"), "Why is that?")
    reader.fill(say("fixed.plain.form.name"), "x" * 201)
    reader.press(say("fixed.plain.form.send"))
    reader.is_refused("challenge_kind_missing")
    expect(reader.field(say("fixed.plain.form.text"))).to_have_value("Why is that?")
    assert services.challenges_of(app, work[0]) == ()
    # Nothing keeps it but the page, so the browser asks before it goes.
    with reader.page.expect_event("dialog") as asked:
        reader.page.close(run_before_unload=True)
    assert asked.value.type == "beforeunload"
    asked.value.dismiss()
    # Before it follows a link too.
    reader.page.once("dialog", lambda asks: asks.dismiss())
    with reader.page.expect_event("dialog") as asked:
        reader.page.get_by_role("link", name=say("concern.to")).click(no_wait_after=True)
    assert asked.value.type == "beforeunload"
    expect(reader.field(say("fixed.plain.form.text"))).to_have_value("Why is that?")


def test_a_double_click_sends_once(app, work, reader):
    reader.open("fixed", t=work[1], n="1")
    reader.choose(say("fixed.plain.form.question"))
    reader.fill(say("fixed.plain.form.text"), "Twice?")
    twice(reader.button(say("fixed.plain.form.send")))
    reader.is_at("sent-1")
    assert len(services.challenges_of(app, work[0])) == 1
    # Opened anew, it shows no empty form, which would look as if nothing had been sent; nor whose message it was.
    reader.page.reload()
    reader.is_at("sent-before-1")
    expect(reader.page.get_by_role("main")).to_contain_text(
        say("fixed.plain.sent.later_lead", number=1).splitlines()[0]
    )
    reader.follow(say("fixed.plain.sent.back"))
    reader.is_at("fixed-plain-1")


def test_whoever_sends_when_too_much_was_sent_is_told_when_to_try_again_and_keeps_the_words(work, reader):
    for turn in range(6):
        reader.open("fixed", t=work[1]) if not turn else reader.follow(say("fixed.plain.sent.back"))
        reader.follow(say_about(1))
        send(reader, f"Question {turn}")
        reader.is_at("sent-1")
    reader.follow(say("fixed.plain.sent.back"))
    reader.follow(say_about(2))
    send(reader, "One more")
    expect(reader.trouble).to_contain_text(say("refused.sent_too_often", time="").rstrip())
    expect(reader.field(say("fixed.plain.form.text"))).to_have_value("One more")


def test_a_link_closed_while_somebody_writes_shows_them_their_words(app, work, reader):
    ref, token = work
    reader.open("fixed", t=token, n="1")
    (link,) = services.links_of(app, ref)
    services.revoke_link(app, LOCAL_ACTOR, ref, link.id)
    send(reader, "I had written all of this.")
    reader.is_at("closed-closed")
    expect(reader.page.get_by_text("I had written all of this.")).to_be_visible()


def test_a_limit_withdrawn_or_work_put_away_while_somebody_writes_shows_them_their_words(app, work, reader):
    ref, token = work
    reader.open("fixed", t=token, n="1")
    services.withdraw_limit(app, LOCAL_ACTOR, ref, 1, apology="Sorry, this was none.")
    send(reader, "About the first.")
    reader.is_at("fixed-plain-1")
    reader.is_refused("public.not_found_limit")
    expect(reader.page.locator("blockquote").get_by_text("About the first.")).to_be_visible()
    reader.open("fixed", t=token, n="2")
    services.archive_activity(app, LOCAL_ACTOR, ref)
    send(reader, "About the second.")
    reader.is_refused("public.archived")
    expect(reader.page.locator("blockquote").get_by_text("About the second.")).to_be_visible()


def test_hostile_words_stay_words(app, reader):
    words = "\n".join(HOSTILE)
    ref = answered(app, title=HOSTILE[0])
    people.keep_limit(app, ref, plain=words, easy_read=words, rules_out=words, challenge_to=words, said_role=HOSTILE[2])
    token = people.token(app, ref)
    kept = people.say_it(app, token, text=words, name=HOSTILE[0])
    services.answer_challenge(app, LOCAL_ACTOR, ref, kept.id, finding="stands", reply=words, published=True)
    services.take_further(app, LOCAL_ACTOR, ref, kept.id, to=HOSTILE[1], on=None)
    changed = {"plain": f"{words}!", "easy_read": f"{words}!", "rules_out": "Something else."}
    services.save_limit(app, LOCAL_ACTOR, ref, 1, fields=changed)
    for more in ({}, {"easy": "1"}, {"n": "1"}):
        reader.open("fixed", t=token, **more)
        expect(reader.page.locator("main script, main img[onerror], main .katex")).to_have_count(0)
        if "n" not in more:
            assert "<script>alert(1)</script>" in main_text(reader)
            assert "**bold**" in main_text(reader)


# --- links that do not open -----------------------------------------------------------------------


def test_a_wrong_link_and_one_of_another_server_get_the_same_page(work, reader):
    seen = set()
    # One token in sixteen ends with an A.
    other = work[1][:-1] + ("E" if work[1].endswith("A") else "A")
    for wrong in ("", "1-1-x", other, f"9999-1-{work[1][-43:]}", "<script>", "x" * 5000):
        reader.open("fixed", t=wrong)
        reader.is_at("closed-wrong")
        seen.add(reader.page.locator("[data-testid=stAppViewContainer]").inner_text())
    assert len(seen) == 1
    assert "Night support" not in seen.pop()


def test_a_closed_link_and_an_expired_one_say_so_calmly_and_nothing_of_the_work(app, work, reader):
    ref, token = work
    then = datetime.now(UTC) - timedelta(days=200)
    old = people.token(replace(app, now=lambda: then), ref)
    reader.open("fixed", t=old)
    reader.is_at("closed-expired")
    reader.follow(say("fixed.read_easy"))
    reader.is_at("closed-expired-easy")
    for line in say("fixed.easy.closed.expired.words").splitlines():
        expect(reader.page.get_by_text(line, exact=True)).to_be_visible()
    assert "Night support" not in main_text(reader)
    link = next(one for one in services.links_of(app, ref) if token.startswith(f"{one.id}-"))
    services.renew_link(app, LOCAL_ACTOR, ref, link.id, key=f"{ref}-again")
    reader.open("fixed", t=token)
    reader.is_at("closed-closed")
    assert "Night support" not in main_text(reader)
    expect(reader.page.get_by_role("link", name="999")).to_be_visible()


def test_put_away_work_can_be_read_and_nothing_sent(app, work, reader):
    services.archive_activity(app, LOCAL_ACTOR, work[0])
    reader.open("fixed", t=work[1])
    assert say("fixed.plain.archived") in main_text(reader)
    expect(reader.page.get_by_role("link", name=say_about(1))).to_have_count(0)
    reader.open("fixed", t=work[1], n="1")
    expect(reader.button(say("fixed.plain.form.send"))).to_have_count(0)


# --- the scope statement --------------------------------------------------------------------------


def test_a_finished_scope_statement_is_told_and_what_is_fixed_stands_once_as_it_is_today(app, work, reader):
    ref, token = work
    soon = app.today() + timedelta(days=60)
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="How nights run", decider="Cabinet", decide_by=soon)
    words = {name: f"Somebody wrote {name}." for name in (*FIELDS, *(name + EASY for name in FIELDS))}
    services.save_scope(app, LOCAL_ACTOR, ref, 1, fields=words)
    reader.open("fixed", t=token)
    assert "Somebody wrote pay." not in main_text(reader)  # not finished: people are not told it
    services.finish_scope(app, LOCAL_ACTOR, ref, 1)
    for edition, name in (("plain", "pay"), ("easy", "pay" + EASY)):
        reader.open("fixed", t=token, **({"easy": "1"} if edition == "easy" else {}))
        assert f"Somebody wrote {name}." in main_text(reader)
        expect(reader.page.locator(".dw-statement").get_by_text("Two trained staff must be here")).to_have_count(0)
        expect(reader.page.locator(".dw-limit")).to_have_count(3)
        updating = say(f"fixed.{edition}.updating", date=british_date(app.today()))
        assert updating.splitlines()[0] not in main_text(reader)


def test_people_are_told_what_of_a_finished_statement_is_being_brought_up_to_date(app, work, reader):
    ref, token = work
    soon = app.today() + timedelta(days=60)
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="How nights run", decider="Cabinet", decide_by=soon)
    words = {name: f"Somebody wrote {name}." for name in (*FIELDS, *(name + EASY for name in FIELDS))}
    services.save_scope(app, LOCAL_ACTOR, ref, 1, fields=words)
    services.finish_scope(app, LOCAL_ACTOR, ref, 1)
    later = soon + timedelta(days=9)
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="How nights run", decider="Cabinet", decide_by=later)
    services.save_scope(app, LOCAL_ACTOR, ref, 1, fields={"ask": "Ring Bo.", "ask" + EASY: "Ring Bo."})
    for edition in ("plain", "easy"):
        reader.open("fixed", t=token, **({"easy": "1"} if edition == "easy" else {}))
        text = main_text(reader)
        for line in say(f"fixed.{edition}.updating", date=british_date(app.today())).splitlines():
            assert line in text
        assert british_date(later) in text
        assert say(f"scope.{edition}.updating") in text
        for gone in (british_date(soon), "Somebody wrote ask", "Ring Bo."):
            assert gone not in text, gone
        assert "Somebody wrote pay" in text
