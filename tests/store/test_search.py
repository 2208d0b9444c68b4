"""The list of activities: what is searched, filtered and put in order, checked against reading everything."""

from dataclasses import replace
from datetime import date, timedelta
from random import Random

import pytest
import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from logic import searching, services
from logic.activity import LOCAL_ACTOR
from logic.errors import Conflict, Refused
from logic.listing import COUNTED, ORDERS, STATUSES, Wanted
from logic.reference import activity_number
from logic.store import engine, migrate
from logic.store.queries import listing
from logic.store.tables import NO_DATE, activity, activity_word, metadata, part
from tests import builders
from tests.builders import NOW, TODAY, answers_to
from tests.hostile import HOSTILE
from tests.store.test_records import FORM

TITLES = ("Moving the drop-in", "Fair charges", "Café review", "The carers' forum", "Day service moves", *HOSTILE)
AREAS = ("", "Older people", "Carers", "O'Brien & sons", "older people")
NAMES = ("Family carers", "Staff 42", "", "中文")
DECISIONS = ("Whether the drop-in moves", "How much people pay", "", "Which café stays open in 2027")
DAYS = (None, TODAY, TODAY + timedelta(days=30), TODAY + timedelta(days=300))


def make_some(app, how_many, seed=1):
    """Pieces of work in every state, made as people make them."""
    rng, clock = Random(seed), [NOW]
    app = replace(app, now=lambda: clock[0])
    levels = [level.key for level in app.pack.levels]
    for n in range(how_many):
        clock[0] += timedelta(minutes=rng.choice((0, 1, 7)))
        one_of = rng.choice
        ref = services.start_activity(
            app, LOCAL_ACTOR, title=one_of(TITLES), level=one_of(levels), key=f"{seed}-{n}", area=one_of(AREAS)
        )
        for number in range(2, rng.randrange(2, 4)):
            name = one_of(NAMES) or "Others"
            services.add_part(app, LOCAL_ACTOR, ref, name=name, level=one_of(levels), key=f"{seed}-{n}-{number}")
        for each in services.find_activity(app, ref).parts:
            if words := one_of(DECISIONS):
                services.describe_part(
                    app, LOCAL_ACTOR, ref, each.number, decision=words, decider="Cabinet", decide_by=one_of(DAYS)
                )
            if each.level != "individual" and rng.random() < 2 / 3:  # a record about one person asks for more
                record(app, ref, each.number, one_of(("ENGAGE", "CONSULT")))
        if rng.random() < 1 / 6:
            services.archive_activity(app, LOCAL_ACTOR, ref)
    return app


def record(app, ref, number, outcome):
    given = services.find_activity(app, ref).part(number).answers
    for question, value in answers_to(outcome).items():
        seen = given[question].version if question in given else 0
        services.give_answer(app, LOCAL_ACTOR, ref, number, question=question, value=value, seen_version=seen)
    services.answer_add_ons(app, LOCAL_ACTOR, ref, number, given={"AQ2": "no"})
    key = f"{ref}-{number}-{outcome}"
    if services.find_activity(app, ref).part(number).decision == "":
        services.describe_part(app, LOCAL_ACTOR, ref, number, decision="It", decider="Cabinet", decide_by=None)
    return services.make_record(app, LOCAL_ACTOR, ref, number, form=FORM, key=key)


# What is kept for the list is what the facts say


def derived(app):
    """Everything derived, as it stands in the tables."""
    with app.store.reading() as work:
        own = work.connection.execute(
            sa.select(activity.c.id, activity.c.title_key, activity.c.soonest, activity.c.recorded)
        )
        parts = work.connection.execute(sa.select(part.c.id, part.c.recorded_outcome, part.c.recorded_at))
        words = work.connection.execute(sa.select(activity_word.c.activity_id, activity_word.c.word))
        return {tuple(row) for row in own}, {tuple(row) for row in parts}, {tuple(row) for row in words}


