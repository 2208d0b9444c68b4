"""The frame around every page: the bar across the top, the notices, the foot."""

from functools import lru_cache

from logic.errors import Problem
from logic.pack import Pack
from pages.shared import session, widgets
from pages.shared.conflict import conflict_words
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.refusals import words_for

# The pages of the bar, in order; the words beside them are in content/screen/frame.yaml.
BAR = ("start", "approach", "activities", "concerns", "lessons", "ladder", "training", "guidance", "questions")
# Pages that are not in the bar, and the page there that they belong to.
SECTION = {
    "check": "approach",
    "result": "approach",
    "activity": "activities",
    "voices": "activities",
    "results": "activities",
    "record": "activities",
    "documents": "activities",
    "scope": "activities",
    "limits": "activities",
    "limit": "activities",
    "methods": "activities",
    "feedback_forms": "activities",
    "changes": "questions",
    "checklist": "activities",
    "seats": "activities",
    "news": "activities",
    "answer_people": "activities",
    "live": "training",
    "session_plan": "training",
    "trained": "training",
    "show": "training",
    "practice": "training",
}


def bar(page: str, section: str = "") -> None:
    """The name of the product and the flat navigation. Every page calls this first.

    ``section``: the page of the bar that this one belongs to now, where its address decides.
    """
    session.arrive(page)
    here = section or SECTION.get(page, page)
    draw(_bar(session.app().pack, here))


@lru_cache(maxsize=64)
def _bar(_spoken: Pack, here: str) -> Markup:
    ways = joined(_way(other, current=other == here) for other in BAR)
    nav = markup('<nav class="dw-nav" aria-label="{}">{}</nav>', session.say("frame.nav"), ways)
    return markup('<div class="dw-bar">{}{}</div>', brand(), nav)


def _way(page: str, *, current: bool) -> Markup:
    words = session.say(f"frame.bar.{page}")
    if current:
        return markup('<a href="{}" target="_self" aria-current="page">{}</a>', widgets.href(page), words)
    return widgets.link(page, words)


def brand() -> Markup:
    """The name of the product, with its mark."""
    return markup('<span class="dw-brand"><span class="dw-mark-box"></span>{}</span>', session.say("frame.name"))


def back(page: str, label: str, **address: str) -> None:
    """The way back to where the person came from."""
    draw(widgets.way_back(page, label, address))


def back_to_work(ref: str) -> None:
    """The way back from a page about a piece of work to the work itself."""
    back("activity", session.say("frame.back_to", ref=ref), a=ref)


def foot() -> None:
    """What everybody should know about where this comes from."""
    draw(_foot(session.app().pack))


@lru_cache(maxsize=2)
def _foot(_spoken: Pack) -> Markup:
    return markup(
        '<footer class="dw-foot"><p>{} {}</p><p>{}</p></footer>',
        session.say("frame.foot.honest"),
        widgets.link("sources", session.say("frame.foot.sources")),
        session.say("frame.foot.law"),
    )


def heading(
    text: str, *, step: str, above: str = "", size: str = "l", below: Markup | str = "", beside: Markup | str = ""
) -> None:
    """The page's one h1. ``step`` changes with every step, and moves the focus here.

    ``below`` is drawn with it, and ``beside`` on its left: one element costs less than three.
    """
    small = markup('<p class="dw-above">{}</p>', above) if above else ""
    words = markup('{}<h1 class="dw-h1 dw-h1-{}" data-step="{}" tabindex="-1">{}</h1>', small, size, step, text)
    if beside:
        draw(markup('<div class="dw-head dw-beside">{}<div>{}{}</div></div>', beside, words, below))
    else:
        draw(markup('<div class="dw-head">{}{}</div>', words, below) if below else words)


def notices(*, ignored: tuple[str, ...] = (), archived: bool = False) -> None:
    """What the person should know before reading on: done, put aside, or in the way."""
    words = session.take_notice()
    if words:
        draw(markup('<div class="dw-notice" role="status"><p>{}</p></div>', words))
    if archived:
        draw(markup('<div class="dw-notice"><p>{}</p></div>', session.say("activities.one.archived")))
    if ignored:
        names = ", ".join(ignored[:5])
        draw(markup('<div class="dw-notice" role="status"><p>{}</p></div>', session.say("frame.ignored", names=names)))
    problems = session.tell_trouble()
    if problems.store:
        came = "trouble.unsure" if problems.store == "unsure" else "trouble.down"
        box(session.say("frame.problem"), markup("<p>{}</p>", words_for(came, f"refused.store.{problems.store}")))
    elif problems.wrong:
        words = words_for("trouble.wrong", "frame.wrong", reference=problems.wrong)
        box(session.say("frame.problem"), markup("<p>{}</p>", words))
    elif problems.conflict:
        title, body = conflict_words(problems.conflict)
        box(title, body)
    elif problems.problems:
        lines = {problem_words(problem): problem.field for problem in reversed(problems.problems)}
        items = joined(
            markup('<li><a href="#mend-{}" target="_self">{}</a></li>' if field else "<li>{1}</li>", field, words)
            for words, field in reversed(lines.items())
        )
        box(session.say("frame.problem"), markup("<ul>{}</ul>", items))


def no_work(title: str, words: str, *, step: str, way: str = "") -> None:
    """A page of one piece of work whose address names none: what to do first, and ``way``, the words that lead to the list."""
    notices()
    heading(title, step=step)
    draw(widgets.paragraphs(words), widgets.way("activities", way or session.say("activities.heading")))


def box(title: str, body: Markup) -> None:
    """What stands in the way; the focus moves to it each time it is told, that is with each new attempt."""
    draw(
        markup(
            '<div class="dw-error-summary" role="alert" tabindex="-1" data-attempt="{}"><h2>{}</h2>{}</div>',
            session.trouble().attempt,
            title,
            body,
        )
    )


def problem_words(problem: Problem) -> str:
    """The words for one problem."""
    return words_for(problem.code, f"refused.{problem.code}", **problem.data)


def field_trouble(field: str) -> None:
    """What is wrong with one field, beside it."""
    for problem in session.trouble().problems:
        if problem.field == field:
            words = problem_words(problem)
            draw(
                markup(
                    '<p class="dw-field-error" id="mend-{}" tabindex="-1"><span class="dw-unseen">{}</span> {}</p>',
                    field,
                    session.say("frame.error"),
                    words,
                )
            )
