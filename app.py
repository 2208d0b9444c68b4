"""The launcher: one Streamlit app behind our own routes and middleware, and nothing else.

``streamlit run app.py`` starts it. The script itself stands in ``web/main.py``: were it here, beside ``pages/``, a
fresh server would run a page straight from its address and skip the navigation, the title and the error boundary.
"""

import gc
import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.middleware import Middleware

if TYPE_CHECKING:
    from logic.documents.making import File, Told

ROOT = Path(__file__).resolve().parent
# An ASGI server started from another folder does not put this one on the path.
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from web import boundary, callbacks, processor, site  # noqa: E402 - needs the path above
from web.middleware import Index, SameOrigin, SecurityHeaders  # noqa: E402
from web.routes import routes  # noqa: E402


def ready() -> None:
    """Raise PackInvalid or StoreUnavailable unless the content is sound and the database can be read."""
    # Imported on the first call: the address must answer before the content and the database are even opened.
    from logic.bootstrap import running

    running().store.check()


def make_file(name: str, asked: Mapping[str, str], told: "Told") -> "File":
    """A file that a page links to. Raises what ``services.make_file`` does."""
    from logic import services
    from logic.bootstrap import running

    return services.make_file(running(), name, asked, told)


processor.keep_to(os.environ.get("DOING_WITH_PROCESSOR", ""))
# A click makes and drops some ten thousand objects. With Python's usual 700 between two looks for cycles, looking for
# them took a ninth of a click; memory stays as flat (docs/performance.md).
gc.set_threshold(20_000, 50, 50)
boundary.quieten_streamlit()
callbacks.finish_callbacks()
site.surface()  # a name that is none must stop the start: pages of staff must not be served by mistake
app = st.App(
    ROOT / "web" / "main.py",
    routes=routes(ready, make_file),
    middleware=[Middleware(SecurityHeaders), Middleware(SameOrigin), Middleware(Index)],
    on_script_error=boundary.on_script_error,
)