def by_the_facts(app):
    """The same, worked out here from what people gave and recorded."""
    own, parts, words = set(), set(), set()
    with app.store.reading() as work:
        numbers = list(work.connection.execute(sa.select(activity.c.id)).scalars())
    for found in (services.find_activity(app, str(number)) for number in numbers):
        number = activity_number(found.ref)
        days = [one.decide_by for one in found.parts if one.decide_by]
        recorded = all(one.records for one in found.parts)
        own.add((number, searching.folded(found.title)[:200], min(days, default=NO_DATE), recorded))
        for one in found.parts:
            last = one.records[-1] if one.records else None
            parts.add((one.id, last and last.chosen_outcome, last and last.made_at))
        texts = [found.title, *(text for one in found.parts for text in (one.name, one.decision))]
        words |= {(number, word) for word in searching.words_of(texts) | {f"wt{number}"}}
    return own, parts, words


def test_what_the_list_is_searched_by_is_always_what_the_facts_say(app):
    make_some(app, 25)
    services.restore_activity(app, LOCAL_ACTOR, "1")
    services.set_level(app, LOCAL_ACTOR, "1", 1, level="strategic")
    services.rename(app, LOCAL_ACTOR, "1", title="Something else", area="Elsewhere", names={1: "Everybody"})
    services.copy_activity(app, LOCAL_ACTOR, "2", title="A copy", key="copy")
    services.describe_part(app, LOCAL_ACTOR, "1", 1, decision="Less", decider="Cabinet", decide_by=None)
    record(app, "1", 1, "ENGAGE")
    record(app, "1", 1, "CONSULT")
    services.archive_activity(app, LOCAL_ACTOR, "1")
    services.keep_tried(
        app, LOCAL_ACTOR, title="Tried", level="service", answered={}, add_ons={}, ask_all=False, key="t", area="Carers"
    )
    assert derived(app) == by_the_facts(app)


def test_working_it_out_again_from_the_facts_gives_the_same(app):
    make_some(app, 8)
    before = derived(app)
    with app.store.writing() as work:
        work.connection.execute(sa.update(activity).values(title_key="", soonest=NO_DATE, recorded=False))
        work.connection.execute(sa.delete(activity_word))
        for number in work.connection.execute(sa.select(activity.c.id)).scalars().all():
            listing.refresh(work.connection, number)
        work.commit()
    assert derived(app) == before


def test_a_change_that_is_not_kept_changes_nothing_to_search_by(app, ref):
    before = derived(app)
    with pytest.raises(Refused):
        services.rename(app, LOCAL_ACTOR, ref, title="Quokka", area="x" * 201)
    with app.store.writing() as work:
        work.connection.execute(sa.update(activity).values(title="Quokka"))
        listing.refresh(work.connection, 1)  # and no commit
    assert derived(app) == before


# A database from before


def test_a_database_from_before_is_brought_to_the_same(fresh_url, tmp_path):
    database = engine.open_engine(fresh_url, may_create=True)
    config = Config()
    config.set_main_option("script_location", str(migrate.HERE))
    with database.connect() as connection, connection.begin():
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        fill_as_it_was(connection)
    database.dispose()
    migrate.upgrade(fresh_url)
    app = builders.application(tmp_path, database_url=fresh_url, migrated=True)
    assert derived(app) == by_the_facts(app)
    own, parts, words = derived(app)
    assert {(row[0], row[2], row[3]) for row in own} == {
        (number, TODAY if number > 3 else NO_DATE, number % 2 == 0) for number in range(1, 1_203)
    }
    assert {row[1] for row in parts} == {None, "CONSULT"}
    assert (1_202, "cafe") in words
    assert services.find_activity(app, "7").area == ""
    assert services.list_activities(app, Wanted("drop-in 1202"))[0][0].ref == "WT-1202"
    app.store.close()


