"""A trainer writes down who finished, takes in a file with bad lines, and sees where the target stands."""

import re
from datetime import date

from playwright.sync_api import expect

from logic import services
from logic.trained import BY, Wanted
from tests import training
from tests.browser.kept import records_of
from tests.browser.watching import settled, twice
from tests.browser.wizard import Wizard, apart, say
from tests.hostile import HOSTILE

DAY = date(2024, 5, 31)


def everybody(app, wanted=None):
    return services.training_page(app, wanted or Wanted(), page=1, size=100)[0]


def main_text(wizard):
    return wizard.page.get_by_role("main").inner_text()


def test_a_trainer_names_a_training_types_who_finished_puts_it_right_and_erases_a_person(fresh_server, page, axe):
    wizard, app = Wizard(page, fresh_server), records_of(fresh_server)
    name_a_training(wizard, axe)
    type_two_people(wizard, axe)
    assert [(one.finished_on, one.area) for one in everybody(app)] == [(DAY, "North")] * 2
    wizard.follow(say("trained.add.to_last"))
    axe(page)
    wizard.fill(say("trained.add.person"), "Anne Smith")
    wizard.press(say("trained.one.save"))
    expect(wizard.notice).to_contain_text(say("trained.one.saved"))
    count_two(wizard, axe)
    somebody_left(wizard, app, axe)
    wizard.open("training-records")
    assert say("trained.target.share", percent=100, finished=2, relevant=2) in main_text(wizard)
    expect(page.locator("main script, main img[onerror], main .katex")).to_have_count(0)
    wizard.fill(say("trained.list.find"), "anne")
    wizard.go(say("trained.list.apply"))
    axe(page)
    wizard.follow("Anne Smith")
    wizard.unfold(say("trained.one.erase"))
    wizard.go(say("trained.one.erase"))
    expect(wizard.notice).to_contain_text(say("trained.one.erased_one"))
    assert len(everybody(app)) == 1
    assert say("trained.target.share", percent=50, finished=1, relevant=2) in main_text(wizard)


def name_a_training(wizard, axe):
    """From the training room to the first training, with nothing there yet."""
    wizard.open("training")
    wizard.follow(say("training.way.trained.title"))
    assert say("trained.target.status.not_measured") in main_text(wizard)
    axe(wizard.page)
    wizard.follow(say("trained.way.courses"))
    wizard.press(say("trained.courses.save"))
    wizard.is_refused("training_name_missing")
    wizard.fill(say("trained.courses.name"), "The ladder")
    wizard.go(say("trained.courses.save"))
    axe(wizard.page)
    wizard.open("training-records")
    assert say("trained.target.status.not_known") in main_text(wizard)


def type_two_people(wizard, axe):
    """One after another, the second without giving the date and the area again; then the second once more."""
    wizard.follow(say("trained.way.add"))
    wizard.fill_date(say("trained.add.date"), date(2090, 1, 1))
    wizard.press(say("trained.add.save"))
    wizard.is_refused("training_person_missing")
    wizard.is_refused("date_in_future")
    axe(wizard.page)
    wizard.fill(say("trained.add.person"), "\n".join(HOSTILE)[:150])
    wizard.fill_date(say("trained.add.date"), DAY)
    wizard.fill(say("trained.add.area"), "North")
    before = wizard.step
    twice(wizard.button(say("trained.add.save")))
    wizard.moved_from(before)
    expect(wizard.field(say("trained.add.person"))).to_have_value("")
    wizard.fill(say("trained.add.person"), "Ann Smith")
    wizard.go(say("trained.add.save"))
    expect(wizard.notice).to_contain_text(say("trained.add.saved.new", person=apart("Ann Smith")))
    wizard.fill(say("trained.add.person"), "ann SMITH")
    wizard.press(say("trained.add.save"))
    said = say("trained.add.saved.kept", person=apart("ann SMITH"), date="31 May 2024")
    expect(wizard.notice).to_contain_text(said)


def count_two(wizard, axe):
    """How many relevant staff there were on the last day of the target."""
    wizard.open("training-records", do="count")
    wizard.press(say("trained.count.save"))
    wizard.is_refused("count_needs_missing")
    wizard.fill(say("trained.count.definition"), "Everybody who plans services")
    wizard.fill(say("trained.count.relevant"), "2")
    wizard.fill_date(say("trained.count.day"), BY)
    wizard.choose(say("trained.count.need.all"))
    wizard.go(say("trained.count.save"))
    axe(wizard.page)


