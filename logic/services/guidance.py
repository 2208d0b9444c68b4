"""Use cases on do's and don'ts: how a part keeps them, by the team's own look."""

from typing import cast

from logic.activity import Actor
from logic.bootstrap import Application
from logic.errors import Problem
from logic.guidance import GAPS, KEPT, Kept, Marked, PairMark, SelfCheck, that_counts
from logic.services._change import Change, changing, to_save, use_case
from logic.services._kept import kept
from logic.services._read import part_id
from logic.store.queries import checklist, pairs
from logic.text import Cleaner, has_words


@kept
def pairs_of(app: Application, ref: str, part: int) -> SelfCheck:
    """How the pairs are kept in this part, and what that put on its checklist. Raises ``NotFound``."""
    with app.store.reading() as work:
        number = part_id(work, ref, part)
        return SelfCheck(pairs.of_part(work.connection, number), that_counts(pairs.items_of(work.connection, number)))


@use_case
def mark_pair(
    app: Application,
    actor: Actor,
    ref: str,
    part: int,
    *,
    pair: str,
    state: str,
    note: str = "",
    seen_version: int = 0,
) -> Marked:
    """Keep how one pair stands; a slip needs a note of what happened and what is done about it.

    A pair that is not kept puts one item on the checklist, unless one is open because of it already. One that is kept
    again takes nothing off: what came of it says which item is still open. ``seen_version`` is the version that the
    person was shown, 0 for none; the same again is taken silently, so a double click needs no idempotency key.
    """
    clean = Cleaner()
    known = app.pack.pairs.by_id.get(pair)
    if known is None:
        clean.problems.append(Problem("pair", "unknown_pair"))
    if state not in KEPT:
        clean.problems.append(Problem("state", "pair_state_missing"))
    note = clean.paragraph("note", note)
    if state == "slipped" and not has_words(note) and not any(problem.field == "note" for problem in clean.problems):
        clean.problems.append(Problem("note", "slip_note_missing"))
    clean.done()
    with changing(app, actor, ref, part) as change:
        saved = pairs.of_part(change.connection, change.part.id).get(pair)
        was = {"state": saved.state if saved else "", "note": saved.note if saved else ""}
        wanted, version = {"state": state, "note": note}, saved.version if saved else 0
        differing = to_save("pair", was, wanted, version=version, seen=seen_version)
        if saved is None or differing:
            mark = PairMark(pair, cast("Kept", state), note, app.today(), version + 1)
            values = {**wanted, "marked_on": mark.marked_on}
            pairs.save(change.connection, change.part.id, pair, saved, values)
        else:
            mark = saved
        item, added = _on_checklist(app, change, mark)
        if differing or added:
            change.done("mark_pair", pair=pair, state=state, fields=sorted(differing), item=item if added else None)
        return Marked(mark, item, added)


def _on_checklist(app: Application, change: Change, mark: PairMark) -> tuple[int | None, bool]:
    """The item open because of this pair, if any, and whether it was added now."""
    part, known = change.part.id, app.pack.pairs.by_id[mark.pair]
    before = that_counts(pairs.items_of(change.connection, part)).get(mark.pair)
    if before is not None and before.state == "open":
        return before.number, False
    if mark.state not in GAPS:
        return None, False
    number = checklist.insert_own(
        change.connection, part, phase=known.gap_phase, text=known.gap, origin="self_check", origin_ref=mark.pair
    )
    return number, True