def fill_as_it_was(connection):
    """More activities than one batch, with records for every second one; straight into the first tables."""
    tables = sa.MetaData()
    tables.reflect(connection)
    old = tables.tables
    rows = range(1, 1_203)
    own = [
        {"id": n, "title": f"Café drop-in {n}", "version": 1, "created_at": NOW, "updated_at": NOW, "archived_at": None}
        for n in rows
    ]
    parts = [
        {
            "id": n,
            "activity_id": n,
            "number": 1,
            "name": "=1+1",
            "level": "service",
            "decision": HOSTILE[n % len(HOSTILE)],
            "decider": "",
            "decide_by": TODAY if n > 3 else None,
            "open_part": "",
            "ask_all": False,
            "version": 1,
        }
        for n in rows
    ]
    records = [
        {
            "reference": f"WT-{n:04d}-1-{number}",
            "part_id": n,
            "number": number,
            "pack_version": "x",
            "outcome": "ENGAGE",
            "chosen_outcome": "INFORM" if number == 1 else "CONSULT",
            "made_at": NOW + timedelta(days=number),
            "made_by": "x",
            "snapshot": {},
        }
        for n in rows
        if n % 2 == 0
        for number in (1, 2)
    ]
    for name, each in (("activity", own), ("part", parts), ("decision_record", records)):
        connection.execute(sa.insert(old[name]), each)


def test_the_migration_reads_words_as_the_product_does():
    from logic.store.migrations.versions import r0002_a_list_to_search as migration

    for text in (*HOSTILE, "O’Brien’s Ünïcode_snake ＷＩＤＥ ß İ 中文ab1 x" + "y" * 99, "\u0645\u064e"):
        assert set(migration._words(text)) == searching.words_of([text])
        assert migration._folded(text) == searching.folded(text)


# Searching, filtering, order: against reading everything


def everything(app):
    with app.store.reading() as work:
        numbers = list(work.connection.execute(sa.select(activity.c.id)).scalars())
    return [services.find_activity(app, str(number)) for number in numbers]


def fits(found, wanted):
    """Whether one activity is what is wanted, in plain words."""
    status = "recorded" if all(one.records for one in found.parts) else "answering"
    status = "archived" if found.archived_at else status
    if (wanted.status or status) != status or (found.archived_at is not None) != (wanted.status == "archived"):
        return False
    if wanted.area and found.area != wanted.area:
        return False
    words = searching.words_of([found.title, *(text for one in found.parts for text in (one.name, one.decision))])
    number = activity_number(found.ref)
    for asked in searching.asked(wanted.words):
        begins = asked.start is not None and any(word.startswith(asked.start) for word in words)
        if not begins and asked.exact != f"wt{number}":
            return False
    return any(part_fits(one, wanted) for one in found.parts)


def part_fits(one, wanted):
    last = one.records[-1].chosen_outcome if one.records else None
    return (
        (not wanted.outcome or last == wanted.outcome)
        and (not wanted.level or one.level == wanted.level)
        and (not wanted.due_from or (one.decide_by is not None and one.decide_by >= wanted.due_from))
        and (not wanted.due_to or (one.decide_by is not None and one.decide_by <= wanted.due_to))
    )


def in_order(found, order):
    numbers = {one.ref: activity_number(one.ref) for one in found}
    if order == "changed":
        return sorted(found, key=lambda one: (one.updated_at, numbers[one.ref]), reverse=True)
    if order == "name":
        return sorted(found, key=lambda one: (searching.folded(one.title), numbers[one.ref]))
    soonest = {one.ref: min((p.decide_by for p in one.parts if p.decide_by), default=NO_DATE) for one in found}
    return sorted(found, key=lambda one: (soonest[one.ref], numbers[one.ref]))


SEARCHES = (
    "",
    "",
    "moving",
    "drop-in",
    "CAFE",
    "carers'",
    "carer forum",
    "42",
    "wt-3",
    "中",
    "zzz",
    "move 2027",
    "script",
)


