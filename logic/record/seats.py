"""What a record keeps of the seats: how many there were, when they talked, what was agreed and what was not.

What people wrote beside their own answers is not among it: it was said for the conversation, and a record is for good.
"""

from collections.abc import Sequence
from typing import Any

from logic.activity import Part
from logic.pack import Pack
from logic.seats import Seat, Talk, agenda, standing


def seats_kept(pack: Pack, part: Part, seats: Sequence[Seat], talk: Talk) -> dict[str, Any] | None:
    """The seats that count and what came of their conversation; none before it was held.

    ``open``: disagreements of which nothing was written down.
    """
    if talk.talked_on is None:
        return None
    speaking = [one for one in seats if one.speaks]
    found = agenda(pack.flow, part.values, [one.answers for one in speaking], talk)
    settled = standing(pack.flow, talk, part.values)

    def about(key: str, lead: str | None) -> dict[str, Any]:
        said = [{"who": one.label, "answer": one.answers.get(key)} for one in speaking]
        return {"question": key, "text": pack.questions[key].text, "lead": lead, "said": said}

    # Somebody may have come round since: what nobody differs on any more is not unresolved.
    there = {point.question for point in found.points}
    unresolved = [key for key in pack.flow.order if key in talk.unresolved and key in there]
    left = [point.question for point in (*found.first, *found.others) if point.question not in talk.unresolved]
    return {
        "labels": [one.label for one in speaking],
        "talked_on": talk.talked_on.isoformat(),
        "took_part": list(talk.took_part),
        "agreed": [
            about(key, talk.agreed[key].lead) | {"answer": talk.agreed[key].value, "note": talk.agreed[key].note}
            for key in settled
        ],
        "unresolved": [about(key, part.values.get(key)) | {"note": talk.unresolved[key]} for key in unresolved],
        "open": [about(key, part.values.get(key)) for key in left],
    }
