"""What the room said and what the questions say of one item, in words: for the desk, the big screen and the results."""

from logic.documents import voting_words
from logic.pack import Pack
from logic.services import ItemResult, SessionTold
from logic.voting import PLACES, Ask, Spread, TrainingSession, choices, most_split, place_of
from logic.voting_told import ItemTold, Turn, gap, has_most, in_order, most_chosen
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say, say_all

WHOLE, NAMED = 100, 2
"""The longest bar, in per cent of its place; and how many steps that as many people chose are named."""


def name_of(pack: Pack, choice: str) -> str:
    """A choice in words, as the papers say it."""
    return voting_words.name_of(say, pack, choice)


def scenarios(pack: Pack) -> dict[str, str]:
    """Worked examples to choose from: id -> number, title, and where the questions put it, for whoever leads."""
    called = {choice: widgets.in_a_sentence(name_of(pack, choice)) for choice in choices(pack)}
    return {
        one.id: say("live.new.scenario_at", number=number, title=one.title, place=called[place_of(pack, one.outcome)])
        for number, one in enumerate(pack.scenarios, 1)
    }


def spread(one: ItemTold) -> Markup:
    """Every step of the ladder with two bars beside it: now, and should be. The numbers stand in words on each bar."""
    counts = {ask: one.spreads[ask].counts for ask in PLACES}
    most = max((count for found in counts.values() for count in found.values()), default=1)
    bands = {rung.key: rung.band for rung in one.pack.rungs}
    rows = (
        markup(
            '<li class="dw-spread-row dw-spread-{}{}"><span class="dw-spread-name">{}{}</span>{}</li>',
            bands.get(choice, "none"),
            " dw-spread-here" if choice == one.told.place else "",
            name_of(one.pack, choice),
            markup('<em class="dw-spread-mark">{}</em>', say("live.spread.here")) if choice == one.told.place else "",
            joined(_bar(ask, counts[ask].get(choice, 0), most) for ask in PLACES),
        )
        for choice in in_order(one.pack, [*counts["now"], *counts["should"]])
    )
    return markup('<ol class="dw-spread">{}</ol>', joined(rows))


def _bar(ask: Ask, count: int, most: int) -> Markup:
    """The bar is for the eye: what it shows stands beside it in words."""
    return markup(
        '<span class="dw-spread-ask dw-spread-{}"><span class="dw-spread-words">{}</span>'
        '<span class="dw-spread-bar" aria-hidden="true"><span style="width:{}%"></span></span></span>',
        ask,
        say("live.spread.each", ask=say(f"live.spread.{ask}"), count=count),
        WHOLE * count // most,
    )


def in_words(one: ItemTold) -> tuple[str, ...]:
    """What most chose, for now and for what should be."""
    return tuple(_most(one.pack, ask, one.spreads[ask]) for ask in PLACES)


def _most(pack: Pack, ask: Ask, found: Spread) -> str:
    asked, places = say(f"live.spread.{ask}"), most_chosen(found)
    if not places:
        return say("live.spread.nobody", ask=asked)
    names = [widgets.in_a_sentence(name_of(pack, place)) for place in places]
    count, total = found.counts[places[0]], found.total
    if len(names) == 1:
        key = "most" if has_most(found) else "most_part"
        return say(f"live.spread.{key}", ask=asked, place=names[0], count=count, total=total)
    if len(names) > NAMED:
        return say("live.spread.most_many", ask=asked, places=len(names), count=count, total=total)
    return say("live.spread.most_even", ask=asked, places=widgets.listed(names), count=count, total=total)


def table(one: ItemTold) -> Markup:
    """The same as a table, phones and cards apart."""
    columns = ("place", "now_phone", "now_hand", "should_phone", "should_hand")
    found = [by for ask in PLACES for by in (one.spreads[ask].by_phone, one.spreads[ask].by_hand)]
    rows = joined(
        markup(
            '<tr><th scope="row">{}</th>{}</tr>',
            name_of(one.pack, choice),
            joined(markup("<td>{}</td>", by.get(choice, 0)) for by in found),
        )
        for choice in in_order(one.pack, [choice for by in found for choice in by])
    )
    head = joined(markup('<th scope="col">{}</th>', say(f"live.spread.column.{name}")) for name in columns)
    caption = say("live.spread.caption", number=one.item.number)
    return markup(
        '<div class="dw-scroll" tabindex="0" role="region" aria-label="{0}"><table class="dw-table">'
        "<caption>{0}</caption><thead><tr>{1}</tr></thead><tbody>{2}</tbody></table></div>",
        *(caption, head, rows),
    )


