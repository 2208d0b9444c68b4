"""Which pages a process serves, who is at them, and where they came from."""

import html
import re
from datetime import date
from types import SimpleNamespace

import pytest
from streamlit.runtime.context import StreamlitHeaders

from logic.activity import LOCAL_ACTOR, PUBLIC_ACTOR
from logic.errors import (
    Conflict,
    ContentProblem,
    ContentUnusable,
    NotAllowed,
    NotFound,
    PackInvalid,
    Problem,
    Refused,
    StoreUnavailable,
)
from logic.reading import EASY, measure
from pages.shared import fields, running, session
from web import boundary, site, words

OLDEST = 11
"""The reading age of words for people without an account."""


@pytest.fixture
def surface(monkeypatch):
    """Let this process serve a surface."""

    def serve(name):
        monkeypatch.setenv("DOING_WITH_SURFACE", name)
        site.surface.cache_clear()
        site.served.cache_clear()

    yield serve
    monkeypatch.undo()
    site.surface.cache_clear()
    site.served.cache_clear()


def test_each_surface_serves_its_own_pages_and_none_of_the_other(surface):
    seen = {}
    for name in ("staff", "public"):
        surface(name)
        seen[name] = site.served()
        assert [page.address for page in seen[name]].count("") == 1
        assert [page.surface for page in seen[name]] == [name] * len(seen[name])
    assert set(seen["staff"]) | set(seen["public"]) == set(site.PAGES)
    assert site.page_at("activities") is None
    assert site.page_at("fixed") is not None


def test_without_a_name_it_is_the_pages_of_staff(surface):
    surface(" ")
    assert site.surface() == "staff"


def test_a_name_that_is_none_stops_the_start_and_serves_nothing_by_mistake(surface):
    surface("Public")
    with pytest.raises(ValueError, match="Public"):
        site.surface()


@pytest.mark.parametrize(
    ("year", "found"),
    [
        ("2000", date(2000, 5, 31)),
        ("2100", date(2100, 5, 31)),
        ("1999", Problem("due", "date_not_real")),
        ("2101", Problem("due", "date_not_real")),
        ("9999", Problem("due", "date_not_real")),
    ],
)
def test_a_date_is_typed_within_a_hundred_years(year, found, monkeypatch):
    typed = {"x-day": "31", "x-month": "5", "x-year": year}
    monkeypatch.setattr(session, "typed", lambda key, _: typed[key])
    assert fields.read_date("x", "due") == found


def test_whoever_is_at_a_public_page_is_nobody_known(surface):
    surface("public")
    assert session.actor() == PUBLIC_ACTOR
    surface("staff")
    assert session.actor() == LOCAL_ACTOR


@pytest.mark.parametrize(
    ("header", "sent", "connected", "found"),
    [
        ("", {"X-Real-IP": "203.0.113.9"}, "198.51.100.7", "198.51.100.7"),
        ("", {"X-Forwarded-For": "203.0.113.9"}, None, ""),
        ("X-Real-IP", {"X-Real-IP": "203.0.113.9"}, "198.51.100.7", "203.0.113.9"),
        ("X-Forwarded-For", {"X-Forwarded-For": "made up, 203.0.113.9"}, None, "203.0.113.9"),
        ("X-Forwarded-For", [("X-Forwarded-For", "made up"), ("X-Forwarded-For", "203.0.113.9")], None, "203.0.113.9"),
        (
            "X-Forwarded-For",
            [("X-Forwarded-For", "1.1.1.1, 2.2.2.2"), ("X-Forwarded-For", "3.3.3.3, 4.4.4.4")],
            "",
            "4.4.4.4",
        ),
        ("X-Real-IP", {}, "198.51.100.7", ""),
    ],
)
def test_an_address_comes_from_the_header_we_trust_or_from_the_connection(header, sent, connected, found, monkeypatch):
    app = SimpleNamespace(settings=SimpleNamespace(address_header=header))
    monkeypatch.setattr(running, "app", lambda: app)
    headers = StreamlitHeaders(sent.items() if isinstance(sent, dict) else sent)
    monkeypatch.setattr(running.st, "context", SimpleNamespace(headers=headers, ip_address=connected))
    assert session.came_from() == found


@pytest.mark.parametrize(
    "problem",
    [
        NotFound("activity", "WT-0042"),
        NotAllowed("activity"),
        Conflict("answer", {}, {}, 2),
        Refused(Problem("title", "title_missing")),
        ContentUnusable("0123456789ab", "damaged"),
        PackInvalid((ContentProblem("flow.yaml", 3, "Q1", "a route that leads nowhere"),)),
        ZeroDivisionError("nobody foresaw it"),
        *(StoreUnavailable(reason, "") for reason in ("locked", "full", "missing", "away", "unsure", "else")),
    ],
    ids=lambda problem: f"{type(problem).__name__} {getattr(problem, 'reason', '')}",
)
def test_what_goes_wrong_is_told_to_people_in_easy_words_with_a_way_that_needs_no_page(surface, problem):
    surface("public")
    easily_read(boundary.words(problem))


def test_people_are_told_in_easy_words_that_a_page_is_not_there_or_cannot_run(surface):
    surface("public")
    for key in ("missing.body", "noscript"):
        easily_read(words.paragraphs(words.with_help(key)))


def easily_read(said):
    lines = re.sub(r"<[^>]+>", "\n", html.unescape(said)).split("\n")
    told = " ".join(line if re.search(r"[.?:!]$", line) else f"{line}." for line in filter(None, lines))
    found = measure(told, longest=EASY)
    assert found.long == ()
    assert found.age is not None
    assert found.age <= OLDEST
    assert words.say("help").split("\n")[1] in told
    assert "999" in told
    for ours in ("Doing With", "database", "disk", "log ", "content", "flow.yaml", "command", "start script"):
        assert ours not in told
