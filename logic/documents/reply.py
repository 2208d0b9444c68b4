"""The reply of a part as a paper: as people were given it last, or a draft of it while it was not published (H.1)."""

from logic.documents.held import Held
from logic.documents.model import Document, Paragraph
from logic.documents.scope import scope_document
from logic.pictograms import picture
from logic.scope import Edition


def reply_paper(held: Held, edition: Edition) -> Document:
    """One edition, with the square code of its page where a link opens it."""
    about = held.about

    def pictogram(name: str) -> tuple[bytes, str]:
        return picture(name), about.say(f"scope.picture.{name}")

    draft = () if held.replied else (about.say("papers.reply_unpublished"),)
    told = held.reply.get(edition)
    if told is None:
        return about.document(
            about.say(f"papers.each.{NAMES[edition]}.name"), [Paragraph(about.say("papers.nothing"))], draft=draft
        )
    return scope_document(about, told, pictogram=pictogram, draft=draft, link=held.reply_link, of="reply_link")


NAMES = {"plain": "reply", "easy": "reply_easy"}
