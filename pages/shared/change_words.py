"""What differs between two versions of the questions, in words."""

from collections.abc import Sequence

from logic.differences import ChangeInWords, Condition, differences, edits, in_words
from logic.pack import Pack
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say

SHOWN = 6
"""Ways in which one result comes to be another that stand open; the rest unfold."""
REST = {
    "add_ons": ("add_ons", "add_on_rules"),
    "checks": ("checks",),
    "levels": ("levels",),
    "law": ("law",),
    "leaders_choice": ("leaders_choice",),
    "ladder": ("bands", "rungs"),
    "scenarios": ("scenarios", "side_by_side"),
    "sources": ("documents", "locators"),
    "about": ("title", "edition", "honesty"),
}
"""Parts of the content beside its questions and results, by the fields of ``Pack`` that hold them."""


def rules(old: Pack, new: Pack) -> Markup:
    """Every way of answering that would lead elsewhere, folded into the fewest rules."""
    all_of_it = differences(old.flow, new.flow)
    if not all_of_it.changed:
        return widgets.paragraphs(say("changes.what.same"))
    counts = {
        "changed": all_of_it.changed,
        "all": all_of_it.all_sets,
        "risen": all_of_it.risen,
        "fallen": all_of_it.fallen,
    }
    said = say("changes.what.some", **{name: f"{count:,}" for name, count in counts.items()})
    return joined((widgets.paragraphs(said), *(kind(change) for change in in_words(all_of_it, old, new))))


def kind(change: ChangeInWords) -> Markup:
    """All ways of answering by which one result becomes another."""
    title = markup(
        '<h3 class="dw-h3">{}<span class="dw-unseen">,</span> {}</h3>',
        say("changes.what.becomes", old=change.old_name, new=widgets.in_a_sentence(change.new_name)),
        widgets.tag(say(f"changes.what.{change.direction}"), "quiet"),
    )
    longer = Markup("") if change.fewest else widgets.paragraphs(say("changes.what.not_fewest"), "dw-soft")
    return markup('<div class="dw-card">{}{}{}</div>', title, when(change), longer)


def when(change: ChangeInWords) -> Markup:
    """What all of these ways of answering have in common, then the choices there are beside it."""
    if not change.always and not change.choices:
        return widgets.paragraphs(say("changes.what.always"))
    common = (widgets.paragraphs(say("changes.what.when")), widgets.bullets([said(one) for one in change.always]))
    pieces = list(common) if change.always else []
    for place, choice in enumerate(change.choices):
        apart = [" ".join(said(one) for one in each) for each in choice]
        pieces.append(widgets.paragraphs(say("changes.what.and_one" if place or change.always else "changes.what.one")))
        pieces.append(widgets.bullets(apart[:SHOWN]))
        if len(apart) > SHOWN:
            more = say("changes.what.more", count=len(apart) - SHOWN)
            pieces.append(widgets.details(more, widgets.bullets(apart[SHOWN:])))
    return joined(pieces)


def said(condition: Condition) -> str:
    """The answer as a statement. "Not sure" goes the way of no, and so is said with it."""
    if condition.answer == "yes":
        return condition.said
    return say("changes.what.or_not_sure", said=condition.said.removesuffix("."))


def edited(old: Pack, new: Pack) -> Markup:
    """Questions added, gone and worded otherwise, results worded otherwise, and which other parts differ."""
    pieces = [widgets.section(say("changes.words.heading"), 3)]
    added = [new.questions[key].text for key in new.flow.by_key if key not in old.flow.by_key]
    removed = [old.questions[key].text for key in old.flow.by_key if key not in new.flow.by_key]
    for name, texts in (("added", added), ("removed", removed)):
        if texts:
            pieces += [widgets.paragraphs(say(f"changes.words.{name}")), widgets.bullets(texts)]
    changed = edits(old, new)
    for edit in changed.questions:
        before, after = old.questions[edit.key], new.questions[edit.key]
        title = say("changes.words.question", question=before.text)
        pieces.append(turned(title, before.text, after.text, more=edit.fields != ("text",)))
    for edit in changed.outcomes:
        was, now = old.outcomes[edit.key], new.outcomes[edit.key]
        pieces.append(
            turned(say("changes.words.outcome", outcome=was.name), was.name, now.name, more=edit.fields != ("name",))
        )
    if len(pieces) == 1:
        pieces.append(widgets.paragraphs(say("changes.words.nothing")))
    other = [say(f"changes.words.part.{name}") for name, fields in REST.items() if differ(old, new, fields)]
    if other:
        pieces += [widgets.paragraphs(say("changes.words.rest")), widgets.bullets(other)]
    return joined(pieces)


def turned(title: str, before: str, after: str, *, more: bool) -> Markup:
    """One thing worded otherwise: its words now and then, and whether there is more to it."""
    lines = [say("changes.words.was", words=before), say("changes.words.will", words=after)] if before != after else []
    if more:
        lines.append(say("changes.words.other"))
    return widgets.details(title, *(widgets.paragraphs(line) for line in lines))


def differ(old: Pack, new: Pack, fields: Sequence[str]) -> bool:
    """Whether any of these fields of the packs differ."""
    return any(getattr(old, name) != getattr(new, name) for name in fields)
