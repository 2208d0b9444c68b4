"""A plan for a training session: chosen, refused, kept in the address, and taken along."""

import re
import urllib.request

from playwright.sync_api import expect

from logic.documents.session_plan import Teller
from logic.session_plan import plan_session
from tests.browser.wizard import our_pack, say

CHOSEN = ("S02", "S03", "S13")


def test_a_session_is_planned_from_what_somebody_chose(wizard, axe):
    page = wizard.page
    wizard.open("training")
    axe(page)
    page.get_by_role("link", name=say("training.way.session_plan.title")).click()
    wizard.is_at("session-plan-0-")
    page.get_by_role("button", name=say("session_plan.make")).press("Enter")
    expect(page.get_by_role("alert")).to_contain_text(say("refused.plan_no_scenarios"))
    of = {one.id: one for one in our_pack().scenarios}
    wizard.choose(say("session_plan.minutes", count=30))
    for one in ("S13", "S03", "S02"):
        wizard.tick(of[one].title)
    page.get_by_role("button", name=say("session_plan.make")).click()
    wizard.is_at(f"session-plan-30-{'-'.join(CHOSEN)}")
    page.reload()
    wizard.is_at(f"session-plan-30-{'-'.join(CHOSEN)}")
    plan, teller = plan_session(30, CHOSEN), Teller(our_pack())
    for step in plan.steps:
        row = page.locator(".dw-summary > div").filter(has_text=teller.when(step))
        expect(row.first).to_contain_text(teller.name(step))
    axe(page)
    href = page.get_by_role("link", name=say("session_plan.pdf")).get_attribute("href")
    with urllib.request.urlopen(f"{wizard.server.address}/{href}") as answer:
        assert answer.read(4) == b"%PDF"
    page.get_by_role("link", name=say("session_plan.vote")).click()
    wizard.is_at("live-new")
    ticked = page.locator("[data-testid=stCheckbox]").filter(has=page.locator("input:checked"))
    expect(ticked).to_have_text([re.compile(re.escape(of[one].title)) for one in CHOSEN])
    wizard.open("session-plan", m="7", s="rubbish-S02")
    wizard.is_at("session-plan-0-S02")
