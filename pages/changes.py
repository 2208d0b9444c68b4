"""What other questions would change, and taking them into use: a deliberate step of two."""

import streamlit as st

from logic import services
from logic.adoption import until
from logic.errors import ContentUnusable, NotFound, PackInvalid
from logic.services.content import FOLDER, History, Offer
from pages.shared import change_effects, change_words, frame, session, widgets
from pages.shared.html import apart, draw
from pages.shared.session import say

WITH = "with"
PROBLEMS_SHOWN = 20


def page() -> None:
    """Draw what is in use, what it can be compared with, and the comparison that the address names."""
    frame.bar("changes")
    with st.container(key="wide"):
        frame.notices()
        named = st.query_params.get(WITH, "")[:100]
        frame.heading(say("changes.heading"), step=f"changes-{named}")
        draw(widgets.paragraphs(say("changes.lead"), "dw-lead"))
        history = services.content_history(session.app())
        wrong = services.what_is_wrong(session.app())
        in_use(wrong)
        choose(history, folder_offer(wrong), wrong)
        if named:
            compare(named, wrong)
    frame.foot()


def in_use(wrong: str | None) -> None:
    """The content in use, and since when. ``wrong`` is why it could not be read again, as for what follows."""
    app = session.app()
    rows = [(say("changes.now.edition"), app.pack.edition), (say("changes.now.version"), app.pack.version)]
    if app.adopted:
        rows.append((say("changes.now.since"), widgets.british_moment(app.adopted.adopted_at)))
    draw(widgets.section(say("changes.now.heading")), widgets.summary_rows(rows))
    if wrong:
        draw(widgets.warning(say(f"changes.wrong.{wrong}"), say("changes.wrong.cure")))


def folder_offer(wrong: str | None) -> Offer | PackInvalid | None:
    """What the folder holds, when it is other content than is in use or may mend it; or what is wrong with it."""
    try:
        offer = services.in_folder(session.app())
        same = services.says_the_same(session.app(), offer.pack)
    except PackInvalid as invalid:
        return invalid
    except ContentUnusable:
        same = False  # the content in use was damaged meanwhile, and any other may stand in for it
    return None if same and not wrong else offer


def choose(history: History, folder: Offer | PackInvalid | None, wrong: str | None) -> None:
    """Everything that can be compared with what is in use, each once: what the folder holds may be kept as well."""
    draw(widgets.section(say("changes.choose.heading")))
    here = {session.app().pack.version, folder.pack.version if isinstance(folder, Offer) else None}
    others = [one for one in history.kept if one.version not in here]
    if isinstance(folder, Offer):
        place = apart(session.app().settings.content.name)
        words = say("changes.choose.folder", folder=place, edition=folder.pack.edition, version=folder.pack.version)
        mends = wrong and folder.pack.version == session.app().pack.version
        offered(words, FOLDER, folder.pack.version, "mend" if mends else "see")
    elif folder is not None:
        faults(folder)
    for one in others:
        ended = until(history.adoptions, one.version)
        date = widgets.british_date(ended or one.kept_at)
        how = "kept" if ended else "never"
        words = say(f"changes.choose.{how}", edition=one.edition, version=one.version, date=date)
        offered(words, one.version, one.version)
    if folder is None and not others:
        draw(widgets.paragraphs(say("changes.choose.none")))


def offered(words: str, source: str, version: str, do: str = "see") -> None:
    """One thing to compare with, or ("mend") the content in use as it was kept."""
    with st.container(key=f"card-{source}"):
        draw(widgets.paragraphs(words))
        label = say(f"changes.choose.{do}", version=version)
        draw(widgets.way("changes", label, {WITH: source}))


def faults(invalid: PackInvalid) -> None:
    """What is wrong with the content of the folder."""
    count = len(invalid.problems)
    shown = [str(problem) for problem in invalid.problems[:PROBLEMS_SHOWN]]
    if count > PROBLEMS_SHOWN:
        shown.append(say("changes.folder.more", count=count - PROBLEMS_SHOWN))
    words = say("changes.folder.problems_one") if count == 1 else say("changes.folder.problems", count=count)
    draw(widgets.warning(say("changes.folder.problems_heading"), words), widgets.bullets(shown, "dw-list dw-small"))


def compare(source: str, wrong: str | None) -> None:
    """What this content would change, then the form that takes it into use."""
    app = session.app()
    try:
        offer = services.offered(app, source)
    except PackInvalid:
        return  # told above
    except NotFound:
        draw(widgets.paragraphs(say("changes.reason.gone")))
        return
    except ContentUnusable as unusable:
        draw(widgets.paragraphs(say(f"changes.reason.{unusable.reason}")))
        return
    if offer.pack.version == app.pack.version:
        if wrong and offer.texts is not None:
            adopt(offer, "mend")
        else:
            draw(widgets.paragraphs(say("changes.reason.in_use", version=offer.pack.version)))
        return
    draw(widgets.section(say("changes.what.heading", version=offer.pack.version)))
    draw(change_words.rules(app.pack, offer.pack))
    draw(change_words.edited(app.pack, offer.pack))
    with st.spinner(say("changes.working")):
        found = services.effects(app, offer.pack)
    change_effects.decisions(offer, found, WITH)
    change_effects.work(offer, found, WITH)
    adopt(offer)


def adopt(offer: Offer, words: str = "adopt") -> None:
    """A box to tick and a button, to take content into use or ("mend") to keep again what is in use."""
    form = f"adopt-{offer.pack.version}"
    session.form_drawn(form)
    draw(widgets.section(say(f"changes.{words}.heading")), widgets.paragraphs(say(f"changes.{words}.lead")))
    adopted = session.app().adopted
    seen = session.seen(form, adopted.id if adopted else 0)
    with st.form(form, border=False):
        frame.field_trouble("read")
        st.checkbox(say(f"changes.{words}.read"), key=f"{form}-read")
        label = say(f"changes.{words}.button", version=offer.pack.version)
        args = (offer.source, offer.pack.version, seen, words)
        st.form_submit_button(label, type="primary", on_click=adopt_now, args=args)


def adopt_now(source: str, version: str, seen: int, words: str) -> None:
    """Take the content into use that the person was shown."""
    form = f"adopt-{version}"

    def do() -> None:
        services.take_into_use(
            session.app(),
            session.actor(),
            source,
            version=version,
            seen=seen,
            ticked=session.typed(f"{form}-read") is True,
            key=session.form_key(form),
        )
        session.form_sent(form)
        session.notice(say(f"changes.{words}.done", version=version))
        session.adopted()
        st.query_params.clear()

    if not session.attempt(do) and session.trouble().conflict is not None:
        session.unsee(form)
