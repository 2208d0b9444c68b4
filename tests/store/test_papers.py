"""What there is to make papers of, and the papers themselves, from the store."""

from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from logic.activity import LOCAL_ACTOR
from logic.errors import NotFound
from logic.papers import Begun, readiness
from logic.services import (
    add_member,
    add_part,
    choose_method,
    describe_part,
    finish_action,
    first_session_pack,
    link_address,
    links_of,
    make_link,
    paper,
    papers_of,
    plan_action,
    revoke_link,
    save_limit,
    save_plan,
)
from logic.services.papers import gather


def session(app):
    """The day of the first session: one yet to come."""
    return app.today() + timedelta(days=60)


@pytest.fixture
def planned(app, ref):
    """The piece of work with something of everything."""
    save_limit(app, LOCAL_ACTOR, ref, fields={"statement": "No more than £200,000"}, key="limit")
    save_limit(app, LOCAL_ACTOR, ref, 1, fields={"plain": "This is all there is."})
    add_member(app, LOCAL_ACTOR, ref, name="Ann Example", role="", contact="01926 111111", lead=True, key="member")
    choose_method(
        app, LOCAL_ACTOR, ref, 1, key="method", name="A walk round the building", does="asks", day=session(app)
    )
    save_plan(app, LOCAL_ACTOR, ref, 1, dates={"first_session": session(app)})
    return ref


def test_nothing_is_begun_at_first(app, ref):
    assert papers_of(app, ref, 1) == Begun()


def test_what_there_is_is_counted(app, planned):
    first = session(app)
    assert papers_of(app, planned, 1) == Begun(limits=1, methods=1, team=1, first_session=first, any_date=True)


def test_limits_of_another_part_are_not_counted(app, ref):
    add_part(app, LOCAL_ACTOR, ref, name="Young people", level="service", key="part")
    save_limit(app, LOCAL_ACTOR, ref, fields={"statement": "No more than £200,000", "part": 2}, key="limit")
    assert [papers_of(app, ref, part).limits for part in (1, 2)] == [0, 1]
    save_limit(app, LOCAL_ACTOR, ref, 1, fields={"part": None})
    assert [papers_of(app, ref, part).limits for part in (1, 2)] == [1, 1]


def test_a_date_of_the_decision_is_a_date_too(app, ref):
    describe_part(app, LOCAL_ACTOR, ref, 1, decision="When", decider="Cabinet", decide_by=session(app))
    assert papers_of(app, ref, 1).any_date


@pytest.mark.parametrize("part", [2, 0])
def test_a_part_that_is_not_there_has_no_papers(app, ref, part):
    for ask in (papers_of, lambda *where: paper(*where, "plan", "pdf")):
        with pytest.raises(NotFound):
            ask(app, ref, part)


def test_work_that_is_not_there_has_no_papers(app):
    for wrong in ("WT-9999", "nonsense", ""):
        with pytest.raises(NotFound):
            papers_of(app, wrong, 1)
        with pytest.raises(NotFound):
            first_session_pack(app, wrong, 1, lambda *_: None)


def test_a_sheet_tells_what_was_saved(app, planned):
    limits = paper(app, planned, 1, "limits", "csv").content.decode("utf-8-sig")
    assert "No more than £200,000" in limits
    assert "This is all there is." in limits
    assert "A walk round the building" in paper(app, planned, 1, "methods", "csv").content.decode("utf-8-sig")


def test_dates_tell_what_was_saved(app, planned):
    day = app.today()
    number = plan_action(
        app, LOCAL_ACTOR, planned, 1, kind="lift", question="power", text="Ask Cabinet", owner="Ann", due=day, key="a"
    )
    assert b"Ask Cabinet" in paper(app, planned, 1, "dates", "ics").content
    finish_action(app, LOCAL_ACTOR, planned, 1, number)
    assert b"Ask Cabinet" not in paper(app, planned, 1, "dates", "ics").content


def test_papers_carry_the_newest_link_that_opens_to_this_part_or_to_all_of_the_work(app, planned):
    def link():
        return gather(app, planned, 1).link

    assert link() == ""
    add_part(app, LOCAL_ACTOR, planned, name="Carers", level="service", key="second")
    make_link(app, LOCAL_ACTOR, planned, part=2, key="other")
    assert link() == ""
    make_link(app, LOCAL_ACTOR, planned, key="whole")
    whole = links_of(app, planned)[0]
    assert link() == link_address(app, whole)
    make_link(app, LOCAL_ACTOR, planned, part=1, key="own")
    own = links_of(app, planned)[0]
    make_link(app, LOCAL_ACTOR, planned, key="newer")
    assert link() == link_address(app, own)
    for one in links_of(app, planned):
        revoke_link(app, LOCAL_ACTOR, planned, one.id)
    assert link() == ""


def test_the_pack_is_the_same_until_something_changes(app, planned):
    first = first_session_pack(app, planned, 1, lambda *_: None)
    assert first_session_pack(app, planned, 1, lambda *_: None) == first
    save_limit(app, LOCAL_ACTOR, planned, 1, fields={"plain": "This is what there is."})
    assert first_session_pack(app, planned, 1, lambda *_: None) != first
    with ZipFile(BytesIO(first.content)) as inside:
        assert inside.testzip() is None


def test_a_paper_is_ready_when_what_it_tells_is_there():
    nothing, day = Begun(), date(2026, 5, 4)
    table = [
        ("scope", nothing, "as_draft"),
        ("scope", Begun(finished_on=day), "ready"),
        ("easy", Begun(finished_on=day, scope_behind=True), "as_draft"),
        ("invitation", Begun(finished_on=day), "as_draft"),
        ("limits", nothing, "not_begun"),
        ("limits", Begun(limits=1), "ready"),
        ("plan", nothing, "not_begun"),
        ("plan", Begun(team=1), "ready"),
        ("plan", Begun(any_date=True), "ready"),
        ("methods", nothing, "not_begun"),
        ("methods", Begun(methods=1), "ready"),
        ("dates", nothing, "not_begun"),
        ("dates", Begun(any_date=True), "ready"),
        ("tasks", nothing, "ready"),
        ("pairs", nothing, "ready"),
    ]
    assert [(name, readiness(name, begun)) for name, begun, _ in table] == [(name, ready) for name, _, ready in table]
