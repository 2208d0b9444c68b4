"""What is said of a live session and of what it voted on, alike at the desk, on the big screen, on phones and on paper."""

from collections.abc import Callable, Sequence

from logic.dates import british_date
from logic.pack import Pack
from logic.voting import NOT_ON, TrainingSession, most_split
from logic.voting_told import ItemTold, Split

Say = Callable[..., str]
"""The words under a key, with data put in."""


def name_of(say: Say, pack: Pack, choice: str) -> str:
    """A choice in words; the code itself where this content knows it no more."""
    if choice == NOT_ON:
        return say("live.place.not_on_ladder")
    return next((rung.name for rung in pack.rungs if rung.key == choice), choice)


def stage_of(say: Say, one: TrainingSession) -> str:
    """How far it is. In a list, which does not know its items, without how many there are."""
    on = british_date(one.closed_on) if one.closed_on else ""
    key = one.stage if one.items or one.stage in {"lobby", "closed"} else "going"
    return say(f"live.stage.{key}", number=one.position, all=len(one.items), date=on)


def put(say: Say, one: ItemTold) -> str:
    """Where the questions put it."""
    outcome = one.pack.outcomes[one.told.outcome].name
    return say("live.why.off", outcome=outcome) if one.told.place == NOT_ON else say("live.why.at", place=outcome)


def statements(one: ItemTold, keys: Sequence[str]) -> list[str]:
    """The answers to these questions as statements."""
    return [one.pack.questions[key].says(one.item.answers[key]) for key in keys]


def asked(packs: Sequence[Pack], question: str) -> str:
    """A question as the first of these contents asks it; its code where none of them knows it any more."""
    return next((pack.questions[question].text for pack in packs if question in pack.questions), question)


def differ(say: Say, one: ItemTold) -> list[str]:
    """The questions that people see otherwise, the most first."""
    split = most_split(one.spreads["differ"])
    return [say("live.differ.line", question=asked([one.pack], key), count=count) for key, count in split]


def overall(say: Say, items: Sequence[ItemTold], splits: Sequence[Split]) -> list[str]:
    """The questions that people saw otherwise over all items, the one that split the room most first."""
    packs = [one.pack for one in items]
    return [
        say(
            "live.differ.overall_line_one" if one.items == 1 else "live.differ.overall_line",
            question=asked(packs, one.question),
            people=one.people,
            items=one.items,
        )
        for one in splits
    ]
