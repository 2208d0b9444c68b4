"""The page for staff: links are made, renewed and closed, and what people say is answered."""

from datetime import timedelta

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests import people
from tests.browser.kept import answered
from tests.browser.watching import DRAWN, settled, twice
from tests.browser.wizard import our_pack, say
from tests.hostile import HOSTILE


@pytest.fixture
def ref(app, request):
    """A piece of work with one limit."""
    made = answered(app, title=f"Voices: {request.node.name[:60]}")
    people.keep_limit(app, made)
    return made


@pytest.fixture
def said(app, ref):
    """The id of a challenge."""
    return people.say_it(app, people.token(app, ref), text="Has anybody asked the night staff?", name="Ann").id


def only(app, ref):
    (one,) = services.challenges_of(app, ref)
    return one


def links(app, ref):
    return services.links_of(app, ref)


def shown(wizard):
    return [field.input_value() for field in wizard.page.get_by_label(say("voices.links.address")).all()]


def test_the_first_link_is_made_with_one_press_and_stands_there_to_be_copied_and_scanned(app, ref, wizard):
    wizard.open("voices", a=ref)
    twice(wizard.button(say("voices.links.make")))
    expect(wizard.notice).to_contain_text(say("voices.links.made"))
    settled(wizard.page)
    (link,) = links(app, ref)
    assert shown(wizard) == [services.link_address(app, link)]
    wizard.page.get_by_text(say("voices.links.code")).click()
    picture = wizard.page.get_by_role("img", name=say("voices.links.code_alt"))
    assert picture.evaluate(DRAWN)


def test_a_link_longer_than_a_year_is_refused_and_the_date_kept(app, ref, wizard):
    wizard.open("voices", a=ref)
    wizard.fill_date(say("voices.links.expires"), app.today() + timedelta(days=400))
    wizard.press(say("voices.links.make"))
    wizard.is_refused("link_too_long", months=12)
    assert links(app, ref) == ()


def test_a_link_is_renewed_and_then_closed(app, ref, wizard):
    people.token(app, ref)
    wizard.open("voices", a=ref)
    before = shown(wizard)
    wizard.follow(say("voices.links.renew_heading"))
    wizard.go(say("voices.links.renew"))
    expect(wizard.notice).to_contain_text(say("voices.links.renewed"))
    assert len(shown(wizard)) == 1
    assert shown(wizard) != before
    wizard.follow(say("voices.links.revoke"))
    wizard.go(say("voices.links.revoke_now"))
    expect(wizard.notice).to_contain_text(say("voices.links.revoked"))
    assert shown(wizard) == []
    expect(wizard.page.get_by_text(say("voices.links.closed_heading", count=1))).to_be_visible()


def test_a_phone_number_that_nobody_filled_in_is_told_to_staff(ref, wizard):
    wizard.open("voices", a=ref)
    for place in our_pack().local.to_fill_in:
        expect(wizard.page.locator(".dw-warning").filter(has_text=place.name)).to_be_visible()


def test_a_challenge_is_answered_and_people_can_read_it(app, ref, said, wizard):
    wizard.open("voices", a=ref)
    expect(wizard.page.get_by_text(say("voices.list.count", waiting=1, late=0, answered=0, aside=0))).to_be_visible()
    wizard.follow(say("voices.list.open", number=1, message=1))
    expect(wizard.page.get_by_role("main")).to_contain_text("Ann")
    wizard.press(say("voices.reply.save"))
    wizard.is_refused("finding_missing")
    wizard.choose(say("voices.finding.did_not_stand"))
    wizard.fill(say("voices.reply.reply"), "You are right. Nobody had asked.")
    wizard.press(say("voices.reply.save"))
    expect(wizard.notice).to_contain_text(say("voices.reply.saved_withdraw"))
    kept = only(app, ref)
    assert (kept.finding, kept.reply, kept.published) == ("did_not_stand", "You are right. Nobody had asked.", False)


def test_two_who_answer_at_once_see_both_replies(app, ref, said, wizard):
    wizard.open("voices", a=ref, c=str(said))
    services.answer_challenge(app, LOCAL_ACTOR, ref, said, finding="stands", reply="Theirs.")
    # A page drawn again after a refusal still knows what this tab was shown.
    wizard.press(say("voices.reply.save"))
    wizard.is_refused("reply_missing")
    wizard.choose(say("voices.finding.partly"))
    wizard.fill(say("voices.reply.reply"), "Mine.")
    wizard.press(say("voices.reply.save"))
    expect(wizard.trouble).to_contain_text(say("refused.conflict.heading"))
    expect(wizard.trouble).to_contain_text("Theirs.")
    for finding in ("stands", "partly"):
        expect(wizard.trouble).to_contain_text(say(f"voices.finding.{finding}"))
    assert only(app, ref).reply == "Theirs."
    expect(wizard.field(say("voices.reply.reply"))).to_have_value("Mine.")
    wizard.press(say("voices.reply.save"))
    expect(wizard.notice).to_contain_text(say("voices.reply.saved"))
    assert only(app, ref).reply == "Mine."


