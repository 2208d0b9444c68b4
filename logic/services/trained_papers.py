"""The files of who finished which training: the list, a file to fill in, and the report on one that was checked.

What builds one is imported when it is wanted: a start must not wait for it.
"""

from typing import TYPE_CHECKING

from logic.bootstrap import Application
from logic.reference import whole_number
from logic.services._asked import FORM, LIST_KINDS, Asked, kind_in, sheet_in
from logic.services.training_files import check_training_file
from logic.services.training_read import training_for_sheet
from logic.trained import Wanted, address

if TYPE_CHECKING:
    from logic.documents.making import File, Told
    from logic.documents.sheet import Sheet


def list_file(app: Application, asked: Asked, _: "Told") -> "File":
    """Who finished which training, as an address narrows it."""
    return trained_list(app, address.read(asked), kind_in(asked, LIST_KINDS))


def template_file(app: Application, asked: Asked, _: "Told") -> "File":
    """A file to fill in, which comes as csv alone."""
    kind_in(asked, ("csv",))
    return trained_template(app)


def report_file(app: Application, asked: Asked, _: "Told") -> "File":
    """What would come of each line of the file that an address names."""
    return trained_report(app, whole_number(asked.get(FORM, "")))


def trained_list(app: Application, wanted: Wanted, kind: str) -> "File":
    """The list as it is narrowed, in one of ``LIST_KINDS``."""
    from logic.documents.trained import trained_sheet

    lines, cut = training_for_sheet(app, wanted)
    return _file(app, "list", trained_sheet(app.pack.screen, lines, cut=cut), kind)


def trained_template(app: Application) -> "File":
    """A file to fill in."""
    from logic.documents.trained import template_sheet

    return _file(app, "template", template_sheet(app.pack.screen), "csv")


def trained_report(app: Application, number: int) -> "File":
    """What would come of each line of a file that was checked. Raises ``NotFound`` for one that is gone."""
    from logic.documents.trained import report_sheet

    return _file(app, "report", report_sheet(app.pack.screen, check_training_file(app, number).checked), "csv")


def _file(app: Application, what: str, sheet: "Sheet", kind: str) -> "File":
    from logic.documents.making import MIMES, File

    return File(f"{app.pack.screen[f'trained.file.{what}']}.{kind}", MIMES[kind], sheet_in(sheet, kind))
