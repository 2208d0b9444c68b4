"""Files of who finished what, read line by line; and the target, each worked by hand."""

import csv
import io
from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.documents.sheet import comma_separated
from logic.documents.trained import template_sheet
from logic.errors import Refused
from logic.trained import (
    BY,
    FILE_MOST,
    LINES_MOST,
    Count,
    Counted,
    Course,
    Held,
    check,
    key_of,
    read_day,
    read_file,
    read_lines,
    reading,
    share,
    standing,
)
from logic.trained.columns import FIELDS, HEADINGS, heading
from tests.browser.wizard import our_pack
from tests.hostile import HOSTILE

NAMES = {field: field.upper() for field in FIELDS}
HEAD = "Name,Service area,Training,Date finished,Session"
TODAY = date(2026, 3, 2)
LADDER = Course(1, "The ladder", "", counts=True, finished=0, version=1)
SCOPE = Course(2, "Scope statements", "", counts=True, finished=0, version=1)


def lines_of(text, encoding="utf-8"):
    data = text if isinstance(text, bytes) else text.encode(encoding)
    return read_file(data, NAMES)


def checked(text, held=None, left=None):
    return check(read_lines(lines_of(text).lines, (LADDER, SCOPE), TODAY), held or {}, left or {})


def refused(data):
    with pytest.raises(Refused) as told:
        lines_of(data)
    (problem,) = told.value.problems
    assert problem.field == "file"
    return problem


# --- days -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        *("3/4/2024", "03/04/2024", "03-04-2024", "3.4.2024", " 3 / 4 / 2024 ", "2024-04-03", "2024/4/3"),
        *(
            "3 April 2024",
            "3 apr 2024",
            "03-Apr-2024",
            "3rd April 2024",
            "3rd of April, 2024",
            "Wednesday, 3 April 2024",
        ),
        *("2024-04-03T09:30:00Z", "2024-04-03 00:00:00", "03/04/2024 09:30", "3/4/2024 9:30 am"),
    ],
)
def test_a_day_is_read_however_it_is_written_here(text):
    assert read_day(text) == date(2024, 4, 3)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "day_missing"),
        ("  ", "day_missing"),
        ("3/4/24", "day_year_short"),
        ("3 April 24", "day_year_short"),
        ("4/25/2024", "day_month_first"),
        ("31/04/2024", "day_not_real"),
        ("4/31/2024", "day_not_real"),
        ("0/1/2024", "day_not_real"),
        ("3 Octember 2024", "day_not_real"),
        ("45385", "day_not_real"),
        ("3/4/1924", "day_not_real"),
        ("2024-13-01", "day_not_real"),
        ("\u0663/4/2024", "day_not_real"),
        ("soon", "day_not_real"),
        ("=TODAY()", "day_not_real"),
    ],
)
def test_what_is_no_day_says_why(text, code):
    assert read_day(text) == code


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_every_day_written_in_each_of_our_ways_is_that_day(day):
    for form in ("%d/%m/%Y", "%d %B %Y", "%d %b %Y", "%Y-%m-%d"):
        assert read_day(day.strftime(form)) == day


@given(st.text(max_size=60))
def test_no_text_whatever_breaks_the_reading_of_days(text):
    assert isinstance(read_day(text), date | str)


# --- files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_the_same_file_is_read_in_every_writing(sign, encoding, end):
    rows = [HEAD, "José O’Hara,Café,The ladder,31/05/2024,Room 1", "Bo,,Scope statements,1 June 2024,"]
    found = lines_of(end.join(rows).replace(",", sign), encoding)
    assert [(line.number, line.cells["person"], line.wrong) for line in found.lines] == [
        (2, "José O’Hara", ""),
        (3, "Bo", ""),
    ]
    assert found.lines[0].cells["area"] == "Café"
    assert found.unread_from is None


def test_columns_are_found_in_any_order_by_many_names_and_others_are_left_out():
    found = lines_of("  DATE_completed ; Payroll; Course Title;Full   Name:\n31/05/2024;7;The ladder;Ann")
    (line,) = found.lines
    assert line.cells == {
        "person": "Ann",
        "area": "",
        "course": "The ladder",
        "finished_on": "31/05/2024",
        "session": "",
        "left_on": "",
    }
    assert found.others == ("Payroll",)


