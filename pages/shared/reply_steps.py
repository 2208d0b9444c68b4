"""The steps of a reply: where each stands, what is missing, what people were given, and publishing it."""

from logic import services
from logic.reply import FIELDS, GROUPS
from logic.scope import EASY, EDITIONS, Statement
from logic.services import ReplyPage
from pages.shared import case as cases
from pages.shared import frame, scope_read, session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, apart, joined, markup
from pages.shared.session import say

STEPS = ("decision", "lines", "after")
"""In the order of the reply."""
MISSING_SHOWN = 12
"""Things to put right that are named at once; the steps have them all."""


def step_of(field: str) -> str:
    """The step on which this field is put right."""
    name = field.removesuffix(EASY)
    if name in FIELDS:
        return next(group for group, names in GROUPS.items() if name in names)
    return "decision" if name == "decided" else "lines"


def status(found: ReplyPage, key: str) -> str:
    """Where a step stands: done, todo, or look where words are to be read again."""
    codes = {problem.code for problem in found.missing if step_of(problem.field) == key}
    if not codes:
        return "done"
    return "look" if codes <= {"reply_words_stale", "reply_sentence_long", "reply_line_long"} else "todo"


def steps(case: Case, found: ReplyPage) -> Markup:
    """Each step with where it stands, and the editions to read."""
    rows = []
    for key in STEPS:
        state = status(found, key)
        rows.append((say(f"reply.status.{state}"), state, say(f"reply.step.{key}"), case.address(**{cases.STEP: key})))
    read = (
        widgets.way("answer_people", say(f"reply.read_{edition}"), case.address(**{cases.STEP: edition}))
        for edition in EDITIONS
    )
    listed = widgets.steps("answer_people", rows)
    return joined((listed, markup('<div class="dw-ways-on">{}</div>', joined(read))))


def how_far(found: ReplyPage) -> Markup:
    """Whether it is published, and still says what is being written."""
    newest = next(iter(found.published), None)
    if newest is None:
        return widgets.paragraphs(say("reply.how"))
    when = widgets.british_date(newest.published_on)
    if found.saved.decided_on not in {None, newest.decided_on}:
        return widgets.inset(say("reply.decision_changed", number=newest.number), "")
    words = say("reply.changed" if found.changed else "reply.published", number=newest.number, date=when)
    return markup('<p class="dw-body"><strong>{}</strong></p>', words)


def missing_words(case: Case, found: ReplyPage) -> Markup:
    """What it still needs, and the way to the next of it."""
    wanting = {step_of(problem.field) for problem in found.missing}
    key = next(one for one in STEPS if one in wanting)
    label = say("reply.go_on", step=say(f"reply.step.{key}"))
    listed = widgets.bullets(frame.problem_words(problem) for problem in found.missing[:MISSING_SHOWN])
    way = widgets.way("answer_people", label, case.address(**{cases.STEP: key}), main=True)
    return joined((widgets.section(say("reply.needs")), listed, way))


def versions(found: ReplyPage) -> Markup:
    """Every reply that people were given, the newest first, with the decision it told of and its words in both editions."""
    lines = []
    for one in found.published:
        title = say("reply.versions.one", number=one.number, date=widgets.british_date(one.published_on))
        when = widgets.british_date(one.decided_on)
        words = [say("reply.versions.decision", date=when, decision=apart(one.decision))]
        words += [say("reply.versions.record", reference=one.record)] if one.record else []
        told = joined(
            widgets.details(say(f"reply.versions.{name}"), scope_read.statement(Statement.from_data(one.told[name])))
            for name in EDITIONS
            if name in one.told
        )
        lines.append(markup("<li><strong>{}</strong> {}{}</li>", title, " ".join(words), told))
    if not lines:
        return Markup("")
    heading = widgets.section(say("reply.versions.heading"))
    return joined((heading, markup('<ul class="dw-list">{}</ul>', joined(lines))))


def publish_now(case: Case, form: str, seen: int) -> None:
    """Publish what the person was shown."""
    if case.activity is None or case.part is None:
        return
    ref, part = case.activity.ref, case.part.number

    def do() -> None:
        key = session.form_key(form)
        number = services.publish_reply(session.app(), session.actor(), ref, part, seen=seen, key=key)
        session.form_sent(form)
        session.notice(say("reply.publish.done", number=number))

    session.attempt(do)
