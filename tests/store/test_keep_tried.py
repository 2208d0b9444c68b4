"""What was only tried becomes a piece of work: all of it, once, or nothing."""

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import Refused


def keep(app, **changed):
    given = {
        "title": "Moving the drop-in",
        "level": app.pack.levels[0].key,
        "answered": {app.pack.flow.start: "yes"},
        "add_ons": {add_on.id: "no" for add_on in app.pack.add_ons if add_on.required},
        "ask_all": True,
        "key": "one",
    }
    return services.keep_tried(app, LOCAL_ACTOR, **(given | changed))


def test_the_answers_and_the_rest_are_all_kept(app):
    part = services.find_activity(app, keep(app)).parts[0]
    assert part.values == {app.pack.flow.start: "yes"}
    assert part.ask_all
    assert set(part.add_ons) == {add_on.id for add_on in app.pack.add_ons if add_on.required}


def test_sent_twice_it_is_kept_once(app):
    assert keep(app) == keep(app)
    assert services.list_activities(app)[1] == 1


@pytest.mark.parametrize(
    "wrong",
    [{"title": " "}, {"level": "huge"}, {"answered": {"nonsense": "yes"}}, {"add_ons": {"AQ99": "yes"}}],
    ids=["no name", "no such level", "no such question", "no such add-on"],
)
def test_what_cannot_be_taken_keeps_nothing(app, wrong):
    with pytest.raises(Refused):
        keep(app, **wrong)
    assert services.list_activities(app)[1] == 0
