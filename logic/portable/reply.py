"""What goes back to people, in a file: marks of the timetable, the reply as it is being written, and those published."""

from typing import Annotated, Any

from pydantic import AfterValidator, Field, model_validator

from logic.portable import told
from logic.portable.kinds import Count, Day, Key, Line, Number, OptionalKey, Paragraph, Some, Strict


class NewsMark(Strict):
    """What is known about one task of the timetable. The task of a session is called by the place of its method."""

    line: Key
    occasion: Count
    due: Day | None
    promise: Paragraph
    done_on: Day | None
    done_by: Line
    how: Paragraph
    broken_on: Day | None
    reason: Paragraph
    tell_by: Day | None
    told_on: Day | None
    told_how: Paragraph
    told_words: Paragraph


class Reply(Strict):
    """The words being written."""

    fields: Annotated[dict[Key, Paragraph], Some]


class Published(Strict):
    """A reply that people were given. ``of_version``: 1 where it is made from the words as they are, else 0."""

    number: Number
    published_on: Day
    decided_on: Day
    decision: Paragraph
    record: OptionalKey
    told: Annotated[dict[str, Any], AfterValidator(told.checked_reply)]
    of_version: Annotated[int, Field(ge=0, le=1)]

    @model_validator(mode="after")
    def is_short(self) -> "Published":
        """The table has so much room for the reference."""
        if len(self.record) > 40:  # noqa: PLR2004
            raise ValueError("too long a reference")
        return self
