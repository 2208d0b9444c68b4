"""The pictures: what they say, that words in them stay words, and that they are drawn."""

import json
import os
import re
from dataclasses import replace
from itertools import pairwise, product
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from logic.analysis import decide, lifts
from logic.authoring.loader import read_pack
from logic.diagrams.along import ON, along, is_way, pieces
from logic.diagrams.dot import UNDRAWABLE, to_dot
from logic.diagrams.model import Diagram, Edge, Node
from logic.diagrams.pictures import flow_diagram, ladder_diagram, record_pictures
from logic.diagrams.plain import _told, from_plain, in_words, to_plain
from logic.diagrams.render import CannotDraw, render
from logic.journey import replay
from logic.ladder import ladder_view
from logic.settings import BUILT_IN_CONTENT
from tests.builders import answers_to, part
from tests.flows import valid_flows

PACK = read_pack(BUILT_IN_CONTENT, BUILT_IN_CONTENT / "screen")
ALL_YES = dict.fromkeys(PACK.flow.by_key, "yes")
HERE, NEXT = PACK.screen["ladder.you_are_here"], PACK.screen["ladder.next_up"]
SVG = "{http://www.w3.org/2000/svg}"


def flow_of(answers, *, ask_all=False, pack=PACK):
    return flow_diagram(pack, answers, replay(pack.flow, answers, ask_all=ask_all))


def ladder_of(answers, *, ask_all=False, pack=PACK):
    journey = replay(pack.flow, answers, ask_all=ask_all)
    return ladder_diagram(pack, ladder_view(pack, journey), lifts(pack.flow, answers) if journey.outcome else ())


def marked(diagram, mark):
    return [node.id for node in diagram.nodes if node.mark == mark]


def strokes(diagram, mark):
    return {(edge.tail, edge.head) for edge in diagram.edges if edge.mark == mark}


def drawn_words(diagram):
    """The text in the picture, as anybody sees it, its lines joined."""
    drawing = ET.fromstring(render(to_dot(diagram), "svg"))
    return " ".join("".join(text.itertext()).replace("\xa0", " ") for text in drawing.iter(f"{SVG}text"))


# the flow


def test_the_whole_flow_has_a_yes_and_a_no_from_every_question():
    diagram = flow_of({})
    assert [node.id for node in diagram.nodes] == [*PACK.flow.by_key, *PACK.flow.by_outcome]
    for question in PACK.flow.questions:
        leaving = [(edge.head, edge.label) for edge in diagram.edges if edge.tail == question.key]
        assert leaving == [(question.yes, "Yes"), (question.no, "No")]
    assert {node.mark for node in diagram.nodes} == {"plain"}
    assert {edge.mark for edge in diagram.edges} == {"plain"}


def test_the_travelled_path_and_where_it_ends_are_marked():
    diagram = flow_of(answers_to("CONSULT"))
    assert marked(diagram, "here") == ["CONSULT"]
    assert [node.note for node in diagram.nodes if node.note] == [HERE]
    assert marked(diagram, "travelled") == ["purpose", "affected", "open", "weigh", "time_ask", "shape"]
    assert ("shape", "CONSULT") in strokes(diagram, "travelled")
    assert ("shape", "start") not in strokes(diagram, "travelled")
    assert len(strokes(diagram, "travelled")) == 6


def test_an_unfinished_path_is_at_its_next_question():
    diagram = flow_of({"purpose": "yes", "affected": "yes"})
    assert marked(diagram, "here") == ["open"]
    assert strokes(diagram, "travelled") == {("purpose", "affected"), ("affected", "open")}


def test_not_sure_is_said_on_the_way_it_took():
    diagram = flow_of(answers_to("INFORM") | {"weigh": "not_sure"})
    assert [(e.head, e.mark) for e in diagram.edges if e.label == "Not sure yet"] == [("INFORM", "travelled")]


