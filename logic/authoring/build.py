"""Turns checked models into the frozen pack. Nothing is decided here."""

from collections.abc import Mapping

from logic import conditions, flow, pack
from logic.authoring import schemas, schemas_methods
from logic.authoring.build_checklist import build_checklist
from logic.authoring.build_feedback import build_feedback
from logic.authoring.build_guidance import build_guidance
from logic.authoring.build_local import build_local
from logic.authoring.build_methods import build_methods
from logic.authoring.build_news import build_news
from logic.authoring.build_register import build_register
from logic.authoring.build_scope import build_easy_words
from logic.authoring.draft import Draft


def build_flow(model: schemas.Flow) -> flow.Flow:
    """The flow as the engine takes it."""
    return flow.Flow(
        start=model.start,
        questions=tuple(
            flow.Question(
                q.key, q.id, q.yes, q.no, q.accepts_not_sure, q.gate, q.ask_all_stops_at_no, q.past_change, q.then_ask
            )
            for q in model.questions
        ),
        outcomes=tuple(flow.Outcome(o.id, o.rank, o.rung) for o in model.outcomes),
    )


def build_condition(when: schemas.When, ranks: Mapping[str, int]) -> conditions.Condition:
    """A condition as the engine takes it; ``ranks`` gives the rank of each outcome id."""
    return conditions.Condition(
        answer=tuple((key, frozenset(values)) for key, values in when.answer.items()),
        outcome=frozenset(when.outcome),
        below_rank=None if when.below is None else ranks[when.below],
        level=frozenset(when.level),
        add_on=tuple((key, frozenset(values)) for key, values in when.add_on.items()),
        plan=frozenset(when.plan),
        label=frozenset(when.label),
        limited=when.limited,
        all_of=tuple(build_condition(part, ranks) for part in when.all_of),
        any_of=tuple(build_condition(part, ranks) for part in when.any_of),
    )


def build_add_ons(model: schemas.AddOns, ranks: Mapping[str, int]) -> tuple[pack.AddOn, ...]:
    """The add-ons, in the pack's order."""
    return tuple(
        pack.AddOn(
            a.id,
            a.question,
            a.suggestion,
            None if a.automatic is None else build_condition(a.automatic, ranks),
            a.required,
            a.not_sure_is_yes,
            a.ground,
            a.counts_as_yes,
            a.statement,
        )
        for a in model.add_ons
    )


def build_pack(draft: Draft, version: str) -> pack.Pack:
    """The whole pack."""
    the_flow = build_flow(draft.flow)
    ranks = the_flow.rank
    return pack.Pack(
        title=draft.about.title,
        edition=draft.about.edition,
        version=version,
        honesty=draft.about.honesty,
        flow=the_flow,
        questions={q.key: build_question(draft.questions[q.key]) for q in the_flow.questions},
        outcomes={o.id: build_outcome(draft.outcomes[o.id]) for o in the_flow.outcomes},
        bands=tuple(pack.Band(b.key, b.name, b.gloss, b.ground) for b in draft.ladder.bands),
        rungs=_rungs(draft.ladder, the_flow),
        add_ons=build_add_ons(draft.add_ons, ranks),
        add_on_rules=tuple(draft.add_ons.rules),
        checks=tuple(_check(c, ranks) for c in draft.checks.checks),
        levels=tuple(
            pack.Level(v.key, v.name, v.gloss, v.people, v.limits, v.power, v.notes, v.ground)
            for v in draft.levels.levels
        ),
        law=tuple(_law(p, ranks) for p in draft.law.prompts),
        leaders_choice=_leaders_choice(draft.leaders_choice),
        scenarios=tuple(_scenario(s) for s in draft.scenarios.scenarios),
        documents={d.id: _document(d) for d in draft.sources.documents},
        locators={
            key: pack.Locator(key, v.document, v.section, v.lines, v.gist) for key, v in draft.sources.locators.items()
        },
        screen=draft.screen.words,
        methods=build_methods(draft.methods),
        diagnoses=tuple(_diagnosis(d, ranks) for d in draft.diagnosis.diagnoses),
        checklist=build_checklist(draft.checklist),
        register=build_register(draft.register),
        local=build_local(draft.local),
        news=build_news(draft.news),
        easy_words=build_easy_words(draft.easy_words),
        pairs=build_guidance(draft.pairs),
        side_by_side=tuple(
            pack.SideBySide(p.key, p.one, p.other, p.title, p.why, p.ground) for p in draft.scenarios.pairs
        ),
        feedback=build_feedback(draft.feedback),
        missing=tuple(pack.MissingTool(m.key, m.name, m.instead) for m in draft.sources.missing),
        tensions=tuple(pack.Tension(t.key, t.one, t.other, t.handled, t.ground) for t in draft.sources.tensions),
    )


