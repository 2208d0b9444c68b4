"""The reply in a real database: kept as it was left, published for good, and read by its own link alone."""

from dataclasses import replace
from datetime import timedelta
from threading import Barrier, Thread

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR as ME
from logic.activity import PUBLIC_ACTOR
from logic.errors import Conflict, NotAllowed, NotFound, Refused
from logic.links import LinkRefused
from logic.reply import LINES_MOST
from tests import builders, people, replies
from tests.hostile import HOSTILE


@pytest.fixture
def answered(app, ref):
    """The activity with a result."""
    for question, value in builders.answers_to("CONSULT").items():
        services.give_answer(app, ME, ref, 1, question=question, value=value, note="")
    return ref


def save(app, ref, was=None, **fields):
    services.save_reply(app, ME, ref, 1, fields=fields, was=was)


def kept(app, ref):
    return services.reply_of(app, ref, 1).saved


def links(app, ref):
    return services.links_of(app, ref, "reply")


def lines_of_audit(outside):
    return outside("SELECT count(*) FROM audit")


def test_words_are_kept_as_they_are_left_and_an_empty_one_is_let_go(app, answered):
    save(app, answered, decision="  It opens.\r\n", changed="Much.")
    save(app, answered, changed="")
    assert (dict(kept(app, answered).fields), kept(app, answered).version) == ({"decision": "It opens."}, 2)


def test_saving_the_same_again_changes_nothing(app, answered, outside):
    save(app, answered, decision="It opens.")
    before = lines_of_audit(outside)
    save(app, answered, was={"decision": "older"}, decision="It opens.")
    assert kept(app, answered).version == 1
    assert lines_of_audit(outside) == before


def test_somebody_elses_newer_words_are_a_conflict_of_both_and_nothing_is_lost(app, answered):
    save(app, answered, decision="Theirs")
    with pytest.raises(Conflict) as both:
        save(app, answered, was={"decision": ""}, decision="Mine")
    assert (both.value.theirs["decision"], both.value.yours["decision"]) == ("Theirs", "Mine")
    assert kept(app, answered).fields["decision"] == "Theirs"


@pytest.mark.parametrize("name", ["told", "lines", "last", "line-1-decision"])
def test_a_field_that_is_not_there_is_refused(app, answered, name):
    with pytest.raises(Refused) as refused:
        services.save_reply(app, ME, answered, 1, fields={name: "words"})
    assert [problem.code for problem in refused.value.problems] == ["unknown_field"]
    assert kept(app, answered).version == 0


def test_points_are_added_once_for_a_double_click_and_their_numbers_are_never_used_again(app, answered):
    for _ in range(2):
        first = services.add_reply_line(app, ME, answered, 1, said="Nine is late.", said_from="a1,b2", key="one")
    assert first == 1
    assert kept(app, answered).lines == (1,)
    assert kept(app, answered).of_line(1, "from") == "a1,b2"
    second = replies.point(app, answered)
    for _ in range(2):
        services.remove_reply_line(app, ME, answered, 1, second)
    assert services.add_reply_line(app, ME, answered, 1, key="three") == 3
    assert kept(app, answered).lines == (1, 3)
    with pytest.raises(NotFound):
        services.save_reply(app, ME, answered, 1, fields={f"line-{second}-said": "Back again"})


def test_a_reply_holds_so_many_points_and_no_more(app, answered):
    for number in range(LINES_MOST):
        services.add_reply_line(app, ME, answered, 1, key=f"point-{number}")
    with pytest.raises(Refused) as refused:
        services.add_reply_line(app, ME, answered, 1, key="one too many")
    assert [problem.code for problem in refused.value.problems] == ["reply_too_many"]


def test_nothing_is_published_while_anything_is_missing_and_no_link_is_made(app, answered):
    with pytest.raises(Refused) as refused:
        services.publish_reply(app, ME, answered, 1, key="early")
    codes = {problem.code for problem in refused.value.problems}
    assert {"reply_words_missing", "reply_day_missing", "reply_lines_missing"} <= codes
    assert (services.replies_of(app, answered, 1), links(app, answered)) == ((), ())


def test_the_first_makes_a_link_for_twelve_months_and_a_double_click_publishes_once(app, answered):
    app = replace(app, now=lambda: builders.NOW)
    replies.write(app, answered)
    for _ in range(2):
        assert services.publish_reply(app, ME, answered, 1, key="once") == 1
    (one,) = services.replies_of(app, answered, 1)
    assert (one.number, one.decision, one.decided_on) == (1, "The centre opens at 8.", app.today())
    (link,) = links(app, answered)
    assert (link.part_number, link.expires_on.isoformat()) == (1, "2027-03-02")


def test_two_who_publish_at_once_publish_once_each_and_make_one_link(app, answered):
    replies.write(app, answered)
    together, made = Barrier(2), []

    def publish(key):
        together.wait()
        made.append(services.publish_reply(app, ME, answered, 1, key=key))

    both = [Thread(target=publish, args=(key,)) for key in ("one", "two")]
    for one in both:
        one.start()
    for one in both:
        one.join()
    # The second found that people were given the very same already.
    assert made == [1, 1]
    assert len(links(app, answered)) == 1