def test_asked_on_past_what_settled_it_the_way_is_another():
    answers = ALL_YES | {"weigh": "no", "shape": "not_sure", "see_through": "no"}
    diagram = flow_of(answers, ask_all=True)
    assert marked(diagram, "here") == ["INFORM"]
    assert ("weigh", "INFORM") in strokes(diagram, "travelled")
    on = strokes(diagram, "asked_on")
    assert {("weigh", "time_ask"), ("shape", "CONSULT"), ("shape", "start"), ("see_through", "CODESIGN")} <= on
    assert ("see_through", "COPRO") not in on
    assert strokes(flow_of(answers), "asked_on") == set()


def test_the_way_of_all_who_say_yes_is_one_straight_line():
    diagram = flow_of({})
    assert diagram.spine[0] == "purpose"
    assert diagram.spine[-1] == "COPRO"
    assert len(diagram.spine) == 13
    assert ("open", "part_open") in diagram.rows
    assert ("see_through", "CODESIGN") in diagram.rows


def test_the_flow_is_written_out_as_text():
    assert "14 questions" in flow_of({}).alt
    asked = flow_of(answers_to("INFORM") | {"weigh": "not_sure"}).alt
    assert asked.endswith("Will they listen, and could it change? Not sure yet. They lead to: Informing.")
    assert "Yes" in flow_of({"purpose": "yes"}).alt


# the ladder


def test_the_ladder_marks_where_you_are_and_the_step_above():
    diagram = ladder_of(answers_to("CODESIGN"))
    assert marked(diagram, "here") == ["codesign"]
    assert marked(diagram, "next") == ["coproduction"]
    assert [node.note for node in diagram.nodes if node.note] == [NEXT, HERE]
    top = diagram.nodes[0]
    assert top.lines[-1] == f"Held back: {PACK.questions['power'].short}?"


def test_what_lifts_you_stands_between_the_two_steps():
    diagram = ladder_of(ALL_YES | {"power": "no", "see_through": "no"})
    lift = diagram.nodes[-1]
    titles = [PACK.questions[key].lever_title for key in ("power", "see_through")]
    assert (lift.kind, [lift.heading, *lift.lines]) == ("lift", titles)
    assert strokes(diagram, "travelled") == {("codesign", "lift"), ("lift", "coproduction")}
    assert f"{NEXT}: {'; '.join(titles)}" in diagram.alt


def test_the_fewest_changes_that_can_still_be_made_are_shown():
    diagram = ladder_of(ALL_YES | {"start": "no", "reopen": "no"})
    assert diagram.nodes[-1].heading == PACK.questions["reopen"].lever_title
    past = replace(
        PACK.flow, questions=tuple(replace(q, past_change=q.key in {"start", "reopen"}) for q in PACK.flow.questions)
    )
    stuck = ladder_of(ALL_YES | {"start": "no", "reopen": "no"}, pack=replace(PACK, flow=past))
    assert marked(stuck, "next") == ["codesign"]
    assert [node.id for node in stuck.nodes if node.kind == "lift"] == []


@pytest.mark.parametrize(("key", "held"), [("purpose", 5), ("affected", 5)])
def test_outside_the_ladder_the_lowest_step_is_the_next(key, held):
    diagram = ladder_of({"purpose": "yes"} | {key: "no"})
    assert marked(diagram, "here") == []
    assert marked(diagram, "next") == ["informing"]
    assert len(marked(diagram, "held")) == held - 1
    assert {edge.tail for edge in diagram.edges} == {"lift"}


def test_at_the_top_and_at_the_start_nothing_is_above():
    for answers in (ALL_YES, {}):
        assert marked(ladder_of(answers), "next") == []
        assert ladder_of(answers).edges == ()
    assert marked(ladder_of({}), "plain") == [rung.key for rung in PACK.ladder]


def test_the_ladder_is_written_out_as_text():
    text = ladder_of(answers_to("CONSULT")).alt
    assert [rung.name in text for rung in PACK.ladder] == [True] * 5
    assert "Doing with" in text
    assert "Doing for" in text
    assert HERE in text


