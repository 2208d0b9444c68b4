"""Turns methods.yaml into what the pack holds of it."""

from logic import methods
from logic.authoring import schemas_methods as schemas


def build_methods(model: schemas.Methods) -> methods.Methods:
    """The ways of involving people, in the pack's order."""
    costs = {band.key: methods.CostBand(band.key, band.name, band.least, band.most) for band in model.costs}
    return methods.Methods(
        ways=tuple(_way(way, costs) for way in model.methods),
        costs=tuple(costs.values()),
        modes=tuple(methods.Mode(mode.key, mode.name, tuple(mode.stands_for)) for mode in model.modes),
        access=tuple((need.key, need.name) for need in model.access),
        reach_asked=tuple(model.reach_asked.items()),
    )


def _way(way: schemas.Method, costs: dict[str, methods.CostBand]) -> methods.Method:
    return methods.Method(
        id=way.id,
        name=way.name,
        what=way.what,
        easy_read=way.easy_read,
        fits=dict(way.fits),
        size=_span(way.size),
        lead=_span(way.lead),
        open=None if way.open is None else _span(way.open),
        cost=tuple(costs[key] for key in way.cost),
        modes=frozenset(way.modes),
        access_notes=way.access_notes,
        access=frozenset(way.access),
        good_for=way.good_for,
        not_good_for=way.not_good_for,
        does=way.does,
        reach=frozenset(way.reach),
        law=tuple(way.law),
        levels=frozenset(way.levels),
        ground=way.ground,
    )


def _span(span: schemas.Span) -> methods.Span:
    return methods.Span(span.least, span.most, span.words)
