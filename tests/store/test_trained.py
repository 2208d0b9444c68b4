"""Who finished which training, typed and taken in, erased and counted, on both databases."""

import csv
import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from threading import Barrier, Thread

import openpyxl
import pytest
import sqlalchemy as sa

from logic import services
from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.services import files, training_files
from logic.store.queries import training as queries
from logic.trained import Typed, Wanted
from tests import training
from tests.hostile import HOSTILE
from tests.training import DAY, HEADINGS, count, course, finished, kept, left

NOW = datetime(2026, 3, 2, 9, 41, tzinfo=UTC)


@pytest.fixture
def app(app):
    """On a day that is known."""
    return replace(app, now=lambda: NOW)


@pytest.fixture
def ladder(app):
    """The number of a training that counts."""
    return course(app)


def everybody(app, wanted=None):
    return services.training_page(app, wanted or Wanted(), page=1, size=100)[0]


def codes(told):
    return [(problem.field, problem.code) for problem in told.value.problems]


def made(app, name, **asked):
    return services.make_file(app, name, asked, lambda *_: None)


def test_the_same_person_and_training_are_one_line_with_the_earlier_day(app, ladder, outside):
    first = finished(app, ladder, " Ann  Smith", area="North")
    assert first.came == "new"
    assert finished(app, ladder, "ANN SMITH", DAY + timedelta(days=9)) == services.Added("kept", first.id)
    assert finished(app, ladder, "ann smith", DAY - timedelta(days=9)) == services.Added("earlier", first.id)
    (one,) = everybody(app)
    assert (one.person, one.area, one.finished_on) == ("Ann  Smith", "North", DAY - timedelta(days=9))
    assert finished(app, course(app, "Another"), "Ann Smith").came == "new"
    assert "mith" not in str(outside("SELECT verb, detail FROM audit")) + str(outside("SELECT * FROM idempotency"))