def test_it_is_said_who_looks_into_it_and_where_it_was_taken(app, ref, said, wizard):
    wizard.open("voices", a=ref, c=str(said))
    wizard.unfold(say("voices.owner.heading"))
    wizard.fill(say("voices.owner.label"), "Sam, team manager")
    wizard.press(say("voices.owner.save"))
    expect(wizard.notice).to_contain_text(say("voices.owner.saved"))
    wizard.unfold(say("voices.further.heading"))
    wizard.press(say("voices.further.save"))
    wizard.is_refused("taken_to_missing")
    wizard.fill(say("voices.further.to"), "The Board")
    wizard.press(say("voices.further.save"))
    expect(wizard.notice).to_contain_text(say("voices.further.saved"))
    kept = only(app, ref)
    assert (kept.owner, kept.status, kept.taken_further_to) == ("Sam, team manager", "further", "The Board")


def test_an_advertisement_is_set_aside_and_who_sent_it_is_erased(app, ref, said, wizard):
    wizard.open("voices", a=ref, c=str(said))
    wizard.unfold(say("voices.aside.heading"))
    wizard.press(say("voices.aside.save"))
    wizard.is_refused("aside_reason_missing")
    wizard.fill(say("voices.aside.reason"), "An advertisement")
    wizard.press(say("voices.aside.save"))
    expect(wizard.notice).to_contain_text(say("voices.aside.saved"))
    expect(wizard.page.get_by_role("main")).to_contain_text("An advertisement")
    wizard.unfold(say("voices.erase.heading"))
    wizard.press(say("voices.erase.save"))
    expect(wizard.notice).to_contain_text(say("voices.erase.saved"))
    expect(wizard.page.get_by_role("main")).not_to_contain_text("Ann")
    kept = only(app, ref)
    assert (kept.status, kept.name, kept.contact) == ("aside", "", "")


def test_what_somebody_said_in_a_meeting_is_written_down(app, ref, wizard):
    wizard.open("voices", a=ref)
    wizard.follow(say("voices.note.heading"))
    wizard.press(say("voices.note.save"))
    wizard.is_refused("challenge_limit_missing")
    limits = wizard.page.get_by_role("combobox", name=say("voices.note.limit"))
    limits.click()
    limits.press("ArrowDown")
    limits.press("Enter")
    wizard.choose(say("voices.note.question"))
    wizard.fill(say("voices.note.text"), "Who decided this?")
    wizard.go(say("voices.note.save"))
    expect(wizard.notice).to_contain_text(say("voices.note.saved"))
    kept = only(app, ref)
    assert (kept.limit, kept.kind, kept.text, kept.came_by) == (1, "question", "Who decided this?", "staff")
    expect(wizard.page.locator("[class*=st-key-card-said-]")).to_contain_text("Who decided this?")


def test_what_is_late_comes_first_and_says_so(app, ref, wizard):
    token = people.token(app, ref)
    people.say_it(app, token, key=f"{ref}-new", text="Just now")
    words = {"kind": "question", "text": "Long ago", "name": "", "contact": ""}
    long_ago = app.today() - timedelta(days=40)
    services.note_challenge(app, LOCAL_ACTOR, ref, limit=1, **words, received_on=long_ago, key=f"{ref}-old")
    wizard.open("voices", a=ref)
    first = wizard.page.locator("[class*=st-key-card-said-]").first
    expect(first).to_contain_text("Long ago")
    expect(first).to_contain_text(say("voices.status.late"))


def test_hostile_words_stay_words(app, ref, wizard):
    words = "\n".join(HOSTILE)
    one = people.say_it(app, people.token(app, ref), text=words, name=HOSTILE[0], contact=HOSTILE[2])
    for more in ({}, {"c": str(one.id)}):
        wizard.open("voices", a=ref, **more)
        expect(wizard.page.locator("main script, main img[onerror], main .katex")).to_have_count(0)
        expect(wizard.page.get_by_role("main")).to_contain_text("<script>alert(1)</script>")


def test_archived_work_shows_its_links_and_what_was_said_and_takes_nothing_new(app, ref, said, wizard):
    services.archive_activity(app, LOCAL_ACTOR, ref)
    wizard.open("voices", a=ref)
    expect(wizard.button(say("voices.links.make"))).to_have_count(0)
    wizard.open("voices", a=ref, c=str(said))
    expect(wizard.button(say("voices.reply.save"))).to_have_count(0)
    expect(wizard.page.get_by_text("Has anybody asked the night staff?")).to_be_visible()


@pytest.mark.parametrize("query", [{}, {"a": "WT-9999"}, {"a": "<b>x</b>"}, {"a": "x" * 3000}])
def test_work_that_is_not_there_leads_to_the_list(query, wizard):
    wizard.open("voices", **query)
    wizard.is_at("voices-none")
    expect(wizard.page.get_by_role("link", name=say("activities.heading")).last).to_be_visible()
