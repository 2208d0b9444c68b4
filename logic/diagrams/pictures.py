"""The two pictures: the flow with the travelled path, and the ladder with the place reached."""

from collections.abc import Iterable
from typing import Any

from logic.activity import Part
from logic.analysis import Decision, Lift
from logic.diagrams.model import Diagram, Edge, EdgeMark, Kind, Node, NodeMark
from logic.diagrams.plain import to_plain
from logic.flow import Answers, Flow
from logic.journey import Journey, replay
from logic.ladder import LadderView, Step, ladder_view
from logic.pack import Pack


def flow_diagram(pack: Pack, answers: Answers, journey: Journey) -> Diagram:
    """Every question and outcome with Yes and No on the edges; what was travelled is marked."""
    words, flow = pack.screen, pack.flow
    band = {rung.outcome: rung.band for rung in pack.rungs}
    here = journey.outcome or (journey.next_question if journey.path else None)
    nodes = []
    for question in flow.questions:
        mark: NodeMark = "here" if question.key == here else "travelled" if question.key in journey.path else "plain"
        nodes.append(_place(pack, question.key, "question", pack.questions[question.key].easy_read, mark))
    for outcome in flow.outcomes:
        kind: Kind = band.get(outcome.id, "gate")
        mark = "here" if outcome.id == here else "plain"
        nodes.append(_place(pack, outcome.id, kind, pack.outcomes[outcome.id].name, mark))
    edges = []
    travelled = _travelled(flow, answers, journey)
    for question in flow.questions:
        unsure = question.key in journey.path and answers[question.key] == "not_sure"
        no = words["answers.not_sure" if unsure else "answers.no"]
        edges.append(
            Edge(question.key, question.yes, words["answers.yes"], travelled.get((question.key, True), "plain"))
        )
        edges.append(Edge(question.key, question.no, no, travelled.get((question.key, False), "plain")))
    spine = _spine(flow)
    return Diagram(
        title=words["diagrams.flow_title"],
        nodes=tuple(nodes),
        edges=tuple(edges),
        alt=flow_alt(pack, answers, journey),
        spine=spine,
        rows=_rows(flow, spine),
        name="flow",
    )


def flow_alt(pack: Pack, answers: Answers, journey: Journey) -> str:
    """The travelled flowchart as one line of text."""
    words = pack.screen
    if not journey.path:
        flow = pack.flow
        return words["diagrams.flow_alt_whole"].format(questions=len(flow.questions), outcomes=len(flow.outcomes))
    steps = "; ".join(f"{pack.questions[key].easy_read} {words[f'answers.{answers[key]}']}" for key in journey.path)
    if journey.outcome is None:
        return words["diagrams.flow_alt_unfinished"].format(steps=steps)
    return words["diagrams.flow_alt"].format(steps=steps, outcome=pack.outcomes[journey.outcome].name)


def record_pictures(pack: Pack, part: Part, decision: Decision, chosen: str = "") -> dict[str, Any]:
    """Both pictures of one result as plain data, for its record to keep."""
    answers = {key: value for key, value in part.values.items() if key in pack.flow.by_key}
    journey = replay(pack.flow, answers, ask_all=part.ask_all)
    view = ladder_view(pack, journey)
    other = chosen if chosen != journey.outcome else ""
    return {
        "ladder": to_plain(ladder_diagram(pack, view, decision.lifts, chosen=other)),
        "flow": to_plain(flow_diagram(pack, answers, journey)),
    }


