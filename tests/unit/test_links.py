"""The tokens of public links: only this server's key opens anything, and only as it was made."""

import string
from datetime import UTC, date, datetime, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from logic.errors import StoreUnavailable
from logic.link_key import NAME, make_key, read_key
from logic.links import KEY_LEAST, PublicLink, is_open_to_doubt, is_shown, read_token, token_of
from logic.register import NonNegotiable, Status
from logic.settings import Settings

KEY, OTHER = "k" * KEY_LEAST, "o" * KEY_LEAST
STATUSES = get_args(Status)
IDS = st.integers(1, 999_999_999)
IN_AN_ADDRESS = set(string.ascii_letters + string.digits + "-_")


@given(IDS, IDS)
def test_a_token_says_which_link_and_version_it_is_of_and_fits_in_an_address(link, version):
    made = token_of(KEY, link, version)
    assert read_token(KEY, made) == (link, version)
    assert set(made) <= IN_AN_ADDRESS
    assert made[-1] not in "-_"  # programs that find addresses in a text would leave it out


@given(IDS, IDS, st.data())
def test_a_token_with_any_one_character_changed_opens_nothing(link, version, data):
    made = token_of(KEY, link, version)
    at = data.draw(st.integers(0, len(made) - 1))
    other = data.draw(st.sampled_from(sorted(IN_AN_ADDRESS - {made[at]})))
    assert read_token(KEY, made[:at] + other + made[at + 1 :]) is None


@given(IDS, IDS)
def test_a_token_of_another_server_opens_nothing(link, version):
    assert read_token(OTHER, token_of(KEY, link, version)) is None


@given(st.text(max_size=80))
def test_what_is_no_token_opens_nothing(typed):
    assert read_token(KEY, typed) is None


@given(IDS, IDS)
def test_no_other_spelling_of_a_token_opens_it(link, version):
    made = token_of(KEY, link, version)
    for spelled in (f" {made}", f"{made}\n", f"0{made}", f"+{made}", made.replace("-", "--", 1), made + "=", made * 2):
        assert read_token(KEY, spelled) is None
    assert read_token(KEY, f"{chr(0x661)}-1-{made[-43:]}") is None  # a figure of another script


def test_a_link_opens_to_the_end_of_its_last_day_unless_it_was_closed():
    last = date(2026, 3, 31)
    link = PublicLink(1, None, "limits", 1, datetime(2026, 1, 1, tzinfo=UTC), last, None)
    assert link.opens(last)
    assert not link.opens(last + timedelta(days=1))
    closed = PublicLink(1, None, "limits", 1, link.created_at, last, datetime(2026, 1, 2, tzinfo=UTC))
    assert not closed.opens(last)


def settings(folder, **named):
    return Settings.from_environment({"DOING_WITH_DATA": str(folder), **named})


def test_the_key_is_made_once_and_only_its_owner_may_read_it(tmp_path):
    place = settings(tmp_path / "data")
    make_key(place)
    key = read_key(place)
    make_key(place)
    assert read_key(place) == key
    assert len(key) >= KEY_LEAST
    assert (place.data / NAME).stat().st_mode & 0o777 == 0o600
    assert place.data.stat().st_mode & 0o777 == 0o700
    assert [path.name for path in place.data.iterdir()] == [NAME]


def test_a_start_that_was_cut_short_keeps_no_other_from_making_the_key(tmp_path, monkeypatch):
    monkeypatch.setattr("os.getpid", lambda: 1)
    place = settings(tmp_path)
    with monkeypatch.context() as cut:
        cut.setattr("os.link", lambda *_: 1 / 0)
        cut.setattr("pathlib.Path.unlink", lambda _: None)
        with pytest.raises(ZeroDivisionError):
            make_key(place)
    assert not (tmp_path / NAME).exists()
    make_key(place)
    assert len(read_key(place)) >= KEY_LEAST


def test_a_key_that_the_environment_names_needs_no_file(tmp_path):
    place = settings(tmp_path, DOING_WITH_LINK_KEY=KEY)
    make_key(place)
    assert read_key(place) == KEY
    assert list(tmp_path.iterdir()) == []


def test_a_key_is_in_no_repr(tmp_path):
    assert KEY not in repr(settings(tmp_path, DOING_WITH_LINK_KEY=KEY))


@pytest.mark.parametrize("held", [None, "", "short", "\udcff"])
def test_a_key_that_is_missing_or_too_short_is_told_as_not_set_up(held, tmp_path):
    if held is not None:
        (tmp_path / NAME).write_bytes(held.encode(errors="surrogateescape"))
    with pytest.raises(StoreUnavailable) as told:
        read_key(settings(tmp_path))
    assert told.value.reason == "missing"


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("status", STATUSES)
def test_people_see_every_limit_but_a_draft_nobody_was_told_of_whatever_became_of_it(status, told):
    fields = dict.fromkeys(NonNegotiable.__dataclass_fields__, None)
    one = NonNegotiable(**fields | {"told": told, "part": 2})
    shown = told or status not in {"draft", "withdrawn"}
    assert [is_shown(one, status, only) for only in (None, 2, 1)] == [shown, shown, False]
    assert is_open_to_doubt(one, status, None) == (shown and status != "withdrawn")
