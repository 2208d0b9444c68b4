"""What the address of the practice page asks for: a way, an example, where somebody put it, and whether the answer is shown.

``?way=all&x=S02`` is an example to place, ``&put=consultation&seen=1`` the same with what the questions say. So a refresh,
the browser's Back and a link that is passed on all show the same.
"""

from dataclasses import dataclass, field

import streamlit as st

from logic.pack import Pack
from logic.practice import OFF
from pages.shared import session
from pages.shared.practice_sets import WAYS, Exercise, Way, exercises
from pages.shared.session import say

WAY, EXAMPLE, PUT, SEEN, LEVEL = "way", "x", ("put", "put2"), "seen", "level"
MOST = 40
"""Letters of an unknown name that are told."""


@dataclass(frozen=True)
class Asked:
    """What is shown. ``put`` has a place, or nothing, for each side of the exercise."""

    pack: Pack
    way: Way | None = None
    level: str = ""
    listed: tuple[Exercise, ...] = ()
    """The exercises of the way, narrowed by the level."""
    exercise: Exercise | None = None
    put: tuple[str, ...] = ()
    seen: bool = False
    ignored: tuple[str, ...] = field(default=())

    @property
    def number(self) -> int:
        """The place of the exercise in its list, from 1; 0 where the list was narrowed past it."""
        return self.listed.index(self.exercise) + 1 if self.exercise in self.listed else 0

    @property
    def after(self) -> Exercise | None:
        """The exercise that comes after this one."""
        return self.listed[self.number] if self.number < len(self.listed) else None

    def to_list(self, level: str | None = None) -> dict[str, str]:
        """The address of the list of this way, narrowed as it is or to another level."""
        here: dict[str, str] = {WAY: self.way or ""}
        wanted = self.level if level is None else level
        return {**here, LEVEL: wanted} if wanted else here

    def to(self, exercise: Exercise, put: tuple[str, ...] = (), *, seen: bool = False) -> dict[str, str]:
        """The address of an exercise of this list, where it was put, and whether the answer is shown."""
        here = {**self.to_list(), EXAMPLE: exercise.name}
        here |= {name: place for name, place in zip(PUT, put, strict=False) if place}
        return {**here, SEEN: "1"} if seen else here


def places(pack: Pack) -> dict[str, tuple[str, str]]:
    """Where an example can be put, from the top down: key -> its name and what it means.

    The steps that are never recommended are among them: to tell them apart is part of what is learned.
    """
    found = {rung.key: (rung.name, rung.gloss) for rung in pack.rungs}
    return {**found, OFF: (say("practice.place.off"), say("practice.place.off_gloss"))}


def read(pack: Pack) -> Asked:
    """What the address asks for. An example that is not there is told, and the list shown in its place."""
    params = st.query_params
    wanted = params.get(EXAMPLE, "")
    way: Way | None = next((one for one in WAYS if one == params.get(WAY)), "all" if wanted else None)
    levels = {level.key for level in pack.levels} if way == "all" else set()
    level = params.get(LEVEL, "") if params.get(LEVEL) in levels else ""
    if way is None:
        return Asked(pack, ignored=tuple(key[:MOST] for key in params))
    spoken = session.app().pack
    exercise = next((one for one in exercises(pack, spoken, way) if one.name == wanted), None)
    if exercise is not None and exercise.level != level:
        level = ""  # an example of another size stands among them all
    listed = tuple(one for one in exercises(pack, spoken, way) if not level or one.level == level)
    if wanted and exercise is None:
        session.notice(say("practice.gone"))
        session.go_to(Asked(pack, way, level).to_list())
        return Asked(pack, way, level, listed)
    known = places(pack)
    given = tuple(params.get(name, "") for name in PUT[: len(exercise.sides)]) if exercise else ()
    put = tuple(place if place in known else "" for place in given)
    seen = bool(put) and all(put) and params.get(SEEN) == "1"
    used = {name for name, place in zip(PUT, put, strict=False) if place} | {EXAMPLE, SEEN if exercise else ""}
    if params.get(WAY) == way:
        used.add(WAY)
    if level:
        used.add(LEVEL)
    ignored = tuple(key[:MOST] for key in params if key not in used)
    return Asked(pack, way, level, listed, exercise, put, seen, ignored)
