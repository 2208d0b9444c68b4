"""A link to pass on: its address to copy, its square code to scan, and until when both work."""

from base64 import b64encode
from functools import lru_cache
from urllib.parse import urlsplit

from logic.diagrams.qr import qr_svg
from logic.links import PublicLink
from pages.shared import session, widgets
from pages.shared.html import Markup, markup
from pages.shared.session import say


def passed_on(one: PublicLink, about: str, address: str) -> Markup:
    """The address to copy, its square code, and until when both work."""
    field = f"dw-link-{one.id}"
    picture = b64encode(_code(address)).decode()
    return markup(
        '<h3 class="dw-h3">{about}</h3><p class="dw-body">{until}</p>'
        '<div class="dw-copy"><label for="{field}">{label}</label>'
        '<input id="{field}" type="text" readonly value="{address}">'
        '<button type="button" data-dw-copy="{field}" data-dw-copied="{copied}">{copy}</button>'
        '<span class="dw-soft" role="status"></span></div>{code}',
        about=about,
        until=say("voices.links.until", date=widgets.british_date(one.expires_on)),
        field=field,
        label=say("voices.links.address"),
        address=address,
        copied=say("result.link.copied"),
        copy=say("result.link.copy"),
        code=widgets.details(
            say("voices.links.code"),
            widgets.paragraphs(say("voices.links.code_lead")),
            markup(
                '<img class="dw-code" alt="{}" src="data:image/svg+xml;base64,{}">',
                say("voices.links.code_alt"),
                picture,
            ),
        ),
    )


@lru_cache(maxsize=64)
def _code(address: str) -> bytes:
    return qr_svg(address)


def only_here_words() -> Markup:
    """A warning where the address of people's pages is one that only this computer knows."""
    if urlsplit(session.app().settings.public_url).hostname not in {"localhost", "127.0.0.1", "::1"}:
        return Markup("")
    return widgets.warning(say("voices.links.local"), say("voices.links.local_words"))
