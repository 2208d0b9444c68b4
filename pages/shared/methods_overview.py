"""What is said of the ways to involve people in a part, all of it but the forms."""

from pages.shared import case as cases
from pages.shared import session
from pages.shared.html import Markup, joined
from pages.shared.methods_list import best
from pages.shared.methods_planned import planned_list, sums
from pages.shared.methods_view import view_of
from pages.shared.methods_words import findings, known, lead


@session.kept_of_work
def overview_words(ref: str, number: int) -> Markup:
    """All of it but the forms."""
    view = view_of(cases.of_work(ref, number))
    if view is None:
        return Markup("")
    return joined((lead(view), findings(view), planned_list(view), sums(view), known(view), best(view)))
