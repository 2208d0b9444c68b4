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


def passed_on(one: PublicLink, about: str, opened: str) -> Markup:
    """The address to copy, its square code, and until when both work."""
    return markup(
        '<h3 class="dw-h3">{}</h3><p class="dw-body">{}</p>{}',
        about,
        say("voices.links.until", date=widgets.british_date(one.expires_on)),
        address(f"dw-link-{one.id}", opened),
    )


def address(field: str, value: str) -> Markup:
    """The address in a field with the id ``field`` and its button, and the square code to unfold."""
    picture = b64encode(_code(value)).decode()
    return joined(
        (
            markup(
                '<div class="dw-copy"><label for="{field}">{label}</label>'
                '<input id="{field}" type="text" readonly value="{value}">{button}</div>',
                field=field,
                label=say("voices.links.address"),
                value=value,
                button=_button(field, say("result.link.copy"), say("result.link.copied")),
            ),
            widgets.details(
                say("voices.links.code"),
                widgets.paragraphs(say("voices.links.code_lead")),
                markup(
                    '<img class="dw-code" alt="{}" src="data:image/svg+xml;base64,{}">',
                    *(say("voices.links.code_alt"), picture),
                ),
            ),
        )
    )


def words(field: str, label: str, value: str, *, copy: str, copied: str) -> Markup:
    """Some words in a box with the id ``field``, its button ``copy``, and what is said when it did its work."""
    return markup(
        '<div class="dw-copy"><label for="{field}">{label}</label>'
        '<textarea id="{field}" readonly rows="6">{value}</textarea>{button}</div>',
        field=field,
        label=label,
        value=value,
        button=_button(field, copy, copied),
    )


def _button(field: str, copy: str, copied: str) -> Markup:
    return markup(
        '<button type="button" data-dw-copy="{}" data-dw-copied="{}">{}</button><span class="dw-soft" role="status"></span>',
        *(field, copied, copy),
    )


@lru_cache(maxsize=64)
def _code(value: str) -> bytes:
    return qr_svg(value)
