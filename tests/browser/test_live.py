"""Leading a live session in the browser: the desk, the big screen, cards, results; phones vote beside it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.services import Wish
from tests import voting
from tests.browser.kept import answered
from tests.browser.watching import settled
from tests.browser.wizard import HEADING, Wizard, our_pack, say

SIZES = ({"width": 1280, "height": 720}, {"width": 1920, "height": 1080})
TOO_SMALL_OR_CUT = """() => {
    const stage = document.querySelector(".dw-stage");
    const foot = document.querySelector(".dw-stage-foot").getBoundingClientRect();
    const wrong = [];
    if (stage.scrollHeight > stage.clientHeight + 1) wrong.push(`scrolls: ${stage.scrollHeight} in ${stage.clientHeight}`);
    if (stage.scrollWidth > stage.clientWidth + 1) wrong.push(`wide: ${stage.scrollWidth} in ${stage.clientWidth}`);
    for (const one of document.querySelectorAll(".dw-stage *, .st-key-press-next *")) {
        if (![...one.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim())) continue;
        if (one.closest(".dw-unseen")) continue;
        const size = parseFloat(getComputedStyle(one).fontSize), words = one.textContent.slice(0, 40);
        if (size < 24) wrong.push(`${size}px: ${words}`);
        const low = !one.closest(".dw-stage-foot, .st-key-press-next") && one.getBoundingClientRect().bottom > foot.top + 1;
        if (low) wrong.push(`under the foot: ${words}`);
    }
    return wrong;
}"""


@pytest.fixture
def screen(server, new_page):
    """The big screen, in a window of its own."""
    page = new_page()
    page.set_viewport_size(SIZES[0])
    return Wizard(page, server)


def made(app, *sources, title, **more):
    wishes = [Wish("scenario", source) for source in sources]
    return services.make_session(app, LOCAL_ACTOR, title=title, wishes=wishes, key=title, **more)


def newest(app):
    return services.sessions(app)[0][0].id


def all_vote(app, session, phones, cast):
    view = services.session_view(app, session)
    for phone, (now, should) in zip(phones, cast, strict=True):
        services.vote(app, view.token, phone, view.session.position, now=now, should=should)


@pytest.fixture
def phones(new_phone):
    """Three people on phones."""
    return [new_phone() for _ in range(3)]


def come_in(phones, code, token):
    """One types the code, as it may be typed; the others scan the square."""
    first, *others = phones
    at(first).open("vote")
    first.fill(say("vote.code.label"), f"{code[:3]} {code[3:]}".lower())
    first.go(say("vote.code.go"))
    for one in others:
        at(one).open("vote", t=token)
    for one in phones:
        at(one).go(say("vote.join.go"))
        one.is_at("vote-lobby")


def on_phones(phones, number, cast):
    """Each votes on its phone, once the item is there by itself."""
    for one, places in zip(phones, cast, strict=True):
        at(one).is_at(f"vote-open-{number}")
        groups = one.page.get_by_role("radiogroup")
        for place, name in enumerate(places):
            groups.nth(place).locator("label").filter(has=one.exactly(name)).first.click()
        one.go(say("vote.send"))
        one.is_at(f"vote-in-{number}")


def at(one):
    """Whoever is at a page has it before them: one that another covers draws slowly, or not at all."""
    one.page.bring_to_front()
    return one


def stands(screen, words):
    at(screen)
    expect(screen.page.locator(".dw-stage")).to_contain_text(words)


def make_by_hand(app, wizard, axe):
    """A session on a real piece of work and two scenarios in another order, after everything that can be typed wrongly."""
    wizard.open("training")
    wizard.follow(say("training.way.live.title"))
    axe(wizard.page)
    wizard.follow(say("live.list.new"))
    wizard.press(say("live.new.make"))
    wizard.is_refused("voting_no_items")
    ref = answered(app, title="The day centre on Cedar Road")
    wizard.fill(say("live.new.own_number"), "WT-99999")
    wizard.press(say("live.new.own_add"))
    wizard.is_refused("not_found_activity", reference="WT-99999")
    wizard.fill(say("live.new.own_number"), ref)
    wizard.press(say("live.new.own_add"))
    expect(wizard.field(say("live.new.situation", reference=f"{ref}/1"))).to_have_value("When to open")
    wizard.press(say("live.new.pair", one=2, other=3))
    wizard.fill(say("live.new.order"), "3, 99")
    wizard.fill(say("live.new.title"), "Whole session")
    wizard.press(say("live.new.make"))
    wizard.is_refused("voting_order", number="99")
    wizard.fill(say("live.new.order"), f"{ref.lower()}, 3")
    wizard.fill(say("live.new.planned"), "3")
    axe(wizard.page)
    wizard.go(say("live.new.make"))
    session = newest(app)
    items = services.session_view(app, session).session.items
    assert [item.source for item in items] == [f"{ref}/1", "S03", "S02"]
    expect(wizard.notice).to_contain_text(say("live.new.made"))
    return session


def takes_the_files_and_removes_it(wizard, axe):
    name, content = wizard.take(say("live.results.file.csv"))
    assert name.endswith(".csv")
    assert b'"Consultation",2,0,2' in content
    name, content = wizard.take(say("live.results.file.pdf"))
    assert content.startswith(b"%PDF")
    wizard.follow(say("live.results.remove"))
    axe(wizard.page)
    wizard.go(say("live.remove.yes"))
    expect(wizard.notice).to_contain_text(say("live.remove.done"))


def test_a_whole_session_from_making_it_to_its_closed_results(app, wizard, screen, phones, axe):
    session = make_by_hand(app, wizard, axe)
    view = services.session_view(app, session)
    at(screen).open("live-sessions", s=str(session), view="screen")
    come_in(phones, view.session.code, view.token)
    stands(screen, say("live.count.in_planned", count=3, planned=3))
    stands(screen, f"{view.session.code[:3]} {view.session.code[3:]}")
    axe(screen.page)
    at(wizard).go(say("live.desk.start"))
    # A press too many, before anybody has voted.
    wizard.go(say("live.desk.reveal"))
    wizard.go(say("live.desk.again"))
    expect(wizard.button(say("live.desk.again"))).to_have_count(0)
    stands(screen, "The day centre on Cedar Road")
    on_phones(phones, 1, [("Consultation", "Co-design")] * 2 + [("Informing", "Co-design")])
    stands(screen, say("live.count.voted", voted=3, joined=3))
    expect(screen.page.locator(".dw-spread")).to_have_count(0)
    expect(wizard.page.locator(".dw-spread")).to_have_count(0)
    # A clicker at the screen moves it, and the desk follows.
    screen.page.keyboard.press("PageDown")
    stands(screen, say("live.spread.each", ask=say("live.spread.should"), count=3))
    stands(screen, say("live.spread.most", ask=say("live.spread.now"), place="consultation", count=2, total=3))
    stands(screen, say("live.why.at", place="Consultation"))
    expect(at(wizard).page.locator(".dw-spread")).to_be_visible()
    at(phones[0]).is_at("vote-revealed-1")
    shape = say("vote.revealed.differ_one", question=our_pack().questions["shape"].text, answer=say("answers.no"))
    phones[0].choose(shape)
    phones[0].press(say("vote.revealed.differ_send"))
    stands(screen, say("live.differ.short", count=1, short=our_pack().questions["shape"].short))
    expect(at(wizard).page.get_by_role("main")).to_contain_text(
        say("live.prompt.gap", now="consultation", should="co-design")
    )
    settled(wizard.page)
    axe(wizard.page)
    axe(at(screen).page)
    at(wizard).go(say("live.desk.next"))
    stands(screen, say("live.screen.place", number=2, all=3))
    on_phones(phones, 2, [("Engagement", "Co-production")] * 3)
    at(wizard).go(say("live.desk.reveal"))
    stands(screen, say("live.spread.each", ask=say("live.spread.now"), count=3))
    at(wizard).unfold(say("live.desk.close"))
    wizard.go(say("live.desk.close_now"))
    stands(screen, say("live.screen.over"))
    at(phones[2]).is_at("vote-expired")
    expect(at(wizard).notice).to_contain_text(say("live.desk.closed"))
    expect(wizard.page.locator(".dw-spread")).to_have_count(2)
    expect(wizard.page.get_by_text(say("live.results.not_voted"))).to_have_count(1)
    # One voice alone split nothing.
    apart = wizard.page.locator(".dw-h2").filter(has_text=say("live.differ.apart"))
    expect(apart.locator("xpath=following-sibling::ul[1]")).to_contain_text(our_pack().questions["shape"].text)
    axe(wizard.page)
    takes_the_files_and_removes_it(wizard, axe)
    # The screen of a session that is gone says so.
    expect(at(screen).page.get_by_role("main")).to_contain_text(say("live.gone"))


def test_a_room_without_phones_votes_with_cards_that_are_put_right_after_closing(app, wizard, new_page, server, axe):
    session = made(app, "S02", title="Cards alone")
    wizard.open("live-sessions", s=str(session))
    wizard.unfold(say("live.desk.paper"))
    assert wizard.take(say("live.paper.cards_pdf"))[1].startswith(b"%PDF")
    wizard.go(say("live.desk.start"))
    wizard.follow(say("live.desk.cards"))
    boxes = wizard.page.locator(".st-key-asked-tally-now input")
    boxes.nth(3).fill("4")
    boxes.nth(4).fill("four")
    axe(wizard.page)
    wizard.press(say("live.cards.save"))
    wizard.is_refused("voting_count", most="10,000")
    expect(wizard.page.locator("#mend-now-informing")).to_be_visible()
    expect(boxes.nth(3)).to_have_value("4")
    boxes.nth(4).fill("")
    wizard.page.locator(".st-key-asked-tally-should input").nth(1).fill("4")
    wizard.press(say("live.cards.save"))
    expect(wizard.notice).to_contain_text(say("live.cards.saved", now=4, should=4))
    wizard.follow(say("live.cards.back"))
    # The desk says that cards are in, and does not say of phones that are not there how many have voted.
    join = wizard.page.locator(".dw-join")
    expect(join).to_contain_text(say("live.count.cards", count=4))
    expect(join).not_to_contain_text(say("live.count.voted", voted=0, joined=0))
    wizard.go(say("live.desk.reveal"))
    expect(wizard.page.get_by_role("main")).to_contain_text(say("live.spread.by", phones=0, cards=4))
    services.close_session(app, LOCAL_ACTOR, session)
    # Two people put the counts right at the same time.
    other = Wizard(new_page(), server)
    for one in (wizard, other):
        one.open("live-sessions", s=str(session), view="cards", n="1")
    other.page.locator(".st-key-asked-tally-now input").nth(3).fill("5")
    other.press(say("live.cards.save"))
    expect(other.notice).to_contain_text(say("live.cards.saved_apart", now=5, should=4).splitlines()[0])
    boxes.nth(3).fill("3")
    wizard.press(say("live.cards.save"))
    expect(wizard.trouble).to_contain_text(say("refused.conflict.counts"))
    expect(wizard.page.get_by_role("main")).to_contain_text(say("live.cards.theirs", count=5))
    expect(boxes.nth(3)).to_have_value("3")
    wizard.press(say("live.cards.save"))
    expect(wizard.trouble).to_have_count(0)
    assert services.item_result(app, session, 1).spreads["now"].by_hand == {"consultation": 3}


def test_two_who_lead_skip_nothing_and_a_session_that_fell_asleep_wakes_by_a_new_code(app, wizard, screen):
    session = made(app, "S02", "S03", title="Two who lead")
    wizard.open("live-sessions", s=str(session))
    at(screen).open("live-sessions", s=str(session), view="screen")
    screen.page.keyboard.press("PageDown")
    expect(at(wizard).page.locator(f"{HEADING}[data-step='desk-{session}-2']")).to_be_visible()
    assert services.session_view(app, session).session.position == 1
    long_ago = replace(app, now=lambda: app.now() - timedelta(hours=13))
    services.renew_code(long_ago, LOCAL_ACTOR, session, seen=2)
    stands(screen, say("live.screen.asleep"))
    expect(at(wizard).page.get_by_role("main")).to_contain_text(say("live.desk.asleep_words"))
    wizard.go(say("live.desk.code_now"))
    expect(wizard.notice).to_contain_text(say("live.desk.code_made"))
    stands(screen, say("live.join.code"))


@pytest.mark.parametrize("source", ["S21", "S25", "hostile"])
def test_the_big_screen_is_read_from_four_metres_and_never_scrolls(app, screen, source):
    pack, title = our_pack(), "Long"
    if source == "hostile":
        title = "A session whose name goes on and on and on " * 4
        ref = answered(app, title="A very long title that somebody gave to a piece of work without a thought " * 2)
        wishes = [Wish("activity", f"{ref}/1", "What people are told goes on and on, line by line.\n" * 60)]
    else:
        wishes = [Wish("scenario", source)]
    session = services.make_session(app, LOCAL_ACTOR, title=title, wishes=wishes, planned=200, key=f"fit-{source}")
    phones = voting.phones(app, session, 3)
    screen.open("live-sessions", s=str(session), view="screen")
    fits(screen)
    voting.move(app, session, "next")
    stands(screen, say("live.screen.ask"))
    fits(screen)
    all_vote(
        app, session, phones, [("consultation", "codesign"), ("informing", "coproduction"), ("no_voice", "engagement")]
    )
    services.count_cards(app, LOCAL_ACTOR, session, 1, {"now": {"not_on_ladder": 1}}, was={})
    voting.move(app, session, "reveal")
    asked = services.item_told(app, session, 1).told.asked
    longest = max(asked, key=lambda key: len(pack.questions[key].text))
    for phone in phones:
        services.see_otherwise(app, voting.token_of(app, session), phone, 1, longest)
    stands(screen, say("live.differ.short", count=3, short=pack.questions[longest].short))
    expect(screen.page.locator(".st-key-press-next")).to_have_count(0)
    fits(screen)


def fits(screen):
    for size in SIZES:
        screen.page.set_viewport_size(size)
        assert screen.page.evaluate(TOO_SMALL_OR_CUT) == []
