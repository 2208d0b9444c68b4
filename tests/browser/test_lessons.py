"""Looking back, a lesson that other work finds, and a case study from its draft to its withdrawal."""

from dataclasses import replace
from datetime import timedelta

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests.browser.kept import answered
from tests.browser.wizard import say


@pytest.fixture
def ref(app, request):
    """A piece of work whose work with people ended yesterday."""
    made = answered(app, title=f"Learned: {request.node.name[:60]}")
    before = app.now() - timedelta(days=30)
    services.save_dates(_then(app, before), LOCAL_ACTOR, made, 1, dates={"ends_on": app.today() - timedelta(days=1)})
    return made


def _then(app, moment):
    return replace(app, now=lambda: moment)


def test_people_look_back_and_a_lesson_is_found_and_used_in_other_work(app, ref, wizard, axe):
    other = answered(app, title="Other work that learns")
    wizard.open("activity", a=ref)
    wizard.follow(say("workspace.step.look_back"))
    axe(wizard.page)
    wizard.follow(say("lessons.look.to"))
    wizard.fill(say("lessons.look.well"), "We listened.")
    wizard.fill_date(say("lessons.look.held_on"), app.today())
    wizard.press(say("lessons.look.save"))
    wizard.is_refused("look_back_roles_missing")
    wizard.fill(say("lessons.look.roles"), "carer\nnight worker")
    axe(wizard.page)
    wizard.go(say("lessons.look.save"))
    wizard.follow(say("lessons.own.add"))
    wizard.fill(say("lessons.learned"), "Nocturnal people cannot come in the morning.")
    wizard.press(say("lessons.one.save"))
    wizard.is_refused("lesson_differently_missing")
    wizard.fill(say("lessons.differently"), "Ask first when people can come.")
    theme = app.pack.pairs.themes[0]
    wizard.tick(theme.name)
    wizard.tick(say("lessons.one.share"))
    wizard.go(say("lessons.one.save"))
    (lesson,) = services.learned_of(app, ref, 1).lessons
    assert (lesson.themes, lesson.shared) == ((theme.key,), True)

    wizard.open("lessons")
    wizard.fill(say("lessons.find.words"), "***")
    wizard.press(say("lessons.find.apply"))
    wizard.is_refused("search_without_letters")
    wizard.fill(say("lessons.find.words"), "NOCTURN")
    wizard.go(say("lessons.find.apply"))
    axe(wizard.page)
    wizard.follow(say("lessons.take.of", number=lesson.id))
    wizard.fill(say("lessons.take.ref"), other)
    wizard.choose(app.pack.checklist.phases[1].name)
    wizard.go(say("lessons.take.save"))
    expect(wizard.notice).to_contain_text(say("lessons.take.saved", ref=other))
    lines = services.checklist_of(app, other, 1).lines
    assert [line.text for line in lines if line.origin == "lesson"] == ["Ask first when people can come."]
    wizard.open("activity", a=ref)
    expect(wizard.page.locator(".dw-tasklist li").filter(has_text=say("workspace.task.look_back"))).to_contain_text(
        say("workspace.status.done")
    )


def test_a_case_study_is_checked_published_and_taken_back_with_the_consent_of_somebody_in_it(app, ref, wizard, axe):
    wizard.open("lessons", a=ref)
    wizard.follow(say("cases.add"))
    wizard.fill(say("cases.fields.title"), "Who is there at night")
    for name in ("about", "said", "changed"):
        wizard.fill(say(f"cases.fields.{name}"), f"Words of {name}.")
    wizard.go(say("cases.save"))
    (line,) = services.cases_of(app, ref, 1)
    wizard.fill(say("cases.check.by"), "The resident")
    wizard.fill(say("cases.check.how"), "Read aloud")
    wizard.fill_date(say("cases.check.on"), app.today())
    wizard.press(say("cases.check.save"))
    wizard.is_refused("case_differently_missing")
    wizard.is_refused("case_consent_missing")
    wizard.follow(say("cases.words"))
    wizard.fill(say("cases.fields.differently"), "Ask sooner.")
    wizard.go(say("cases.save"))
    wizard.follow(say("cases.consent.add"))
    axe(wizard.page)
    wizard.fill(say("cases.consent.role"), "A resident")
    wizard.fill(say("cases.consent.how"), "Face to face")
    wizard.fill_date(say("cases.consent.on"), app.today())
    wizard.tick(say("cases.consent.words"))
    wizard.go(say("cases.consent.save"))
    wizard.fill(say("cases.check.by"), "The resident")
    wizard.fill(say("cases.check.how"), "Read aloud")
    wizard.fill_date(say("cases.check.on"), app.today())
    wizard.press(say("cases.check.save"))
    expect(wizard.notice).to_contain_text(say("cases.check.saved"))
    wizard.fill(say("cases.publish.given_to"), "The council’s website\nHealthwatch")
    wizard.press(say("cases.publish.save"))
    expect(wizard.notice).to_contain_text(say("cases.publish.saved"))
    axe(wizard.page)
    assert wizard.take(say("cases.files.pdf"))[1].startswith(b"%PDF")

    taken = say("cases.consent.withdraw", role="A resident")
    wizard.unfold(taken)
    wizard.press(taken)
    expect(wizard.notice).to_contain_text(say("cases.consent.withdrawn_out"))
    expect(wizard.page.locator(".dw-warning")).to_contain_text("Healthwatch")
    kept = services.find_case(app, line.id)
    assert (kept.status, kept.is_out, len(kept.versions)) == ("withdrawn", False, 1)
    axe(wizard.page)
    wizard.press(say("cases.tell.save"))
    expect(wizard.notice).to_contain_text(say("cases.tell.saved"))
    wizard.open("lessons", kind="cases", w="night")
    wizard.follow(say("cases.open", number=line.id))
    wizard.is_at(f"case-{line.id}")
