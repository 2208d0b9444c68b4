"""Every interface word that a page asks for is there, and none lies about unused."""

import ast
import re
from pathlib import Path

from logic.authoring.loader import read_pack

ROOT = Path(__file__).resolve().parents[2]


def trees(*folders):
    return [
        ast.parse(file.read_text(encoding="utf-8"))
        for folder in folders
        for file in sorted((ROOT / folder).rglob("*.py"))
    ]


ASKING = [
    node
    for tree in trees(
        "pages", "logic/diagrams", "logic/documents", "logic/record", "logic/reply", "logic/scope", "logic/services"
    )
    for node in ast.walk(tree)
]
RAISING = [node for tree in trees("pages", "logic") for node in ast.walk(tree)]
KEY = re.compile(r"[a-z_]+(\.[\w-]+)+")
START = re.compile(r"[a-z_]+\.([\w-]+[._])*")
WORDS = read_pack(ROOT / "content", ROOT / "content" / "screen").screen
GROUPS = {key.split(".")[0] for key in WORDS}


def strings(node):
    return {part.value for part in ast.walk(node) if isinstance(part, ast.Constant) and isinstance(part.value, str)}


def names():
    """Every string, keyword and annotated field in the code: what may fill a hole in a key put together."""
    for node in RAISING:
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.keyword) and node.arg:
            yield node.arg
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id


def put_together():
    """Patterns of the keys that are put together: a hole takes one step of a key, and captures it."""
    written = {node.value for node in ASKING if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    starts = [text for text in written if START.fullmatch(text) and text.split(".")[0] in GROUPS]
    for node in ASKING:
        if not isinstance(node, ast.JoinedStr):
            continue
        parts = [re.escape(part.value) if isinstance(part, ast.Constant) else "([^.]+)" for part in node.values]
        if isinstance(node.values[0], ast.Constant):
            if "\\." in parts[0]:
                yield "".join(parts)
        elif all(re.fullmatch(r"\w+", part) for part in parts[1:]):
            yield from (re.escape(start) + "".join(parts[1:]) for start in starts)


PLAIN = {
    node.value
    for node in ASKING
    if isinstance(node, ast.Constant)
    and isinstance(node.value, str)
    and KEY.fullmatch(node.value)
    and not node.value.endswith("_")
}
# Compiled once: there are more of them than Python remembers, and to compile them again for each word took a minute.
PATTERNS = [re.compile(pattern) for pattern in sorted(set(put_together()))]
NAMES = set(names())


def is_used(key):
    if key in PLAIN or re.sub(r"\.\d+$", "", key) in PLAIN:
        return True
    found = (pattern.fullmatch(key) for pattern in PATTERNS)
    return any(match and set(match.groups()) <= NAMES for match in found)


def test_every_word_asked_for_is_there():
    lists = {key.rsplit(".", 1)[0] for key in WORDS if key.rsplit(".", 1)[1].isdigit()}
    missing = {key for key in PLAIN if key.split(".")[0] in GROUPS} - set(WORDS) - lists
    assert missing == set()


def test_every_word_is_asked_for_somewhere():
    # Words for what is refused are asked for by their code: see below.
    assert [key for key in WORDS if not key.startswith("refused.") and not is_used(key)] == []


def test_a_word_that_nobody_asks_for_is_noticed():
    for key in ("approach.level.label", "check.nobody_asks", "result.record.latest", "activities.archived_nobody"):
        assert not is_used(key), key
    for key in ("activities.archived_lead", "approach.level.step", "frame.basis.stated", "record.who.items.3"):
        assert is_used(key), key


# What stands in the way


def calls(*functions):
    """Every call of these functions and classes, by their plain names."""
    return [
        node
        for node in RAISING
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in functions
    ]


def codes_raised():
    """Codes of every problem that the rules, the services and the pages can raise, read from the code."""
    for call in calls("Problem"):
        yield from strings(call.args[1])
    for call in calls("TextRefused"):
        yield from strings(call.args[0])
    for node in RAISING:
        if isinstance(node, ast.keyword) and node.arg == "missing":
            yield from strings(node.value)
        if isinstance(node, ast.FunctionDef) and node.name == "_fault":
            for given_back in ast.walk(node):
                if isinstance(given_back, ast.Return) and given_back.value:
                    yield from strings(given_back.value)


def refusals(group=""):
    """The keys right under this group of the words for refusals."""
    start = f"refused.{group}." if group else "refused."
    return {rest for key in WORDS if key.startswith(start) and "." not in (rest := key.removeprefix(start))}


def test_every_refusal_has_words_that_say_how_to_put_it_right_and_no_words_wait_for_a_refusal():
    gone = {f"not_found_{what}" for call in calls("NotFound") for what in strings(call.args[0])}
    assert {"not_found_activity", "not_found_record"} <= gone
    assert set(codes_raised()) - {"not_found_"} | gone == refusals()


def test_every_conflict_has_words_and_no_words_wait_for_a_conflict():
    started = calls("Conflict", "to_save", "to_change", "to_draft")
    assert all(isinstance(call.args[0], ast.Constant | ast.Name) for call in started)
    raised = {call.args[0].value for call in started if isinstance(call.args[0], ast.Constant)}
    around = {key.removeprefix("refused.conflict.") for key in PLAIN if key.startswith("refused.conflict.")}
    assert {"answer", "outcome"} <= raised
    assert raised | around == refusals("conflict")
    assert not raised & around


def test_people_without_an_account_have_other_words_only_for_what_can_be_refused():
    for edition in ("public", "easy"):
        assert refusals(edition)
        assert refusals(edition) <= refusals()
        assert refusals(f"{edition}.trouble") == {"down", "unsure", "wrong"}
    assert refusals("easy.conflict") <= refusals("conflict")
    assert refusals("public") <= refusals("easy")


def test_a_database_in_trouble_has_words_for_every_reason():
    assert refusals("store") == {"locked", "full", "read_only", "missing", "away", "unsure", "broken"}
