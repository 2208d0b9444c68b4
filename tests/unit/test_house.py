"""The rules of the house (design, section 3), held by looking at the code itself."""

import ast
import html
import os
import re
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from fnmatch import fnmatch
from pathlib import Path

import pytest

from logic.errors import Conflict, ContentProblem, NotAllowed, NotFound, PackInvalid, Problem, Refused, StoreUnavailable
from pages.shared import session, session_trouble
from web import boundary, index, processor, site
from web.routes import unwell

ROOT = Path(__file__).resolve().parents[2]
TOP = {
    # what the customer fixed
    *("app.py", "pages", "logic", "content", "tests", "requirements.txt"),
    # what stands around it
    *("web", "bench", "deploy", "docs", "script", ".ci", ".streamlit"),
    # what tools and readers look for at the top
    *("README.md", "CHANGELOG.md", "LICENSE", "pyproject.toml", "requirements-dev.txt", ".gitignore", ".gitattributes"),
}
OUTER = {
    "__main__",
    "commands",
    "bootstrap",
    "calendars",
    "kept",
    "link_key",
    "settings",
    "authoring",
    "store",
    "sealed",
    "services",
    "diagrams",
    "documents",
    "reading",
    "ready",
    "portable",
    "upkeep",
}
"""What in logic may reach beyond the domain: its edges, and where they are put together."""

PAGES = sorted((ROOT / "pages").glob("*.py"))
SOURCES = [path for folder in ("pages", "logic", "web") for path in sorted((ROOT / folder).rglob("*.py"))]
DOMAIN = [
    path
    for path in sorted((ROOT / "logic").rglob("*.py"))
    if path.relative_to(ROOT / "logic").parts[0].removesuffix(".py") not in OUTER
]


def named(path):
    return str(path.relative_to(ROOT))


def tree(path):
    return ast.parse(path.read_text(encoding="utf-8"), filename=str(path))


def imported(path):
    """The dotted names of everything a module imports, wherever in it."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{named(path)}:{node.lineno}: write the import from the top"
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def docstrings(parsed):
    """The string nodes that are docstrings, of attributes too."""
    for node in ast.walk(parsed):
        for block in (getattr(node, field, None) for field in ("body", "orelse", "finalbody")):
            if isinstance(block, list):
                yield from (id(line.value) for line in block if isinstance(line, ast.Expr))


def test_the_import_rules_hold():
    # A process of its own: it sets up logging for itself and silences everybody else's.
    command = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    outcome = subprocess.run(
        [sys.executable, "-c", command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert re.search(r"Contracts: [1-9]\d* kept, 0 broken", outcome.stdout)


@pytest.mark.parametrize("path", DOMAIN, ids=named)
def test_a_domain_module_imports_only_the_standard_library_and_its_like(path):
    beyond = [
        name
        for name in imported(path)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not (name.startswith("logic.") and name.split(".")[1] not in OUTER)
    ]
    assert beyond == []


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_a_page_imports_no_other_page(path):
    others = {f"pages.{page.stem}" for page in PAGES}
    assert not others & {".".join(name.split(".")[:2]) for name in imported(path)}


@pytest.mark.parametrize("path", sorted((ROOT / "pages").rglob("*.py")), ids=named)
def test_a_page_holds_no_authored_sentence(path):
    parsed = tree(path)
    skip = set(docstrings(parsed))
    sentences = [
        f"{named(path)}:{node.lineno}: {node.value}"
        for node in ast.walk(parsed)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and " " in node.value
        and id(node) not in skip
        and len(
            re.findall(r"(?<![\w-])[A-Za-z][A-Za-z'\u2019]+(?![\w-])", re.sub(r"<[^>]*>?|\{[^}]*\}", " ", node.value))
        )
        >= 4
    ]
    assert sentences == []


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_only_one_module_touches_the_session_state(path):
    touches = [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.Attribute) and n.attr == "session_state"]
    imports = [name for name in imported(path) if name.endswith(".session_state")]
    if named(path) != "pages/shared/session_kept.py":
        assert touches + imports == []
    if not named(path).startswith("pages/shared/session_"):
        assert "pages.shared.session_kept.memory" not in set(imported(path))


@pytest.mark.parametrize("path", SOURCES, ids=named)
def test_no_markup_is_let_through_unsafely(path):
    assert not [n.lineno for n in ast.walk(tree(path)) if isinstance(n, ast.keyword) and n.arg == "unsafe_allow_html"]


@pytest.mark.parametrize("path", PAGES, ids=named)
def test_nothing_is_kept_in_a_page_whose_script_runs_anew_each_time(path):
    kept = {"cache", "lru_cache", "kept", "kept_of_work"}
    called = [node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef)]
    names = {ast.unparse(one).split("(")[0].split(".")[-1] for node in called for one in node.decorator_list}
    assert not names & kept


def at_the_top():
    """Names in the top folder that are the project's; unpacked without its history, those that are not ignored."""
    if (ROOT / ".git").exists():
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
        return {line.split("/")[0] for line in listed}
    ignored = [line.rstrip("/") for line in (ROOT / ".gitignore").read_text(encoding="utf-8").split()]
    return {path.name for path in ROOT.iterdir() if not any(fnmatch(path.name, pattern) for pattern in ignored)}