def cards(one: ItemTold | ItemResult) -> int:
    """How many people held up a card: of now and should, what more held up."""
    return max(sum(one.spreads[ask].by_hand.values()) for ask in PLACES)


def counted_by(one: ItemTold) -> str:
    """How many said anything by phone and by card: of now and should, what more answered."""
    phones = max(sum(one.spreads[ask].by_phone.values()) for ask in PLACES)
    return say("live.spread.by", phones=phones, cards=cards(one))


def stage_of(one: TrainingSession) -> str:
    """How far it is, as the papers say it."""
    return voting_words.stage_of(say, one)


def put(one: ItemTold) -> str:
    """Where the questions put it."""
    return voting_words.put(say, one)


def held(one: ItemTold) -> str:
    """What holds it where it is, in a line."""
    said = " ".join(voting_words.statements(one, one.told.held))
    return say("live.why.held", said=said) if said else say("live.why.top", count=len(one.told.decided))


def turn(one: ItemTold, found: Turn) -> str:
    """What one answer, turned round alone, would change."""
    question, place = one.pack.questions[found.question].text, one.pack.outcomes[found.to].name
    answer = say("live.why.no" if one.item.answers[found.question] == "yes" else "live.why.yes")
    if found.asked is not None:
        key = "live.why.turn_up_next" if found.up else "live.why.turn_next"
        return say(key, question=question, answer=answer, place=place, next=one.pack.questions[found.asked].text)
    key = "up" if found.up else "down" if found.down else "beside"
    return say(f"live.why.turn_{key}", question=question, answer=answer, place=place)


def short_turn(one: ItemTold) -> str:
    """The nearest such change in a line; empty where there is none."""
    if not one.told.turns:
        return ""
    first = one.told.turns[0]
    words, place = one.pack.questions[first.question], widgets.in_a_sentence(one.pack.outcomes[first.to].name)
    if first.up:
        return say("live.why.short_up", place=place, lever=words.lever_title)
    if not first.down:
        # It stands beside the ladder and would not come onto it by this alone: there is one more question (B.4).
        return say("live.why.short_next", lever=words.lever_title) if first.asked else ""
    return say(
        "live.why.short_down" if first.asked is None else "live.why.short_perhaps", place=place, said=words.says("no")
    )


def differ(one: ItemTold) -> list[str]:
    """The questions that people see otherwise, the most first."""
    return voting_words.differ(say, one)


def short_differ(one: ItemTold) -> str:
    """The question that most see otherwise, in a line; empty where nobody does."""
    first = next(iter(most_split(one.spreads["differ"])), None)
    if first is None:
        return ""
    words = one.pack.questions.get(first[0])
    return say("live.differ.short", count=first[1], short=words.short if words else first[0])


def prompts(one: ItemTold) -> list[str]:
    """What to talk about: what splits the room, the nearest change, the way from now to should; then general ones."""
    found = []
    if split := most_split(one.spreads["differ"]):
        found.append(say("live.prompt.split", question=voting_words.asked([one.pack], split[0][0])))
    if way := gap(one.pack, one.spreads):
        now, should = (widgets.in_a_sentence(name_of(one.pack, place)) for place in way)
        found.append(say("live.prompt.gap", now=now, should=should))
    if one.told.turns and (first := one.told.turns[0]).up:
        place = widgets.in_a_sentence(one.pack.outcomes[first.to].name)
        found.append(say("live.prompt.lift", place=place, lever=one.pack.questions[first.question].lever_title))
    general = say_all("live.prompt.general")
    start = one.item.number % len(general)
    return [*found, *general[start:], *general[:start]]


def splits(told: SessionTold) -> list[str]:
    """The questions that people saw otherwise over all items, the one that split the room most first."""
    return voting_words.overall(say, told.items, told.splits)
