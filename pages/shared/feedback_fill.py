"""Filling in a feedback form: a page of a few questions, or in Easy Read one question a page, and the page that sends it.

What a page gave is kept each time somebody goes on, goes back or changes the edition. Until then it stands in the
browser, which gives it to a server that was restarted.
"""

from collections.abc import Mapping

import streamlit as st

from logic import services
from logic.feedback import Option, Question
from logic.feedback_given import Filled
from pages.shared import fields, frame, session, widgets
from pages.shared.feedback_form import DONE, SEND, Shown, easy, lines, name_key
from pages.shared.html import Markup, draw, joined, markup
from pages.shared.session import say

HELPED = "helped"


def draw_page(shown: Shown) -> None:
    """The questions of one step."""
    place = shown.steps.index(shown.at)
    before = shown.steps[place - 1] if place else ""
    after = shown.steps[place + 1] if place + 1 < len(shown.steps) else SEND
    if shown.kept is None and place:
        draw(markup('<div class="dw-notice" role="status">{}</div>', lines(shown.told("gone"))))
    frame.notices()
    with st.form(_form(shown), border=False, enter_to_submit=False):
        _top(shown, before)
        step = shown.told("step", number=place + 1, all=len(shown.steps))
        if shown.who.easy:
            _easy_question(shown, shown.on(shown.at)[0], step)
        else:
            name = next(group.name for group in shown.feedback.groups if group.key == shown.at)
            frame.heading(name, step=f"page-{shown.at}", above=step, below=_hint(shown.told("optional")))
            for question in shown.on(shown.at):
                _question(shown, question)
        st.form_submit_button(shown.told("continue"), type="primary", on_click=_go, args=(shown, after, shown.who.easy))


def draw_send(shown: Shown) -> None:
    """Whether somebody helped, and the button that sends it."""
    if shown.kept is None:
        draw(markup('<div class="dw-notice" role="status">{}</div>', lines(shown.told("gone"))))
    frame.notices()
    with st.form(_form(shown), border=False, enter_to_submit=False):
        _top(shown, shown.steps[-1] if shown.steps else "")
        lead = easy(shown, lines(shown.told("send_lead")))
        frame.heading(shown.told("send_heading"), step=f"send-{shown.edition}", above=say("feedback.above"), below=lead)
        left = [key for key in shown.draft.left_behind(shown.edition) if shown.step_of(key, easy=shown.who.easy)]
        if left:
            words = shown.told("left_behind", count=len(left)) if len(left) > 1 else shown.told("left_behind_one")
            way = shown.address(shown.step_of(left[0], easy=shown.who.easy))
            box = markup('<div class="dw-inset">{}</div>', lines(words))
            draw(easy(shown, box), widgets.way("feedback", shown.told("left_behind_go"), way))
        st.checkbox(shown.told("helped"), shown.draft.supported, key=_key(shown, HELPED))
        st.form_submit_button(shown.told("send"), type="primary", on_click=_send, args=(shown,))


def _top(shown: Shown, before: str) -> None:
    """The ways back and to the other edition. They are buttons, so that what stands on the page goes along.

    Their keys tell the style sheet where they stand and which edition this is: no container is spent on that.
    """
    other = shown.at
    if shown.at != SEND:
        other = shown.step_of(shown.on(shown.at)[0].id, easy=not shown.who.easy)
    ways = (("back", before, shown.who.easy), ("other", other, not shown.who.easy))
    for name, to, easily in ways:
        key = f"feedback-{name}-{shown.edition}"
        st.form_submit_button(shown.told(name), key=key, type="tertiary", on_click=_go, args=(shown, to, easily))


def _easy_question(shown: Shown, question: Question, step: str) -> None:
    """One question with its picture on the left, and what there is to choose from, each with its own picture."""
    first, *rest = question.easy_read.splitlines()
    below = joined(
        [
            *(markup('<p class="dw-easy-more">{}</p>', line) for line in rest),
            _hint(shown.told("concern" if question.kind == "concern" else "optional")),
        ]
    )
    image = markup('<img class="dw-easy-picture" src="{}" alt="" width="96" height="96">', _image(question.picture))
    options = question.scale.options(shown.edition) if question.scale and question.kind == "choice" else ()
    beside = joined((_pictures(tuple(option.picture for option in options)), image))
    frame.heading(first, step=f"question-{question.id}", above=step, below=below, beside=beside)
    if question.kind == "choice":
        _choice(shown, question, hidden=True)
    elif question.kind == "open":
        _open(shown, question, question.easy_read.replace("\n", " "))
    else:
        st.checkbox(shown.told("concern_tick"), question.id in shown.draft.ticked, key=_key(shown, question.id))