def test_no_heading_means_two_things():
    every = [one for headings in HEADINGS.values() for one in headings]
    assert len(every) == len(set(every))
    assert all(heading(one) == one for one in every)


def test_missing_columns_are_named_with_those_that_were_found():
    problem = refused(b"Who,Finished?\nAnn,31/05/2024")
    assert (problem.code, problem.data) == (
        "training_columns_missing",
        {"missing": "COURSE", "found": "Who, Finished?"},
    )
    problem = refused(b"Ann,The ladder,31/05/2024\n")
    assert problem.data["missing"] == "PERSON, COURSE, FINISHED_ON"
    assert refused(b"\x01,\x02\nAnn,The ladder\n").code == "training_columns_none"
    problem = refused(b"Name,Staff number,Course,Date\n")
    assert problem.code == "training_columns_twice"
    assert problem.data == {"first": "Name", "second": "Staff number", "field": "PERSON"}


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "training_file_empty"),
        (b"\xef\xbb\xbf", "training_file_empty"),
        (b"\r\n ,,,\r\n", "training_file_empty"),
        (HEAD.encode(), "training_file_only_headings"),
        (HEAD.encode() + b"\n\n,,,,\n", "training_file_only_headings"),
        (b"PK\x03\x04rest", "training_file_other_kind"),
        (b"%PDF-1.7", "training_file_other_kind"),
        (b"x" * 60_000, "training_file_other_kind"),
        (b"," * 40_000 + b"Name", "training_file_other_kind"),
        (b"\xff\xfea", "training_file_letters"),
        (b"a" * (FILE_MOST + 1), "training_file_too_big"),
    ],
)
def test_what_is_no_such_file_says_why(data, code):
    assert refused(data).code == code


def test_excels_own_first_line_and_empty_lines_above_the_headings_are_passed_over():
    found = lines_of(f"sep=;\n\n{HEAD.replace(',', ';')}\n\nAnn;;The ladder;31/05/2024;\n;;;;\n")
    assert [line.number for line in found.lines] == [5]


def test_a_quotation_mark_left_open_costs_its_own_line_and_no_other():
    text = f'{HEAD}\n"Ann,A,The ladder,31/05/2024,\nBo,A,The ladder,31/05/2024,\n"Cy" Dee,A,The ladder,31/05/2024,\nEd,"A",The ladder,31/05/2024,'
    assert [(line.number, line.wrong) for line in lines_of(text).lines] == [
        (2, "quote_open"),
        (3, ""),
        (4, "quote_wrong"),
        (5, ""),
    ]
    text = f'{HEAD}\n"Ann\nOther",A,The ladder,31/05/2024,"1\n2\n3"\nBo,A,The ladder,31/05/2024,'
    assert [(line.number, line.cells["person"]) for line in lines_of(text).lines] == [(2, "Ann\nOther"), (6, "Bo")]
    only = lines_of(f'{HEAD}\n"' + "x\n" * 500)
    assert only.lines[0].wrong == "quote_open"
    assert len(only.lines) == 500


def test_short_long_and_lost_lines_are_told():
    text = f"{HEAD}\nAnn\n{'x' * 60_000}\n{',' * 300}a\n".encode() + b"A\x81n,,The ladder,31/05/2024,"
    assert [line.wrong for line in lines_of(text).lines] == [
        "cells_missing",
        "line_too_long",
        "line_too_long",
        "letters_lost",
    ]


@pytest.fixture
def work(monkeypatch):
    """How long each text was that was split into cells: what reading a file costs, on whatever machine."""
    done, split = [], reading._split
    monkeypatch.setattr(reading, "_split", lambda text, sign: done.append(len(text)) or split(text, sign))
    return done


