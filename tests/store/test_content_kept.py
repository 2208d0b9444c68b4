"""Content kept by version: adopted on purpose, noticed by a running app, never mixed, never changing a record."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from dataclasses import replace

import psycopg
import pytest
import sqlalchemy as sa

from logic import bootstrap, services
from logic.activity import LOCAL_ACTOR
from logic.authoring import loader
from logic.bootstrap import Application
from logic.errors import Conflict, ContentUnusable, NotAllowed, NotFound, PackInvalid, Refused, StoreUnavailable
from logic.record import RecordForm, inputs
from logic.services.content import FOLDER
from logic.settings import BUILT_IN_CONTENT
from logic.store import tables
from logic.store.queries import decisions
from logic.task_list import Task
from tests import builders, contents
from tests.builders import NOW, TODAY

FORM = RecordForm(
    went_through=("carer",),
    agreed_by="Ann Example",
    agreed_role="Team manager",
    agreed_on=TODAY,
    how_told="By letter.",
)
CODESIGN = {
    **dict.fromkeys(("purpose", "affected", "open", "weigh", "time_ask", "shape", "start"), "yes"),
    **dict.fromkeys(("open_mind", "time_together", "resources", "power"), "yes"),
    "see_through": "no",
}
"""Co-design with our content; co-production where nobody asks whether it is seen through."""
REOPENED = {
    **dict.fromkeys(("purpose", "affected", "open", "weigh", "time_ask", "shape"), "yes"),
    "start": "no",
    "reopen": "no",
}
"""Engagement with our content, consultation with another edge."""


@pytest.fixture
def settings(tmp_path, database_url):
    """Settings whose folder of content a test may fill; at first it is a copy of ours."""
    place = builders.settings(tmp_path, database_url)
    return replace(place, content=contents.copied(tmp_path / "content"))


@pytest.fixture
def app(settings):
    """The application as it stands after the first start."""
    offer = first(settings)
    services.adopt_first(bootstrap.start_with(settings, offer.pack), LOCAL_ACTOR, offer)
    built = bootstrap.start(settings)
    yield replace(built, now=lambda: NOW)
    built.store.close()


def first(settings):
    from logic.commands.inputs import offer_of

    return offer_of(str(settings.content))


def hold(settings, make):
    """Put other content in the folder."""
    shutil.rmtree(settings.content)
    return make(settings.content)


def adopt(app, source=FOLDER, key="k", **more):
    offer = services.offered(app, source)
    return services.adopt(app, LOCAL_ACTOR, offer, seen=more.pop("seen", app.adopted.id), key=key, **more)


def after(app) -> Application:
    """The application once it has noticed."""
    return bootstrap.with_content(app, app.on_shelf.in_use())


def answered(app, answers, key="a"):
    ref = services.start_activity(app, LOCAL_ACTOR, title=f"Day service {key}", level="service", key=key)
    for question, value in answers.items():
        services.give_answer(app, LOCAL_ACTOR, ref, 1, question=question, value=value)
    beside = {one.id: "no" for one in app.pack.add_ons if one.question}
    services.answer_add_ons(app, LOCAL_ACTOR, ref, 1, given=beside)
    services.describe_part(app, LOCAL_ACTOR, ref, 1, decision="When to open", decider="Cabinet", decide_by=None)
    return ref


def record(app, ref, key="r", **more):
    form = replace(FORM, justification="There is no time.")
    return services.make_record(app, LOCAL_ACTOR, ref, 1, form=form, key=key, **more)


# Kept and taken into use


def test_the_first_start_takes_the_content_of_the_folder_into_use_and_a_second_one_changes_nothing(app, settings):
    history = services.content_history(app)
    assert [one.version for one in history.kept] == [one.version for one in history.adoptions] == [app.pack.version]
    hold(settings, contents.with_another_edge)
    again = bootstrap.start(settings)
    assert not services.adopt_first(again, LOCAL_ACTOR, services.in_folder(again))
    assert again.pack == app.pack
    again.store.close()


def test_content_is_kept_with_every_word_and_read_back_the_same(app):
    from logic.authoring.loader import read_pack

    assert app.pack == read_pack(contents.OURS, BUILT_IN_CONTENT / "screen")
    assert app.pack.screen["frame.name"]


def test_adopting_other_content_keeps_both_and_names_the_last(app, settings):
    hold(settings, contents.with_another_edge)
    version = adopt(app)
    now = after(app)
    assert now.pack.version == version != app.pack.version
    assert now.pack.flow.by_key["reopen"].no == "CONSULT"
    assert now.kept(app.pack.version) == app.pack
    history = services.content_history(now)
    assert [one.version for one in history.adoptions] == [app.pack.version, version]
    assert services.in_use_until(now, app.pack.version) == history.adoptions[1].adopted_at
    assert services.in_use_until(now, version) is None


def test_an_older_version_is_taken_into_use_again_by_its_name(app, settings):
    hold(settings, contents.with_another_edge)
    adopt(app)
    now = after(app)
    assert adopt(now, app.pack.version, key="back") == app.pack.version
    assert after(now).pack == app.pack
    assert [one.id for one in services.content_history(now).adoptions] == [1, 2, 3]


def test_content_in_use_already_is_refused_and_nothing_is_added(app):
    with pytest.raises(Refused) as refused:
        adopt(app)
    assert [problem.code for problem in refused.value.problems] == ["content_in_use"]
    assert len(services.content_history(app).adoptions) == 1


def test_content_that_only_differs_in_layout_says_the_same(app, settings):
    (settings.content / "flow.yaml").write_text(
        "# a remark\n" + (settings.content / "flow.yaml").read_text(encoding="utf-8"), encoding="utf-8"
    )
    assert services.says_the_same(app, services.in_folder(app).pack)
    hold(settings, contents.reworded)
    assert not services.says_the_same(app, services.in_folder(app).pack)


def test_a_folder_with_faults_is_refused_with_every_fault_and_nothing_changes(app, settings):
    flow = settings.content / "flow.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("yes: affected", "yes: afected"), encoding="utf-8")
    (settings.content / "law.yaml").write_bytes(b"\xff\xfe")
    (settings.content / "extra.yaml").write_text("- &a [*a, *a]", encoding="utf-8")
    with pytest.raises(PackInvalid) as invalid:
        adopt(app)
    assert {problem.file for problem in invalid.value.problems} >= {"flow.yaml", "law.yaml", "extra.yaml"}
    with pytest.raises(Conflict):
        services.take_into_use(
            app, LOCAL_ACTOR, FOLDER, version="0" * 12, seen=app.adopted.id, ticked=True, key="hostile"
        )
    history = services.content_history(app)
    assert (len(history.adoptions), len(history.kept)) == (1, 1)


def test_a_version_that_is_not_kept_is_not_found(app):
    for source in ("0" * 12, "", "x", "' OR 1=1 --", "../content", "\0", "é" * 12, "9" * 5_000):
        with pytest.raises(NotFound):
            services.offered(app, source)


def test_who_may_change_nothing_may_not_adopt(app, settings):
    hold(settings, contents.with_another_edge)
    with pytest.raises(NotAllowed):
        services.adopt(app, replace(LOCAL_ACTOR, role="guest"), services.in_folder(app), seen=None, key="k")


def test_a_double_click_adopts_once(app, settings):
    hold(settings, contents.with_another_edge)
    offer, gate, done = services.in_folder(app), threading.Barrier(2), []

    def click():
        gate.wait()
        done.append(services.adopt(app, LOCAL_ACTOR, offer, seen=app.adopted.id, key="one click"))

    clicks = [threading.Thread(target=click) for _ in range(2)]
    for one in clicks:
        one.start()
    for one in clicks:
        one.join()
    assert done == [offer.pack.version] * 2
    assert len(services.content_history(app).adoptions) == 2


def test_of_two_who_adopt_at_once_the_second_is_told(app, settings):
    offer = services.offered(app, app.pack.version)
    hold(settings, contents.with_another_edge)
    first_offer = services.in_folder(app)
    hold(settings, contents.reworded)
    second_offer = services.in_folder(app)
    services.adopt(app, LOCAL_ACTOR, first_offer, seen=app.adopted.id, key="first")
    with pytest.raises(Conflict) as conflict:
        services.adopt(app, LOCAL_ACTOR, second_offer, seen=app.adopted.id, key="second")
    assert conflict.value.what == "content"
    assert after(app).pack.version == first_offer.pack.version
    assert offer.texts is None


def test_a_box_left_empty_and_a_folder_that_changed_meanwhile_are_refused(app, settings):
    hold(settings, contents.with_another_edge)
    shown = services.in_folder(app).pack.version
    ask = {"version": shown, "seen": app.adopted.id, "key": "k"}
    with pytest.raises(Refused) as refused:
        services.take_into_use(app, LOCAL_ACTOR, FOLDER, ticked=False, **ask)
    assert [problem.code for problem in refused.value.problems] == ["changes_unread"]
    hold(settings, contents.reworded)
    with pytest.raises(Conflict):
        services.take_into_use(app, LOCAL_ACTOR, FOLDER, ticked=True, **ask)
    hold(settings, contents.with_another_edge)
    assert services.take_into_use(app, LOCAL_ACTOR, FOLDER, ticked=True, **ask) == shown


def test_the_audit_trail_names_the_version_and_nothing_more(app, settings, outside):
    hold(settings, contents.with_another_edge)
    version = adopt(app)
    rows = outside("SELECT verb, activity_id, detail FROM audit ORDER BY id")
    found = [(verb, about, json.loads(said) if isinstance(said, str) else said) for verb, about, said in rows]
    assert found == [
        ("adopt_content", None, {"version": app.pack.version}),
        ("adopt_content", None, {"version": version}),
    ]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE adoption SET version = 'x'",
        "DELETE FROM adoption",
        "INSERT OR REPLACE INTO adoption (id, version, adopted_at, actor_id) VALUES (1, 'x', '2026-01-01', 'x')",
        "TRUNCATE adoption",
        "UPDATE audit SET verb = 'x'",
    ],
)
def test_the_database_itself_refuses_to_change_an_adoption(app, outside, database, statement):
    if ("OR REPLACE" in statement) != (database == "sqlite") and statement.split()[0] in {"INSERT", "TRUNCATE"}:
        statement = "DELETE FROM adoption"  # the other database does not know that statement
    with pytest.raises((sqlite3.DatabaseError, psycopg.DatabaseError), match="append-only"):
        outside(statement)


# Noticed by whoever runs


def test_a_running_process_follows_within_seconds_and_hands_out_whole_applications(app, settings, monkeypatch):
    process = bootstrap._Process()
    process._app = app
    hold(settings, contents.with_another_edge)
    held = process.app()
    version = adopt(app)
    assert held.pack is app.pack  # whoever holds one keeps it
    process.look_now()
    assert process.app().pack.version == version
    assert process.app().adopted.version == version
    looked = []
    monkeypatch.setattr(type(app.on_shelf), "in_use", lambda self: looked.append(1))
    for _ in range(1_000):
        process.app()
    assert looked == []  # no query until it is time to look again


def test_a_process_of_its_own_that_adopts_is_followed_too(app, settings):
    hold(settings, contents.with_another_edge)
    process = bootstrap._Process()
    process._app = app
    env = {
        "DOING_WITH_CONTENT": str(settings.content),
        "DOING_WITH_DATA": str(settings.data),
        "DOING_WITH_DATABASE_URL": settings.database_url,
    }
    ran = command("adopt", "--yes", env=env)
    assert ran.returncode == 0, ran.stderr
    assert "would come out otherwise" in ran.stdout
    process.look_now()
    assert process.app().pack.flow.by_key["reopen"].no == "CONSULT"


def command(*arguments, env, given=""):
    return subprocess.run(
        [sys.executable, "-m", "logic", *arguments],
        env=os.environ | env,
        input=given,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        cwd=contents.OURS.parent,
    )


def test_a_database_that_cannot_be_read_just_then_leaves_the_process_with_what_it_has(app, monkeypatch):
    process = bootstrap._Process()
    process._app = app

    def away(self):
        raise StoreUnavailable("away")

    monkeypatch.setattr(type(app.on_shelf), "in_use", away)
    process.look_now()
    assert process.app() is app


def test_adopted_content_that_is_damaged_is_logged_once_and_the_process_goes_on(app, settings, outside, caplog):
    hold(settings, contents.with_another_edge)
    version = adopt(app)
    damage(outside, version)
    process = bootstrap._Process()
    process._app = app
    for _ in range(3):
        process.look_now()
        assert process.app().pack is app.pack
    assert caplog.text.count("damaged") == 1


@pytest.mark.parametrize("spoil", ["UPDATE pack SET files = '{}' WHERE", "DELETE FROM pack WHERE"])
def test_kept_content_held_in_memory_is_not_taken_into_use_once_it_is_damaged_or_gone(app, settings, outside, spoil):
    old = app.pack.version
    hold(settings, contents.with_another_edge)
    adopt(app)
    now = after(app)
    offer = services.offered(now, old)  # in memory from now on
    outside(f"{spoil} version = '{old}'")
    with pytest.raises(Conflict) as conflict:
        services.adopt(now, LOCAL_ACTOR, offer, seen=now.adopted.id, key="too late")
    assert conflict.value.what == "content"
    asked = {"version": old, "seen": now.adopted.id, "ticked": True, "key": "page"}
    with pytest.raises(Conflict):
        services.take_into_use(now, LOCAL_ACTOR, old, **asked)
    assert [one.id for one in services.content_history(now).adoptions] == [1, 2]
    fresh = bootstrap.start(settings)
    assert fresh.pack.version == now.pack.version
    fresh.store.close()


@pytest.mark.parametrize(("spoil", "why"), [("DELETE FROM pack", "gone"), ("UPDATE pack SET digest = 'x'", "damaged")])
def test_content_in_use_that_was_lost_is_noticed_and_kept_again_from_its_folder(app, settings, outside, spoil, why):
    assert services.what_is_wrong(app) is None
    outside(spoil)
    assert services.what_is_wrong(app) == why
    asked = {"version": app.pack.version, "seen": app.adopted.id, "ticked": True, "key": "mend"}
    services.take_into_use(app, LOCAL_ACTOR, FOLDER, **asked)
    assert services.what_is_wrong(app) is None
    fresh = bootstrap.start(settings)
    assert (fresh.pack, fresh.adopted) == (app.pack, app.adopted)
    fresh.store.close()


def test_content_in_use_that_was_removed_is_logged_once_and_the_process_goes_on(app, outside, caplog):
    process = bootstrap._Process()
    process._app = app
    assert process.app() is app
    outside("DELETE FROM pack")
    for _ in range(3):
        process.look_now()
        assert process.app() is app
    assert caplog.text.count(f"content {app.pack.version} is gone") == 1


@pytest.mark.parametrize("words", ["frame: [", "nobody_asks_for_this: Words\n"])
def test_interface_words_with_faults_give_way_to_the_built_in_ones_and_the_start_goes_on(app, settings, words, caplog):
    (settings.content / "screen").mkdir()
    (settings.content / "screen" / "frame.yaml").write_text(words, encoding="utf-8")
    fresh = bootstrap.start(settings)
    assert fresh.pack == app.pack
    assert "built-in interface words" in caplog.text
    fresh.store.close()


# Ready-made


def never(*_, **__):
    raise AssertionError("read anew")


def test_a_start_after_the_first_reads_nothing_anew_and_has_the_same(app, settings, monkeypatch):
    assert bootstrap.start(settings).pack == app.pack
    monkeypatch.setattr(loader, "read_texts", never)
    monkeypatch.setattr(loader, "read_words", never)
    fresh = bootstrap.start(settings)
    assert (fresh.pack, fresh.adopted, dict(fresh.pack.screen)) == (app.pack, app.adopted, dict(app.pack.screen))
    fresh.store.close()


@pytest.mark.parametrize("name", ["pack-*", "words"])
def test_ready_made_content_that_is_damaged_or_gone_is_read_anew_and_made_again(app, settings, name):
    (file,) = (settings.data / "ready").glob(f"{name}.json")
    whole = file.read_bytes()
    assert b"co-design" in whole.lower()
    for spoilt in (whole.replace(b"o", b"0"), whole[:1000], b"", None):
        file.unlink()
        if spoilt is not None:
            file.write_bytes(spoilt)
        fresh = bootstrap.start(settings)
        assert (fresh.pack, dict(fresh.pack.screen)) == (app.pack, dict(app.pack.screen))
        assert file.read_bytes() == whole
        fresh.store.close()


def test_ready_made_content_hides_no_damage_in_the_database(app, settings, outside):
    damage(outside, app.pack.version)
    with pytest.raises(ContentUnusable) as unusable:
        bootstrap.start(settings)
    assert unusable.value.reason == "damaged"
    outside("DELETE FROM pack")
    with pytest.raises(ContentUnusable) as unusable:
        bootstrap.start(settings)
    assert unusable.value.reason == "gone"


def test_interface_words_that_were_changed_show_at_the_next_start_and_go_again(app, settings):
    words = settings.content / "screen" / "start.yaml"
    words.parent.mkdir()
    for said in ("Welcome", "Come in"):
        words.write_text(f"heading: {said}\n", encoding="utf-8")
        for _ in range(2):
            fresh = bootstrap.start(settings)
            assert fresh.pack.screen["start.heading"] == said
            fresh.store.close()
    words.write_text("heading: [\n", encoding="utf-8")
    for _ in range(2):  # what has faults is kept by nobody
        fresh = bootstrap.start(settings)
        assert fresh.pack.screen["start.heading"] == app.pack.screen["start.heading"]
        fresh.store.close()


def test_a_server_that_finds_its_content_ready_made_imports_nothing_that_reads_any(app, settings):
    command = """