def _question(shown: Shown, question: Question) -> None:
    if question.kind == "choice":
        _choice(shown, question, hidden=False)
    elif question.kind == "open":
        _open(shown, question, question.words)
    else:
        ticked = question.id in shown.draft.ticked
        st.checkbox(question.words, ticked, key=_key(shown, question.id))
        draw(_hint(shown.told("concern")))


def _choice(shown: Shown, question: Question, *, hidden: bool) -> None:
    """What there is to choose from; what was chosen before can be taken back."""
    options: tuple[Option, ...] = question.scale.options(shown.edition) if question.scale else ()
    given = shown.draft.chosen(shown.edition).get(question.id)
    names = {option.key: option.words for option in options}
    offered = [*names, *([""] if given else [])]
    names[""] = shown.told("take_back")
    frame.field_trouble(question.id)
    st.radio(
        question.easy_read.replace("\n", " ") if hidden else question.words,
        offered,
        offered.index(given) if given in offered else None,
        format_func=names.__getitem__,
        key=_key(shown, question.id),
        label_visibility="collapsed" if hidden else "visible",
    )


def _open(shown: Shown, question: Question, label: str) -> None:
    said = shown.draft.words.get(question.id, "")
    hint = shown.told("no_names").replace("\n", "\n\n")
    fields.text_field(label, _key(shown, question.id), value=said, hint=hint, area=True, field=question.id)


def _pictures(names: tuple[str, ...]) -> Markup:
    """The picture in front of each answer. The words beside it say the same, so it needs none of its own."""
    rules = joined(
        markup(
            '[data-testid=stForm] [role=radiogroup] > :nth-child({}){{--picture:url("{}")}}',
            # From the style sheet that uses it, which stands in that folder.
            *(place, _image(name).removeprefix("assets/")),
        )
        for place, name in enumerate(names, 1)
        if name
    )
    return markup('<style class="dw-pictures">{}</style>', rules) if names else Markup("")


def _image(name: str) -> str:
    """Where a picture stands: it is not sent again with every page (``web/routes.py``)."""
    return f"assets/pictures/{name}.svg"


def _hint(text: str) -> Markup:
    return joined(markup('<p class="dw-hint">{}</p>', line) for line in text.splitlines())


def _form(shown: Shown) -> str:
    return f"feedback-{shown.name[:8]}-{shown.edition}-{shown.at}"


def _key(shown: Shown, question: str) -> str:
    """The widget key of a question: of this draft, so that the next person at the same screen finds it empty."""
    edition = shown.edition if question not in {one.id for one in shown.asked if one.kind != "choice"} else "both"
    return f"fb-{shown.name[:8]}-{edition}-{question}"


def _filled(shown: Shown) -> Filled:
    """What stands on the page."""
    on = shown.on(shown.at)

    def typed(kind: str) -> Mapping[str, object]:
        return {one.id: session.typed(_key(shown, one.id)) for one in on if one.kind == kind}

    helped = session.typed(_key(shown, HELPED)) if shown.at == SEND else None
    return Filled(
        shown.edition,
        {key: str(value) if value else None for key, value in typed("choice").items()},
        {key: str(value or "") for key, value in typed("open").items()},
        {key: bool(value) for key, value in typed("concern").items()},
        None if helped is None else bool(helped),
    )


def _keep(shown: Shown) -> None:
    services.save_draft_reply(session.app(), shown.who.token, shown.name, _filled(shown), address=session.came_from())


def _go(shown: Shown, to: str, easily: bool) -> None:
    """Keep what the page gave and go to another step."""

    def do() -> None:
        _keep(shown)
        st.query_params.from_dict(shown.address(to, easy=easily))

    session.attempt(do)


def _send(shown: Shown) -> None:
    def do() -> None:
        app = session.app()
        if not services.was_sent(app, shown.behind.form, shown.name):
            _keep(shown)
            concern = bool(shown.draft.ticked)
            services.send_reply(
                app,
                shown.who.token,
                shown.name,
                edition=shown.edition,
                session=session.tab(),
                address=session.came_from(),
            )
            # In the address it would stay in the browser's history: there it would tell who ticked it.
            session.put("feedback-concern", concern)
        session.forget(name_key(shown.behind))
        st.query_params.from_dict(shown.address(DONE, draft=False))

    session.attempt(do)