# words stay words

HOSTILE = (
    "say \"yes\" or 'no'",
    "back\\slash \\N \\G \\E \\T \\L \\l \\r \\n",
    "<b>bold</b> <BR/> <TABLE><TR>",
    "&lt;b&gt; &amp; &#38; &copy;",
    "{ a | b } <port> [x] ; -> -- //",
    '"]; evil [label="x',
    "<",
    "<>",
    "\\",
    "a\\",
    '"',
    "𝒻ancy 😀 👩‍👩‍👧 שלום \u202eevil \u200d مرحبا",
    "line\nend\r\nand\ttab",
    "digraph",
    "{{ #set $x$ ![x](y) =cmd() `code`",
)


def plain(text):
    return " ".join(text.split())


def spoken(pack, words):
    """Our pack with these words in every place a picture shows."""
    return replace(
        pack,
        questions={k: replace(q, easy_read=words, short=words, lever_title=words) for k, q in pack.questions.items()},
        outcomes={k: replace(o, name=words) for k, o in pack.outcomes.items()},
        rungs=tuple(replace(r, name=words, gloss=words) for r in pack.rungs),
        screen={k: words if not re.search(r"[{}]", v) else v for k, v in pack.screen.items()},
    )


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("draw", [flow_of, ladder_of], ids=["flow", "ladder"])
def test_hostile_words_are_drawn_as_they_were_typed(draw, words):
    seen = drawn_words(draw(ALL_YES | {"power": "no"}, pack=spoken(PACK, words)))
    assert plain(words) in plain(seen)
    assert "evil" not in seen or "evil" in words


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_words_add_no_box_and_no_arrow(words):
    answers = ALL_YES | {"power": "no"}
    for draw in (flow_of, ladder_of):
        shapes = []
        for pack in (PACK, spoken(PACK, words)):
            drawing = ET.fromstring(render(to_dot(draw(answers, pack=pack)), "svg"))
            classes = [group.get("class") for group in drawing.iter(f"{SVG}g")]
            shapes.append((classes.count("node"), classes.count("edge")))
        assert shapes[0] == shapes[1]


@pytest.mark.parametrize("words", ["a\0b", "\x01\x1b[31m", "\ud800", "\udfff x", "\ufffe\uffff", "\x7f\x85"])
def test_what_no_picture_can_hold_becomes_a_mark(words):
    for draw in (flow_of, ladder_of):
        seen = drawn_words(draw(ALL_YES, pack=spoken(PACK, words)))
        assert not UNDRAWABLE.search(seen)
    assert "�" in UNDRAWABLE.sub("�", "a\0")


@pytest.mark.parametrize("words", ["", " ", "x" * 10_000, "many words " * 1_000])
def test_empty_and_endless_words_are_drawn(words):
    one = Diagram("t", (Node("a", "question", words, (words,)), Node("b", "with", "B")), (Edge("a", "b", "Yes"),), "")
    assert plain(words).replace(" ", "") in drawn_words(one).replace(" ", "")


@settings(max_examples=60)
@given(st.text(max_size=60))
def test_any_words_at_all_are_drawn_as_text(words):
    node = Node("a", "for", words, (words,), words)
    steps = Diagram("t", (node, replace(node, id="b")), (), words, rails=(("a", "b"),))
    boxes = Diagram(words, (node, replace(node, id="b")), (Edge("a", "b", words),), words)
    wanted = UNDRAWABLE.sub("\ufffd", plain(words))
    for diagram in (steps, boxes):
        seen = re.sub(r"\s", "", drawn_words(diagram))
        assert re.sub(r"\s", "", wanted) in seen


# drawing


DRAWN = {
    "nothing": ({}, False),
    "gate": ({"purpose": "no"}, False),
    "inform": (answers_to("INFORM"), False),
    "top": (ALL_YES, False),
    "everything": (dict.fromkeys(ALL_YES, "no") | dict.fromkeys(["purpose", "affected"], "yes"), True),
}


