"""In which order a session votes: as whoever leads it types it, real work and worked examples alike."""

from collections.abc import Mapping, Sequence

from logic.reference import PREFIX, activity_number, activity_reference, whole_number
from logic.voting import Kind

WRONG_MOST = 20
"""Signs of what means nothing that are told back."""


def ordered(
    typed: str,
    works: Sequence[str],
    ticked: Sequence[str],
    known: Mapping[int, str],
    planned: Sequence[str] = (),
) -> tuple[list[tuple[Kind, str]], str]:
    """Kind and source of each thing to vote on: what is typed first, then the other works, then the other ticked ones.

    works
        sources of the parts of real work that were added (``WT-0001/1``); typed without a part, all parts of it come.
    ticked, known
        ids of the scenarios that are ticked, and number -> id of all there are; one that is typed need not be ticked.
    planned
        ids of the scenarios that a plan ticked and wrote into the order: nobody typed these, so what was unticked is out.

    Also gives the first word that means none of these; empty when there is none.
    """
    found: dict[tuple[Kind, str], None] = {}
    unticked = {*planned} - {*ticked}
    for word in typed.replace(",", " ").replace(";", " ").replace(".", " ").split():
        meant = _meant(word.upper(), works, known)
        if not meant:
            return [], word[:WRONG_MOST]
        found |= dict.fromkeys(one for one in meant if one[1] not in unticked)
    others: list[tuple[Kind, str]] = [("activity", one) for one in works]
    others += [("scenario", one) for one in ticked]
    return list(found | dict.fromkeys(others)), ""


def _meant(word: str, works: Sequence[str], known: Mapping[int, str]) -> list[tuple[Kind, str]]:
    if word.startswith(PREFIX):
        reference, _, part = word.partition("/")
        ref = activity_reference(activity_number(reference) or 0)
        wanted = f"{ref}/{part}" if part else ""
        return [("activity", one) for one in works if one == wanted or (not part and one.startswith(f"{ref}/"))]
    number = whole_number(word.removeprefix("S"))
    return [("scenario", known[number])] if number in known else []
