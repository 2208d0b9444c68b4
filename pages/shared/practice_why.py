"""Why the questions lead where they do, what one answer would change, and in which answers two situations differ."""

from logic.analysis import decide
from logic.flow import Answer
from logic.pack import Pack
from logic.practice import differences
from logic.turning import changes
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.practice_sets import Exercise, Situation
from pages.shared.session import say


def why(pack: Pack, side: Situation) -> Markup:
    """The answers on the way, and which of them decided it."""
    decision = decide(pack.flow, side.answers)
    decisive = decision.decisive or ()
    every = set(decision.path) <= set(decisive)
    tag = widgets.tag(say("practice.why.decided"), "decided")
    lines = joined(
        markup(
            "<li>{} {}</li>",
            pack.questions[key].says(side.answers[key]),
            tag if key in decisive and not every else "",
        )
        for key in decision.path
    )
    held = Markup("")
    if decision.ceilings:
        key = decision.ceilings[0].question
        held = widgets.inset(say("practice.why.held"), pack.questions[key].says(side.answers[key]))
    return markup(
        '{}<p class="dw-label">{}</p><ol class="dw-list">{}</ol>{}',
        held,
        say("practice.why.answers"),
        lines,
        widgets.paragraphs(
            say("practice.why.alone" if len(decision.path) == 1 else f"practice.why.{'all' if every else 'some'}")
        ),
    )


def changed(pack: Pack, side: Situation) -> Markup:
    """Every single answer that would move it, under where it would move to, from the top down."""
    found = changes(pack.flow, side.answers)
    if not found:
        return widgets.paragraphs(say("practice.change.none"))
    rank = pack.flow.rank
    results = sorted({(one.today, one.could_rise_to) for one in found}, key=lambda r: (rank[r[0]], rank[r[1]]))
    rows = []
    for low, high in reversed(results):
        names = {"low": pack.outcomes[low].name, "high": widgets.in_a_sentence(pack.outcomes[high].name)}
        title = say("practice.change.to" if low == high else "practice.change.between", **names)
        lines = []
        for one in found:
            if (one.today, one.could_rise_to) == (low, high):
                asked = pack.questions[one.asked].easy_read if one.asked else ""
                after = markup(' <span class="dw-soft">{}</span>', say("practice.change.next", question=asked))
                lines.append(markup("<li>{}{}</li>", pack.questions[one.question].says(one.to), after if asked else ""))
        rows.append((title, markup('<ul class="dw-list">{}</ul>', joined(lines))))
    return joined((widgets.paragraphs(say("practice.change.lead")), widgets.summary_rows(rows, "dw-summary dw-moves")))


def differing(pack: Pack, exercise: Exercise) -> Markup:
    """The questions that the two answer differently, or that only one of them is asked. On a phone each row is a block."""
    first, second = exercise.sides

    def cell(question: str, title: str, answer: Answer | None) -> Markup:
        words = pack.questions[question].says(answer) if answer else say("practice.differ.not_asked")
        return markup('<td role="cell" data-head="{}">{}</td>', title, words)

    rows = joined(
        markup(
            '<tr role="row"><th scope="row" role="rowheader">{}</th>{}{}</tr>',
            pack.questions[one.question].easy_read,
            cell(one.question, first.title, one.one),
            cell(one.question, second.title, one.other),
        )
        for one in differences(pack.flow, first.answers, second.answers)
    )
    head = joined(markup('<th scope="col" role="columnheader">{}</th>', side.title) for side in exercise.sides)
    heading = say("practice.differ.heading")
    return markup(
        '{}<div class="dw-scroll" tabindex="0" role="region" aria-label="{}"><table class="dw-table dw-differ dw-stacks" role="table">'
        '<thead role="rowgroup"><tr role="row"><td role="cell"></td>{}</tr></thead><tbody role="rowgroup">{}</tbody></table></div>',
        widgets.section(heading),
        heading,
        head,
        rows,
    )
