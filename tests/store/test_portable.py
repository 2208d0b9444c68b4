"""Whole activities taken away and taken in: the same comes back, under new numbers, and nothing is overwritten."""

import json
from dataclasses import replace
from secrets import token_hex

import pytest
from hypothesis import HealthCheck, given, settings

from logic import services
from logic.activity import LOCAL_ACTOR, Actor
from logic.documents import build
from logic.documents.making import KINDS
from logic.documents.record import record_document
from logic.errors import NotAllowed, NotFound, Refused
from logic.listing import Wanted
from logic.portable import as_file, model, register
from logic.store.queries import whole as queries
from logic.store.tables import (
    challenge,
    non_negotiable_version,
    team_member,
)
from tests.documents.work import our_pack
from tests.odd import odd
from tests.whole import activities, empty_part, full_part, limit, mark, whole


def file_of(what, came_from="WT-0042"):
    return as_file(what, came_from=came_from, version="0123456789ab", edition="Test edition")


def take_in(app, what, key="first", **more):
    data = what if isinstance(what, bytes) else file_of(what)
    return services.import_activity(app, LOCAL_ACTOR, data, key=key, **more)


def kept(app, ref):
    with app.store.reading() as work:
        return queries.whole(work.connection, int(ref.removeprefix("WT-")))


def fields(of):
    return set(of.model_fields)


def test_everything_that_is_kept_of_an_activity_has_its_place_in_the_file():
    shapes = {
        "answers": model.GivenAnswer,
        "add_ons": model.AddOnAnswer,
        "draft": model.Drafted,
        "actions": model.Action,
        "records": model.Record,
        "methods": model.Method,
        "items": model.OwnItem,
        "marks": model.Mark,
        "pairs": model.PairMark,
        "news": model.NewsMark,
        "replies": model.Published,
    }
    assert {name: fields(shape) for name, shape in shapes.items()} == {
        name: set(queries.columns(table)) for name, (table, _) in queries.OF_PART.items()
    }
    assert fields(model.Plan) == set(queries.columns(queries.ONE_OF_PART["plan"]))
    assert fields(model.Scope) == set(queries.columns(queries.ONE_OF_PART["scope"]))
    assert fields(model.Reply) == set(queries.columns(queries.ONE_OF_PART["reply"]))
    assert fields(model.Part) == {*queries.PART_OWN, *queries.OF_PART, *queries.ONE_OF_PART}
    assert fields(model.Member) == set(queries.columns(team_member))
    assert fields(register.LimitVersion) == set(queries.columns(non_negotiable_version, queries.LIMIT_OURS))
    assert fields(model.Challenge) == {"limit", *queries.columns(challenge, queries.CHALLENGE_OURS)}


def test_an_activity_comes_back_as_it_was_under_new_numbers(app, ref):
    made = take_in(app, whole())
    assert made == "WT-0002"
    assert kept(app, made) == whole()
    found = services.find_activity(app, made)
    assert [record.reference for record in found.parts[0].records] == ["WT-0002-1-1", "WT-0002-1-2"]
    assert found.parts[0].records[0].snapshot["activity"]["ref"] == "WT-0042"
    assert services.find_activity(app, ref).title == "Day service"
    assert kept(app, ref)["parts"] == [empty_part(level="service")]


def test_the_same_activity_gives_the_same_bytes(app):
    made = take_in(app, whole())
    assert services.export_activity(app, made) == services.export_activity(app, made)
    assert services.export_activity(app, made) == file_of(whole(), came_from=made)


@given(what=activities)
@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_activity_comes_back(app, what):
    made = take_in(app, what, key=token_hex(8), again=True)
    assert kept(app, made) == what


def test_own_items_keep_their_marks_under_their_new_numbers(app):
    for number in range(3):
        take_in(app, whole(title=f"Before {number}"), key=str(number))
    made = take_in(app, whole(), key="last")
    part = services.find_activity(app, made).parts[0]
    found = services.checklist_of(app, made, part.number)
    assert found is not None
    assert [one["item"] for one in kept(app, made)["parts"][0]["marks"]] == ["C01", "own-1", "own-2"]


