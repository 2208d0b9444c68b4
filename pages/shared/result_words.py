"""What a result says in words: its promise, what stands in its way, what decided it, what to add."""

from dataclasses import replace

from logic import add_ons, services
from logic.conditions import Facts
from logic.diagnosis import facts_of
from logic.experience import felt_rung
from logic.pack import Check
from logic.record import checks_holding
from pages.shared import case as cases
from pages.shared import session, widgets
from pages.shared.case import Case
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.session import say


def outcome(case: Case) -> str:
    """The outcome reached; this page is drawn only when there is one."""
    return str(case.journey.outcome)


def on_ladder(case: Case) -> bool:
    """Whether the result is a step of the ladder."""
    return case.ladder.here is not None


def promise(case: Case) -> Markup:
    """What people are promised, in plain and in Easy Read words."""
    here = case.ladder.here
    words = case.pack.outcomes[outcome(case)]
    return markup(
        '<p class="dw-label">{}</p><blockquote class="dw-promise dw-edge-{}"><p>“{}”</p><footer><strong>{}</strong> {}</footer></blockquote>',
        say("result.promise"),
        here.rung.band if here else "gate",
        words.promise,
        say("result.easy"),
        words.easy_read,
    )


def open_part(case: Case) -> Markup:
    """What the result speaks of, where only part is open."""
    asked = [q.key for q in case.pack.flow.questions if q.then_ask == "open_part"]
    if not any(case.answers.get(key) == "yes" and key in case.journey.path for key in asked):
        return Markup("")
    name = case.part.open_part if case.part else ""
    words = say("result.open_part", part=apart(name)) if name else say("result.open_part_try")
    return widgets.inset(words, say("result.fixed_part"))


def stops(case: Case) -> bool:
    """Whether a check stands in the way of any record."""
    return any(check.effect == "stop" for check in held(case))


def unstop(case: Case) -> None:
    """The way to put right what a stop may rest on: the required add-on answers."""
    for add_on in case.pack.add_ons:
        if add_on.required:
            if case.add_ons.get(add_on.id) == "not_sure":
                draw(widgets.paragraphs(say("result.not_sure_is_yes")))
            address = case.address(**{cases.STEP: add_on.id, cases.BACK_TO: "check"})
            label = say("result.change_answer", question=add_on.question or "")
            draw(widgets.way("approach", label, address, main=True))


def checks(case: Case) -> Markup:
    """What stops a record, and what must be answered before one."""
    boxes = []
    for check in held(case):
        stopping = check.effect == "stop"
        after = "" if stopping else "\n" + say("result.answer_first")
        boxes.append(widgets.warning(check.title, check.message + after, css="dw-stop" if stopping else "dw-warning"))
    return joined(boxes)


def held(case: Case) -> tuple[Check, ...]:
    """The checks that hold, for a saved part and for one just tried."""
    if case.part:
        return checks_holding(case.pack, case.part, case.decision)
    return tuple(check for check in case.pack.checks if check.when.holds(case.facts))


def decided(case: Case) -> Markup:
    """The answers that alone fix the result, and those that did not matter."""
    said = [case.pack.questions[key].says(case.answers[key]) for key in case.decision.decisive or ()]
    idle = [case.pack.questions[key].says(case.answers[key]) for key in case.decision.no_difference]
    enough = markup('<p class="dw-soft">{}</p>', say("result.decided_lead")) if idle else Markup("")
    rest = widgets.details(say("result.no_difference"), widgets.bullets(idle)) if idle else Markup("")
    return joined((widgets.section(say("result.decided")), widgets.bullets(said), enough, rest))


def holding(case: Case) -> Markup:
    """Everything that holds it down, where every question was asked."""
    said = [case.pack.questions[c.question].says(case.answers[c.question]) for c in case.journey.ceilings]
    if len(said) < 2:  # noqa: PLR2004 - a single one already stands among what decided it
        return Markup("")
    return joined((widgets.section(say("result.holding")), widgets.bullets(said)))


def with_plan(case: Case) -> Facts:
    """What is known, and of saved work also what is planned: a plan may call for something beside it."""
    if case.activity is None or case.part is None:
        return case.facts
    plan, planned = services.plan_and_methods(session.app(), case.activity.ref, case.part.number)
    felt = felt_rung(services.experience_of(session.app(), case.activity.ref, case.part.number))
    found = facts_of(case.pack, case.part, plan, planned, experienced=felt)
    return replace(case.facts, plan=found.plan, label=found.label)


def beside(case: Case, known: Facts) -> Markup:
    """The add-ons that stand, with the rules for them. ``known``: as ``with_plan`` gives it."""
    yes = add_ons.said_yes(case.pack.add_ons, case.add_ons)
    chosen = add_ons.chosen(case.pack.add_ons, known, yes)
    body = widgets.bullets(one.suggestion for one in chosen) or widgets.paragraphs(say("result.beside.none"))
    return joined(
        (
            widgets.section(say("result.beside.heading")),
            markup('<p class="dw-soft">{}</p>', say("result.beside.lead")),
            body,
            widgets.details(say("result.beside.rules"), widgets.bullets(case.pack.add_on_rules)),
        )
    )


def law(case: Case) -> Markup:
    """The law prompts that fit this result; never legal advice."""
    fitting = case.pack.law_for(case.facts)
    if not fitting:
        return Markup("")
    prompts = joined(markup("<li><strong>{}.</strong> {}</li>", prompt.topic, prompt.text) for prompt in fitting)
    found = widgets.bullets(f"{prompt.topic}: {', '.join(prompt.found)}" for prompt in fitting)
    return joined(
        (
            widgets.section(say("result.law.heading")),
            markup('<p class="dw-body"><strong>{}</strong></p>', say("result.law.note")),
            markup('<ul class="dw-list">{}</ul>', prompts),
            widgets.details(say("result.law.found"), found),
        )
    )


def grounds(case: Case, known: Facts) -> Markup:
    """Where the result, its checks and what was added come from."""
    yes = add_ons.said_yes(case.pack.add_ons, case.add_ons)
    words = case.pack.outcomes[outcome(case)]
    items = [
        (words.name, words.ground),
        *((check.title, check.ground) for check in held(case)),
        *((one.suggestion, one.ground) for one in add_ons.chosen(case.pack.add_ons, known, yes)),
    ]
    body = (markup("<h3 class='dw-h3'>{}</h3>{}", name, widgets.ground(case.pack, where)) for name, where in items)
    return widgets.details(say("ladder_page.sources"), *body)
