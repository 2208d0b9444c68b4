"""A link as it is passed on to people: words to copy, a square code to scan, and what to see to before that."""

from base64 import b64encode
from functools import lru_cache
from urllib.parse import urlsplit

from logic.diagrams.qr import qr_svg
from logic.links import PublicLink
from logic.settings import Settings
from pages.shared import session, widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say


def warnings() -> Markup:
    """What to see to before a link is given to anybody."""
    app = session.app()
    unfilled = (
        widgets.warning(say("voices.links.no_phone"), say("voices.links.fill_in", name=place.name))
        for place in app.pack.local.to_fill_in
    )
    local = widgets.warning(say("voices.links.local"), say("voices.links.local_words"))
    return joined((local if only_here(app.settings) else Markup(""), *unfilled))


def only_here(settings: Settings) -> bool:
    """Whether the address of people's pages is one that only this computer knows."""
    return urlsplit(settings.public_url).hostname in {"localhost", "127.0.0.1", "::1"}


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