def test_a_double_click_that_overlaps_adds_once(app, ladder):
    start, came = Barrier(2), []

    def press():
        start.wait()
        came.append(finished(app, ladder, "Ann", key="same"))

    both = [Thread(target=press) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert came[0] == came[1] == services.Added("new", everybody(app)[0].id)


def test_two_at_once_who_type_the_same_person_keep_one_line(app, ladder):
    start, came = Barrier(2), []

    def press(key):
        start.wait()
        came.append(finished(app, ladder, "Ann", key=key).came)

    both = [Thread(target=press, args=(key,)) for key in ("one", "two")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert sorted(came) == ["kept", "new"]
    assert len(everybody(app)) == 1


def test_what_lacks_something_is_refused_with_every_reason(app, ladder):
    with pytest.raises(Refused) as told:
        services.add_completion(app, LOCAL_ACTOR, Typed(" \u200b", "x" * 201, None, None, "\x00"), key="k")
    assert codes(told) == [
        ("person", "training_person_missing"),
        ("area", "too_long"),
        ("session", "control_characters"),
        ("course", "training_course_missing"),
        ("finished_on", "training_day_missing"),
    ]
    with pytest.raises(Refused) as told:
        finished(app, ladder, "Ann", date(2026, 3, 3))
    assert codes(told) == [("finished_on", "date_in_future")]
    with pytest.raises(NotFound):
        finished(app, 999, "Ann")
    with pytest.raises(NotAllowed):
        services.add_completion(app, PUBLIC_ACTOR, Typed("Ann", "", ladder, DAY, ""), key="public")
    assert everybody(app) == ()


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_as_they_were_typed_and_no_file_makes_a_formula_of_them(words, app, ladder):
    finished(app, ladder, words, area=words, session=words)
    (one,) = everybody(app)
    assert (one.person, one.area, one.session) == (words.strip(),) * 3
    book = openpyxl.load_workbook(io.BytesIO(made(app, "trained", kind="xlsx").content))
    assert {cell.data_type for cell in book.active[2] if cell.value is not None} <= {"s", "d"}
    rows = list(csv.reader(io.StringIO(made(app, "trained", kind="csv").content.decode("utf-8-sig"))))
    assert not rows[1][0].startswith(("=", "+", "-", "@"))


def test_a_line_is_put_right_and_a_stale_save_is_refused(app, ladder):
    other = course(app, "Another")
    one, two = finished(app, ladder, "Ann").id, finished(app, ladder, "Bo").id
    typed = Typed("Anne", "South", other, DAY, "Room 2")
    services.correct_completion(app, LOCAL_ACTOR, one, typed, seen_version=1)
    found = services.find_completion(app, one)
    assert (found.person, found.area, found.course, found.session, found.version) == (
        "Anne",
        "South",
        other,
        "Room 2",
        2,
    )
    with pytest.raises(Conflict) as clash:
        services.correct_completion(app, LOCAL_ACTOR, one, replace(typed, person="Annie"), seen_version=1)
    assert (clash.value.theirs["person"], clash.value.yours["person"]) == ("Anne", "Annie")
    with pytest.raises(Refused) as told:
        services.correct_completion(app, LOCAL_ACTOR, two, replace(typed, person="ANNE"))
    assert codes(told) == [("person", "training_kept_already")]
    assert [one.person for one in everybody(app, Wanted("room"))] == ["Anne"]


def test_everything_about_a_person_is_erased_and_nothing_of_it_stays_in_the_file(app, ladder, outside, bytes_of):
    finished(app, ladder, "Wilhelmina Uniquename")
    finished(app, course(app, "Another"), "WILHELMINA uniquename", session="With Uniquename")
    finished(app, ladder, "Bo")
    left(app, "Wilhelmina Uniquename", date(2025, 1, 1))
    kept(app, f"{HEADINGS}\nWilhelmina Uniquename,,The ladder,31/05/2024,")
    assert len(services.completions_of(app, "wilhelmina  uniquename")) == 2
    assert services.erase_trained(app, LOCAL_ACTOR, "Wilhelmina Uniquename") == 2
    assert [one.person for one in everybody(app)] == ["Bo"]
    assert outside("SELECT id FROM training_file") == []
    assert services.erase_trained(app, LOCAL_ACTOR, "Wilhelmina Uniquename") == 0
    tables = ("audit", "idempotency", "training_completion", "training_file", "training_leaver")
    assert "niquename" not in "".join(str(outside(f"SELECT * FROM {table}")) for table in tables)
    for table in tables[2:]:
        assert b"niquename" not in bytes_of(table)


def test_nobody_who_is_erased_comes_back_with_a_file_that_is_taken_in_at_once(app, ladder, monkeypatch, outside):
    line, add, read = f"{HEADINGS}\nWilhelmina Uniquename,,The ladder,31/05/2024,", queries.add, training_files._read
    eraser = Thread(target=services.erase_trained, args=(app, LOCAL_ACTOR, "Wilhelmina Uniquename"))

    def amid(connection, rows):
        eraser.start()
        eraser.join(0.3)
        add(connection, rows)

    number = kept(app, line)
    with monkeypatch.context() as patched:
        patched.setattr(queries, "add", amid)
        assert services.take_in_training_file(app, LOCAL_ACTOR, number).new == 1
    eraser.join()
    assert not everybody(app)
    assert outside("SELECT id FROM training_file") == []

    def erased_since(*given):
        found = read(*given)
        services.erase_trained(app, LOCAL_ACTOR, "Wilhelmina Uniquename")
        return found

    number = kept(app, line, key="again")
    monkeypatch.setattr(training_files, "_read", erased_since)
    with pytest.raises(NotFound):
        services.take_in_training_file(app, LOCAL_ACTOR, number)
    assert not everybody(app)


def test_one_line_is_taken_out_and_again_does_no_harm(app, ladder):
    one = finished(app, ladder, "Ann").id
    services.remove_completion(app, LOCAL_ACTOR, one)
    services.remove_completion(app, LOCAL_ACTOR, one)
    with pytest.raises(NotFound):
        services.find_completion(app, one)


def test_trainings_are_named_once_changed_and_taken_off_while_nobody_finished_them(app, ladder):
    with pytest.raises(Refused) as told:
        course(app, "THE  ladder", key="again")
    assert codes(told) == [("name", "training_name_taken")]
    with pytest.raises(Refused) as told:
        course(app, " ", key="empty")
    assert codes(told) == [("name", "training_name_missing")]
    other = course(app, "Another")
    assert course(app, "Another") == other
    words = {"about": "Half a day", "counts": False}
    with pytest.raises(Refused):
        services.save_course(app, LOCAL_ACTOR, other, name="the ladder", **words)
    services.save_course(app, LOCAL_ACTOR, other, name="ANOTHER", seen_version=1, **words)
    with pytest.raises(Conflict):
        services.save_course(app, LOCAL_ACTOR, other, name="Mine", seen_version=1, **words)
    assert [(one.name, one.counts, one.version) for one in services.training_courses(app)] == [
        ("ANOTHER", False, 2),
        ("The ladder", True, 1),
    ]
    finished(app, ladder, "Ann")
    with pytest.raises(Refused) as told:
        services.remove_course(app, LOCAL_ACTOR, ladder)
    assert codes(told) == [("", "training_in_use")]
    services.remove_course(app, LOCAL_ACTOR, other)
    with pytest.raises(NotFound):
        services.remove_course(app, LOCAL_ACTOR, other)


# --- a file -----------------------------------------------------------------------------------------

FILE = f"""{HEADINGS}
Ann,North,The ladder,31/05/2024,Room 1
ANN,North,The ladder,30 May 2024,
Bo,South,the LADDER,1/2/2026,
Cy,,The ladder,1/1/2024,
=cmd(),,The ladder,2024-05-31,
,,The ladder,31/05/2024,
Dee,,Juggling,31/05/2024,
"Ed,,The ladder,31/05/2024,
"""


def test_a_file_is_checked_without_any_change_and_then_taken_in_once(app, ladder, outside):
    finished(app, ladder, "Bo", date(2026, 2, 9), area="West")
    finished(app, ladder, "Cy", date(2023, 1, 1))
    number = kept(app, FILE)
    assert kept(app, FILE) == number
    before = everybody(app)
    found = services.check_training_file(app, number)
    assert [one.comes for one in found.checked.lines] == [
        *("twice", "new", "earlier", "kept", "new", "wrong", "wrong", "wrong"),
    ]
    assert found.checked.lines[2].other_area == "West"
    assert everybody(app) == before
    start, taken = Barrier(2), []

    def press():
        start.wait()
        taken.append(services.take_in_training_file(app, LOCAL_ACTOR, number))

    both = [Thread(target=press) for _ in range(2)]
    for one in both:
        one.start()
    for one in both:
        one.join()
    assert taken == [services.TakenIn(2, 1)] * 2
    assert {(one.person, one.finished_on, one.area) for one in everybody(app)} == {
        ("ANN", date(2024, 5, 30), "North"),
        ("Bo", date(2026, 2, 1), "West"),
        ("Cy", date(2023, 1, 1), ""),
        ("=cmd()", DAY, ""),
    }
    assert services.check_training_file(app, number).checked.good == ()
    lines = outside("SELECT verb FROM audit WHERE verb LIKE '%training_file' ORDER BY id")
    assert lines == [("check_training_file",), ("take_in_training_file",)]


def test_the_report_says_line_by_line_what_is_wrong_and_what_to_do(app, ladder):
    number = kept(app, FILE)
    file = made(app, "trained-report", f=str(number))
    rows = list(csv.reader(io.StringIO(file.content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == [str(number) for number in range(2, 10)]
    say = app.pack.screen
    assert rows[6][-2:] == [
        say["trained.comes.wrong"],
        f"{say['trained.column.person']}: {say['trained.wrong.person_missing']}.",
    ]
    assert rows[5][1] == "'=cmd()"
    assert rows[8][1].startswith('"Ed')
    assert rows[8][-1] == f"{say['trained.wrong.quote_open']}."
    template = made(app, "trained-template", kind="csv").content
    assert services.column_names(app).keys() == {"person", "area", "course", "finished_on", "session", "left_on"}
    filled = template + b"Ann,North,The ladder,31/05/2024,Room 1\r\n"
    assert len(services.check_training_file(app, kept(app, filled, key="template")).checked.good) == 1


def test_a_file_goes_the_day_after_and_what_is_none_is_not_kept(app, ladder, outside):
    number = kept(app, FILE)
    tomorrow = replace(app, now=lambda: NOW + timedelta(days=1))
    assert services.check_training_file(tomorrow, number).id == number
    later = replace(app, now=lambda: NOW + timedelta(days=2))
    for do in (
        lambda: services.check_training_file(later, number),
        lambda: services.take_in_training_file(later, LOCAL_ACTOR, number),
        lambda: made(later, "trained-report", f=str(number)),
    ):
        with pytest.raises(NotFound):
            do()
    second = kept(later, FILE, key="second")
    assert outside("SELECT id FROM training_file") == [(second,)]
    with pytest.raises(Refused) as told:
        kept(app, b"a,b,c\n1,2,3", key="wrong")
    assert codes(told) == [("file", "training_columns_missing")]
    with pytest.raises(NotAllowed):
        services.take_in_training_file(later, PUBLIC_ACTOR, second)
    for name, asked in (("trained", {"kind": "pdf"}), ("trained", {})):
        with pytest.raises(files.NoSuchFile):
            made(app, name, **asked)


@pytest.fixture
def asked(app):
    """What the database was asked: what a use case costs, on whatever machine."""
    statements = []
    sa.event.listen(app.store._engine, "before_cursor_execute", lambda *given: statements.append(given[2]))
    return statements


def test_ten_thousand_lines_are_taken_in_and_found_again_with_few_questions(app, ladder, asked):
    body = "\n".join(f"Person {n},Area {n % 9},The ladder,{1 + n % 28}/05/2024," for n in range(10_001))
    number = kept(app, f"{HEADINGS}\n{body}")
    count(app, 11_000, date(2025, 1, 1))
    asked.clear()
    assert services.check_training_file(app, number).file.unread_from == 10_002
    assert services.take_in_training_file(app, LOCAL_ACTOR, number) == services.TakenIn(10_000, 0)
    assert len(asked) < 200
    asked.clear()
    found, total = services.training_page(app, Wanted("9999"), page=1, size=20)
    assert ([one.person for one in found], total) == (["Person 9999"], 1)
    last, total = services.training_page(app, Wanted(course=ladder, area="area 3"), page=56, size=20)
    assert (len(last), total) == (11, 1_111)
    assert services.training_target(app).whole.finished == 10_000
    assert len(asked) < 20


# --- the target -------------------------------------------------------------------------------------


def test_without_a_training_nothing_is_measured_and_without_a_count_it_is_not_known(app):
    assert services.training_target(app).whole.status == "not_measured"
    with pytest.raises(Refused) as told:
        count(app, 10)
    assert codes(told) == [("", "count_no_course")]
    ladder = course(app)
    finished(app, ladder, "Ann")
    now = services.training_target(app)
    assert (now.whole.status, now.whole.percent, now.finished) == ("not_known", None, 1)


def test_a_count_needs_who_is_relevant_how_many_and_the_day(app, ladder):
    with pytest.raises(Refused) as told:
        count(app, 0, None, needs="some", definition=" ", key="k")
    assert codes(told) == [
        ("definition", "count_definition_missing"),
        ("relevant", "count_relevant_missing"),
        ("counted_on", "count_day_missing"),
        ("needs", "count_needs_missing"),
    ]
    with pytest.raises(Refused) as told:
        count(app, 100_001, date(2026, 3, 3))
    assert codes(told) == [("relevant", "number_too_big"), ("counted_on", "date_in_future")]


def test_who_had_finished_by_the_day_of_the_count_is_held_against_it_in_all_and_in_each_area(app, ladder):
    scope, extra = course(app, "Scope"), course(app, "Extra", counts=False)
    last = date(2024, 12, 31)
    for person, area in (("Ann", "North"), ("Bo", "north "), ("Cy", "South"), ("Dee", "")):
        finished(app, ladder, person, area=area)
    finished(app, scope, "Ann", date(2024, 12, 30), area="South")  # she moved
    finished(app, scope, "Bo", date(2024, 12, 30), area="North")
    finished(app, scope, "Cy", date(2025, 1, 1), area="South")
    finished(app, extra, "Eve")
    count(app, 4, last)
    count(app, 2, last, area="North")
    count(app, 1, last, area="south")
    count(app, 4, last, needs="any", key="any")
    now = services.training_target(app)
    assert (now.whole.status, now.whole.finished, now.whole.percent) == ("met", 4, 100)
    assert [(name, one.finished, one.relevant) for name, one in now.areas.items()] == [("North", 1, 2), ("south", 1, 1)]
    assert [one.finished for one in now.counted] == [2, 1, 1, 4]
    count(app, 4, date(2025, 1, 1))
    now = services.training_target(app, areas=False)
    assert (now.whole.status, now.whole.finished, now.whole.met_on) == ("met", 3, last)
    assert (now.finished, now.areas, now.moved) == (3, {}, False)
    services.save_course(app, LOCAL_ACTOR, extra, name="Extra", about="", counts=True)
    assert services.training_target(app).moved
    with pytest.raises(Refused):
        services.remove_course(app, LOCAL_ACTOR, scope)


def test_who_left_is_counted_up_to_the_day_before_and_a_target_that_was_met_stays_met(app, ladder):
    for person in ("Ann", "Bo", "Cy"):
        finished(app, ladder, person, area="North")
    met, gone = date(2024, 11, 30), date(2024, 12, 1)
    for day in (met, gone, date(2025, 1, 1)):
        count(app, 3, day)
        count(app, 3, day, area="North")
    left(app, "ANN", gone)
    now = services.training_target(app)
    assert [one.finished for one in now.counted] == [3, 3, 2, 2, 2, 2]
    assert (now.whole.status, now.whole.met_on, now.whole.percent) == ("met", met, 66)
    assert (now.finished, now.left) == (2, 1)
    # Known only later, that somebody had left by then: it was not met on that day after all.
    left(app, "Ann", met)
    now = services.training_target(app)
    assert (now.whole.status, now.whole.met_on) == ("not_met", None)
    left(app, "Ann", None)
    now = services.training_target(app)
    assert [one.finished for one in now.counted] == [3] * 6
    assert (now.whole.met_on, now.finished, now.left) == (met, 3, 0)


def test_a_day_that_cannot_be_when_they_left_is_refused_and_a_stale_one_too(app, ladder):
    one = finished(app, ladder, "Ann").id
    finished(app, course(app, "Another"), "Ann", DAY + timedelta(days=2))
    for day, code in (
        (NOW.date() + timedelta(days=1), "training_left_in_future"),
        (DAY + timedelta(days=1), "training_left_before_finished"),
    ):
        with pytest.raises(Refused) as told:
            left(app, "Ann", day)
        assert codes(told) == [("left_on", code)]
    day = DAY + timedelta(days=2)
    left(app, "Ann", day, seen=0)
    left(app, "Ann", day, seen=0)
    with pytest.raises(Conflict) as clash:
        left(app, "Ann", NOW.date(), seen=0)
    assert (clash.value.theirs, clash.value.yours) == ({"left_on": day}, {"left_on": NOW.date()})
    assert {line.left_on for line in services.completions_of(app, "Ann")} == {day}
    for do in (
        lambda: finished(app, course(app, "Third"), "ann", NOW.date()),
        lambda: services.correct_completion(app, LOCAL_ACTOR, one, Typed("Ann", "", ladder, NOW.date(), "")),
    ):
        with pytest.raises(Refused) as told:
            do()
        assert codes(told) == [("finished_on", "training_finished_after_left")]
    left(app, "Ann", None)
    # Taken away and said again by somebody else: what a third one saw first is stale.
    left(app, "Ann", NOW.date())
    with pytest.raises(Conflict):
        left(app, "Ann", None, seen=1)
    assert finished(app, course(app, "Third"), "Bo").came == "new"
    with pytest.raises(NotAllowed):
        services.save_left(app, PUBLIC_ACTOR, one, None)
    with pytest.raises(NotFound):
        services.save_left(app, LOCAL_ACTOR, 999, None)


def test_that_somebody_left_goes_with_their_last_line(app, ladder, outside):
    day = DAY + timedelta(days=1)
    ann, other = finished(app, ladder, "Ann").id, finished(app, course(app, "Another"), "Ann").id
    finished(app, ladder, "Bo")
    left(app, "Ann", day)
    services.correct_completion(app, LOCAL_ACTOR, other, Typed("Anne", "", course(app, "Another"), DAY, ""))
    assert services.find_completion(app, other).left_on is None
    services.correct_completion(app, LOCAL_ACTOR, ann, Typed("Annie", "", ladder, DAY, ""))
    assert services.find_completion(app, ann).left_on == day
    assert outside("SELECT person_key FROM training_leaver") == [("annie",)]
    services.correct_completion(app, LOCAL_ACTOR, ann, Typed("anne", "", ladder, DAY, ""))
    assert services.find_completion(app, ann).left_on is None
    left(app, "Bo", day)
    services.remove_completion(app, LOCAL_ACTOR, services.completions_of(app, "Bo")[0].id)
    assert outside("SELECT person_key FROM training_leaver") == []


LEAVERS = f"""{HEADINGS},Leaving date
Ann,,The ladder,31/05/2024,,2/2/2025
Bo,,The ladder,31/05/2024,,2/2/2025
Cy,,The ladder,31/05/2024,,
Dee,,The ladder,31/05/2024,,31/05/2024
Ed,,The ladder,31/05/2024,,1/1/2090
"""


def test_a_file_may_say_who_left_and_never_changes_what_is_kept_of_it(app, ladder):
    finished(app, ladder, "Ann")
    finished(app, ladder, "Bo")
    finished(app, ladder, "Cy")
    left(app, "Bo", date(2025, 1, 1))
    number = kept(app, LEAVERS)
    found = services.check_training_file(app, number).checked
    assert [one.comes for one in found.lines] == ["left", "wrong", "kept", "new", "wrong"]
    rows = list(csv.reader(io.StringIO(made(app, "trained-report", f=str(number)).content.decode("utf-8-sig"))))
    assert "1 January 2025" in rows[2][-1]
    for _ in range(2):
        assert services.take_in_training_file(app, LOCAL_ACTOR, number) == services.TakenIn(1, 0, 2)
    assert {one.person: one.left_on for one in everybody(app)} == {
        "Ann": date(2025, 2, 2),
        "Bo": date(2025, 1, 1),
        "Cy": None,
        "Dee": DAY,
    }
    own = made(app, "trained", kind="csv").content
    assert b"2025-02-02" in own
    again = services.check_training_file(app, kept(app, own, key="own")).checked
    assert {one.comes for one in again.lines} == {"kept"}


def test_counts_stay_as_they_were(app, ladder, outside, database):
    first = count(app, 4)
    count(app, 5, definition="Others too", key="later")
    assert [one.count.definition for one in services.training_target(app).counted] == [
        "All who plan services",
        "Others too",
    ]
    for statement in (f"UPDATE training_count SET relevant = 1 WHERE id = {first}", "DELETE FROM training_count"):
        with pytest.raises(Exception, match="append-only"):
            outside(statement)
    assert services.training_target(app).whole.relevant == 5


def test_the_list_is_searched_narrowed_and_paged(app, ladder):
    other = course(app, "Another")
    finished(app, ladder, "Zoë Smith", area="North", session="Café")
    finished(app, other, "Ann Smith", DAY + timedelta(days=1), area="NORTH")
    finished(app, other, "Bo", DAY + timedelta(days=2))
    assert [one.person for one in everybody(app)] == ["Bo", "Ann Smith", "Zoë Smith"]
    assert [one.person for one in everybody(app, Wanted("cafe zoe"))] == ["Zoë Smith"]
    assert [one.person for one in everybody(app, Wanted("smith", other))] == ["Ann Smith"]
    assert len(everybody(app, Wanted(area="north"))) == 2
    found, total = services.training_page(app, Wanted(), page=2, size=2)
    assert ([one.person for one in found], total) == (["Zoë Smith"], 3)
    assert list(services.training_areas(app)) == ["north"]
    rows = list(csv.reader(io.StringIO(made(app, "trained", kind="csv", w="smith").content.decode("utf-8-sig"))))
    assert [row[0] for row in rows[1:]] == ["Ann Smith", "Zoë Smith"]
    assert rows[0] == list(services.column_names(app).values())
    again = training.kept(app, made(app, "trained", kind="csv").content, key="own")
    assert {one.comes for one in services.check_training_file(app, again).checked.lines} == {"kept"}