def test_it_is_found_in_the_list_by_its_words_its_area_and_its_record(app):
    made = take_in(app, whole(title="Quokka"))
    for wanted in (Wanted(words="quokka"), Wanted(area="Learning disability"), Wanted(outcome="ENGAGE")):
        lines, _ = services.list_activities(app, wanted)
        assert [line.ref for line in lines] == [made]


def test_where_it_came_from_is_kept_and_told_to_the_audit(app, outside):
    made = take_in(app, whole())
    origin, at = services.came_from(app, made)
    assert (origin, at <= app.now()) == ("WT-0042", True)
    ((verb, detail),) = outside("SELECT verb, detail FROM audit")
    assert (verb, "WT-0042" in str(detail)) == ("import_activity", True)
    assert not any(words in str(detail) for words in ("Ann", "Day service"))


def test_work_begun_here_came_from_no_file(app, ref):
    assert services.came_from(app, ref) is None
    assert services.came_from(app, "nothing") is None


def test_the_same_file_twice_is_told_and_asks(app):
    first = take_in(app, whole())
    with pytest.raises(Refused) as refused:
        take_in(app, whole(), key="second")
    (problem,) = refused.value.problems
    assert (problem.code, problem.data["reference"]) == ("file_taken_in_before", first)
    assert services.list_activities(app)[1] == 1
    assert take_in(app, whole(), key="second", again=True) == "WT-0002"


def test_the_same_work_is_known_again_when_it_was_exported_from_what_was_made_of_it(app):
    made = take_in(app, whole())
    with pytest.raises(Refused):
        take_in(app, services.export_activity(app, made), key="second")


def test_the_same_form_twice_takes_in_once(app):
    assert take_in(app, whole()) == take_in(app, whole())
    assert services.list_activities(app)[1] == 1


def test_who_challenged_and_the_links_stay_behind(app, outside):
    made = take_in(app, whole())
    outside("UPDATE challenge SET name = 'Mrs Patel', contact = 'patel@example.org'")
    data = services.export_activity(app, made).decode()
    assert "Patel" not in data
    assert "patel@" not in data


def test_a_file_that_is_refused_leaves_nothing(app):
    with pytest.raises(Refused):
        take_in(app, file_of(whole())[:-500])
    assert services.list_activities(app) == ((), 0)


def test_nobody_without_the_right_takes_a_file_in(app):
    with pytest.raises(NotAllowed):
        services.import_activity(app, Actor("x", "x", "reader"), file_of(whole()), key="a")


def test_nothing_is_exported_of_what_is_not_there(app):
    for ref in ("WT-0001", "nothing"):
        with pytest.raises(NotFound):
            services.export_activity(app, ref)


def test_archived_work_is_taken_away_as_well(app, ref):
    before = services.export_activity(app, ref)
    services.archive_activity(app, LOCAL_ACTOR, ref)
    assert services.export_activity(app, ref) == before


def test_five_hundred_limits_and_items_are_taken_in_in_one_go(app):
    part = full_part(
        items=[
            {"phase": "plan", "text": f"Item {n}", "origin": "own", "origin_ref": "", "due": None} for n in range(500)
        ],
        marks=[mark(key) for key in sorted(f"own-{n}" for n in range(1, 501))],
    )
    big = whole(parts=[part], limits=[limit(n, 3) for n in range(1, 501)], challenges=[])
    made = take_in(app, big)
    assert kept(app, made) == big


def test_every_paper_is_made_of_a_file_whose_keys_no_content_knows(app):
    file = odd(json.loads(file_of(whole())))
    app = replace(app, pack=our_pack())
    made = take_in(app, json.dumps(file).encode())
    for name, kinds in KINDS.items():
        for kind in kinds:
            assert services.paper(app, made, 1, name, kind).content
    assert services.first_session_pack(app, made, 1, lambda *_: None).content
    (older, newer) = services.find_activity(app, made).parts[0].records
    for record, before in ((older, None), (newer, older)):
        document = record_document(record, before, our_pack().screen)
        assert build(document, "pdf")
        assert build(document, "word")
