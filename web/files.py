"""Files that pages link to. Each is made when somebody asks for it, in a thread of its own, and kept nowhere.

A link and not Streamlit's button: that one's file is registered anew with each run of the page, so a press while the page
draws is lost, and a file may be swept away by other sessions' runs before the browser has fetched it (Streamlit 1.67).

``files.js`` asks for ``STEPS``: a line of JSON for each step of a file made in several, then one that says the file's name
and kind, then the file; or a line that says in words why there is none. Anything else that asks is given the plain file.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import quote

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from logic.errors import NotFound, StoreUnavailable
from web import boundary, processor
from web.words import say

if TYPE_CHECKING:
    from logic.documents.making import File, Told

STEPS = "application/x-doing-with-steps"
AT_ONCE = 4
"""Files made at once; whoever asks for one more waits. Each takes a processor while it is made."""
MakeFile = Callable[[str, Mapping[str, str], "Told"], "File"]
"""Makes the file of this name and address, and tells the steps. Blocks."""


def file_route(make: MakeFile) -> Route:
    """The addresses of files."""
    threads = ThreadPoolExecutor(AT_ONCE, thread_name_prefix="file")

    def build(name: str, asked: Mapping[str, str], told: "Told") -> "File":
        processor.anywhere()
        return make(name, asked, told)

    async def give(request: Request) -> Response:
        """The file, or why there is none."""
        making = partial(build, request.path_params["name"], dict(request.query_params))
        kept_nowhere = {"cache-control": "no-store"}
        if STEPS in request.headers.get("accept", ""):
            return StreamingResponse(_in_steps(threads, making), media_type=STEPS, headers=kept_nowhere)
        try:
            file = await asyncio.get_running_loop().run_in_executor(threads, making, _nobody)
        except Exception as problem:  # noqa: BLE001 - the boundary: nothing may pass it but words
            status, words = _why(problem)
            return PlainTextResponse(words, status_code=status, headers=kept_nowhere)
        named = {"content-disposition": f"attachment; filename*=UTF-8''{quote(file.name)}"}
        return Response(file.content, media_type=file.mime, headers=kept_nowhere | named)

    return Route("/files/{name}", give)


async def _in_steps(threads: ThreadPoolExecutor, making: Callable[["Told"], "File"]) -> AsyncIterator[bytes]:
    """Each step as it begins, then the file. Whoever leaves meanwhile lets it finish for nobody."""
    loop = asyncio.get_running_loop()
    coming: asyncio.Queue[bytes | None] = asyncio.Queue()

    def told(step: int, steps: int, words: str) -> None:
        loop.call_soon_threadsafe(coming.put_nowait, _line(step=step, steps=steps, words=words))

    work = loop.run_in_executor(threads, making, told)
    work.add_done_callback(lambda _: coming.put_nowait(None))
    while (line := await coming.get()) is not None:
        yield line
    try:
        file = work.result()
    except Exception as problem:  # noqa: BLE001 - as in ``give``
        yield _line(trouble=_why(problem)[1])
    else:
        yield _line(name=file.name, mime=file.mime, size=len(file.content))
        yield file.content


def _nobody(*_: object) -> None:
    """Hears the steps when nobody asked for them."""


def _line(**what: object) -> bytes:
    return json.dumps(what).encode() + b"\n"


def _why(problem: Exception) -> tuple[int, str]:
    """The status and the words for a file there is not."""
    from logic.services.files import NoSuchFile, NotGiven

    if isinstance(problem, NotGiven):
        return 409, problem.words
    if isinstance(problem, NotFound | NoSuchFile):
        return 404, say("file.gone")
    if isinstance(problem, StoreUnavailable):
        return 503, boundary.store_words(problem)
    return 500, say("file.wrong", reference=boundary.logged(problem))