@pytest.mark.parametrize("name", DRAWN)
def test_every_word_stands_within_the_picture_and_it_fits_a_page(name):
    answers, ask_all = DRAWN[name]
    for diagram, direction in ((flow_of(answers, ask_all=ask_all), "TB"), (ladder_of(answers, ask_all=ask_all), "BT")):
        drawing = ET.fromstring(render(to_dot(diagram, direction=direction), "svg"))
        *_, width, height = (float(part) for part in drawing.get("viewBox").split())
        assert width < 520
        assert height < 1_000
        for text in drawing.iter(f"{SVG}text"):
            size = float(text.get("font-size"))
            half = len("".join(text.itertext())) * size * 0.5 / 2
            middle = float(text.get("x")) + (half if text.get("text-anchor") == "start" else 0)
            assert middle - half >= 0
            assert middle + half <= width


def ids(diagram):
    return [part.get("id") for part in ET.fromstring(render(to_dot(diagram), "svg")).iter() if part.get("id")]


def test_two_pictures_on_one_page_share_no_id():
    found = ids(flow_of(answers_to("CONSULT"))) + ids(ladder_of(answers_to("CONSULT")))
    assert len(found) > len(PACK.flow.questions) + len(PACK.ladder)
    assert len(found) == len(set(found))


def test_hovering_never_shows_a_code_word():
    dot = to_dot(flow_of(ALL_YES))
    for line in dot.splitlines():
        if "->" in line or re.match(r"\t\w+ \[label=", line):
            assert "tooltip=" in line, line


def test_a_program_that_fails_or_is_missing_says_so(monkeypatch, tmp_path):
    with pytest.raises(CannotDraw, match="syntax error"):
        render("digraph {", "svg")
    monkeypatch.setattr("logic.diagrams.render.sys.prefix", str(tmp_path))
    with pytest.raises(CannotDraw, match="No such file"):
        render("digraph {}", "svg")


def test_drawing_needs_no_program_of_the_system(monkeypatch):
    monkeypatch.setitem(os.environ, "PATH", "")
    assert render("digraph { a }", "png").startswith(b"\x89PNG")


@settings(max_examples=25)
@given(valid_flows())
def test_any_valid_flow_is_drawn_whole(flow):
    words, promise = PACK.questions["open"], PACK.outcomes["INFORM"]
    pack = replace(
        PACK,
        flow=flow,
        questions={q.key: words for q in flow.questions},
        outcomes={o.id: promise for o in flow.outcomes},
        rungs=(),
    )
    for answers, ask_all in product(({}, dict.fromkeys(flow.by_key, "yes"), dict.fromkeys(flow.by_key, "no")), (0, 1)):
        drawing = ET.fromstring(render(to_dot(flow_of(answers, ask_all=bool(ask_all), pack=pack)), "svg"))
        classes = [group.get("class") for group in drawing.iter(f"{SVG}g")]
        assert classes.count("node") == len(flow.questions) + len(flow.outcomes)
        assert classes.count("edge") == 2 * len(flow.questions)


# as plain data, for a record to keep


@pytest.mark.parametrize("outcome", [*PACK.flow.by_outcome])
def test_a_picture_kept_as_json_is_the_same_picture(outcome):
    answers = ALL_YES if outcome == "COPRO" else answers_to(outcome)
    for diagram in (flow_of(answers), ladder_of(answers)):
        assert from_plain(json.loads(json.dumps(to_plain(diagram)))) == diagram


@pytest.mark.parametrize("kept", [{}, {"title": "x"}, {"nodes": 1}])
def test_what_is_no_picture_is_not_read_as_one(kept):
    with pytest.raises((KeyError, TypeError)):
        from_plain(kept)


