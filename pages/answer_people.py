"""What you said, what we did: write the reply of a part step by step, read it in both editions, publish it."""

import streamlit as st

from logic import services
from logic.reply import GROUPS, day_of_work
from logic.scope import EDITIONS, Edition
from logic.services import ReplyPage
from pages.shared import case as cases
from pages.shared import case_address, frame, reply_link, scope_read, session, widgets
from pages.shared.case import Case
from pages.shared.html import draw
from pages.shared.pair import show_pair
from pages.shared.reply_form import Writing, day_words, draw_line, draw_lines
from pages.shared.reply_steps import STEPS, how_far, missing_words, publish_now, steps, versions
from pages.shared.session import say


def page() -> None:
    """Draw what the address names: the overview, one step, one thing that people said, or an edition to read."""
    frame.bar("answer_people")
    with st.container(key="wide"):
        found = here()
        if found is None:
            frame.no_work(say("reply.heading"), say("reply.none"), step="reply-none", way=say("reply.activities"))
        else:
            show(cases.of_part(found.activity, found.part), found)
    frame.foot()


def here() -> ReplyPage | None:
    """The reply of the part the address names; none, with a notice, when it names work that is not there."""
    return case_address.part_here(lambda ref, number: services.reply_of(session.app(), ref, number), say("reply.gone"))


def show(case: Case, found: ReplyPage) -> None:
    """The overview, or what the address asks for."""
    wanted = st.query_params.get(cases.STEP, "")
    edition = next((one for one in EDITIONS if one == wanted), None)
    line = next((one for one in found.saved.lines if f"line-{one}" == wanted), None)
    link = reply_link.link_of(found) if wanted == reply_link.RENEW else None
    if edition is not None:
        read(case, found, edition)
    elif wanted not in STEPS and line is None and link is None:
        overview(case, found)
    elif case.archived:
        cases.leave_archived(case)
    elif link is not None:
        reply_link.draw_renew(case, found, link)
    elif line is not None:
        draw_line(case, found, line)
    else:
        step(case, found, wanted)


def overview(case: Case, found: ReplyPage) -> None:
    """Where it stands, what it still needs, the button that publishes it, and what people were given."""
    frame.back_to_work(found.activity.ref)
    frame.notices(archived=case.archived)
    heading(found, say("reply.heading"), "overview", say("reply.lead"))
    draw(how_far(found), steps(case, found))
    if not case.archived:
        if found.missing:
            draw(missing_words(case, found))
        elif found.changed or not found.published:
            publish(case, found)
    reply_link.draw_link(case, found)
    draw(versions(found))
    if found.published:
        draw(widgets.way("news", say("reply.to_news"), case.address()))
    show_pair("answer_people", case.journey.outcome)


def publish(case: Case, found: ReplyPage) -> None:
    """What publishing does, and the button."""
    record = found.facts.record
    tied = say("reply.publish.record", reference=record) if record else say("reply.publish.no_record")
    draw(
        widgets.section(say("reply.publish.heading")),
        widgets.paragraphs(say("reply.publish.lead")),
        widgets.paragraphs(tied, "dw-soft"),
        day_words(found, day) if (day := day_of_work(found.facts, found.saved)) else widgets.NOTHING,
    )
    form = f"reply-publish-{found.activity.ref}-{found.part.number}"
    session.form_drawn(form)
    words = say("reply.publish.again") if found.published else say("reply.publish.button")
    st.button(words, type="primary", key=form, on_click=publish_now, args=(case, form, found.saved.version))


def step(case: Case, found: ReplyPage, key: str) -> None:
    """One step: its fields, or the list of what people said."""
    frame.back("answer_people", say("reply.back"), **case.address())
    frame.notices()
    form = Writing(case, found)
    if key == "lines":
        heading(found, say("reply.step.lines"), key, say("reply.lines.lead"))
        draw_lines(case, found)
    else:
        heading(found, say(f"reply.step.{key}"), key, " ".join((say(f"reply.group.{key}"), say("reply.drafted"))))
        for name in GROUPS[key]:
            form.field(name)
        if key == "decision":
            form.decided()
    told = session.trouble().attempt
    st.button(
        say("reply.continue"),
        type="secondary" if key == "lines" and not found.saved.lines else "primary",
        key=f"reply-continue-{key}-{told}",
        on_click=go_on,
        args=(form, key, told),
    )


def go_on(form: Writing, key: str, told: int) -> None:
    """The next step, or the overview after the last; not where a field has just been refused."""
    if form.leave(told):
        later = STEPS[STEPS.index(key) + 1 :]
        st.query_params.from_dict(form.case.address(**({cases.STEP: later[0]} if later else {})))


def read(case: Case, found: ReplyPage, edition: Edition) -> None:
    """One edition as it reads today, and whether that is what people were given."""
    frame.back("answer_people", say("reply.back"), **case.address())
    frame.notices(archived=case.archived)
    shown, newest = found.today[edition], next(iter(found.published), None)
    if newest is not None and not found.changed and newest.told.get(edition) == shown.as_data():
        when = widgets.british_date(newest.published_on)
        words = say("reply.preview.published", number=newest.number, date=when)
    else:
        words = say("reply.preview.draft")
    heading(found, shown.title, f"read-{edition}", "")
    other = "plain" if edition == "easy" else "easy"
    address = case.address(**{cases.STEP: other})
    draw(widgets.inset(words, ""), widgets.way("answer_people", say(f"reply.preview.other_{other}"), address))
    draw(scope_read.statement(shown))


def heading(found: ReplyPage, title: str, key: str, lead: str) -> None:
    """The page's heading with its lead."""
    frame.heading(
        title,
        step=f"reply-{found.activity.ref}-{found.part.number}-{key}",
        above=say("reply.above", ref=found.activity.ref, title=found.facts.heading),
        below=widgets.paragraphs(lead, "dw-lead"),
    )
