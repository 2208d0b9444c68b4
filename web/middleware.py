"""What stands between the network and Streamlit: who may ask, what the browser may do, and the first HTML it gets."""

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from web import index
from web.site import page_at, surface

# Streamlit's graphs run WebAssembly and its components write style attributes; everything else is as tight as can be.
POLICY = {
    "default-src": "'self'",
    "script-src": "'self' 'wasm-unsafe-eval'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "font-src": "'self' data:",
    "connect-src": "'self'",
    "worker-src": "'self' blob:",
    "frame-src": "'none'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "form-action": "'self'",
    "frame-ancestors": "'none'",
}
SECURITY = {
    "content-security-policy": "; ".join(f"{what} {whence}" for what, whence in POLICY.items()),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    # Not "no-referrer": a browser would then send "Origin: null" with our own posts, and SameOrigin would refuse them. The
    # surface for people has no posts.
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
}
# Counts of sessions and memory, and the door for programs: nothing that a person using the app needs.
SHUT = ("/_stcore/metrics", "/_stcore/agent")
# What staff may take away has no address on the surface for people.
SHUT_TO_PEOPLE = ("/files",)
# What Streamlit or we serve under these is a file or a call, not a page.
NOT_PAGES = (
    "/static",
    "/_stcore",
    "/assets",
    "/files",
    "/media",
    "/component",
    "/healthz",
    "/manifest.json",
    "/oauth2callback",
    "/auth",
)


class SecurityHeaders:
    """Put the security headers on every answer, ours and Streamlit's."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and add to the head of the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in SECURITY.items():
                    headers[name] = value
                if surface() == "public":
                    # The address holds what opens the page, and the name of what is being filled in. A browser would
                    # give it along with each picture and file, into the log of whatever stands in front of us.
                    headers["referrer-policy"] = "no-referrer"
                    # Streamlit's cookie guards uploads. No public page takes any, and they promise to set none.
                    del headers["set-cookie"]
                if _under(scope["path"], ("/assets",)):
                    # Kept, but asked about each time: a new release shows at once and costs one short answer.
                    headers["cache-control"] = "no-cache"
            await send(message)

        await self.app(scope, receive, sending)


class SameOrigin:
    """Refuse, with 403, what another site's page asks for, and any host name this server does not go by.

    The second stops a hostile name that resolves to this machine (DNS rebinding). The names stand in the setting
    ``server.allowedHosts``; an empty list takes any.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Look at Host and Origin before anything else reads the request."""
        if scope["type"] in {"http", "websocket"}:
            headers = Headers(scope=scope)
            if not _known_host(headers.get("host")) or not _own_origin(headers):
                await _refuse(403, scope, receive, send)
                return
            shut = SHUT if surface() == "staff" else SHUT + SHUT_TO_PEOPLE
            if scope["type"] == "http" and _under(scope["path"], shut):
                await _refuse(404, scope, receive, send)
                return
        await self.app(scope, receive, send)


class Index:
    """Answer the address of a page with our own first HTML, and one where there is none with a plain 404 page.

    Left to itself Streamlit answers any address with its own HTML, then shows the start page under a notice.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer, or pass on what is not the address of a page."""
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"} or not _is_page(scope["path"]):
            await self.app(scope, receive, send)
            return
        page = page_at(scope["path"].removeprefix("/"))
        body, status = (index.page(page.window_title), 200) if page else (index.missing(), 404)
        answer = Response(body, status_code=status, media_type="text/html", headers={"cache-control": "no-cache"})
        await answer(scope, receive, send)


def _under(path: str, prefixes: tuple[str, ...]) -> bool:
    return any(path == prefix or path.startswith(f"{prefix}/") for prefix in prefixes)


def _is_page(path: str) -> bool:
    # A trailing slash goes to Streamlit, which sends the browser to the address without it.
    if path != "/" and path.endswith("/"):
        return False
    return not _under(path, NOT_PAGES) and not path.startswith("//")


def _known_host(host: str | None) -> bool:
    from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

    return is_host_allowed(host)


def _own_origin(headers: Headers) -> bool:
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host")


async def _refuse(status: int, scope: Scope, receive: Receive, send: Send) -> None:
    if scope["type"] == "websocket":
        await receive()
        # Closing before accepting makes the server answer the handshake with 403.
        await send({"type": "websocket.close", "code": 1008})
        return
    await PlainTextResponse("", status_code=status)(scope, receive, send)
