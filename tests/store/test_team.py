"""Who is on the team: added, changed, taken off, one lead; and no trace of a name where none belongs."""

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict, NotFound, Refused
from logic.services.papers import gather
from logic.services.team import TEAM_MOST
from tests.hostile import HOSTILE


def add(app, ref, name="Ann Other", *, lead=False, **more):
    given = {"role": "Project lead", "contact": "ann@example.org", "key": f"{ref}-{name}", **more}
    return services.add_member(app, LOCAL_ACTOR, ref, name=name, lead=lead, **given)


def change(app, ref, member, **changes):
    wanted = {"name": "Ann Other", "role": "Project lead", "contact": "ann@example.org", "lead": False, **changes}
    services.change_member(app, LOCAL_ACTOR, ref, member, **wanted)


def names(app, ref):
    return [(one.name, one.lead) for one in services.team_of(app, ref)]


def test_nobody_is_on_a_new_team(app, ref):
    assert services.team_of(app, ref) == ()
    assert services.team_of(app, "nothing") == ()


def test_whoever_leads_comes_first_and_only_one_does(app, ref):
    add(app, ref, "Ann")
    ben = add(app, ref, "Ben", lead=True)
    assert names(app, ref) == [("Ben", True), ("Ann", False)]
    add(app, ref, "Cid", lead=True)
    assert names(app, ref) == [("Cid", True), ("Ann", False), ("Ben", False)]
    change(app, ref, ben, name="Ben", lead=True)
    assert names(app, ref) == [("Ben", True), ("Ann", False), ("Cid", False)]


def test_a_member_needs_a_name_and_nothing_more(app, ref):
    with pytest.raises(Refused) as refused:
        add(app, ref, "  ", key="a")
    assert [(one.field, one.code) for one in refused.value.problems] == [("name", "member_name_missing")]
    add(app, ref, "Ann", role="", contact="")
    assert names(app, ref) == [("Ann", False)]


def test_the_same_form_twice_adds_one(app, ref):
    assert add(app, ref) == add(app, ref)
    assert len(names(app, ref)) == 1


def test_a_team_has_an_end(app, ref):
    for number in range(TEAM_MOST):
        add(app, ref, f"Person {number}")
    with pytest.raises(Refused) as refused:
        add(app, ref, "One more")
    assert refused.value.problems[0].code == "team_full"
    assert len(names(app, ref)) == TEAM_MOST


def test_a_stale_change_is_a_conflict_with_both(app, ref):
    member = add(app, ref)
    change(app, ref, member, role="Their words", seen_version=1)
    with pytest.raises(Conflict) as conflict:
        change(app, ref, member, role="My words", seen_version=1)
    assert (conflict.value.theirs["role"], conflict.value.yours["role"]) == ("Their words", "My words")
    with pytest.raises(Conflict):
        services.remove_member(app, LOCAL_ACTOR, ref, member, seen_version=1)
    change(app, ref, member, role="My words", seen_version=conflict.value.version)
    assert services.team_of(app, ref)[0].role == "My words"


def test_whoever_is_taken_off_leaves_nothing_behind(app, ref, outside, bytes_of):
    member = add(app, ref)
    assert b"Project lead" in bytes_of("team_member")
    services.remove_member(app, LOCAL_ACTOR, ref, member)
    services.remove_member(app, LOCAL_ACTOR, ref, member)
    assert services.team_of(app, ref) == ()
    assert outside("SELECT count(*) FROM team_member") == [(0,)]
    assert b"Project lead" not in bytes_of("team_member")
    with pytest.raises(NotFound):
        change(app, ref, member)


def test_nobody_of_another_activity_can_be_changed(app, ref):
    other = services.start_activity(app, LOCAL_ACTOR, title="Other", level="service", key="other")
    member = add(app, ref)
    with pytest.raises(NotFound):
        change(app, other, member)
    services.remove_member(app, LOCAL_ACTOR, other, member)
    assert len(names(app, ref)) == 1


def test_archived_work_keeps_its_team(app, ref):
    member = add(app, ref)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    for do in (
        lambda: add(app, ref, "Ben"),
        lambda: change(app, ref, member, name="Ben"),
        lambda: services.remove_member(app, LOCAL_ACTOR, ref, member),
    ):
        with pytest.raises(Refused):
            do()
    assert names(app, ref) == [("Ann Other", False)]


def test_the_audit_holds_no_name(app, ref, outside):
    member = add(app, ref)
    change(app, ref, member, name="Ben Other", contact="ben@example.org")
    services.remove_member(app, LOCAL_ACTOR, ref, member)
    lines = outside("SELECT verb, detail FROM audit ORDER BY id")
    assert [line[0] for line in lines] == ["start_activity", "add_member", "change_member", "remove_member"]
    assert not any(word in str(lines) for word in ("Ann", "Ben", "example.org", "Project lead"))


@pytest.mark.parametrize("words", HOSTILE)
def test_text_of_any_kind_stays_text(app, ref, words):
    add(app, ref, words, role=words, contact=words, key="k")
    found = services.team_of(app, ref)[0]
    assert found.name == found.role == found.contact == " ".join(words.split("\n"))


def test_nobody_is_given_as_a_contact_while_nobody_leads(app, ref):
    who = {"role": "", "contact": "01926 222222"}
    services.add_member(app, LOCAL_ACTOR, ref, name="Bo Example", **who, lead=False, key="one")
    assert gather(app, ref, 1).lead is services.scope_of(app, ref, 1).facts.lead is None
    services.add_member(app, LOCAL_ACTOR, ref, name="Ann Example", **who, lead=True, key="two")
    assert gather(app, ref, 1).lead == services.scope_of(app, ref, 1).facts.lead is not None
