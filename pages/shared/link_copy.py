"""An address to copy and its square code, and words to copy."""

from base64 import b64encode
from functools import lru_cache

from logic.diagrams.qr import qr_svg
from pages.shared import widgets
from pages.shared.html import Markup, joined, markup
from pages.shared.session import say


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
