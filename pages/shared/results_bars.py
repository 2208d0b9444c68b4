"""One question with its answers as bars and as a table. The number of people stands beside every percentage."""

from collections.abc import Iterable, Mapping, Sequence

from logic.feedback import Question
from logic.results import Line, lines, only_total
from logic.results import asked as words_of
from logic.suppression import EVERYONE, EditionTold, Side
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say


def choices(label: str, ways: Iterable[tuple[str, Mapping[str, str], bool]]) -> Markup:
    """One of a few to look at: (words, address, whether it is the one shown)."""
    template = '<li><a href="{}" target="_self"{}>{}</a></li>'
    items = (
        markup(template, widgets.href("results", to), Markup(' aria-current="true"') if here else "", words)
        for words, to, here in ways
    )
    return markup(
        '<nav aria-label="{0}"><p class="dw-soft">{0}</p><ul class="dw-choices">{1}</ul></nav>', label, joined(items)
    )


def question(one: Question, told: EditionTold, whose: Side) -> Markup:
    """What may be told of a question: of those asked for, else of all with the reason why."""
    everyone = lines(one, told)
    if everyone is None:
        return _block(words_of(one, told.edition), markup('<p class="dw-soft">{}</p>', say("results.hidden")))
    some = lines(one, told, whose)
    if some is None:
        return asked(words_of(one, told.edition), everyone, who(EVERYONE), note=say("results.filter.cannot"))
    return asked(words_of(one, told.edition), some, who(whose))


def asked(words: str, told: Sequence[Line], group: str, *, note: str = "") -> Markup:
    """A question, its bars, what stands beside its scale, and the same as a table."""
    scale = [line for line in told if line.of]
    beside = [line for line in told if not line.of and line.number]
    pieces = [markup('<p class="dw-soft">{}</p>', note)] if note else []
    if only_total(scale):
        pieces.append(markup('<p class="dw-body">{}</p>', say("results.only_total", number=scale[0].number)))
    elif scale:
        pieces.append(markup('<ul class="dw-bars">{}</ul>', joined(_bar(line) for line in scale)))
    else:
        pieces.append(markup('<p class="dw-soft">{}</p>', say("results.nobody")))
    pieces += [
        markup('<p class="dw-soft">{}</p>', say("results.beside", words=in_words(line), number=line.number))
        for line in beside
    ]
    if (scale and not only_total(scale)) or beside:
        pieces.append(
            widgets.details(
                say("results.as_table"), _table(words, ([] if only_total(scale) else scale) + beside, group)
            )
        )
    return _block(words, *pieces)


def in_words(line: Line) -> str:
    """The answers of a band."""
    return say("results.together").join(line.words)


def who(side: Side) -> str:
    """Whose answers, in words."""
    parts = [say(f"results.side.{side.came_by}")] if side.came_by else []
    if side.supported is not None:
        parts.append(say("results.side.helped" if side.supported else "results.side.alone"))
    return ", ".join(parts) or say("results.side.everyone")


def _block(words: str, *body: Markup) -> Markup:
    return markup('<div class="dw-asked"><h3 class="dw-h3">{}</h3>{}</div>', words, joined(body))


def _share(line: Line) -> str:
    return say("results.share", number=line.number, of=line.of, percent=line.percent) if line.of else str(line.number)


def _bar(line: Line) -> Markup:
    """The bar itself is for the eye: its number stands beside it in words."""
    return markup(
        '<li><span>{}</span><span class="dw-share-number">{}</span>'
        '<span class="dw-share" aria-hidden="true"><span style="width:{}%"></span></span></li>',
        in_words(line),
        _share(line),
        line.percent,
    )


def _table(words: str, told: Sequence[Line], group: str) -> Markup:
    rows = joined(markup('<tr><th scope="row">{}</th><td>{}</td></tr>', in_words(line), _share(line)) for line in told)
    head = markup(
        '<th scope="col">{}</th><th scope="col">{}</th>', say("results.column.answer"), say("results.column.share")
    )
    caption = say("results.caption", question=words, who=group)
    return markup(
        '<table class="dw-table"><caption>{}</caption><thead><tr>{}</tr></thead><tbody>{}</tbody></table>',
        caption,
        head,
        rows,
    )