def test_a_million_lines_are_not_read_and_the_line_is_named_where_reading_stopped(work):
    line = b"n,x,1/1/24\n"
    data = b"Name,Course,Date\n" + line * ((FILE_MOST - 20) // len(line))
    found = lines_of(data)
    assert LINES_MOST < len(work) < LINES_MOST + 10
    assert (len(found.lines), found.unread_from) == (LINES_MOST, LINES_MOST + 2)
    exactly = lines_of(b"Name,Course,Date\n" + line * LINES_MOST)
    assert exactly.unread_from is None


def test_a_file_of_open_quotation_marks_is_read_in_time(work):
    data = (HEAD + "\n" + ('"' + "a" * 240 + "\n") * 20_000).encode()
    assert {line.wrong for line in lines_of(data).lines} == {"quote_open"}
    assert sum(work) < 4 * len(data)


@settings(max_examples=200)
@given(st.binary(max_size=400))
def test_no_bytes_whatever_break_the_reading(data):
    for start in (b"", HEAD.encode() + b"\n"):
        with suppress(Refused):
            check(read_lines(read_file(start + data, NAMES).lines, (LADDER,), TODAY), {})


CELL = st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=30)


@given(st.lists(st.tuples(CELL, CELL), min_size=1, max_size=8), st.sampled_from(",;\t"))
def test_what_a_spreadsheet_writes_is_read_back_as_it_was(rows, sign):
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=sign, quoting=csv.QUOTE_ALL)
    writer.writerow(["Name", "Course", "Date", "Session"])
    for person, session in rows:
        writer.writerow([person, "The ladder", "31/05/2024", session])
    found = lines_of(out.getvalue())
    assert [(line.cells["person"], line.cells["session"]) for line in found.lines] == [
        (person.strip(), session.strip()) for person, session in rows
    ]


# --- what comes of each line ------------------------------------------------------------------------


def test_each_line_says_what_comes_of_it():
    held = {("kept", 1): Held(7, date(2024, 5, 1), "A"), ("later", 1): Held(8, date(2025, 1, 1), "")}
    rows = [
        "Ann,A,the  LADDER,31/05/2024,",
        "ANN ,A,The ladder,30/05/2024,",
        "ann,B,The ladder,1/6/2024,",
        "Kept,A,The ladder,1/5/2024,",
        "Later,A,The ladder,1/5/2024,",
        "Kept,C,Scope statements,1/5/2024,",
        ",A,The ladder,1/5/2024,",
        "Bo,A,,,",
        "Bo,A,Ladders,3/3/2026,",
        "B\x00o,A,The ladder,2/3/2026,",
        f"{'x' * 201},A,The ladder,2/3/2026,",
    ]
    found = checked("\n".join([HEAD, *rows]), held)
    assert [one.comes for one in found.lines] == [
        *("twice", "new", "twice", "kept", "earlier", "new"),
        *("wrong", "wrong", "wrong", "wrong", "wrong"),
    ]
    assert [one.first for one in found.lines[:3]] == [3, 0, 3]
    assert [one.other_area for one in found.lines[:6]] == ["", "", "A", "", "", ""]
    assert found.lines[4].held == held["later", 1]
    assert [one.wrong for one in found.lines[6:]] == [
        (("person", "person_missing"),),
        (("course", "course_missing"), ("finished_on", "day_missing")),
        (("course", "course_unknown"), ("finished_on", "day_in_future")),
        (("person", "control_characters"),),
        (("person", "too_long"),),
    ]
    assert [one.line.number for one in found.good] == [3, 6, 7]
    assert not found.month_first
    assert checked(f"{HEAD}\nAnn,A,The ladder,12/25/2024,").month_first


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_stay_words(words):
    out = io.StringIO(newline="")
    csv.writer(out).writerows([["Name", "Course", "Date"], [words, "The ladder", "31/05/2024"]])
    (line,) = checked(out.getvalue()).lines
    assert (line.comes, line.person) == ("new", words.strip())


DAYS = st.integers(1, 6)


