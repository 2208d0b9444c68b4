"""A session read whole, and its files by their addresses: what is not revealed yet is in none of them."""

from dataclasses import replace

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.errors import NotFound
from logic.services import files
from tests import voting
from tests.documents.work import our_pack
from tests.store.test_files import STARTS, by_address


@pytest.fixture
def app(app):
    return replace(app, pack=our_pack())


@pytest.fixture
def session(app):
    """Two scenarios: the first revealed, the second being voted on by phones and counted from cards."""
    made = voting.make(app)
    token = voting.token_of(app, made)
    voting.move(app, made, "next")
    (phone,) = voting.phones(app, made, 1)
    services.vote(app, token, phone, 1, now="informing", should="codesign")
    voting.move(app, made, "reveal")
    services.see_otherwise(app, token, phone, 1, "weigh")
    voting.move(app, made, "next")
    services.vote(app, token, phone, 2, now="educating", should="educating")
    services.count_cards(app, LOCAL_ACTOR, made, 2, {"differ": {"purpose": 9}}, was={})
    return made


def test_what_is_not_revealed_is_in_no_file_until_the_session_is_closed(app, session):
    split = services.session_told(app, session).splits
    assert [one.question for one in split] == ["weigh"]
    before = by_address(app, "live", s=session, kind="csv").content.decode("utf-8-sig")
    assert '"Informing",1,0,1' in before
    assert '"Educating",1' not in before
    services.close_session(app, LOCAL_ACTOR, session)
    after = by_address(app, "live", s=session, kind="csv").content.decode("utf-8-sig")
    assert after.startswith(before.removesuffix("\r\n"))
    assert '"Educating",1,0,1' in after
    assert [one.question for one in services.session_told(app, session).splits] == ["purpose", "weigh"]


def test_every_paper_of_a_session_has_an_address_and_others_have_none(app, session):
    for paper, kinds in (("results", ("pdf", "large", "word", "xlsx", "csv")), ("cards", ("pdf", "word"))):
        for kind in kinds:
            file = by_address(app, "live", s=session, paper=paper, kind=kind)
            assert file.content.startswith(STARTS.get(file.name.rpartition(".")[2], b""))
    assert by_address(app, "live", s=session, paper="tally", kind="pdf").content.startswith(STARTS["pdf"])
    for wrong in ({"paper": "cards", "kind": "csv"}, {"paper": "rubbish", "kind": "pdf"}, {"kind": "rubbish"}):
        with pytest.raises(files.NoSuchFile):
            by_address(app, "live", s=session, **wrong)
    for number in ("99", "x", ""):
        with pytest.raises(NotFound):
            by_address(app, "live", s=number, kind="csv")


def test_an_item_that_is_not_there_tells_nothing(app, session):
    with pytest.raises(NotFound):
        services.item_told(app, session, 9)
    assert services.item_told(app, session, 1).told.place == "consultation"
