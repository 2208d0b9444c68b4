"""Files by their addresses: each is what its address says, and an address that asks for nothing there is is refused."""

import json
from dataclasses import replace
from urllib.parse import parse_qsl, urlsplit

import pytest

from logic import services
from logic.activity import LOCAL_ACTOR
from logic.documents.making import BUNDLE, KINDS
from logic.errors import NotFound
from logic.services import files
from logic.services.training_papers import HANDOUT_KINDS
from tests.builders import NOW
from tests.hostile import HOSTILE
from tests.store.test_scenarios import FORM, PACK, answered

STARTS = {"pdf": b"%PDF-", "docx": b"PK", "xlsx": b"PK", "zip": b"PK", "ics": b"BEGIN:VCALENDAR", "json": b"{"}


def by_address(app, name, told=lambda *_: None, **asked):
    """The file under an address, as a browser that follows the link asks for it."""
    address = urlsplit(services.file_address(name, **asked))
    return services.make_file(app, address.path.removeprefix("files/"), dict(parse_qsl(address.query)), told)


@pytest.fixture
def app(app):
    return replace(app, pack=PACK, now=lambda: NOW)


@pytest.fixture
def ref(app):
    return services.start_activity(app, LOCAL_ACTOR, title="Day service", level="service", key="files")


@pytest.mark.parametrize(("paper", "kind"), [(paper, kind) for paper, kinds in KINDS.items() for kind in kinds])
def test_every_paper_has_an_address(paper, kind, app, ref):
    file = by_address(app, "paper", a=ref, p=1, paper=paper, kind=kind)
    # A spreadsheet says at which second it was made, so its bytes may differ.
    same = services.paper(app, ref, 1, paper, kind)
    assert (file.name, file.mime) == (same.name, same.mime)
    assert file.content.startswith(STARTS.get(file.name.rpartition(".")[2], b""))


def test_the_pack_tells_each_step_in_words(app, ref):
    told = []
    file = by_address(app, "pack", lambda *step: told.append(step), a=ref, p=1)
    assert file.content.startswith(STARTS["zip"])
    assert [step[:2] for step in told] == [(step, len(BUNDLE)) for step in range(1, len(BUNDLE) + 1)]
    assert app.pack.screen["papers.each.scope.name"] in told[0][2]


@pytest.mark.parametrize("kind", services.READ_FORMS)
def test_a_record_is_found_as_somebody_types_it(kind, app):
    reference = services.make_record(app, LOCAL_ACTOR, answered(app, PACK.scenarios[0]), 1, form=FORM, key="r")
    file = by_address(app, "record", r=reference.lower(), kind=kind)
    assert file.name.startswith(f"decision-record-{reference}")
    assert file.content.startswith(STARTS[file.name.rpartition(".")[2]])


def test_the_list_is_narrowed_as_its_address_says(app, ref):
    services.start_activity(app, LOCAL_ACTOR, title="Quokka", level="service", key="other")
    lines = by_address(app, "list", find="quokka", kind="csv").content.decode("utf-8-sig")
    assert "Quokka" in lines
    assert "Day service" not in lines
    assert by_address(app, "list", kind="xlsx").content.startswith(STARTS["xlsx"])


def test_a_whole_piece_of_work_is_named_by_its_reference_however_that_was_typed(app, ref):
    file = by_address(app, "work", a=ref.lower())
    assert file.name == f"{ref}.json"
    assert json.loads(file.content)["title"] == "Day service"


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("nothing", {}),
        ("paper", {}),
        ("paper", {"paper": "scope", "kind": "ics"}),
        ("paper", {"paper": "scope", "kind": "pdf", "p": "2"}),
        ("paper", {"paper": "scope", "kind": "pdf", "p": "9" * 30}),
        ("paper", {"paper": "scope", "kind": "pdf", "p": "-1"}),
        ("pack", {"a": "WT-9999"}),
        ("record", {"r": "WT-9999-1-1", "kind": "pdf"}),
        ("record", {"kind": "csv"}),
        ("list", {"kind": "pdf"}),
        ("work", {"a": "WT-9999"}),
    ],
)
def test_what_there_is_not_is_not_found(name, asked, app, ref):
    with pytest.raises((NotFound, files.NoSuchFile)):
        by_address(app, name, **{"a": ref} | asked)


@pytest.mark.parametrize("name", files.MAKERS)
def test_hostile_addresses_find_nothing_and_break_nothing(name, app):
    for text in HOSTILE:
        with pytest.raises((NotFound, files.NoSuchFile)):
            by_address(app, name, a=text, p=text, r=text, paper=text, kind=text)


def test_what_is_too_large_to_give_says_so_in_words(app, ref, monkeypatch):
    monkeypatch.setattr("logic.portable.packing.FILE_MOST", 10)
    with pytest.raises(files.NotGiven) as refused:
        by_address(app, "work", a=ref)
    assert refused.value.words


@pytest.mark.parametrize("kind", HANDOUT_KINDS)
def test_the_handout_of_the_ladder_has_an_address_and_an_example_that_is_not_there_is_refused(kind, app):
    screen = app.pack.screen
    example = app.pack.scenarios[-1].id
    file = by_address(app, "handout", example=example, kind=kind)
    assert file.name.startswith(screen["show.paper.file"])
    assert file.content.startswith(STARTS[file.name.rpartition(".")[2]])
    trainer = by_address(app, "handout", kind=kind, trainer="1")
    assert trainer.name.startswith(screen["show.paper.trainer_file"])
    for asked in ({"kind": "xlsx"}, {"kind": kind, "example": HOSTILE[0]}, {}):
        with pytest.raises(files.NoSuchFile):
            by_address(app, "handout", **asked)