import sys
from logic import bootstrap
from pages.shared import session, frame
bootstrap.running()
assert not {"yaml", "pydantic", "alembic", "logic.authoring", "logic.services.files"} & set(sys.modules)
"""
    env = {
        "DOING_WITH_CONTENT": str(settings.content),
        "DOING_WITH_DATA": str(settings.data),
        "DOING_WITH_DATABASE_URL": settings.database_url,
        "DOING_WITH_LINK_KEY": settings.link_key,
    }
    subprocess.run([sys.executable, "-c", command], env=os.environ | env, check=True, cwd=contents.OURS.parent)


# Records and answers


def test_a_record_opened_with_other_questions_is_refused_and_says_so(app, settings):
    ref = answered(app, CODESIGN)
    seen = inputs(services.find_activity(app, ref).parts[0], app.pack.version)
    hold(settings, contents.without_a_question)
    adopt(app)
    for running in (app, after(app)):  # before it has noticed, and after
        with pytest.raises(Conflict) as conflict:
            record(running, ref, seen=seen)
        assert conflict.value.what == "questions"
    assert record(after(app), ref)


def test_answers_to_questions_no_longer_asked_are_kept_and_do_not_steer(app, settings):
    ref = answered(app, CODESIGN)
    record(app, ref)
    hold(settings, contents.without_a_question)
    adopt(app)
    now = after(app)
    assert approach(now, ref) == Task("approach", "needs_look", "other_questions")  # nobody changed an answer
    part = services.find_activity(now, ref).parts[0]
    assert part.values["see_through"] == "no"
    assert services.find_record(now, record(now, ref, key="again")).outcome == "COPRO"
    assert approach(now, ref) == Task("approach", "done")


def approach(app, ref):
    """How far the approach of its first part is."""
    return services.workspace_of(app, ref).parts[0].tasks[0]


def test_records_never_change_and_open_when_their_content_was_removed(app, settings, outside):
    ref = answered(app, CODESIGN)
    reference = record(app, ref)
    before = services.find_record(app, reference)
    hold(settings, contents.without_a_question)
    adopt(app)
    outside(f"DELETE FROM pack WHERE version = '{app.pack.version}'")
    now = after(app)
    assert services.find_record(now, reference) == before
    assert before.snapshot["pack"]["version"] == app.pack.version
    assert now.kept(app.pack.version) is None
    with pytest.raises(NotFound):
        services.offered(now, app.pack.version)


# Damaged and beyond this release


def damage(outside, version):
    outside(f"""UPDATE pack SET files = '{{"flow.yaml": "start: nowhere"}}' WHERE version = '{version}'""")


def test_kept_content_that_was_damaged_is_told_plainly_and_harms_nothing_else(app, settings, outside):
    old = app.pack.version
    hold(settings, contents.with_another_edge)
    adopt(app)
    damage(outside, old)
    fresh = bootstrap.start(settings)
    with pytest.raises(ContentUnusable) as unusable:
        services.offered(fresh, old)
    assert (unusable.value.reason, unusable.value.version) == ("damaged", old)
    ref = answered(fresh, REOPENED)
    assert services.find_activity(fresh, ref).parts[0].values["reopen"] == "no"
    fresh.store.close()


def test_damaged_content_in_use_stops_the_start_and_is_put_right_from_its_folder(app, settings, outside):
    damage(outside, app.pack.version)
    with pytest.raises(ContentUnusable):
        bootstrap.start(settings)
    offer = first(settings)
    services.adopt(bootstrap.start_with(settings, offer.pack), LOCAL_ACTOR, offer, seen=1, key="mend")
    fresh = bootstrap.start(settings)
    assert fresh.pack == app.pack
    assert len(services.content_history(fresh).adoptions) == 1
    fresh.store.close()


def test_content_in_use_that_was_removed_stops_the_start(app, settings, outside):
    outside("DELETE FROM pack")
    with pytest.raises(ContentUnusable) as unusable:
        bootstrap.start(settings)
    assert unusable.value.reason == "gone"


def test_content_of_another_release_is_not_read_but_its_flow_can_be_compared(app, settings):
    texts = dict(app.on_shelf.texts(app.pack.version))
    texts |= {"methods.yaml": "a: b", "levels.yaml": texts["levels.yaml"] + "\nnew_field: 1\n"}
    with app.store.writing() as work:
        from logic.store.queries import packs

        packs.keep(work.connection, version="aaaaaaaaaaaa", title="", edition="", texts=texts, now=NOW)
        work.commit()
    with pytest.raises(ContentUnusable) as unusable:
        app.kept("aaaaaaaaaaaa")
    assert {problem.file for problem in unusable.value.problems} == {"methods.yaml", "levels.yaml"}
    partly = app.on_shelf.partly("aaaaaaaaaaaa")
    assert partly.flow == app.pack.flow
    assert partly.questions == app.pack.questions


# What other content would do


def test_every_decision_and_every_part_that_would_come_out_otherwise_is_found_and_no_other(app, settings):
    flips = [answered(app, CODESIGN, key=f"c{n}") for n in range(5)]
    stays = [answered(app, REOPENED, key=f"e{n}") for n in range(2)]
    recorded = [record(app, ref, key=ref) for ref in (*flips[:3], stays[0])]
    services.archive_activity(app, LOCAL_ACTOR, flips[4])
    hold(settings, contents.without_a_question)
    new = services.in_folder(app).pack
    found = services.effects(app, new)
    assert (found.records, len(found.flipped), found.already) == (4, 3, 0)
    assert (found.parts, len(found.moved)) == (2, 1)
    assert found.kinds == {("CODESIGN", "COPRO"): 3}
    lines = services.effect_lines(app, new, found.flipped, page=1, size=2)
    lines += services.effect_lines(app, new, found.flipped, page=2, size=2)
    assert [(line.record, line.was, line.now) for line in lines] == [
        (reference, "CODESIGN", "COPRO") for reference in recorded[:3]
    ]
    (line,) = services.effect_lines(app, new, found.moved, page=1, size=20)
    assert (line.ref, line.record, line.was, line.now) == (flips[3], None, "CODESIGN", "COPRO")


def test_what_was_found_is_held_until_something_saved_changes(app, settings):
    ref = answered(app, CODESIGN)
    hold(settings, contents.without_a_question)
    new = services.in_folder(app).pack
    found = services.effects(app, new)
    assert services.effects(app, new) is found
    record(app, ref)
    assert len(services.effects(app, new).flipped) == 1


def test_a_line_of_the_audit_trail_with_a_smaller_number_committed_late_is_noticed(app):
    row = {"at": NOW, "actor_id": "x", "actor_role": "staff", "verb": "late", "detail": {}}
    with app.store.writing() as work:
        last, count = decisions.mark(work.connection)
        work.connection.execute(sa.insert(tables.audit).values(id=-1, **row))
        assert decisions.mark(work.connection) == (last, count + 1)


def test_a_record_speaks_of_the_answers_it_was_made_with_and_not_of_later_ones(app, settings):
    ref = answered(app, CODESIGN)
    record(app, ref)
    services.give_answer(app, LOCAL_ACTOR, ref, 1, question="purpose", value="no", seen_version=1)
    hold(settings, contents.without_a_question)
    assert len(services.effects(app, services.in_folder(app).pack).flipped) == 1


def test_decisions_that_came_out_otherwise_before_are_counted_apart(app, settings):
    record(app, answered(app, CODESIGN))
    hold(settings, contents.without_a_question)
    adopt(app)
    now = after(app)
    words = settings.content / "levels.yaml"
    words.write_text(words.read_text(encoding="utf-8") + "# nothing\n", encoding="utf-8")
    hold(settings, contents.without_a_question)
    edition = settings.content / "pack.yaml"
    edition.write_text(edition.read_text(encoding="utf-8").replace("First edition", "Second edition"), encoding="utf-8")
    found = services.effects(now, services.in_folder(now).pack)
    assert (len(found.flipped), found.already) == (0, 1)
