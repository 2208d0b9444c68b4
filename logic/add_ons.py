"""Complementary approaches: what runs beside the main approach and never changes the rung (B.7)."""

from collections.abc import Collection, Iterable, Mapping

from logic.conditions import Facts
from logic.flow import Answer, Answers, Flow
from logic.journey import Journey
from logic.pack import AddOn


def facts(
    flow: Flow,
    answers: Answers,
    journey: Journey,
    *,
    level: str | None = None,
    add_ons: Mapping[str, Answer] | None = None,
    limited: bool = False,
) -> Facts:
    """The facts that a pack's conditions are asked about. ``limited``: a limit of the register stands."""
    return Facts(
        on_path={key: answers[key] for key in journey.path},
        outcome=journey.outcome,
        rank=None if journey.outcome is None else flow.rank[journey.outcome],
        level=level,
        add_ons=add_ons or {},
        limited=limited,
    )


def said_yes(add_ons: Iterable[AddOn], given: Mapping[str, Answer]) -> frozenset[str]:
    """Ids answered yes; "not sure" counts where the add-on says so (AQ2)."""
    return frozenset(
        a.id for a in add_ons if given.get(a.id) == "yes" or (a.not_sure_is_yes and given.get(a.id) == "not_sure")
    )


def chosen(add_ons: Iterable[AddOn], known: Facts, yes: Collection[str]) -> tuple[AddOn, ...]:
    """Those that the path adds by itself and those the person said yes to, in the pack's order."""
    return tuple(a for a in add_ons if a.id in yes or (a.automatic is not None and a.automatic.holds(known)))
