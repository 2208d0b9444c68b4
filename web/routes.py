"""The addresses beside the pages: whether the app is well, and the files the browser needs."""

from collections.abc import Callable
from pathlib import Path

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from logic.errors import ContentUnusable, PackInvalid, StoreUnavailable
from web.files import MakeFile, file_route
from web.words import say

STATIC = Path(__file__).resolve().parent / "static"


def routes(ready: Callable[[], None], make_file: MakeFile) -> list[BaseRoute]:
    """Every route of ours. ``ready`` raises an error of ours when the app cannot serve people; ``make_file`` makes one."""

    def healthz(_: Request) -> Response:
        """Answer 200 and "ok", or 503 and why in words. Not async: it may wait on the disk, so it gets a thread."""
        try:
            ready()
        except Exception as problem:  # noqa: BLE001 - whatever stops the app from serving people is "not well"
            return PlainTextResponse(unwell(problem), status_code=503, headers={"cache-control": "no-store"})
        return PlainTextResponse("ok", headers={"cache-control": "no-store"})

    def pictogram(request: Request) -> Response:
        """A picture of an Easy Read page: by its address it is sent once, and not with every answer."""
        from logic.pictograms import PICTURES, picture

        name = request.path_params["name"]
        if name not in PICTURES:
            return PlainTextResponse("", status_code=404)
        return Response(picture(name), media_type="image/svg+xml", headers={"cache-control": "max-age=86400"})

    return [
        Route("/healthz", healthz),
        Route("/assets/pictures/{name}.svg", pictogram),
        file_route(make_file),
        # The fonts come straight out of the package that ships them, so that no copy stands in the repository.
        Mount("/assets/fonts", StaticFiles(packages=[("fontpkg_atkinson_hyperlegible", "files")])),
        Mount("/assets", StaticFiles(directory=STATIC)),
    ]


def unwell(problem: Exception) -> str:
    """Why the app cannot serve people, in one line that gives nothing away about anyone or about the machine."""
    if isinstance(problem, PackInvalid):
        return say("health.pack", count=len(problem.problems))
    if isinstance(problem, ContentUnusable):
        return say("health.content", reason=problem.reason)
    if isinstance(problem, StoreUnavailable):
        return say("health.store", reason=problem.reason.replace("_", " "))
    return say("health.other", kind=type(problem).__name__)
