"""What people said, seen in the browser: charts and tables, the ladder, the comments, and a form that few answered."""

from random import Random

import pytest
from playwright.sync_api import expect

from logic import services
from logic.feedback import Reply
from tests.asked import reply
from tests.browser.kept import answered
from tests.browser.watching import settled
from tests.browser.wizard import our_pack, say
from tests.builders import ALL_YES
from tests.feedback_given import form_with, open_results

UNHAPPY = "Sam Smith told us it was decided already. <b>A waste</b> of my day."
LOOKED_OVER = "They told us it was decided already. A waste of my day."


def many():
    """Thirty replies in standard words and five in Easy Read: most of the first say they were asked for their view."""
    chance = Random(4)
    for number in range(30):
        chosen = {"FB02": "agree" if number < 22 else "disagree", "FB06": chance.choice(("agree", "neither"))}
        yield Reply(
            "standard", "link", number % 3 == 0, chosen | {"FB12": "consultation" if number < 20 else "informing"}
        )
    yield from [reply("easy", FB02="thumb_up", FB12="asked_me")] * 5


@pytest.fixture
def ref(app, request):
    """A piece of work that leads to co-production."""
    return answered(app, ALL_YES, title=f"Results: {request.node.name[:60]}")


def test_results_are_charts_and_tables_and_stand_on_the_ladder(app, ref, wizard, axe):
    form = form_with(app, ref, many(), rung="coproduction", opened=False)
    wizard.open("results", a=ref, p="1")
    closed = next(one for one in services.forms_of(app, ref) if one.id == form)
    day = f"{closed.closes_on.day} {closed.closes_on:%B %Y}"
    expect(wizard.page.get_by_role("main")).to_contain_text(say("results.takes", date=day))
    open_results(app, ref, form)
    wizard.open("activity", a=ref)
    wizard.follow(say("workspace.step.felt_lower", count=3))
    expect(wizard.page.get_by_role("heading", level=1)).to_have_text(say("results.heading"))
    settled(wizard.page)
    question = our_pack().feedback.by_id["FB02"]
    asked = wizard.page.locator(".dw-asked").filter(has_text=question.words)
    expect(asked.get_by_role("listitem").filter(has_text="22 of 30 (73%)")).to_be_visible()
    asked.get_by_text(say("results.as_table")).click()
    expect(asked.get_by_role("row").filter(has_text="22 of 30 (73%)")).to_be_visible()
    easy = wizard.page.locator(".dw-asked").filter(has_text=question.easy_read)
    expect(easy.get_by_role("listitem").filter(has_text="5 of 5 (100%)")).to_be_visible()
    ladder = wizard.page.locator(".dw-aside-full .dw-ladder")
    expect(ladder.get_by_role("listitem").filter(has_text=say("experience.mark.felt"))).to_contain_text("Consultation")
    expect(ladder.get_by_role("listitem").first).to_contain_text(say("experience.mark.promised"))
    axe(wizard.page)
    wizard.follow(say("results.filter.helped"))
    expect(asked.get_by_role("listitem").filter(has_text="of 10")).to_have_count(0)
    expect(wizard.page.get_by_text(say("results.filter.cannot")).first).to_be_visible()
    name, content = wizard.take(say("results.file.csv"))
    assert name.endswith(".csv")
    assert b'"Agree",22,30,73' in content


def test_a_comment_is_looked_over_before_anybody_else_reads_it(app, ref, wizard, axe):
    form = form_with(app, ref, many(), comments=[("FB15", UNHAPPY)], rung="coproduction")
    wizard.open("results", a=ref, p="1", f=str(form))
    expect(wizard.page.get_by_text("Sam Smith")).to_have_count(0)
    wizard.follow(say("results.comments.look"))
    expect(wizard.page.locator("blockquote")).to_have_text(UNHAPPY)
    axe(wizard.page)
    wizard.fill(say("results.look.shown"), "  ")
    wizard.press(say("results.look.show"))
    wizard.is_refused("comment_words_missing")
    wizard.fill(say("results.look.shown"), LOOKED_OVER)
    wizard.press(say("results.look.show"))
    expect(wizard.notice).to_contain_text(say("results.look.saved"))
    expect(wizard.page.get_by_text(say("results.look.done"))).to_be_visible()
    wizard.follow(say("results.look.to"))
    expect(wizard.page.locator("blockquote")).to_have_text(LOOKED_OVER)
    expect(wizard.page.get_by_text("Sam Smith")).to_have_count(0)


def test_a_form_that_four_answered_invites_to_look_back_together(app, ref, wizard, axe):
    form_with(
        app, ref, [reply(FB02="disagree", FB12="no_voice")] * 4, comments=[("FB15", UNHAPPY)], rung="coproduction"
    )
    wizard.open("results", a=ref, p="1")
    main = wizard.page.get_by_role("main")
    expect(main).to_contain_text(say("experience.look_back.text"))
    expect(wizard.page.locator(".dw-asked, blockquote, .dw-file")).to_have_count(0)
    axe(wizard.page)
    wizard.open("activity", a=ref)
    expect(wizard.page.get_by_role("link").filter(has_text=say("workspace.step.few_replied"))).to_be_visible()
