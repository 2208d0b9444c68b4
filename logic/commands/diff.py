"""``python -m logic diff``: what changes from one pack to another."""

import argparse
import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING

from logic.commands.command import FINE, MISUSE, PROBLEMS, Result
from logic.commands.inputs import folder_named, pack_named
from logic.commands.saved import in_json, in_lines, saved
from logic.errors import PackInvalid
from logic.pack import Pack

if TYPE_CHECKING:
    from logic.differences import ChangeInWords, Condition, Differences, Edits

HELP = "what changes from one pack to another; leaves with 1 when anything does"
MORE = """\
OLD and NEW are each one of:
  in-use     the content in use
  folder     the content in the folder that the settings name
  a folder   any other folder of content
  a version  content that was in use before, by the twelve letters and digits of its version

Where one of the two is in use, every decision recorded that would come out otherwise is listed, and all work still
being answered that would move. Records never change.

"Not sure" goes the way of no, so it counts as one: --json, too, says "no" where either leads there."""
WAYS = {"up": "higher", "down": "lower", "across": "neither higher nor lower"}


def arguments(parser: argparse.ArgumentParser) -> None:
    """Two packs. As with diff(1), 1 says that they differ, so a pack with faults leaves with 2."""
    parser.epilog = MORE
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument("old", help="the pack as it was: in-use, folder, a folder or a version")
    parser.add_argument("new", help="the pack as it would be, named in the same way")
    parser.add_argument("--json", action="store_true", help="everything, for another program")
    parser.set_defaults(when_invalid=MISUSE)


def run(options: argparse.Namespace) -> Result:
    """Every answer set that comes out otherwise, as rules; what differs besides; then what is saved."""
    from logic.differences import differences, edits

    old, new = _named(options.old), _named(options.new)
    found, besides = differences(old.flow, new.flow), edits(old, new)
    same = old.version == new.version and not (found.changed or found.turns or besides)
    touched = saved(old, new)
    if options.json:
        everything = {"old": old.version, "new": new.version, **asdict(found), "edits": asdict(besides)}
        told = in_json(json.dumps(everything, indent=2, ensure_ascii=False), touched)
    else:
        lines = [f"{line}\n" for line in _lines(old, new, found, besides)]
        told = iter(lines) if same or touched is None else in_lines(lines, touched)
    return FINE if same else PROBLEMS, told


def _named(text: str) -> Pack:
    """The pack of this name. Each of its problems says which of the two packs it is in."""
    try:
        return pack_named(text)
    except PackInvalid as invalid:
        folder = folder_named(text)
        raise PackInvalid(
            tuple(
                one if Path(one.file) == folder else replace(one, file=str(folder / one.file))
                for one in invalid.problems
            )
        ) from invalid


def _lines(old: Pack, new: Pack, found: "Differences", besides: "Edits") -> Iterator[str]:
    from logic.differences import in_words

    yield f"from {old.version} ({old.edition}) to {new.version} ({new.edition})"
    yield (
        f"sets of answers that come out otherwise: {found.changed:,} of {found.all_sets:,} "
        f"({found.risen:,} higher, {found.fallen:,} lower)"
    )
    for change in in_words(found, old, new):
        yield from _change(change)
    yield from _besides(old, new, found, besides)


def _change(change: "ChangeInWords") -> Iterator[str]:
    """The result before and after and how many sets of answers it is so for, then an answer it asks for on each line."""
    yield (
        f"{change.old_name} ({change.old}) becomes {change.new_name} ({change.new}), "
        f"{WAYS[change.direction]}; {change.sets:,} sets of answers"
    )
    if change.always:
        yield "  when all of these:"
        yield from (f"    {_asked(one)}" for one in change.always)
    for place, choice in enumerate(change.choices):
        yield "  and one of these:" if place or change.always else "  when one of these:"
        for first, *others in choice:
            yield f"    - {_asked(first)}"
            yield from (f"      and {_asked(one)}" for one in others)
    if not (change.always or change.choices):
        yield "  whatever is answered"
    if not change.fewest:
        yield "  this is exact, but fewer words might say the same"


def _asked(one: "Condition") -> str:
    """An answer that is asked for; "not sure" goes the way of no."""
    answer = "yes" if one.answer == "yes" else "no or not sure"
    return f"{answer} to {one.question} ({one.words.short})"


def _besides(old: Pack, new: Pack, found: "Differences", besides: "Edits") -> Iterator[str]:
    """What differs without being a rule."""
    named = (
        ("questions added", found.added),
        ("questions removed", found.removed),
        ("outcomes added", besides.outcomes_added),
        ("outcomes removed", besides.outcomes_removed),
    )
    for title, keys in named:
        if keys:
            yield f"{title}: {', '.join(keys)}"
    for turn in found.turns:
        effect = f"{turn.sets:,} of the sets that take it come out otherwise" if turn.sets else "no effect"
        yield f"{turn.question} {turn.answer} led to {turn.old} and leads to {turn.new}: {effect}"
    for id_, (was, now) in besides.ranks.items():
        yield f"rank of {id_}: {was} became {now}"
    for edit in (*besides.questions, *besides.outcomes):
        yield f"reworded or marked otherwise: {edit.key} ({', '.join(edit.fields)})"
    if old.version != new.version and not (found.changed or found.turns or besides):
        yield "the questions and results say the same; other content differs"
