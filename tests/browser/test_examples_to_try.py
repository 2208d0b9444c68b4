"""The examples and pairs on "How the questions lead": each link opens the result it names, in "just try it"."""

from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import expect

from logic.examples import fewest_examples
from logic.journey import replay
from logic.twins import twins
from tests.browser.wizard import our_pack, say


def links(page):
    """The words of each link to a result, with the answers it carries; folded ones too."""
    expect(page.get_by_role("heading", name=say("questions.examples.heading"))).to_be_visible()
    found = page.locator("a[href^='result?']").evaluate_all(
        "(all) => all.map((one) => [one.textContent, one.getAttribute('href')])"
    )
    return [(words, dict(parse_qsl(urlsplit(href).query))) for words, href in found]


def test_every_link_names_the_result_that_its_answers_lead_to(wizard):
    flow = our_pack().flow
    wizard.open("questions")
    shown = links(wizard.page)
    assert len(shown) == len(fewest_examples(flow).examples) + 2 * len(twins(flow).twins)
    for words, carried in shown:
        assert carried["try"] == "1"
        answers = {key: answer for key, answer in carried.items() if key in flow.by_key}
        assert our_pack().outcomes[replay(flow, answers).outcome].name in words


def test_the_two_links_of_a_pair_are_one_answer_apart(wizard):
    wizard.open("questions")
    pairs = links(wizard.page)[-2 * len(our_pack().flow.questions) :]
    for key, with_yes, with_no in zip(our_pack().flow.by_key, pairs[::2], pairs[1::2], strict=True):
        assert with_yes[1] == with_no[1] | {key: "yes"}
        assert with_no[1][key] == "no"
        assert with_yes[0] != with_no[0]


def test_an_example_opens_at_its_result(wizard):
    wizard.open("questions")
    first = wizard.page.locator("a[href^='result?']").first
    first.focus()
    wizard.page.keyboard.press("Enter")
    wizard.is_result(fewest_examples(our_pack().flow).examples[0].outcome)
