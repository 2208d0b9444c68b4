"""One limit for reading: where it stands, what is missing, everything it says, and how it came to say so."""

from collections.abc import Iterator, Mapping

import streamlit as st

from logic import services
from logic.dates import british_date
from logic.errors import Problem
from logic.register import STANDING, NonNegotiable, to_ask, told_too_late
from logic.register.wording import in_words
from pages.shared import case as cases
from pages.shared import limit_costs, session, widgets
from pages.shared import limit_words as words
from pages.shared.html import Markup, apart, draw, joined, markup
from pages.shared.limit_words import Held
from pages.shared.session import say


def status(held: Held, limit: NonNegotiable) -> Markup:
    """Where it stands, with what that means."""
    found = held.statuses[limit.number]
    why = "withdrawn_quietly" if found == "withdrawn" and not limit.apology else found
    return markup('<p class="dw-body">{} {}</p>', words.status_tag(found), say(f"limits.status_why.{why}"))


def view(held: Held, limit: NonNegotiable, *, may_change: bool) -> None:
    """The limit as it stands, with the way on."""
    lacking = words.lacking(limit, held.rules)
    if limit.withdrawn_on and limit.apology:
        draw(widgets.inset(say("limit.field.apology"), f"{apart(limit.apology)} ({british_date(limit.withdrawn_on)})"))
    elif may_change:
        doubts(held, limit)
        way_on(held, limit, lacking)
    draw(widgets.section(say("limit.costs")), widgets.paragraphs(limit_costs.alone(held, limit)))
    for group, fields in words.GROUPS.items():
        missing = len(lacking.get(group, ()))
        draw(
            widgets.section(say(f"limit.group.{group}")),
            Markup() if limit.withdrawn_on else state(missing),
            widgets.summary_rows(filled)
            if (filled := list(rows(held, limit, fields)))
            else widgets.paragraphs(say("limit.nothing_yet"), "dw-soft"),
        )
        if may_change:
            label = say("limit.change", group=widgets.in_a_sentence(say(f"limit.group.{group}")))
            draw(widgets.way("limit", label, address(held, limit, group)))
    draw(history(held, limit))
    if may_change and held.statuses[limit.number] != "not_proven":
        draw(widgets.way("limit", say("limit.withdraw.link"), address(held, limit, "withdraw")))


def address(held: Held, limit: NonNegotiable, step: str) -> dict[str, str]:
    """The address of one step of this limit."""
    return {cases.ACTIVITY: held.activity.ref, words.NUMBER: str(limit.number), words.STEP: step}


def doubts(held: Held, limit: NonNegotiable) -> None:
    """What it sounds like, until it was tested; and whether people hear of it in time."""
    first = held.first_sessions[limit.part]
    late = Markup()
    if first and told_too_late(limit, first):
        late = widgets.inset("", say("limit.late", date=british_date(first)))
    draw(
        words.sounding(to_ask(limit, held.rules)),
        late,
    )


def way_on(held: Held, limit: NonNegotiable, lacking: Mapping[str, list[Problem]]) -> None:
    """What is still missing, and the next step."""
    found = held.statuses[limit.number]
    if found in STANDING:
        return
    if found == "not_proven":
        gone, test = address(held, limit, "withdraw"), address(held, limit, "test")
        draw(widgets.paragraphs(say("limit.not_proven.lead")))
        with st.container(key="actions-row-open", horizontal=True):
            draw(widgets.way("limit", say("limit.withdraw.link"), gone, main=True))
            draw(widgets.way("limit", say("limit.not_proven.test"), test))
        draw(widgets.details(say("limit.not_proven.lacks"), widgets.bullets(words.missing_words(lacking))))
        return
    if lacking:
        draw(widgets.section(say("limit.missing.heading")), widgets.bullets(words.missing_words(lacking)))
    group = next(iter(lacking), "tell" if found == "reopened" else "test")
    with st.container(key="actions-row-limit", horizontal=True):
        label = say("limit.fill", group=widgets.in_a_sentence(say(f"limit.group.{group}")))
        draw(widgets.way("limit", label, address(held, limit, group), main=True))
        st.button(say("limit.missing.check"), key="limit-check", on_click=check, args=(held, limit))


