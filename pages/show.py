"""The ladder, shown to a room: the page it begins on, its slides for a projector, and the notes for whoever speaks."""

from pages.shared import show_address, show_begin, show_notes, show_slides


def page() -> None:
    """Draw what the address names."""
    if show_address.wants_notes():
        show_notes.draw_notes()
    elif show_address.is_begun():
        show_slides.draw_slide()
    else:
        show_begin.draw_begin()
