"""Words made to break things: shown exactly as typed, or refused with a reason; nothing in them is ever carried out."""

import json
from datetime import timedelta
from secrets import token_hex

import pytest
from playwright.sync_api import expect

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.portable import as_file
from logic.portable.model import Facts
from logic.text import LINE, PARAGRAPH
from tests.browser.kept import CONSULT, answered, called, part_of
from tests.browser.wizard import NOTE, our_pack, say
from tests.builders import NOW
from tests.hostile import HOSTILE
from tests.odd import odd
from tests.whole import empty_part, full_part, whole
from web.site import served


class Dialogs:
    """Notices any box that a script of somebody's opens."""

    def __init__(self, page):
        self.seen = []
        page.on("dialog", self._seen)

    def _seen(self, dialog):
        self.seen.append(dialog.message)
        dialog.dismiss()


@pytest.fixture
def dialogs(page):
    found = Dialogs(page)
    yield found
    assert found.seen == []


def shows(wizard, *words):
    """These words stand on the page as they were typed, and nothing was made of them."""
    main = wizard.page.get_by_role("main").inner_text()
    for each in words:
        assert plain(each) in plain(main), f"not shown as typed: {each!r}"
    expect(wizard.page.locator(".katex, main img[src*=example], main script, [onerror]")).to_have_count(0)
    expect(wizard.page.locator("main a[href*='javascript:'], main a[href*=example]")).to_have_count(0)


def plain(words):
    """Words as a page shows them: any run of blanks is one, and the marks that keep words apart are not seen."""
    return " ".join(words.replace("\u2068", "").replace("\u2069", "").split())


@pytest.mark.parametrize("words", [" ".join(HOSTILE[place::4]) for place in range(4)], ids=range(4))
def test_words_are_shown_as_typed_on_every_page_that_shows_them(words, wizard, app, dialogs):
    ref = wizard.start_activity(words)
    shows(wizard, words)
    wizard.answer("yes", words)
    wizard.describe_decision(words, words)
    shows(wizard, words)
    beside = answered(app, CONSULT, title="beside")
    for question, given in part_of(app, beside).values.items():
        seen = part_of(app, ref).answers.get(question)
        if seen is None:
            services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=given, note=words)
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given=part_of(app, beside).add_ons)
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="open", value="no", note=words, seen_version=1)
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="part_open", value="yes")
    wizard.open("approach", a=ref, p="1", q="open_part")
    wizard.name_open_part(words)
    wizard.open("check", a=ref, p="1")
    shows(wizard, words)
    wizard.open("result", a=ref, p="1")
    shows(wizard, words)
    expect(wizard.page.locator("[data-testid=stGraphVizChart] svg").first).to_be_visible()

    wizard.make_action("shape").click()
    expect(wizard.notice).to_contain_text(say("result.action.made"))
    # It stands under every rung that it leads to; any one of them changes it.
    wizard.unfold(say("result.action.change"))
    wizard.field(say("result.action.text")).first.fill(words)
    wizard.field(say("result.action.who")).first.fill(words)
    wizard.button(say("result.action.save")).first.click()
    expect(wizard.notice).to_contain_text(say("result.action.saved"))
    action = part_of(app, ref).actions[0]
    assert (action.text, action.owner) == (words, words)
    shows(wizard, words)

    wizard.open("record", a=ref, p="1")
    wizard.fill_in_record()
    wizard.fill(say("record.who.other"), words)
    wizard.fill(say("record.agreed.name"), words)
    wizard.fill(say("record.agreed.told"), words)
    wizard.press(say("record.make"))
    wizard.is_at(f"record-{ref}-1-1")
    shows(wizard, words)
    kept = part_of(app, ref).records[0].snapshot
    assert kept["agreement"]["how_told"] == words
    assert kept["agreement"]["agreed_by"] == words

    services.add_part(app, LOCAL_ACTOR, ref, name=words, level="service", key=f"hostile-{ref}")
    for path, query in (("activity", {"a": ref}), ("activities", {}), ("approach", {"a": ref, "p": "2"})):
        wizard.open(path, **query)
        shows(wizard, words)


@pytest.mark.parametrize("broken", ["NUL\0 in it", "a bell\a in it", "delete\x7f in it"])
def test_a_hidden_character_is_refused_with_a_reason_and_the_words_stay(broken, wizard, app):
    wizard.open("approach")
    wizard.fill(say("approach.begin.title"), broken)
    wizard.choose("Service")
    wizard.press(say("approach.begin.start"))
    wizard.is_refused("control_characters")
    assert called(app, broken) == []


def test_half_of_a_character_becomes_the_sign_for_one_that_is_missing(wizard, app):
    """A browser cannot send a lone half of a surrogate pair: what is no text would break the connection."""
    wizard.open("approach")
    wizard.field(say("approach.begin.title")).evaluate(
        """(one) => {
            const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, "value").set;
            set.call(one, "half \\ud800 of it");
            one.dispatchEvent(new Event("input", { bubbles: true }));
        }"""
    )
    wizard.choose("Service")
    wizard.go(say("approach.begin.start"))
    assert services.find_activity(app, wizard.ref).title == "half \ufffd of it"