def test_nothing_stands_at_the_top_without_a_reason():
    names = at_the_top()
    assert {"app.py", "logic"} <= names
    assert names - TOP == set()


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_every_package_is_pinned(name):
    lines = (ROOT / name).read_text(encoding="utf-8").splitlines()
    wanted = [line for line in lines if line and not line.startswith(("#", "-r "))]
    assert wanted
    assert [line for line in wanted if not re.fullmatch(r"[\w.-]+(\[\w+\])?==[\w.]+", line)] == []


def test_every_page_in_the_table_has_its_module_and_every_module_its_place():
    assert sorted(page.key for page in site.PAGES) == [path.stem for path in PAGES if path.name != "__init__.py"]
    assert len({(page.surface, page.address) for page in site.PAGES}) == len(site.PAGES)
    assert [page.surface for page in site.PAGES if not page.address] == ["staff", "public"]


def test_the_first_html_is_ours_and_runs_no_inline_script():
    first = index.page("A <title>").decode()
    assert '<html lang="en-GB">' in first
    assert "<title>A &lt;title&gt;</title>" in first
    assert not re.search(r"<script(?![^>]*\bsrc=)", first)
    assert first.index("a11y.js") < first.index('type="module"')
    assert "<title>Streamlit" not in first
    assert "SourceSans" not in first


def test_a_newer_streamlit_whose_html_differs_is_noticed():
    with pytest.raises(index.IndexChanged, match="found 0 times"):
        index.rewritten("<html></html>")


@pytest.mark.parametrize("reason", ["locked", "full", "read_only", "missing", "away", "unsure", "broken", "else"])
def test_a_database_that_fails_is_said_in_words_of_its_own(reason):
    said = boundary.words(StoreUnavailable(reason, "detail nobody should read"))
    assert "detail nobody should read" not in said
    assert said.count("<p>") == 2
    assert reason.replace("_", " ") in unwell(StoreUnavailable(reason))


def test_every_fault_of_a_pack_is_listed_as_it_was_written():
    faults = (ContentProblem("flow.yaml", 3, "Q1", "<b>"), ContentProblem("law.yaml", 9, "K1", "two"))
    said = boundary.words(PackInvalid(faults))
    assert [html.unescape(line) for line in re.findall(r"<li>(.*?)</li>", said)] == [str(fault) for fault in faults]


@pytest.mark.parametrize(
    "problem",
    [
        NotFound("activity", "<script>WT-0042</script>"),
        NotAllowed("secret"),
        Conflict("answer", {"note": "secret"}, {"note": "secret"}, 2),
        Refused(Problem("title", "secret")),
    ],
    ids=lambda problem: type(problem).__name__,
)
def test_an_error_we_foresaw_is_said_without_its_data(problem):
    said = boundary.words(problem)
    assert "secret" not in said
    assert "WT-0042" not in said
    assert 'role="alert"' in said


def test_an_error_nobody_foresaw_gives_a_reference_and_keeps_its_words_out_of_the_log(caplog):
    def cause_trouble():
        raise ValueError("what somebody wrote about Mrs Patel")

    def trouble():
        try:
            cause_trouble()
        except ValueError as problem:
            raise RuntimeError("her name again: Patel") from problem

    with pytest.raises(RuntimeError) as caught:
        trouble()
    said = boundary.words(caught.value)
    reference = re.search(r"<strong>([A-Z3-9]{4}-[A-Z3-9]{4})</strong>", said)
    assert reference
    assert reference[1] in caplog.text
    assert "cause_trouble" in caplog.text
    assert "builtins.RuntimeError from builtins.ValueError" in caplog.text
    assert "Patel" not in caplog.text + said


def test_an_error_nobody_foresaw_in_what_a_button_does_is_told_with_its_reference_and_nothing_of_it(
    caplog, monkeypatch
):
    state = {}
    monkeypatch.setattr(session_trouble, "memory", lambda: state)

    def fail():
        raise ZeroDivisionError("what somebody wrote about Mrs Patel")

    assert not session.attempt(fail)
    assert re.fullmatch("[A-Z3-9]{4}-[A-Z3-9]{4}", session.trouble().wrong)
    assert session.trouble().wrong in caplog.text
    assert "Patel" not in caplog.text


def test_a_thread_keeps_to_the_processor_named_and_may_leave_it_again():
    allowed = os.sched_getaffinity(0)

    def seen(wanted):
        processor.keep_to(wanted)
        kept = os.sched_getaffinity(0)
        processor.anywhere()
        return kept, os.sched_getaffinity(0)

    with ThreadPoolExecutor(1) as other:  # a thread of its own, so that no other test is kept to one
        for wanted in ("0", "8501", "8502"):
            kept, after = other.submit(seen, wanted).result()
            assert len(kept) == 1
            assert after == allowed
        for wanted in ("", "any", "-1", "1.5", "²"):
            assert other.submit(seen, wanted).result() == (allowed, allowed)