def ladder_diagram(pack: Pack, view: LadderView, lifts: tuple[Lift, ...] = (), *, chosen: str = "") -> Diagram:
    """The rungs from the top down: where you are, the next one up, and what lifts you there.

    ``chosen``: the outcome leaders chose in place of the one reached; both are marked, and nothing lifts.
    """
    words = pack.screen
    up = None if chosen else _next_up(view)
    lift = _lift(pack, up, lifts)
    nodes, edges, text = [], [], []
    for step in view.steps:
        nodes.append(_step(pack, step, up, chosen))
        raised = f"{nodes[-1].note}: {'; '.join(lift)}" if lift and step is up else nodes[-1].note
        text.append(f"{step.rung.name} ({step.band}): {'. '.join(filter(None, (*nodes[-1].lines, raised)))}")
    rails = tuple((lower.rung.key, upper.rung.key) for upper, lower in zip(view.steps, view.steps[1:], strict=False))
    if up is not None and lift:
        nodes.append(Node("lift", "lift", lift[0], lift[1:]))
        edges.append(Edge("lift", up.rung.key, mark="travelled"))
        edges += [Edge(lower, "lift", mark="travelled") for lower, upper in rails if upper == up.rung.key]
    return Diagram(
        title=words["diagrams.ladder_title"],
        nodes=tuple(nodes),
        edges=tuple(edges),
        alt=words["diagrams.ladder_alt"].format(steps="; ".join(text)),
        rails=rails,
        name="ladder",
    )


def _place(pack: Pack, key: str, kind: Kind, words: str, mark: NodeMark) -> Node:
    return Node(key, kind, words, note=pack.screen["ladder.you_are_here"] if mark == "here" else "", mark=mark)


def _travelled(flow: Flow, answers: Answers, journey: Journey) -> dict[tuple[str, bool], EdgeMark]:
    """(question, whether its yes branch) -> how that branch was travelled.

    Past the first ceiling the outcome stands; what was asked on is marked as that, and so are both
    branches of each further ceiling.
    """
    marks: dict[tuple[str, bool], EdgeMark] = {}
    mark: EdgeMark = "travelled"
    ceilings = {ceiling.question for ceiling in journey.ceilings}
    for key, after in zip(journey.path, (*journey.path[1:], journey.next_question), strict=False):
        marks[key, answers[key] == "yes"] = mark
        if key in ceilings:
            mark = "asked_on"
            if after == flow.by_key[key].yes:
                marks[key, True] = mark
    return marks


def _spine(flow: Flow) -> tuple[str, ...]:
    """The way of all who answer yes to everything."""
    spine = [flow.start]
    while spine[-1] in flow.by_key:
        spine.append(flow.by_key[spine[-1]].yes)
    return tuple(spine)


def _rows(flow: Flow, spine: Iterable[str]) -> tuple[tuple[str, ...], ...]:
    """What stands beside a question of the spine: where its no leads, when nothing later leads there."""
    last: dict[str, str] = {}
    for question in flow.questions:
        last |= {question.yes: question.key, question.no: question.key}
    return tuple((key, flow.by_key[key].no) for key in spine if key in flow.by_key and last[flow.by_key[key].no] == key)


def _next_up(view: LadderView) -> Step | None:
    """The step above the one reached; the lowest when none is and it is held back."""
    upwards = view.steps[::-1]
    if view.here is None:
        return upwards[0] if upwards and upwards[0].state == "held" else None
    return next((step for step in upwards if step.rank > view.here.rank), None)


def _step(pack: Pack, step: Step, up: Step | None, chosen: str = "") -> Node:
    words = pack.screen
    lines = [step.rung.gloss]
    if step.held_by:
        lines.append(words["ladder.held_back"].format(why=", ".join(pack.questions[q].short for q in step.held_by)))
    kind = step.rung.band
    if chosen and chosen == step.rung.outcome:
        return Node(step.rung.key, kind, step.rung.name, tuple(lines), words["ladder.chosen"], "here")
    if chosen and step.state == "here":
        return Node(step.rung.key, kind, step.rung.name, tuple(lines), words["ladder.allowed"], "travelled")
    if step.state == "here":
        return Node(step.rung.key, kind, step.rung.name, tuple(lines), words["ladder.you_are_here"], "here")
    if step is up:
        return Node(step.rung.key, kind, step.rung.name, tuple(lines), words["ladder.next_up"], "next")
    return Node(step.rung.key, kind, step.rung.name, tuple(lines), mark="held" if step.state == "held" else "plain")


def _lift(pack: Pack, up: Step | None, lifts: Iterable[Lift]) -> tuple[str, ...]:
    """The fewest changes that reach the next step, of those that can still be made; none when there are none."""
    reaching = [one.questions for one in lifts if up is not None and one.to == up.rung.outcome and one.changeable]
    fewest = min(reaching, key=len, default=())
    return tuple(pack.questions[q].lever_title for q in fewest)
