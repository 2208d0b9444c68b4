"""What the drafts of a reply are made from."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from logic.activity import Part
from logic.news import NewsTask
from logic.pack import Pack
from logic.plan import TeamMember


@dataclass(frozen=True)
class Facts:
    """Everything known about one part that a reply repeats.

    lead
        who leads the work; none while nobody was named.
    news
        what people hear next after the reply; none where nothing has a day.
    """

    pack: Pack
    title: str
    part: Part
    today: date
    lead: TeamMember | None = None
    news: NewsTask | None = None

    def say(self, key: str, /, **data: Any) -> str:
        """One of the screen words, with its blanks filled."""
        words = self.pack.screen[key]
        return words.format(**data) if data else words

    @property
    def heading(self) -> str:
        """What the work is called, with the name of the part where it has one."""
        return ": ".join(filter(None, (self.title, self.part.name)))

    @property
    def record(self) -> str:
        """The reference of the latest decision record; empty where there is none."""
        return self.part.records[-1].reference if self.part.records else ""
