"""Reference numbers that a person can read aloud: ``WT-0042``, and its third record of part two, ``WT-0042-2-3``.

Only the number is kept; the spelling is worked out here, in both directions, and reading is
forgiving: "wt 42", "WT0042" and "42" all mean the same piece of work.
"""

import re

PREFIX = "WT"
_GAP = r"[\s\-\u2010-\u2015/._]*"
_NUMBER = r"0*([1-9][0-9]{0,8})"
"""At most nine digits, so that every number fits a 32-bit column."""
_WHOLE = re.compile(r"[0-9]{1,9}", re.ASCII)
_ACTIVITY = re.compile(rf"\s*(?:{PREFIX}{_GAP})?{_NUMBER}\s*", re.IGNORECASE)
_GAP_NEEDED = _GAP.removesuffix("*") + "+"
_RECORD = re.compile(rf"\s*(?:{PREFIX}{_GAP})?{_NUMBER}{_GAP_NEEDED}{_NUMBER}{_GAP_NEEDED}{_NUMBER}\s*", re.IGNORECASE)


def whole_number(text: str) -> int:
    """The number that an address or a box of one number holds; 0, which nothing has, for anything else."""
    return int(text) if _WHOLE.fullmatch(text) else 0


def activity_reference(number: int) -> str:
    """``42`` -> ``WT-0042``; past 9999 it grows."""
    return f"{PREFIX}-{number:04d}"


def record_reference(activity: int, part: int, record: int) -> str:
    """``42, 1, 2`` -> ``WT-0042-1-2``."""
    return f"{activity_reference(activity)}-{part}-{record}"


def activity_number(typed: str) -> int | None:
    """The number a person meant, or none when it cannot be one."""
    found = _ACTIVITY.fullmatch(typed)
    return int(found[1]) if found else None


def tidy_record_reference(typed: str) -> str | None:
    """A record's reference as it is stored, or none when it cannot be one."""
    found = _RECORD.fullmatch(typed)
    return record_reference(int(found[1]), int(found[2]), int(found[3])) if found else None