@given(
    st.lists(st.tuples(st.sampled_from(["Ann", "Bo"]), st.sampled_from([1, 2]), DAYS, st.none() | DAYS), max_size=8),
    st.dictionaries(st.tuples(st.sampled_from(["ann", "bo"]), st.sampled_from([1, 2])), DAYS),
    st.integers(6, 7) | st.none(),
)
def test_nobody_finishes_after_they_left_whatever_a_file_says(rows, before, gone):
    held = {who: Held(1, date(2024, 5, day), "") for who, day in before.items()}
    left = {"ann": date(2024, 5, gone)} if gone else {}
    courses = {1: LADDER.name, 2: SCOPE.name}
    body = "\n".join(
        f"{person},{courses[course]},{day}/5/2024,{f'{last}/5/2024' if last else ''}"
        for person, course, day, last in rows
    )
    found = checked(f"Name,Course,Date,Left\n{body or 'x,y,z,'}", held, left)
    assert not found.leavers.keys() & left.keys()
    after = {who: one.finished_on for who, one in held.items()}
    after |= {one.who: one.finished_on for one in found.of("new", "earlier")}
    days = left | found.leavers
    assert all(day <= days.get(person, date.max) for (person, _), day in after.items())
    assert found.leavers.keys() <= {person for person, _ in after}
    assert all(one.comes in {"new", "earlier", "left"} for one in found.lines if one.leaves)


@given(
    st.lists(
        st.tuples(st.sampled_from(["Ann", "ANN", "Bo", "Cy"]), st.sampled_from([1, 2]), st.integers(0, 5)), max_size=12
    ),
    st.dictionaries(st.tuples(st.sampled_from(["ann", "bo"]), st.sampled_from([1, 2])), st.integers(0, 5)),
)
def test_taking_in_the_good_lines_leaves_the_earliest_day_of_each_whatever_the_order(rows, before):
    def day(number):
        return date(2024, 5, 1) + timedelta(days=number)

    courses = {1: LADDER.name, 2: SCOPE.name}
    held = {who: Held(1, day(number), "") for who, number in before.items()}
    body = "\n".join(f"{person},{courses[course]},{day(number):%d/%m/%Y}" for person, course, number in rows)
    found = checked(f"Name,Course,Date\n{body or 'x,y,z'}", held)
    after = {who: one.finished_on for who, one in held.items()}
    for one in found.good:
        assert one.finished_on < after.get(one.who, date.max)
        after[one.who] = one.finished_on
    wanted = {who: one.finished_on for who, one in held.items()}
    for person, course, number in rows:
        who = (key_of(person), course)
        wanted[who] = min(wanted.get(who, date.max), day(number))
    assert after == wanted
    assert len({one.who for one in found.good}) == len(found.good)


def test_that_somebody_left_is_held_against_the_other_days_of_the_person():
    held = {
        ("gone", 1): Held(1, date(2024, 5, 1), ""),
        ("here", 1): Held(2, date(2024, 5, 1), ""),
        ("here", 2): Held(3, date(2024, 8, 1), ""),
    }
    rows = [
        # Finished and left on the same day; another line of the person says nothing, a third another day.
        *("Ann,The ladder,1/2/2024,1/2/2024", "ann,The ladder,1/1/2024,", "Ann,Scope statements,1/1/2024,3/3/2024"),
        # Left before they finished; a day to come; no day.
        *("Bo,The ladder,2/2/2024,1/2/2024", "Cy,The ladder,1/1/2024,3/3/2026", "Dee,The ladder,1/1/2024,soon"),
        # Of somebody who is kept as having left on 1 June: nothing said, the same, another day, finished afterwards.
        *("Gone,The ladder,1/5/2024,", "Gone,The ladder,1/5/2024,1/6/2024", "Gone,The ladder,1/5/2024,2/6/2024"),
        "Gone,Scope statements,2/6/2024,",
        # Finished the other training later than this; not so with the training itself, of which the earlier day is kept.
        *("Here,The ladder,1/3/2024,1/6/2024", "Here,Scope statements,1/3/2024,1/6/2024"),
        # The first line that says so counts; who finished after it has not left, or is somebody else.
        *("Eve,The ladder,1/1/2024,1/6/2024", "Eve,Scope statements,2/6/2024,"),
    ]
    found = checked("\n".join(["Name,Course,Date,Left", *rows]), held, {"gone": date(2024, 6, 1)})
    told = [one.wrong[0][1] if one.wrong else one.comes for one in found.lines]
    assert told == [
        *("left", "new", "left_other_line"),
        *("left_before_finished", "left_in_future", "day_not_real"),
        *("kept", "twice", "left_other_kept", "finished_after_left"),
        *("left_before_kept", "earlier"),
        *("new", "finished_after_left"),
    ]
    assert found.leavers == {"ann": date(2024, 2, 1), "here": date(2024, 6, 1), "eve": date(2024, 6, 1)}