def some_wishes(rng):
    one_of = rng.choice
    for _ in range(40):
        yield Wanted(
            words=one_of(SEARCHES),
            outcome=one_of(("", "", "ENGAGE", "CONSULT", "COPRO")),
            level=one_of(("", "", *builders.LEVELS)),
            area=one_of(("", "", *AREAS)),
            status=one_of((None, None, *STATUSES)),
            due_from=one_of((None, None, *DAYS[1:])),
            due_to=one_of((None, None, *DAYS[1:])),
            order=one_of(ORDERS),
        )


def test_the_list_is_what_reading_everything_gives(app, monkeypatch):
    make_some(app, 30)
    read = everything(app)
    lengths = set()
    # Never begun from a condition that fits few, at times, and whenever one does.
    tried = [(rare, wanted) for rare in (0, 3, listing.RARE) for wanted in (Wanted(), *some_wishes(Random(rare)))]
    for rare, wanted in tried:
        monkeypatch.setattr(listing, "RARE", rare)
        expected = [one.ref for one in in_order([one for one in read if fits(one, wanted)], wanted.order)]
        lines, total = services.list_activities(app, wanted, size=100)
        assert ([line.ref for line in lines], total) == (expected, len(expected)), wanted
        lengths.add(len(expected))
        rows, cut = services.list_for_sheet(app, wanted)
        assert [(row.ref, row.number) for row in rows] == [
            (ref, one.number)
            for ref in expected
            for one in next(found for found in read if found.ref == ref).parts
            if part_fits(one, wanted)
        ]
        assert not cut
    assert {0, 1} < lengths
    assert max(lengths) > 15


@pytest.mark.parametrize(
    "words", [*HOSTILE, "%", "_", "*", "' OR 1=1 --", "a" * 200, "\U0010ffff", "wt", "wt-", "x\x00"]
)
def test_no_search_breaks_the_list(app, ref, words):
    lines, total = services.list_activities(app, Wanted(words, area=words.replace("\x00", "")))
    assert (lines, total) == ((), 0)


def test_an_activity_is_found_by_each_of_its_words_its_reference_and_its_number(app):
    services.start_activity(app, LOCAL_ACTOR, title="Another 1", level="service", key="0")
    ref = services.start_activity(app, LOCAL_ACTOR, title="The Carers’ Café", level="service", key="1")
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="Where it goes", decider="Cabinet", decide_by=None)
    services.rename(app, LOCAL_ACTOR, ref, title="The Carers’ Café", names={1: "Volunteers"})
    for words in ("carers'", "cafe", "CAFÉ", "the caf", "where goes", "volunt", ref, "wt 2", "2", "cafe WT-0002"):
        assert [line.ref for line in services.list_activities(app, Wanted(words))[0]] == [ref], words
    for words in ("afe", "cabinet", "wt 1 cafe", "wt-0020", "cafe tea"):
        assert services.list_activities(app, Wanted(words))[1] == 0, words
    services.rename(app, LOCAL_ACTOR, ref, title="Gone")
    assert services.list_activities(app, Wanted("cafe"))[1] == 0


def test_no_more_than_a_thousand_are_counted_or_turned_to(app):
    for n in range(12):
        services.start_activity(app, LOCAL_ACTOR, title=f"Day service {n}", level="service", key=str(n))
    with app.store.reading() as work:
        for wanted in (Wanted(), Wanted("day")):
            ids, total = listing.find(work.connection, wanted, offset=8, limit=5, most=10)
            assert (ids, total) == ([4, 3], 11)
            assert listing.find(work.connection, wanted, offset=10, limit=5, most=10) == ([], 11)
            assert listing.find(work.connection, wanted, offset=0, limit=2, most=12) == ([12, 11], 12)
    assert services.list_activities(app, page=COUNTED)[0] == ()


# Service areas