def test_the_ladder_in_words_has_a_line_for_each_step_from_the_top_down():
    diagram = ladder_of(answers_to("CODESIGN"))
    lines = in_words(diagram)
    assert [line.split(".")[0] for line in lines] == [rung.name for rung in PACK.ladder if rung.outcome]
    assert lines[1].endswith(HERE)
    assert "?." not in " ".join(lines)


def test_the_flow_in_words_is_the_way_that_was_travelled():
    lines = in_words(flow_of(answers_to("CONSULT")))
    assert lines[0] == f"{PACK.questions['purpose'].easy_read} Yes"
    assert lines[-2:] == (
        f"{PACK.questions['shape'].easy_read} No",
        f"{PACK.outcomes['CONSULT'].name}. {HERE}",
    )


def test_the_way_on_paper_is_one_column_of_the_questions_asked_with_their_answers():
    whole = flow_of(answers_to("CONSULT"))
    column = along(whole)
    assert is_way(whole)
    assert not is_way(ladder_of(answers_to("CONSULT")))
    assert not is_way(flow_of({}))
    assert tuple(_told(node) for node in column.nodes) == in_words(whole)
    assert [(edge.tail, edge.head) for edge in column.edges] == list(pairwise(column.spine))
    assert column.alt == whole.alt


def test_with_every_question_asked_each_has_the_one_answer_it_was_given():
    answers = ALL_YES | {"shape": "not_sure", "resources": "no"}
    lines = in_words(flow_of(answers, ask_all=True))
    unsure = f"{PACK.questions['shape'].easy_read} {PACK.screen['answers.not_sure']}"
    assert [line for line in lines if line.startswith(PACK.questions["shape"].easy_read)] == [unsure]
    assert len(lines) == len({*lines}) == len(replay(PACK.flow, answers, ask_all=True).path) + 1


@pytest.mark.parametrize("tallest", [1, 100, 300, 10_000])
def test_a_long_way_is_parted_into_pictures_that_lead_on_to_the_next(tallest):
    column = along(flow_of(ALL_YES))
    parts = pieces(column, letters=40, tallest=tallest)
    assert [node for part in parts for node in part.nodes if node is not ON] == list(column.nodes)
    assert [part.nodes[-1] is ON for part in parts] == [True] * (len(parts) - 1) + [False]
    assert all([(edge.tail, edge.head) for edge in part.edges] == list(pairwise(part.spine)) for part in parts)
    assert (len(parts) == 1) == (tallest > len(column.nodes) * 60)
    # The result stands with the answer that led to it.
    assert len(parts[-1].nodes) > 1
    for drawn in parts:
        assert b"polygon" in render(to_dot(drawn, broad=3), "svg")


def test_what_leaders_chose_and_what_the_answers_allow_are_both_marked():
    journey = replay(PACK.flow, answers_to("CODESIGN"))
    diagram = ladder_diagram(
        PACK, ladder_view(PACK, journey), lifts(PACK.flow, answers_to("CODESIGN")), chosen="CONSULT"
    )
    assert [(node.id, node.note) for node in diagram.nodes if node.note] == [
        ("codesign", PACK.screen["ladder.allowed"]),
        ("consultation", PACK.screen["ladder.chosen"]),
    ]
    assert not marked(diagram, "next")
    assert not [node for node in diagram.nodes if node.kind == "lift"]


def test_a_record_keeps_both_pictures_and_marks_a_choice_only_where_there_is_one():
    here = part(answers_to("ENGAGE") | {"gone_since": "yes"})
    decision = decide(PACK.flow, answers_to("ENGAGE"))
    kept = record_pictures(PACK, here, decision)
    assert from_plain(kept["flow"]) == flow_of(answers_to("ENGAGE"))
    assert from_plain(kept["ladder"]) == ladder_of(answers_to("ENGAGE"))
    assert record_pictures(PACK, here, decision, "ENGAGE") == kept
    assert record_pictures(PACK, here, decision, "INFORM") != kept
