"""Flows for tests that need no content: ours, written down a second time, and random valid ones."""

from hypothesis import strategies as st

from logic.flow import Flow, Outcome, Question

# domain.md B.10, typed from the document and not read from the pack.
ROUTES = (
    ("purpose", "affected", "NOTYET"),
    ("affected", "open", "NOBODY"),
    ("open", "weigh", "part_open"),
    ("part_open", "weigh", "INFORM"),
    ("weigh", "time_ask", "INFORM"),
    ("time_ask", "shape", "INFORM"),
    ("shape", "start", "CONSULT"),
    ("start", "open_mind", "reopen"),
    ("reopen", "open_mind", "ENGAGE"),
    ("open_mind", "time_together", "ENGAGE"),
    ("time_together", "resources", "ENGAGE"),
    ("resources", "power", "ENGAGE"),
    ("power", "see_through", "CODESIGN"),
    ("see_through", "COPRO", "CODESIGN"),
)
RANKS = {"NOTYET": 0, "NOBODY": 0, "INFORM": 1, "CONSULT": 2, "ENGAGE": 3, "CODESIGN": 4, "COPRO": 5}


def our_flow() -> Flow:
    """The flow of domain.md B."""
    return Flow(
        start="purpose",
        questions=tuple(
            Question(
                key,
                f"Q{place}",
                yes,
                no,
                accepts_not_sure=key != "affected",
                gate=key in {"purpose", "affected"},
                ask_all_stops_at_no=key == "part_open",
                past_change=key == "start",
            )
            for place, (key, yes, no) in enumerate(ROUTES, 1)
        ),
        outcomes=tuple(Outcome(key, rank, key.lower() if rank else None) for key, rank in RANKS.items()),
    )


def closed_form(yes: frozenset[str]) -> str:
    """domain.md B.3, the rule that the graph must equal."""
    if "purpose" not in yes:
        return "NOTYET"
    if "affected" not in yes:
        return "NOBODY"
    if not yes & {"open", "part_open"} or not {"weigh", "time_ask"} <= yes:
        return "INFORM"
    if "shape" not in yes:
        return "CONSULT"
    if not yes & {"start", "reopen"} or not {"open_mind", "time_together", "resources"} <= yes:
        return "ENGAGE"
    return "COPRO" if {"power", "see_through"} <= yes else "CODESIGN"


@st.composite
def valid_flows(draw: st.DrawFn, most_questions: int = 7) -> Flow:
    """Random flows that pass the checks: forward edges, all reachable, monotone, distinct ranks.

    Built from the last question up. Each yes branch is drawn among the nodes that are never below
    the no branch, so the flow is monotone by construction.
    """
    size = draw(st.integers(1, most_questions))
    outcomes = [f"O{rank}" for rank in range(draw(st.integers(2, 5)))]
    bits = {f"q{i}": i for i in range(size)}
    ranks: dict[str, tuple[int, ...]] = {o: (i,) * (1 << size) for i, o in enumerate(outcomes)}
    routes: dict[str, tuple[str, str]] = {}
    for i in reversed(range(size)):
        nodes = sorted(ranks)
        no = draw(st.sampled_from(nodes))
        above = [n for n in nodes if n != no and all(a >= b for a, b in zip(ranks[n], ranks[no], strict=True))]
        if not above:
            no = "O0"
            above = [n for n in nodes if n != no]
        yes = draw(st.sampled_from(above))
        key = f"q{i}"
        routes[key] = (yes, no)
        ranks[key] = tuple(ranks[yes][m] if m >> bits[key] & 1 else ranks[no][m] for m in range(1 << size))
    start = "q0"
    reached = {start}
    for key in sorted(routes, key=bits.__getitem__):
        if key in reached:
            reached |= set(routes[key])
    keys = [key for key in sorted(routes, key=bits.__getitem__) if key in reached]
    flags = st.booleans()
    return Flow(
        start=start,
        questions=tuple(
            Question(
                key,
                key.upper(),
                *routes[key],
                accepts_not_sure=draw(flags),
                gate=draw(flags),
                ask_all_stops_at_no=draw(flags),
                past_change=draw(flags),
            )
            for key in keys
        ),
        outcomes=tuple(Outcome(o, i, o.lower() if i else None) for i, o in enumerate(outcomes) if o in reached),
    )


@st.composite
def answers_for(draw: st.DrawFn, flow: Flow) -> dict[str, str]:
    """Any answers to a flow, some questions left out, none that a question refuses."""
    return {
        q.key: draw(st.sampled_from(("yes", "no", "not_sure") if q.accepts_not_sure else ("yes", "no")))
        for q in flow.questions
        if draw(st.booleans()) or draw(st.booleans())
    }
