"""The reader takes a file as a person reads it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.authoring.yaml_reader import parse_yaml, read_yaml


def data(text):
    file = parse_yaml(text, "t.yaml")
    assert file.problems == ()
    return file.data


@pytest.mark.parametrize(
    "word", ["yes", "no", "Yes", "NO", "on", "off", "y", "n", "True", "2024-06-19", "1.5", "007", "1_000"]
)
def test_a_word_stays_a_word(word):
    assert data(f"answer: {word}") == {"answer": word}
    assert data(f"{word}: here") == {word: "here"}


def test_only_true_and_false_are_booleans_and_only_whole_numbers_are_numbers():
    assert data("a: true\nb: false\nc: 12\nd: -3\ne: 0") == {"a": True, "b": False, "c": 12, "d": -3, "e": 0}


def test_a_quoted_value_is_always_text():
    assert data('a: "true"\nb: \'12\'\nc: ""') == {"a": "true", "b": "12", "c": ""}


def test_everything_has_its_line():
    file = parse_yaml("a: 1\nb:\n  - x\n  - {c: 2,\n     d: 3}\n", "t.yaml")
    assert [file.line("a"), file.line("b"), file.line("b", 1), file.line("b", 1, "d")] == [1, 2, 4, 5]
    assert file.line("b", 1, "not", "there") == 4


def test_windows_line_ends_and_a_byte_order_mark_are_read(tmp_path):
    path = tmp_path / "t.yaml"
    path.write_bytes(b"\xef\xbb\xbfa: one\r\nb: two\r\n")
    assert read_yaml(path, "t.yaml").data == {"a": "one", "b": "two"}


@given(st.text(alphabet=st.sampled_from("ab:-?[]{}&*!|>'\"%@`#,\n \t01\\u0007\x00é\ud800"), max_size=40))
def test_no_text_whatever_crashes_the_reader(text):
    file = parse_yaml(text, "t.yaml")
    assert all(problem.file == "t.yaml" and problem.line >= 1 and problem.message for problem in file.problems)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], exclude_characters="\ufeff\ufffe\uffff"),
        max_size=30,
    )
)
def test_text_in_quotes_comes_back_as_it_was(text):
    quoted = text.replace("'", "''").replace("\u2028", " ").replace("\u2029", " ")
    assert data(f"a: '{quoted}'")["a"].split() == text.split()