def test_words_that_changed_since_they_were_read_are_not_published(app, answered):
    replies.write(app, answered)
    seen = kept(app, answered).version
    save(app, answered, changed="Something else.")
    with pytest.raises(Conflict):
        services.publish_reply(app, ME, answered, 1, seen=seen, key="stale")
    assert services.replies_of(app, answered, 1) == ()


def test_a_reversed_decision_keeps_the_earlier_reply_as_it_was(app, answered, outside):
    replies.published(app, answered, decided_on=app.today() - timedelta(days=9))
    first = services.replies_of(app, answered, 1)[0]
    replies.published(app, answered, decision="The centre opens at 9 after all.")
    newest, earlier = services.replies_of(app, answered, 1)
    assert earlier == first
    assert (newest.number, newest.decision) == (2, "The centre opens at 9 after all.")
    assert len(links(app, answered)) == 1
    with pytest.raises(Exception, match="append-only"):
        outside("UPDATE reply_version SET decision = 'It never opened'")
    with pytest.raises(Exception, match="append-only"):
        outside("DELETE FROM reply_version")
    assert services.replies_of(app, answered, 1) == (newest, earlier)


def test_the_task_says_what_to_do_next(app, answered):
    def task():
        (part,) = services.workspace_of(app, answered).parts
        found = next(one for one in part.tasks if one.key == "reply")
        return found.status, found.step

    assert task() == ("not_started", "reply_later")
    services.save_dates(app, ME, answered, 1, dates={"decide_by": app.today()})
    assert task() == ("not_started", "write_reply")
    save(app, answered, decision="It opens.")
    assert task() == ("in_progress", "finish_reply")
    replies.published(app, answered, decided_on=app.today() - timedelta(days=2))
    assert task() == ("done", "")
    save(app, answered, changed="More.")
    assert task() == ("needs_look", "publish_again")
    save(app, answered, **replies.dated("decided", app.today()))
    assert task() == ("needs_look", "decision_changed")


def test_its_link_opens_its_page_alone_and_those_of_others_do_not(app, answered):
    replies.published(app, answered)
    opened = replies.token(app, answered)
    door = services.open_link(app, opened, kind="reply")
    assert (door.ref, door.link.part_number) == (answered, 1)
    with pytest.raises(LinkRefused):
        services.open_link(app, opened)
    with pytest.raises(LinkRefused):
        services.open_link(app, people.token(app, answered), kind="reply")
    (link,) = links(app, answered)
    services.revoke_link(app, ME, answered, link.id)
    with pytest.raises(LinkRefused) as closed:
        services.open_link(app, opened, kind="reply")
    assert closed.value.reason == "closed"
    # Publishing again does not open what somebody closed.
    replies.published(app, answered, changed="More.")
    assert not links(app, answered)[0].opens(app.today())
    services.renew_link(app, ME, answered, link.id, key="again")
    assert services.open_link(app, replies.token(app, answered), kind="reply").ref == answered


def test_papers_take_their_link_from_limits_and_the_reply_its_own(app, answered):
    replies.published(app, answered)
    from logic.services.papers import gather

    held = gather(app, answered, 1)
    assert held.link == ""
    assert held.reply_link.endswith(f"/reply?t={replies.token(app, answered)}")
    assert held.replied == app.today()


@pytest.mark.parametrize("kind", ["pdf", "word"])
@pytest.mark.parametrize("name", ["reply", "reply_easy"])
def test_it_comes_as_a_paper(app, answered, name, kind):
    replies.published(app, answered)
    assert services.paper(app, answered, 1, name, kind).content


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_are_kept_as_typed(app, answered, words):
    replies.write(app, answered, decision=words, changed=words)
    services.publish_reply(app, ME, answered, 1, key="hostile")
    (one,) = services.replies_of(app, answered, 1)
    assert one.decision == kept(app, answered).fields["decision"]


def test_words_of_more_than_ten_thousand_characters_are_refused(app, answered):
    with pytest.raises(Refused) as refused:
        save(app, answered, decision="a" * 10_001)
    assert [problem.code for problem in refused.value.problems] == ["too_long"]


def test_nobody_outside_the_staff_may_write_or_publish(app, answered):
    for attempt in (
        lambda: services.save_reply(app, PUBLIC_ACTOR, answered, 1, fields={"decision": "No"}),
        lambda: services.add_reply_line(app, PUBLIC_ACTOR, answered, 1, key="k"),
        lambda: services.publish_reply(app, PUBLIC_ACTOR, answered, 1, key="k"),
    ):
        with pytest.raises(NotAllowed):
            attempt()


def test_a_part_that_is_not_there_has_no_reply(app, answered):
    for read in (services.reply_of, services.replies_of, services.news_of):
        with pytest.raises(NotFound):
            read(app, answered, 9)
