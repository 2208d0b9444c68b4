"""Ways to involve people: what fits this work, what is planned, what it comes to and whom it leaves out."""

from pages.shared import case_address, frame, ladder_picture, methods_add, methods_forms, pair, widgets
from pages.shared.html import draw
from pages.shared.methods_list import best
from pages.shared.methods_overview import overview_words
from pages.shared.methods_view import View, view_of, wanted
from pages.shared.methods_words import none_chosen
from pages.shared.session import say


def page() -> None:
    """Draw what the address asks for: the whole, one form, or the whole list."""
    frame.bar("methods")
    case = case_address.here()
    view = view_of(case) if case else None
    if view is None:
        none_chosen()
    else:
        widgets.columns(lambda: content(view), lambda: ladder(view))
    frame.foot()


def ladder(view: View) -> None:
    """The ladder as the answers leave it."""
    case = view.case
    state = ladder_picture.state(case.pack, case.ladder, case.journey.outcome)
    ladder_picture.aside(case.pack, case.ladder, line=state, title=say("methods.ladder_title"))


def content(view: View) -> None:
    """What the address asks for."""
    step, one, way = wanted(view)
    if step == "facts" and not view.case.archived:
        methods_forms.facts(view)
    elif one is not None and not view.case.archived:
        methods_forms.change(view, one)
    elif way is not None and not view.case.archived:
        methods_add.choose(view, way)
    elif step == "all":
        everything(view)
    else:
        overview(view)


def overview(view: View) -> None:
    """What to check, what is planned and comes to, what is known, what fits best, and how to add to it."""
    frame.back_to_work(view.activity.ref)
    frame.notices(ignored=view.case.ignored, archived=view.case.archived)
    # What was added below shows up here, so the focus comes here with it.
    frame.heading(say("methods.heading"), step=f"methods-{len(view.planned)}", above=view.above)
    draw(overview_words(view.activity.ref, view.part.number))
    if not view.case.archived:
        methods_add.own(view)
    pair.show_pair("methods", view.outcome, "plan")


def everything(view: View) -> None:
    """Every way there is, in order."""
    methods_forms.back(view)
    frame.notices(ignored=view.case.ignored, archived=view.case.archived)
    frame.heading(say("methods.best.heading_all"), step="methods-all", above=view.above)
    draw(best(view, whole=True))
