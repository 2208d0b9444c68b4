"""One piece of work, from its decision to what came of it: feedback, what it felt like, the reply, the lesson, the case study.

The decision and its plan are there already (``test_from_decision_to_plan.py`` makes them in the browser).
"""

import re
from datetime import timedelta

from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from tests import feedback
from tests.browser.kept import answered
from tests.browser.watching import settled, twice
from tests.browser.wizard import Wizard, our_pack, say
from tests.builders import ALL_YES

DAY = timedelta(days=1)
COMMENT = "Sam Lee kept interrupting us."
LOOKED_OVER = "Somebody kept interrupting us."


def main(wizard):
    return wizard.page.get_by_role("main")


def leave(wizard, label, words):
    """Write in a box and leave it, so that it is saved."""
    wizard.fill(label, words)
    wizard.field(label).blur()
    settled(wizard.page)


def planned(app):
    """Decided at the top of the ladder and planned as high, its sessions over and the decision due today."""
    ref = answered(app, ALL_YES, title="The drop-in, listened to")
    board = next(one for one in our_pack().methods.by_id.values() if one.fits.get("coproduction") == "best")
    services.choose_method(app, LOCAL_ACTOR, ref, 1, method=board.id, key=f"{ref}-board")
    services.save_dates(app, LOCAL_ACTOR, ref, 1, dates={"decide_by": app.today(), "ends_on": app.today()})
    return ref


def gather_feedback(app, wizard, ref):
    """The form is made, seven people fill it in, it is closed."""
    wizard.open("activity", a=ref)
    wizard.follow(say("workspace.task.feedback"))
    wizard.press(say("feedback_forms.make"))
    token = wizard.page.get_by_label(say("voices.links.address")).input_value().partition("?t=")[2]
    for number in range(7):
        feedback.send(
            app,
            token,
            choices={"FB02": "agree", "FB12": "consultation"},
            words={"FB15": COMMENT} if number == 3 else {},
        )
    wizard.follow(say("feedback_forms.ways.finish"))
    wizard.page.locator("[data-testid=stCheckbox] label").click()
    wizard.go(say("feedback_forms.finish.save"))


def see_what_it_felt_like(wizard, ref):
    """Beside what was decided and planned; it becomes a task, and a check of the plan."""
    wizard.follow(say("feedback_forms.results"))
    ladder = wizard.page.locator(".dw-aside-full .dw-ladder").get_by_role("listitem")
    for mark, rung in (("promised", "Co-production"), ("planned", "Co-production"), ("felt", "Consultation")):
        expect(ladder.filter(has_text=re.compile(say(f"experience.mark.{mark}")))).to_contain_text(rung)
    wizard.follow(say("results.comments.look"))
    wizard.fill(say("results.look.shown"), LOOKED_OVER)
    wizard.press(say("results.look.show"))
    wizard.open("activity", a=ref)
    expect(main(wizard)).to_contain_text(say("workspace.step.felt_lower", count=3))
    wizard.open("methods", a=ref, p="1")
    expect(main(wizard)).to_contain_text(next(one.title for one in our_pack().diagnoses if one.id == "DG8"))


def reply_to_people(app, wizard, ref, axe):
    """What people wrote becomes a point of the reply; gives the token of its link."""
    wizard.open("what-we-did", a=ref, p="1", q="decision")
    leave(wizard, say("reply.field.decision.label"), "The drop-in stays in the library.")
    wizard.fill_date(say("reply.decided_on"), app.today())
    wizard.go(say("reply.continue"))
    axe(wizard.page)
    twice(wizard.button(say("reply.comments.answer", number=1)))
    wizard.moved_from(f"reply-{ref}-1-lines")
    expect(wizard.field(say("reply.line.said"))).to_have_value(LOOKED_OVER)
    wizard.choose(say("reply.line.did"))
    settled(wizard.page)
    leave(wizard, say("reply.line.answer_did"), "Two of us chair the meetings now.")
    wizard.go(say("reply.continue"))
    expect(main(wizard).get_by_text(say("reply.comments.heading"))).to_have_count(0)
    wizard.go(say("reply.continue"))
    leave(wizard, say("reply.field.changed.label"), "The room was chosen by you.")
    wizard.go(say("reply.continue"))
    wizard.press(say("reply.publish.button"))
    expect(wizard.notice).to_contain_text(say("reply.publish.done", number=1))
    return wizard.page.get_by_label(say("voices.links.address")).input_value().partition("?t=")[2]


def publish_case_study(app, wizard, ref):
    """Written, agreed to and checked by somebody in it, and published."""
    wizard.open("lessons", a=ref)
    wizard.follow(say("cases.add"))
    wizard.fill(say("cases.fields.title"), "A drop-in that stayed")
    for name in ("about", "said", "changed", "differently"):
        wizard.fill(say(f"cases.fields.{name}"), f"Words of {name}.")
    wizard.go(say("cases.save"))
    wizard.follow(say("cases.consent.add"))
    wizard.fill(say("cases.consent.role"), "A visitor")
    wizard.fill(say("cases.consent.how"), "Face to face")
    wizard.fill_date(say("cases.consent.on"), app.today())
    wizard.tick(say("cases.consent.words"))
    wizard.go(say("cases.consent.save"))
    wizard.fill(say("cases.check.by"), "The visitor")
    wizard.fill(say("cases.check.how"), "Read aloud")
    wizard.fill_date(say("cases.check.on"), app.today())
    wizard.press(say("cases.check.save"))
    wizard.fill(say("cases.publish.given_to"), "The council’s website")
    wizard.press(say("cases.publish.save"))
    expect(wizard.notice).to_contain_text(say("cases.publish.saved"))


def test_one_piece_of_work_is_carried_from_its_decision_to_the_published_reply_and_the_case_study(
    app, wizard, public_server, new_page, axe
):
    ref = planned(app)
    gather_feedback(app, wizard, ref)
    see_what_it_felt_like(wizard, ref)
    token = reply_to_people(app, wizard, ref, axe)
    reader = Wizard(new_page(), public_server)
    reader.open("reply", t=token)
    for words in (LOOKED_OVER, "Two of us chair the meetings now.", "The drop-in stays in the library."):
        expect(main(reader)).to_contain_text(words)
    expect(main(reader)).not_to_contain_text("Sam Lee")
    wizard.page.bring_to_front()
    publish_case_study(app, wizard, ref)
    (line,) = services.cases_of(app, ref, 1)
    assert services.find_case(app, line.id).is_out
