"""The self-check: how a part keeps the do's and don'ts, and what a gap puts on its checklist."""

from dataclasses import replace
from datetime import timedelta

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict, NotFound, Refused
from logic.ground import Ground
from logic.guidance import Pair, Pairs, Theme
from logic.store.queries import checklist
from tests import builders
from tests.hostile import HOSTILE

TOP = frozenset({"COPRO", "CODESIGN"})


def pair(key, **changes):
    ground = Ground(("SW-OTH-6",), "reconstructed")
    made = Pair(key, "one", key, "Do", "Don’t", "Do", "Don’t", TOP, ("plan",), (), "plan", f"Mend {key}", ground)
    return replace(made, **changes)


@pytest.fixture
def app(app):
    pairs = Pairs((Theme("one", "One"),), (pair("DD1"), pair("DD2", gap_phase="review")))
    return replace(app, pack=builders.pack(pairs=pairs))


def mark(app, ref, state, *, key="DD1", **more):
    return services.mark_pair(app, LOCAL_ACTOR, ref, 1, pair=key, state=state, **more)


def check(app, ref):
    return services.pairs_of(app, ref, 1)


def own_items(app, ref):
    part = services.find_activity(app, ref).parts[0].id
    with app.store.reading() as work:
        return checklist.own_of(work.connection, part)


def codes(refused):
    return [(problem.field, problem.code) for problem in refused.value.problems]


def test_nobody_has_looked_at_first(app, ref):
    assert check(app, ref).marks == {}
    assert check(app, ref).items == {}


def test_a_pair_that_is_kept_puts_nothing_on_the_checklist(app, ref):
    marked = mark(app, ref, "we_do", note="We say it each time")
    assert (marked.item, marked.added) == (None, False)
    kept = check(app, ref).marks["DD1"]
    assert (kept.state, kept.note, kept.marked_on, kept.version) == ("we_do", "We say it each time", app.today(), 1)
    assert own_items(app, ref) == []


@pytest.mark.parametrize("state", ["not_yet", "slipped"])
def test_a_gap_becomes_one_item_of_the_checklist(app, ref, state):
    marked = mark(app, ref, state, key="DD2", note="The chair changed")
    assert marked.added
    (item,) = own_items(app, ref)
    assert (item.id, item.phase, item.text) == (marked.item, "review", "Mend DD2")
    assert (item.origin, item.origin_ref) == ("self_check", "DD2")
    assert check(app, ref).items["DD2"].state == "open"


def test_no_second_item_while_one_is_open(app, ref):
    first = mark(app, ref, "not_yet")
    again = mark(app, ref, "slipped", note="It happened twice", seen_version=1)
    assert (again.item, again.added) == (first.item, False)
    mark(app, ref, "slipped", note="It happened twice", seen_version=2)
    assert len(own_items(app, ref)) == 1


def test_keeping_it_again_closes_nothing_silently(app, ref):
    first = mark(app, ref, "not_yet")
    kept = mark(app, ref, "we_do", seen_version=1)
    assert (kept.item, kept.added) == (first.item, False)
    assert check(app, ref).items["DD1"].state == "open"


def test_an_item_taken_off_the_checklist_is_put_there_again_by_the_next_look(app, ref):
    first = mark(app, ref, "not_yet")
    services.remove_item(app, LOCAL_ACTOR, ref, 1, first.item)
    assert check(app, ref).items == {}
    again = mark(app, ref, "not_yet", seen_version=1)
    assert again.added
    assert check(app, ref).marks["DD1"].version == 1


def test_items_of_other_parts_and_of_other_origins_are_none_of_its_own(app, ref):
    other = services.add_part(app, LOCAL_ACTOR, ref, name="Carers", level="service", key="other")
    services.mark_pair(app, LOCAL_ACTOR, ref, other, pair="DD1", state="not_yet")
    assert check(app, ref).items == {}
    assert mark(app, ref, "not_yet").added


def test_a_gap_after_the_item_was_done_is_a_new_item(app, ref):
    first = mark(app, ref, "not_yet")
    services.mark_item(app, LOCAL_ACTOR, ref, 1, item=f"own-{first.item}", state="done")
    assert check(app, ref).items["DD1"].state == "done"
    kept = mark(app, ref, "we_do", seen_version=1)
    assert (kept.item, kept.added) == (None, False)
    second = mark(app, ref, "slipped", note="Back to old ways", seen_version=2)
    assert second.added
    assert second.item != first.item
    assert check(app, ref).items["DD1"].number == second.item


@pytest.mark.parametrize("note", ["", "   ", "\u200b"])
def test_a_slip_says_what_happened_and_what_is_done_about_it(app, ref, note):
    with pytest.raises(Refused) as refused:
        mark(app, ref, "slipped", note=note)
    assert codes(refused) == [("note", "slip_note_missing")]
    assert check(app, ref).marks == {}


def test_what_is_no_pair_and_no_state_is_refused_together(app, ref):
    with pytest.raises(Refused) as refused:
        mark(app, ref, "perhaps", key="DD9")
    assert codes(refused) == [("pair", "unknown_pair"), ("state", "pair_state_missing")]


@pytest.mark.parametrize("note", HOSTILE)
def test_a_note_is_kept_as_typed(app, ref, note):
    mark(app, ref, "not_yet", note=note)
    assert check(app, ref).marks["DD1"].note == note


def test_somebody_elses_look_is_not_written_over(app, ref):
    mark(app, ref, "not_yet", note="Theirs")
    with pytest.raises(Conflict) as conflict:
        mark(app, ref, "we_do", note="Mine", seen_version=0)
    assert conflict.value.theirs == {"state": "not_yet", "note": "Theirs"}
    assert conflict.value.yours == {"state": "we_do", "note": "Mine"}
    assert check(app, ref).marks["DD1"].note == "Theirs"
    mark(app, ref, "we_do", note="Mine", seen_version=conflict.value.version)
    assert check(app, ref).marks["DD1"].version == 2


def test_the_same_look_twice_is_taken_silently_and_keeps_its_day(app, ref):
    mark(app, ref, "we_do", note="So")
    later = replace(app, now=lambda: builders.NOW + timedelta(days=3))
    mark(later, ref, "we_do", note="So", seen_version=0)
    kept = check(app, ref).marks["DD1"]
    assert (kept.version, kept.marked_on) == (1, app.today())


def test_archived_work_is_looked_at_and_not_changed(app, ref):
    mark(app, ref, "we_do")
    services.archive_activity(app, LOCAL_ACTOR, ref)
    with pytest.raises(Refused) as refused:
        mark(app, ref, "not_yet", seen_version=1)
    assert codes(refused) == [("activity", "archived")]
    assert check(app, ref).marks["DD1"].state == "we_do"


@pytest.mark.parametrize(("ref", "part"), [("WT-9999", 1), ("nothing", 1), ("WT-0001", 7)])
def test_a_part_that_is_not_there_is_told(app, ref, part):
    with pytest.raises(NotFound):
        services.pairs_of(app, ref, part)
    with pytest.raises(NotFound):
        services.mark_pair(app, LOCAL_ACTOR, ref, part, pair="DD1", state="we_do")


def test_the_audit_line_names_the_pair_and_never_the_note(app, ref, outside):
    mark(app, ref, "slipped", note="Mrs Patel left in tears")
    ((detail,),) = outside("SELECT detail FROM audit WHERE verb = 'mark_pair'")
    assert "DD1" in str(detail)
    assert "Patel" not in str(detail)