def test_a_file_to_fill_in_names_every_column_that_is_read():
    content = comma_separated(template_sheet(our_pack().screen))
    row = ["Ann", "A", "The ladder", "31/05/2024", "Room 1", "1 June 2024"]
    filled = content + ",".join(row).encode()
    (line,) = lines_of(filled).lines
    assert list(line.cells.values()) == row


def test_people_are_told_apart_by_more_than_capitals_and_blanks():
    assert key_of(" Ann\u00a0 \u200bSMITH ") == key_of("ann smith")
    assert key_of("Zoe") != key_of("Zoë")
    assert key_of("Zoe\u0308") == key_of("Zoë")


# --- the target -------------------------------------------------------------------------------------


def counted(number, day, finished, relevant):
    return Counted(Count(number, "", "All", relevant, day, "all", (1,), day), finished)


BEFORE, LAST, AFTER = BY - timedelta(days=90), BY, BY + timedelta(days=1)


@pytest.mark.parametrize(
    ("counts", "today", "told"),
    [
        ([], TODAY, ("not_known", None, None, None, None)),
        ([(LAST, 85, 100)], TODAY, ("met", 85, 100, 85, 0)),
        ([(AFTER, 85, 100)], TODAY, ("met_late", 85, 100, 85, 0)),
        ([(LAST, 84, 100)], TODAY, ("not_met", 84, 100, 84, 1)),
        ([(BEFORE, 84, 100)], LAST, ("not_yet", 84, 100, 84, 1)),
        ([(BEFORE, 84, 100)], AFTER, ("not_met", 84, 100, 84, 1)),
        # 169 of 199 is 84.92 per cent: not 85, and not shown as 85; 170 are needed.
        ([(LAST, 169, 199)], TODAY, ("not_met", 169, 199, 84, 1)),
        ([(LAST, 170, 199)], TODAY, ("met", 170, 199, 85, 0)),
        ([(LAST, 0, 40)], TODAY, ("not_met", 0, 40, 0, 34)),
        ([(LAST, 120, 100)], TODAY, ("met", 120, 100, 100, 0)),
        # Once met it stays met, though fewer are trained now; and what was met late is told of the first such count.
        ([(BEFORE, 90, 100), (AFTER, 50, 100)], TODAY, ("met", 50, 100, 50, 35)),
        ([(BEFORE, 50, 100), (AFTER, 90, 100)], TODAY, ("met_late", 90, 100, 90, 0)),
        # Another count of the same day takes the place of the first.
        ([(LAST, 90, 100), (LAST, 90, 200)], TODAY, ("not_met", 90, 200, 45, 80)),
    ],
)
def test_the_target_is_met_by_a_count_and_late_when_that_is_after_the_last_day(counts, today, told):
    made = [counted(number, *one) for number, one in enumerate(counts, 1)]
    found = standing(made[::-1], today)
    assert (found.status, found.finished, found.relevant, found.percent, found.short) == told
    assert found.over == (told[1] is not None and told[1] > told[2])


def test_not_measured_not_known_and_none_are_three_things():
    assert standing((), TODAY, measured=False).status == "not_measured"
    assert standing((), TODAY).status == "not_known"
    none = standing([counted(1, LAST, 0, 10)], TODAY)
    assert (none.status, none.percent, none.finished) == ("not_met", 0, 0)


@given(st.integers(0, 5_000), st.integers(1, 5_000))
def test_the_share_is_never_over_a_hundred_and_says_85_only_when_it_is(finished, relevant):
    percent = share(finished, relevant)
    assert 0 <= percent <= 100
    assert (percent >= 85) == counted(1, LAST, finished, relevant).reached
    short = standing([counted(1, LAST, finished, relevant)], TODAY).short
    assert counted(1, LAST, finished + short, relevant).reached
    assert short == 0 or not counted(1, LAST, finished + short - 1, relevant).reached
