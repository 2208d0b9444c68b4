"""What people type: kept as it is, or refused with a reason."""

import pytest

from logic.errors import Refused
from logic.text import Cleaner, TextRefused, clean, clean_line

KEPT = [
    "<script>alert(1)</script>",
    "![x](https://example.org/a.png)",
    ":red[x] $\\frac{1}{2}$ {{ 7*7 }} #set",
    "=cmd()|' /C calc'!A0",
    "\u202eright to left\u202c \u200f",
    "\U0001f469\u200d\U0001f469\u200d\U0001f466 family",
    "Zażółć gęślą jaźń ظ 漢字",
    "one\n\n  two\tthree",
]


@pytest.mark.parametrize("typed", KEPT)
def test_text_is_kept_exactly_as_typed(typed):
    assert clean(typed, most=200) == typed


@pytest.mark.parametrize(
    "typed", ["a\x00b", "a\ud800b", "\udfff", "a\x1b[31m", "a\x7f", "a\x85b", "a\x0bb", "bell\x07"]
)
def test_what_no_file_or_printer_can_hold_is_refused(typed):
    with pytest.raises(TextRefused) as refused:
        clean(typed, most=200)
    assert refused.value.code == "control_characters"


def test_ends_are_stripped_and_line_ends_made_one_kind():
    assert clean("  a\r\nb\rc\u2028d \n", most=200) == "a\nb\nc\nd"


def test_the_limit_counts_what_is_kept_and_not_the_blanks_round_it():
    assert clean(f"  {'a' * 10}  ", most=10) == "a" * 10
    with pytest.raises(TextRefused) as refused:
        clean("a" * 10_000, most=200)
    assert (refused.value.code, refused.value.data) == ("too_long", {"most": 200, "given": 10_000})


def test_a_line_has_no_line_ends():
    assert clean_line("Day\r\nservice\tnorth") == "Day service north"


def test_every_problem_of_a_form_is_gathered():
    form = Cleaner()
    form.line("title", "  ", missing="title_missing")
    form.paragraph("note", "a\x00")
    assert form.line("name", " Ann ") == "Ann"
    with pytest.raises(Refused) as refused:
        form.done()
    assert [(p.field, p.code) for p in refused.value.problems] == [
        ("title", "title_missing"),
        ("note", "control_characters"),
    ]


@pytest.mark.parametrize("invisible", ["", " ", "\u200b", "\u200f\u202e", "\n\t", "\u00a0"])
def test_what_cannot_be_seen_is_missing(invisible):
    form = Cleaner()
    form.line("title", invisible, missing="title_missing")
    assert [p.code for p in form.problems] == ["title_missing"]
