"""A browser's tab as the server sees it: Streamlit's websocket protocol (1.67), without a browser.

A tab opens a page, holds the values of its fields as a browser does, sends them with each click, and waits for the
run that the click set off. Parts that are due again by the clock run when ``keep_time`` is called. What is not played:
static files, uploads, lost connections.
"""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field
from math import inf
from time import perf_counter
from typing import Any, NamedTuple
from urllib.parse import urlsplit

import httpx
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.proto.WidgetStates_pb2 import WidgetState
from websockets.asyncio.client import ClientConnection, connect

HELD = {"text_input", "text_area", "radio", "checkbox", "selectbox"}
"""Fields whose value a browser sends with every click. Others stand on no page that is measured."""
BUTTONS = {"button", "download_button"}
PATIENCE = 60.0


class Missing(Exception):
    """The page does not show what was looked for."""


class Node(NamedTuple):
    """One element of the page."""

    kind: str
    element: Any
    run: str
    fragment: str
    script: str


@dataclass(slots=True)
class Visit:
    """One click, from the moment it is sent to the end of the run it set off; ``error`` when there was none."""

    name: str
    began: float
    seconds: float = 0.0
    late: float = 0.0
    """How long after its turn it was sent, when clicks are paced."""
    size: int = 0
    """Bytes received."""
    error: str = ""
    broken: list[str] = field(default_factory=list)
    """What the page showed as an exception."""


