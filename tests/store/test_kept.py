"""What is read of a piece of work is kept until anything of it changes, and never longer."""

from dataclasses import replace
from datetime import timedelta

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.services import _kept
from tests import people
from tests.limits import REGISTER


def rename(app, ref, title):
    services.rename(app, LOCAL_ACTOR, ref, title=title)


def test_the_same_is_given_until_something_is_saved_however_the_reference_is_typed(app, ref, monkeypatch):
    monkeypatch.setattr(_kept, "DOUBTED", False)
    first = services.find_activity(app, ref)
    assert services.find_activity(app, ref.lower().replace("-", " ")) is first
    other = services.start_activity(app, LOCAL_ACTOR, title="Another", level="service", key="another")
    assert services.find_activity(app, ref) is first
    rename(app, ref, "New name")
    assert services.find_activity(app, ref).title == "New name"
    assert services.find_activity(app, other).title == "Another"


def test_what_people_say_about_a_limit_is_seen_at_once_though_it_leaves_no_line(app, ref, monkeypatch):
    monkeypatch.setattr(_kept, "DOUBTED", False)
    app = replace(app, pack=replace(app.pack, register=REGISTER))
    people.keep_limit(app, ref)
    opened = people.token(app, ref)
    assert services.challenges_of(app, ref) == ()
    people.say_it(app, opened)
    assert len(services.challenges_of(app, ref)) == 1


def test_another_day_and_other_content_are_looked_at_anew(app, ref, monkeypatch):
    monkeypatch.setattr(_kept, "DOUBTED", False)
    first = services.workspace_of(app, ref)
    assert services.workspace_of(app, ref) is first
    assert services.workspace_of(replace(app, now=lambda: app.now() + timedelta(days=1)), ref) is not first
    assert services.workspace_of(replace(app, pack=replace(app.pack, version="other")), ref) is not first


def test_what_it_was_before_is_not_kept_once_it_is_read_again(app, ref):
    services.find_activity(app, ref)
    services.limits_of(app, ref)
    rename(app, ref, "New name")
    services.find_activity(app, ref)
    (kept,) = _kept._STORES[app.store]._works.values()
    assert len(kept[1]) == 1


def test_the_works_longest_unread_go_first(app, monkeypatch):
    monkeypatch.setattr(_kept, "WORKS_MOST", 2)
    refs = [
        services.start_activity(app, LOCAL_ACTOR, title=name, level="service", key=name) for name in ("a", "b", "c")
    ]
    for ref in (refs[0], refs[1], refs[0], refs[2]):
        services.find_activity(app, ref)
    assert list(_kept._STORES[app.store]._works) == [1, 3]
