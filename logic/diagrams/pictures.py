"""The two pictures: the flow with the travelled path, and the ladder with the place reached."""

from logic.analysis import Lift
from logic.diagrams.model import Diagram, Edge, Kind, Mark, Node
from logic.flow import Answers
from logic.journey import Journey
from logic.ladder import LadderView
from logic.pack import Pack


def flow_diagram(pack: Pack, answers: Answers, journey: Journey) -> Diagram:
    """Every question and outcome with Yes and No on the edges; what was travelled is marked."""
    words = pack.screen
    flow = pack.flow
    band = {rung.outcome: rung.band for rung in pack.rungs}
    travelled = set(journey.path)
    nodes = []
    for question in flow.questions:
        text = pack.questions[question.key]
        mark: Mark = "here" if travelled and question.key == journey.next_question else "plain"
        mark = "travelled" if question.key in travelled else mark
        nodes.append(Node(question.key, "question", (question.id, text.easy_read), mark))
    for outcome in flow.outcomes:
        kind: Kind = band.get(outcome.id, "gate")
        mark = "here" if outcome.id == journey.outcome else "plain"
        nodes.append(Node(outcome.id, kind, (pack.outcomes[outcome.id].name,), mark))
    edges = []
    for question in flow.questions:
        said = answers.get(question.key) if question.key in travelled else None
        edges.append(Edge(question.key, question.yes, words["answers.yes"], said == "yes"))
        no = words["answers.no"] if said != "not_sure" else words["answers.not_sure"]
        edges.append(Edge(question.key, question.no, no, said in {"no", "not_sure"}))
    return Diagram(
        title=words["diagrams.flow_title"],
        nodes=tuple(nodes),
        edges=tuple(edges),
        alt=flow_alt(pack, answers, journey),
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


def ladder_diagram(pack: Pack, view: LadderView, lifts: tuple[Lift, ...] = ()) -> Diagram:
    """The rungs from the top down: where you are, the next one up, and what lifts you there."""
    words = pack.screen
    here = next((i for i, step in enumerate(view.steps) if step.state == "here"), None)
    up = len(view.steps) - 1 if here is None and any(s.state == "held" for s in view.steps) else (here or 0) - 1
    nodes, edges, text = [], [], []
    for place, step in enumerate(view.steps):
        lines = [step.rung.name, step.rung.gloss]
        mark: Mark = "held" if step.state == "held" else "plain"
        if step.state == "here":
            mark, note = "here", words["ladder.you_are_here"]
            lines.append(note)
        elif place == up:
            mark = "next"
            lines.append(words["ladder.next_up"])
        if step.held_by:
            lines.append(words["ladder.held_back"].format(why=", ".join(pack.questions[q].short for q in step.held_by)))
        nodes.append(Node(step.rung.key, step.rung.band, tuple(lines), mark))
        text.append(f"{step.rung.name} ({step.band}): {'. '.join(lines[1:])}")
    for lower, upper in zip(view.steps[1:], view.steps, strict=False):
        lift = ""
        if view.steps.index(upper) == up:
            needed = next((one for one in lifts if one.to == upper.rung.outcome and one.changeable), None)
            needed = needed or next((one for one in lifts if one.to == upper.rung.outcome), None)
            lift = ", ".join(pack.questions[q].lever_title for q in needed.questions) if needed else ""
        edges.append(Edge(lower.rung.key, upper.rung.key, lift, bool(lift)))
    return Diagram(
        title=words["diagrams.ladder_title"],
        nodes=tuple(nodes),
        edges=tuple(edges),
        alt=words["diagrams.ladder_alt"].format(steps="; ".join(text)),
    )