def somebody_left(wizard, app, axe):
    """Not before they finished; from a day on; and back again."""
    wizard.open("training-records", r=str(services.completions_of(app, "Anne Smith")[0].id))
    wizard.press(say("trained.one.left.save"))
    wizard.is_refused("training_left_missing")
    wizard.fill_date(say("trained.one.left.day"), date(2024, 1, 1))
    wizard.press(say("trained.one.left.save"))
    wizard.is_refused("training_left_before_finished", date="31 May 2024")
    wizard.fill_date(say("trained.one.left.day"), BY)
    wizard.press(say("trained.one.left.save"))
    expect(wizard.notice).to_contain_text(say("trained.one.left.saved", date="31 December 2024"))
    axe(wizard.page)
    wizard.open("training-records")
    assert say("trained.target.share", percent=50, finished=1, relevant=2) in main_text(wizard)
    assert say("trained.list.left", date="31 December 2024") in main_text(wizard)
    wizard.follow("Anne Smith")
    wizard.fill_date(say("trained.one.left.day"), None)
    wizard.press(say("trained.one.left.save"))
    expect(wizard.notice).to_contain_text(say("trained.one.left.back"))


def give(wizard, path):
    """Choose this file, and have it checked."""
    with wizard.page.expect_response(lambda answer: answer.request.method == "PUT" and answer.ok):
        wizard.page.locator("[data-testid=stFileUploader] input[type=file]").set_input_files(path)
    expect(wizard.page.locator("[data-testid=stFileUploader]").get_by_text(path.name).first).to_be_visible()
    settled(wizard.page)
    wizard.press(say("trained.upload.check"))


def test_a_file_with_bad_lines_is_checked_reported_and_taken_in(app, wizard, axe, tmp_path):
    ladder = training.course(app, "File ladder")
    wizard.open("training-records", do="file")
    wizard.press(say("trained.upload.check"))
    wizard.is_refused("training_file_missing", most=5)
    axe(wizard.page)
    name, template = wizard.take(say("trained.upload.template"))
    assert name.endswith(".csv")
    wrong = tmp_path / "wrong.csv"
    wrong.write_text("Who,When\nAnn,31/05/2024", encoding="utf-8")
    give(wizard, wrong)
    missing = say("trained.column.course") + ", " + say("trained.column.finished_on")
    wizard.is_refused("training_columns_missing", missing=missing, found="Who, When")
    good = tmp_path / "list.csv"
    lines = [
        "Ann File,North,File ladder,31/05/2024,Room 1",
        "ANN FILE,North,file LADDER,30/05/2024,",
        "=cmd(),,File ladder,31 May 2024,",
        "Bo,,Juggling,31/05/2024,",
        ",,File ladder,12/25/2024,",
        '"Cy,,File ladder,31/05/2024,',
    ]
    good.write_bytes(template + "\r\n".join(lines).encode())
    give(wizard, good)
    expect(wizard.page.get_by_role("heading", name=say("trained.report.heading"))).to_be_visible()
    settled(wizard.page)
    axe(wizard.page)
    said = main_text(wizard)
    for words in ("course_unknown", "person_missing", "day_month_first", "quote_open"):
        assert say(f"trained.wrong.{words}") in said
    assert say("trained.report.month_first") in said
    assert everybody(app, Wanted(course=ladder)) == ()
    _, report = wizard.take(say("trained.report.download"))
    assert report.decode("utf-8-sig").count("\r\n") == 7
    before = wizard.step
    twice(wizard.button(say("trained.report.take", count=2)))
    wizard.moved_from(before)
    expect(wizard.notice.first).to_contain_text(say("trained.report.taken", count=2))
    kept = {(one.person, one.finished_on.day) for one in everybody(app, Wanted(course=ladder))}
    assert kept == {("ANN FILE", 30), ("=cmd()", 31)}
    expect(wizard.page.get_by_role("button", name=re.compile("^Take in"))).to_have_count(0)
    wizard.open("training-records", course=str(ladder))
    assert wizard.take(say("trained.list.xlsx"))[0].endswith(".xlsx")
    wizard.open("training-records", f="999999")
    expect(wizard.page.get_by_role("main")).to_contain_text(say("trained.upload.gone"))