def test_words_too_long_to_keep_are_refused_with_both_numbers_and_stay_in_the_form(wizard, app):
    wizard.open("approach")
    wizard.fill(say("approach.begin.title"), "x" * 10_000)
    wizard.choose("Service")
    wizard.press(say("approach.begin.start"))
    wizard.is_refused("too_long", given=10_000, most=LINE)
    expect(wizard.field(say("approach.begin.title"))).to_have_value("x" * 10_000)

    ref = wizard.start_activity("Too long a note")
    wizard.choose("Yes")
    wizard.fill(NOTE, "y" * (PARAGRAPH + 1))
    wizard.press(say("approach.continue"))
    wizard.is_refused("too_long", given=PARAGRAPH + 1, most=PARAGRAPH)
    expect(wizard.field(NOTE)).to_have_value("y" * (PARAGRAPH + 1))
    assert part_of(app, ref).answers == {}


def test_the_longest_words_that_are_taken_are_shown_whole(wizard, app):
    ref = answered(app, title="T" * LINE, decision="D" * PARAGRAPH)
    for path in ("check", "result"):
        wizard.open(path, a=ref, p="1")
        shows(wizard, "T" * LINE)
    wizard.open("check", a=ref, p="1")
    shows(wizard, "D" * PARAGRAPH)


def test_an_action_dated_in_the_past_or_never_is_refused_and_the_words_stay(wizard, app):
    ref = answered(app, title="A date gone by")
    services.plan_action(
        app,
        LOCAL_ACTOR,
        ref,
        1,
        kind="lift",
        question="shape",
        to_outcome="ENGAGE",
        text="Ask earlier",
        owner="Jo",
        due=app.today() + timedelta(days=1),
        key=f"past-{ref}",
    )
    wizard.open("activity", a=ref)
    wizard.unfold(say("result.action.change"))
    wizard.fill(say("result.action.text"), "Ask much earlier")
    for figures, refused in (("1 1 2020", "date_in_past"), ("31 2 2030", "date_not_real"), ("x = 1", "date_not_real")):
        for part, figure in zip(("day", "month", "year"), figures.split(), strict=True):
            wizard.page.get_by_label(say(f"frame.date.{part}")).last.fill(figure)
        wizard.press(say("result.action.save"))
        wizard.is_refused(refused)
        expect(wizard.field(say("result.action.text"))).to_have_value("Ask much earlier")
    assert part_of(app, ref).actions[0].text == "Ask earlier"


def saved(answers):
    return [{"question": key, "value": value, "note": "", "given_at": NOW} for key, value in answers.items()]


# The second question takes no "not sure" here.
UNSURE = saved(dict.fromkeys(our_pack().flow.by_key, "not_sure") | {"purpose": "yes"})


@pytest.mark.parametrize("answers", [[], UNSURE, saved(CONSULT)], ids=["none", "unsure", "consult"])
def test_work_of_a_file_whose_keys_no_content_knows_opens_on_every_page(answers, wizard, app):
    what = whole(title=f"Odd {token_hex(4)}", parts=[full_part(answers=answers), empty_part(2)])
    file = odd(
        json.loads(as_file(what, came_from="WT-0042", version="0123456789ab", edition="")),
        but={"question"} if answers else (),
    )
    file["parts"][0]["plan"]["facts"] = dict.fromkeys(Facts.model_fields)
    ref = services.import_activity(app, LOCAL_ACTOR, json.dumps(file).encode(), key=token_hex(8))
    activity = services.find_activity(app, ref)
    here = {"a": ref, "p": "1"}
    planned = services.planned_of(app, ref, 1)
    lines = services.checklist_of(app, ref, 1).lines
    # What stands on each page of one thing is the same whatever was answered.
    of_one_thing = [
        *(("checklist", {**here, "i": line.key}) for line in lines[:40] if line.origin != "pack" or line.mark.owner),
        *(("methods", {**here, "q": f"one-{one.id}"}) for one in planned),
        *(("methods", {**here, "q": step}) for step in ("facts", "all")),
        *(("record", {"r": record.reference}) for record in activity.parts[0].records),
        *(("limit", {"a": ref, "n": "1", "do": step}) for step in ("what", "why", "test", "together", "tell")),
        ("limit", {"a": ref, "n": "1"}),
        ("limit", {"a": ref, "n": "2"}),
        *(("voices", {"a": ref, "c": str(one.id)}) for one in services.challenges_of(app, ref)),
        *(("scope", {**here, "q": step}) for step in ("plain", "easy", "open", "fixed", "deciding")),
        ("approach", {**here, "q": "affected"}),
    ]
    pages = [(page.address, here) for page in served() if page.address]
    for path, query in pages + (of_one_thing if answers and answers is not UNSURE else []):
        wizard.open(path, **query)
        # An error has a heading of its own.
        expect(wizard.page.get_by_role("main").locator("h1"), f"{path} {query}").to_have_count(1)
        expect(wizard.page.locator(".dw-error-title"), f"{path} {query}").to_have_count(0)