def _document(model: schemas.Document) -> pack.Document:
    lost = tuple(model.lost)
    return pack.Document(model.id, model.title, model.owner, model.date, model.note, model.status or "", lost)


def build_question(words: schemas.QuestionWords) -> pack.QuestionWords:
    """The words of one question."""
    return pack.QuestionWords(
        text=words.text,
        easy_read=words.easy_read,
        counts_as_yes=words.counts_as_yes,
        easy_yes=words.easy_yes or "",
        why=words.why,
        short=words.short,
        said=dict(words.said),
        lever_title=words.lever_title,
        lever=words.lever,
        thinking=tuple(words.thinking),
        label=words.label or "",
        ground=words.ground,
    )


def build_outcome(words: schemas.OutcomeWords) -> pack.OutcomeWords:
    """The words of one outcome."""
    return pack.OutcomeWords(
        name=words.name,
        headline=words.headline,
        promise=words.promise,
        easy_read=words.easy_read,
        least=tuple(words.least),
        next_step=words.next_step,
        ground=words.ground,
        least_by_level={level: tuple(items) for level, items in words.least_by_level.items()},
        next_by_level=dict(words.next_by_level),
    )


def _rungs(ladder: schemas.Ladder, the_flow: flow.Flow) -> tuple[pack.Rung, ...]:
    outcomes = {o.rung: o.id for o in the_flow.outcomes if o.rung is not None}
    return tuple(
        pack.Rung(
            key=r.key,
            step=r.step,
            name=r.name,
            gloss=r.gloss,
            band=r.band,
            outcome=outcomes.get(r.key),
            definition=r.definition,
            easy_read=r.easy_read,
            power=r.power,
            expect=r.expect,
            sign=r.sign,
            warwickshire=r.warwickshire,
            iap2=r.iap2,
            other_words=r.other_words,
            ground=r.ground,
            show=None if r.show is None else _shown(r.name, r.show),
        )
        for r in ladder.rungs
    )


def _shown(name: str, show: schemas.Shown) -> pack.Shown:
    return pack.Shown(name, show.balance, tuple(show.say), show.ask, show.minutes, show.ground)


def _check(check: schemas.Check, ranks: Mapping[str, int]) -> pack.Check:
    fields = tuple(pack.CheckField(f.key, f.label, f.kind) for f in check.fields)
    when = build_condition(check.when, ranks)
    return pack.Check(check.id, when, check.effect, check.title, check.message, fields, check.ground)


def _diagnosis(one: schemas_methods.Diagnosis, ranks: Mapping[str, int]) -> pack.Diagnosis:
    when = build_condition(one.when, ranks)
    because, mend = dict(one.because), tuple(one.mend)
    return pack.Diagnosis(one.id, when, one.rung, one.title, one.message, because, mend, one.ground)


def _law(prompt: schemas.LawPrompt, ranks: Mapping[str, int]) -> pack.LawPrompt:
    when = None if prompt.when is None else build_condition(prompt.when, ranks)
    found, questions = tuple(prompt.found), tuple(prompt.questions)
    return pack.LawPrompt(prompt.id, prompt.topic, prompt.text, when, questions, found, prompt.basis)


def _leaders_choice(choice: schemas.LeadersChoice) -> pack.LeadersChoice:
    return pack.LeadersChoice(
        introduction=choice.introduction,
        least_sentences=choice.least_sentences,
        head_needed_from=choice.head_needed_from,
        blocked_outcomes=frozenset(choice.blocked_outcomes),
        stock_reasons=tuple(choice.stock_reasons),
        roles=tuple(pack.SeniorRole(r.key, r.name, r.head) for r in choice.roles),
        ground=choice.ground,
    )


def _scenario(scenario: schemas.Scenario) -> pack.Scenario:
    return pack.Scenario(
        id=scenario.id,
        title=scenario.title,
        level=scenario.level,
        situation=scenario.situation,
        answers=dict(scenario.answers),
        outcome=scenario.outcome,
        could_rise_to=scenario.could_rise_to,
        add_ons=tuple(scenario.add_ons),
        teaching_point=scenario.teaching_point,
        pair=scenario.pair,
        ground=scenario.ground,
    )