def check(held: Held, limit: NonNegotiable) -> None:
    """Run every rule, and tell all that stands in the way."""

    def do() -> None:
        ref = held.activity.ref
        services.save_limit(session.app(), session.actor(), ref, limit.number, fields={}, confirm=True)
        session.notice(say("limit.missing.stands"))

    session.attempt(do)


def state(missing: int) -> Markup:
    """Whether a group is filled in: done is quiet."""
    if not missing:
        return markup('<p class="dw-soft">{}</p>', say("limit.state.done"))
    return markup("<p>{}</p>", widgets.tag(words.state_words(missing), "for"))


def rows(held: Held, limit: NonNegotiable, fields: tuple[str, ...]) -> Iterator[tuple[str, Markup | str]]:
    """The fields of a group with what they say."""
    for field in fields:
        if field == "test":
            yield from tested(held, limit)
            continue
        value = said(held, limit, field)
        if value:
            yield say(f"limit.field.{field}"), widgets.paragraphs(value, "dw-answer")


def said(held: Held, limit: NonNegotiable, field: str) -> str:
    """What one field says, for reading; empty when nobody has said."""
    if field == "part":
        return words.part_words(limit)
    value = in_words(field, getattr(limit, field), held.rules, session.app().pack.noes, say("limit.no_longer"))
    return value if isinstance(value, str) else british_date(value) if value else ""


def tested(held: Held, limit: NonNegotiable) -> Iterator[tuple[str, Markup | str]]:
    """The questions of the test with their answers."""
    for asked in held.rules.test:
        answer = limit.test.get(asked.key)
        if answer is None:
            continue
        weak = answer.weight == "weak"
        tag = widgets.tag(
            say("limit.test.said_weak" if weak else "limit.test.said_strong"), "never" if weak else "with"
        )
        extent = say("limit.test.only_part" if answer.only_part else "limit.test.all") if asked.extent else ""
        note = widgets.paragraphs(extent, "dw-soft") if extent and not weak else Markup()
        yield asked.text, joined((widgets.paragraphs(answer.words, "dw-answer"), note, tag))


def history(held: Held, limit: NonNegotiable) -> Markup:
    """Every save: when, by which role, and what it changed from."""
    versions = services.limit_history(session.app(), held.activity.ref, limit.number)
    lines = []
    for place, one in enumerate(versions):
        when = widgets.british_moment(one.limit.changed_at)
        role = say(f"limit.history.role.{one.role}")
        before = versions[place + 1].limit if place + 1 < len(versions) else None
        if before is None:
            lines.append(markup("<li>{}</li>", say("limit.history.first", date=when, role=role)))
            continue
        if one.limit.withdrawn_on and not before.withdrawn_on:
            lines.append(markup("<li>{}</li>", say("limit.history.withdrawn", date=when, role=role)))
            continue
        if one.verb == "answer_challenge":
            found = one.limit.doubted or "stands"
            lines.append(markup("<li>{}</li>", say(f"limit.history.answered.{found}", date=when, role=role)))
            continue
        if not one.changed:
            lines.append(markup("<li>{}</li>", say("limit.history.tested", date=when, role=role)))
            continue
        names = [say("limit.history.name", field=say(f"limit.field.{field}")) for field in one.changed]
        old = widgets.bullets(
            say(
                "limit.history.said",
                field=say(f"limit.field.{field}"),
                words=apart(said(held, before, field).replace("\n", "; ")) or say("limit.nothing"),
            )
            for field in one.changed
        )
        told = say("limit.history.changed", date=when, fields=widgets.listed(names), role=role)
        lines.append(markup("<li>{}{}</li>", told, old))
    return widgets.details(say("limit.history.heading"), markup('<ul class="dw-list">{}</ul>', joined(lines)))
