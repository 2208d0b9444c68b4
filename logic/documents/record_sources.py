"""Where a record's questions and results come from, for a reader who was not there."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, get_args

from logic.documents.model import Block, Bullets, Heading, Paragraph, Row, Rows, Table
from logic.ground import Basis

Say = Callable[..., str]


def sources(kept: Mapping[str, Any], say: Say) -> Iterator[Block]:
    """What the result rests on, in the words of that day."""
    yield Heading(say("record.sources"))
    yield Paragraph(say("record.pack", **kept["pack"]), "soft")
    each = kept.get("rests_on")
    if each:
        yield from _told(each, say)
    else:
        # Records up to format 4 kept the places without saying what rests on which.
        yield _listed(kept["sources"], say)


def _told(each: list[Mapping[str, Any]], say: Say) -> Iterator[Block]:
    """Each question and result with the place it rests on most, and whether that says it or we made it to fit."""
    used = [basis for basis in get_args(Basis) if any(one["basis"] == basis for one in each)]
    yield Paragraph("\n".join((say("record.rests.lead"), " ".join(say(f"record.rests.means.{one}") for one in used))))
    rows = tuple((_named(one, say), _where(one["places"]), say(f"record.rests.{one['basis']}")) for one in each)
    header = (say("record.rests.what"), say("record.rests.where"), say("record.rests.how"))
    yield Table(header, rows, widths=(5, 8, 2))
    documents = {place["document"]: place["date"] for one in each for place in one["places"]}
    if documents:
        yield Paragraph(say("record.rests.documents"), "small")
        yield Bullets(tuple(_dated(name, date, say) for name, date in documents.items()), "small")


def _named(one: Mapping[str, Any], say: Say) -> str:
    return one["name"] if one["kind"] == "question" else say(f"record.rests.{one['kind']}", name=one["name"])


def _where(places: list[Mapping[str, str]]) -> str:
    """The first place: sources are written with the one it rests on most before the others."""
    if not places:
        return ""
    return f"{places[0]['document']}: {places[0]['section'].replace(' / ', ', ')}"


def _dated(document: str, date: str | None, say: Say) -> str:
    return say("record.dated", document=document, date=date) if date else document


def _listed(places: list[Mapping[str, str]], say: Say) -> Rows:
    """Every place by the document it stands in, as older records kept them."""
    by_document: dict[str, list[str]] = {}
    for one in places:
        # Records of format 1 hold no dates of documents.
        name = _dated(one["document"], one.get("date"), say)
        by_document.setdefault(name, []).append(f"{one['gist']} ({one['section']})")
    return Rows(tuple(Row(name, (Bullets(tuple(lines), "small"),)) for name, lines in by_document.items()))