class Tab:
    """One tab. ``open`` it, then ``type``, ``choose``, ``tick`` and ``click``."""

    def __init__(self, base: str, headers: dict[str, str] | None = None) -> None:
        self.base = base.rstrip("/")
        self.path, self.query = "", ""
        self.lost = ""
        """Why nothing can be sent any more; empty while it can."""
        self._headers = headers or {}
        self._nodes: dict[tuple[int, ...], Node] = {}
        self._values: dict[str, WidgetState] = {}
        self._unsent: dict[str, dict[str, WidgetState]] = defaultdict(dict)  # form -> values held back until it is sent
        self._known: dict[str, tuple[Any, int]] = {}  # hash -> an element the server need not send again, last used in
        self._pages: list[Any] = []
        self._page = self._script = self._run = ""
        self._fragments: list[str] = []
        self._runs, self._remembered_for, self._begun = 0, 2, False
        self.drawn = 0
        """How often the whole page was drawn."""
        self._clock: dict[str, tuple[float, float]] = {}  # fragment -> seconds between its runs, when the next is due
        self._visit = Visit("", 0.0)
        self._finished: asyncio.Future[float] | None = None
        self._socket: ClientConnection | None = None
        self._reader: asyncio.Task[None] | None = None

    # --- opening and closing --------------------------------------------------------------------

    async def open(self, http: httpx.AsyncClient, path: str = "", query: str = "") -> Visit:
        """Load a page: what a browser asks for first, the websocket, and the first run. Timed from its very beginning."""
        began = perf_counter()
        self.path, self.query = path, query
        cookies: dict[str, str] = {}
        for asked in ("/_stcore/health", "/_stcore/host-config"):
            answer = (await http.get(self.base + asked, headers=self._headers)).raise_for_status()
            cookies.update(one.split(";")[0].split("=", 1) for one in answer.headers.get_list("set-cookie"))
        where = urlsplit(self.base)
        self._socket = await connect(
            f"ws://{where.netloc}/_stcore/stream",
            subprotocols=["streamlit", cookies.get("_streamlit_xsrf", "PLACEHOLDER_AUTH_TOKEN")],  # type: ignore[list-item]
            origin=f"{where.scheme}://{where.netloc}",  # type: ignore[arg-type]
            additional_headers={**self._headers, "Cookie": "; ".join(f"{k}={v}" for k, v in cookies.items())},
            max_size=None,
            max_queue=None,
            ping_interval=None,
            open_timeout=PATIENCE,
        )
        self._reader = asyncio.create_task(self._read())
        visit = await self._send("open")
        visit.seconds, visit.began = perf_counter() - began, began
        return visit

    async def close(self) -> None:
        """Leave, as by closing the tab."""
        if self._socket is not None:
            await self._socket.close()

    # --- what a person does ---------------------------------------------------------------------

    def type(self, label: str, words: str) -> None:
        """Put words in the text box whose label begins so."""
        self._hold(self.find({"text_input", "text_area"}, label), string_value=words)

    def choose(self, option: str, label: str = "") -> None:
        """Choose an option of the radio buttons, or of the list, whose label begins so."""
        node = self.find({"radio", "selectbox"}, label)
        if option not in node.element.options:
            raise Missing(f"no option {option!r} in {list(node.element.options)}")
        self._hold(node, string_value=option)

    async def click(self, label: str, name: str = "", *, late: float = 0.0) -> Visit:
        """Press the button whose label begins so, with its form if it stands in one, and wait for the page."""
        node = self.find(BUTTONS, label)
        if node.element.form_id:
            self._values.update(self._unsent.pop(node.element.form_id, {}))
        return await self._send(name or f"click {label}", trigger=node.element.id, fragment=node.fragment, late=late)

    async def again(self, name: str = "again", *, late: float = 0.0) -> Visit:
        """Run the page again as it stands."""
        return await self._send(name, late=late)

    @property
    def due(self) -> float:
        """When a part of the page is due to run again, by ``perf_counter``; infinite when none is."""
        return min((due for _, due in self._clock.values()), default=inf)

    async def keep_time(self, name: str = "look") -> Visit | None:
        """Run the part of the page that is due first, if its time has come, as a browser does. None when none is."""
        now = perf_counter()
        if self.due > now:
            return None
        fragment = min(self._clock, key=lambda one: self._clock[one][1])
        every, due = self._clock[fragment]
        # A browser's clock goes on from when it was due; what it missed it does not make up for.
        self._clock[fragment] = every, max(due + every, now)
        return await self._send(name, fragment=fragment, late=now - due, by_clock=True)

    async def go(self, path: str, query: str = "", name: str = "", *, late: float = 0.0) -> Visit:
        """Follow a link to another page of the app."""
        page = next((one.page_script_hash for one in self._pages if one.url_pathname.strip("/") == path), None)
        if page is None:
            raise Missing(f"no page at {path!r} in {[one.url_pathname for one in self._pages]}")
        if page != self._page:  # what stands on the page that is left goes with it
            kept = {node.element.id for node in self._nodes.values() if node.script == self._script and _has_id(node)}
            self._values = {key: value for key, value in self._values.items() if key in kept}
        self.path, self.query = path, query
        return await self._send(name or f"go to {path or 'start'}", page=page, late=late)

    def find(self, kinds: set[str], label: str) -> Node:
        """The first element of these kinds whose label begins so."""
        for node in self.nodes(kinds):
            if node.element.label.startswith(label):
                return node
        raise Missing(f"no {' or '.join(sorted(kinds))} {label!r} at {self.path}?{self.query}; {self.text()[:300]!r}")

    def nodes(self, kinds: set[str]) -> list[Node]:
        """Every element of these kinds, in the order of the page."""
        return [node for _, node in sorted(self._nodes.items()) if node.kind in kinds]

    def shows(self, kinds: set[str], label: str = "") -> bool:
        """Whether such an element stands on the page."""
        return any(node.kind in kinds and node.element.label.startswith(label) for node in self._nodes.values())

    def text(self) -> str:
        """Every word on the page, markup and all."""
        found = []
        for _, node in sorted(self._nodes.items()):
            found += [getattr(node.element, part) for part in ("body", "label") if hasattr(node.element, part)]
        return "\n".join(found)

    def address(self) -> dict[str, str]:
        """What the address holds behind its question mark."""
        return dict(pair.split("=", 1) for pair in self.query.split("&") if "=" in pair)

    # --- what comes in --------------------------------------------------------------------------

    async def _read(self) -> None:
        assert self._socket is not None  # noqa: S101 - opened just before
        try:
            async for raw in self._socket:
                self._take(raw if isinstance(raw, bytes) else raw.encode())
            self.lost = "the server closed the connection"
        except Exception as problem:  # noqa: BLE001 - whatever broke it is the error of the click under way
            self.lost = repr(problem)
        if self._finished is not None and not self._finished.done():
            self._finished.set_exception(ConnectionError(self.lost))
            self._finished.exception()  # seen: the click may have failed before it waited for its page

    def _take(self, raw: bytes) -> None:
        message = ForwardMsg.FromString(raw)
        self._visit.size += len(raw)
        match message.WhichOneof("type"):
            case "delta":
                if message.metadata.cacheable:
                    self._known[message.hash] = (message.delta, self._runs)
                self._draw(message.delta, message.metadata)
            case "ref_hash":
                delta = self._known[message.ref_hash][0]
                self._known[message.ref_hash] = (delta, self._runs)
                self._draw(delta, message.metadata)
            case "new_session":
                new = message.new_session
                self._begun, self._script, self._page = True, new.main_script_hash, new.page_script_hash
                self._run, self._fragments = message.metadata.run.script_run_id, list(message.metadata.run.fragment_ids)
                self._remembered_for = new.config.max_cached_message_age
                self._pages = self._pages or list(new.app_pages)  # the navigation names them better
                self._clock = self._clock if self._fragments else {}
            case "auto_rerun" | "stop_auto_rerun":
                self._wind(message)
            case "navigation":
                self._pages, self._page = list(message.navigation.app_pages), message.navigation.page_script_hash
            case "page_info_changed":
                self.query = message.page_info_changed.query_string
            case "page_not_found":
                self._visit.error = f"no page {message.page_not_found.page_name!r}"
            case "script_finished" if self._begun and message.script_finished != ForwardMsg.FINISHED_EARLY_FOR_RERUN:
                self._end(perf_counter(), well=message.script_finished != ForwardMsg.FINISHED_WITH_COMPILE_ERROR)

    def _wind(self, message: Any) -> None:
        """Part of the page runs again by the clock from now on, or does so no longer."""
        if message.WhichOneof("type") == "auto_rerun":
            every = message.auto_rerun.interval
            self._clock.setdefault(message.auto_rerun.fragment_id, (every, perf_counter() + every))
        for fragment in message.stop_auto_rerun.fragment_ids:
            self._clock.pop(fragment, None)

    def _draw(self, delta: Any, meta: Any) -> None:
        kind = delta.new_element.WhichOneof("type")
        if not kind:
            return  # a container carries no value
        element = getattr(delta.new_element, kind)
        node = Node(kind, element, self._run, delta.fragment_id, meta.active_script_hash)
        self._nodes[tuple(meta.delta_path)] = node
        if kind == "exception" and not element.is_warning:
            self._visit.broken.append(f"{element.type}: {element.message[:200]}")
        elif kind in HELD and (element.id not in self._values or element.set_value):
            self._values[element.id] = _at_first(kind, element)

    def _end(self, at: float, *, well: bool) -> None:
        """The run is over: what it did not draw again is gone from the page, with its value."""
        if not well:
            self._visit.error = self._visit.error or "the script does not compile"
        else:
            self._nodes = {
                place: node
                for place, node in self._nodes.items()
                if node.run == self._run or (self._fragments and node.fragment not in self._fragments)
            }
            there = {node.element.id for node in self._nodes.values() if _has_id(node)}
            self._values = {key: value for key, value in self._values.items() if key in there}
            self._runs += 1
            if not self._fragments:
                self.drawn += 1
                oldest = self._runs - self._remembered_for
                self._known = {key: known for key, known in self._known.items() if known[1] >= oldest}
        if self._finished is not None and not self._finished.done():
            self._finished.set_result(at)

    # --- what goes out --------------------------------------------------------------------------

    def _hold(self, node: Node, **value: str) -> None:
        form = node.element.form_id
        (self._unsent[form] if form else self._values)[node.element.id] = WidgetState(id=node.element.id, **value)

    async def _send(
        self,
        name: str,
        *,
        trigger: str = "",
        fragment: str = "",
        page: str = "",
        late: float = 0.0,
        by_clock: bool = False,
    ) -> Visit:
        if self.lost or self._socket is None:
            raise ConnectionError(self.lost or "never opened")
        message = BackMsg()
        run = message.rerun_script
        run.query_string = self.query
        run.widget_states.widgets.extend(self._values.values())
        if trigger:
            run.widget_states.widgets.add(id=trigger, trigger_value=True)
        run.page_script_hash, run.fragment_id = page or self._page, fragment
        run.is_auto_rerun = by_clock
        run.page_name = "" if run.page_script_hash else self.path
        run.cached_message_hashes.extend(self._known)
        about = run.context_info
        about.timezone, about.locale, about.color_scheme = "Europe/London", "en-GB", "light"
        about.url, about.is_embedded = f"{self.base}/{self.path}", False
        self._begun, self._finished = False, asyncio.get_running_loop().create_future()
        visit = self._visit = Visit(name, perf_counter(), late=late)
        try:
            await self._socket.send(message.SerializeToString())
            visit.seconds = await asyncio.wait_for(self._finished, PATIENCE) - visit.began
        except (ConnectionError, OSError, TimeoutError) as problem:  # nothing can be sent on this tab any more
            visit.seconds = perf_counter() - visit.began
            visit.error = self.lost = self.lost or repr(problem)
        except Exception as problem:  # noqa: BLE001 - websockets has errors of its own for a closed connection
            visit.seconds = perf_counter() - visit.began
            visit.error = self.lost = self.lost or repr(problem)
        return visit


def _has_id(node: Node) -> bool:
    return hasattr(node.element, "id")


def _at_first(kind: str, element: Any) -> WidgetState:
    """The value a browser gives a field when it first draws it."""
    state = WidgetState(id=element.id)
    if kind == "checkbox":
        state.bool_value = element.value if element.set_value else element.default
    elif kind in {"radio", "selectbox"}:
        if element.set_value:
            if element.HasField("raw_value"):
                state.string_value = element.raw_value
        elif element.HasField("default") and element.options:
            state.string_value = element.options[element.default]
    else:
        name = "value" if element.set_value else "default"
        if not element.DESCRIPTOR.fields_by_name[name].has_presence or element.HasField(name):
            state.string_value = getattr(element, name)
    return state