def test_a_service_area_is_given_changed_taken_away_and_copied(app):
    ref = services.start_activity(app, LOCAL_ACTOR, title="A", level="service", key="a", area=" Older\tpeople ")
    assert services.find_activity(app, ref).area == "Older people"
    copy = services.copy_activity(app, LOCAL_ACTOR, ref, title="B", key="b")
    services.rename(app, LOCAL_ACTOR, ref, title="A", area="Carers", seen_version=1)
    assert [services.find_activity(app, each).area for each in (ref, copy)] == ["Carers", "Older people"]
    services.rename(app, LOCAL_ACTOR, ref, title="Other")
    assert services.find_activity(app, ref).area == "Carers"
    services.rename(app, LOCAL_ACTOR, ref, title="Other", area="")
    assert services.find_activity(app, ref).area == ""


def test_a_service_area_that_somebody_changed_meanwhile_is_not_overwritten(app, ref):
    services.rename(app, LOCAL_ACTOR, ref, title="Day service", area="Theirs", seen_version=1)
    with pytest.raises(Conflict) as conflict:
        services.rename(app, LOCAL_ACTOR, ref, title="Day service", area="Mine", seen_version=1)
    assert conflict.value.theirs == {"title": "Day service", "area": "Theirs"}
    assert conflict.value.yours == {"title": "Day service", "area": "Mine"}
    assert services.find_activity(app, ref).area == "Theirs"


@pytest.mark.parametrize("area", ["x" * 201, "a\x00b", "\ud800"])
def test_a_service_area_that_cannot_be_kept_is_refused_and_nothing_is_begun(app, area):
    with pytest.raises(Refused) as refused:
        services.start_activity(app, LOCAL_ACTOR, title="A", level="service", key="a", area=area)
    assert [problem.field for problem in refused.value.problems] == ["area"]
    assert services.list_activities(app)[1] == 0


def test_the_areas_in_use_are_each_named_once_and_no_more_than_can_be_shown(app, monkeypatch):
    assert services.areas_in_use(app) == ()
    for n, area in enumerate(("Carers", "", "older people", "Carers", "É", "Day")):
        services.start_activity(app, LOCAL_ACTOR, title="A", level="service", key=str(n), area=area)
    assert services.areas_in_use(app) == ("Carers", "Day", "É", "older people")
    monkeypatch.setattr(listing, "AREAS_MOST", 2)
    assert len(services.areas_in_use(app)) == 2


# The list as a sheet


def test_a_sheet_holds_each_part_with_what_is_known_of_it(app, ref):
    services.rename(app, LOCAL_ACTOR, ref, title="Day service", area="Carers")
    services.add_part(app, LOCAL_ACTOR, ref, name="=Staff", level="individual", key="p")
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="Hours", decider="Cabinet", decide_by=date(2030, 5, 1))
    record(replace(app, now=lambda: NOW), ref, 1, "CONSULT")
    (first, second), cut = services.list_for_sheet(app)
    assert (first.ref, first.title, first.area, first.number, first.part) == (ref, "Day service", "Carers", 1, "")
    assert (first.level, first.decision, first.decider, first.decide_by) == (
        "service",
        "Hours",
        "Cabinet",
        date(2030, 5, 1),
    )
    assert (first.recorded_outcome, first.recorded_at, first.status) == ("CONSULT", NOW, "answering")
    assert (second.part, second.level, second.decide_by) == ("=Staff", "individual", None)
    assert (second.recorded_outcome, second.recorded_at, cut) == (None, None, False)


def test_a_sheet_that_would_be_too_long_is_cut_and_says_so(app, ref, monkeypatch):
    monkeypatch.setattr("logic.services.activities.SHEET_MOST", 1)
    assert services.list_for_sheet(app)[1] is False
    services.add_part(app, LOCAL_ACTOR, ref, name="Staff", level="service", key="p")
    rows, cut = services.list_for_sheet(app)
    assert (len(rows), cut) == (1, True)


def test_every_index_that_the_list_was_given_is_there(app):
    database = engine.open_engine(app.settings.database_url)
    expected = {
        index.name for table in (activity, part, activity_word) for index in metadata.tables[table.name].indexes
    }
    with database.connect() as connection:
        look = sa.inspect(connection)
        found = {index["name"] for table in ("activity", "part", "activity_word") for index in look.get_indexes(table)}
    assert expected <= found
    database.dispose()
