"""A document as Word (docx) by python-docx: real heading styles, table headers, alternative texts, its language.

No links or macros, and no fields but the numbers of the sheets: what people wrote is put in as text runs, and nothing in
it becomes anything else.
"""

import re
from collections.abc import Iterable
from copy import deepcopy
from datetime import UTC
from io import BytesIO
from itertools import count, zip_longest
from typing import Any

import docx
from docx.document import Document as WordFile
from docx.enum.table import WD_ALIGN_VERTICAL
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.image.image import Image
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shape import InlineShape
from docx.shared import Emu, Inches, Length, Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph as WordParagraph

from logic.diagrams.render import DOTS_PER_INCH
from logic.documents.fits import A_LINE, FEW, LARGER, SHORT, SMALL, TALL
from logic.documents.model import (
    Block,
    Bullets,
    Document,
    Heading,
    Idea,
    Ideas,
    Notice,
    PageBreak,
    Paragraph,
    Picture,
    Rows,
    Size,
    Table,
)
from logic.documents.zipped import steady
from logic.text import UNDRAWABLE

FONT = "Atkinson Hyperlegible"
"""Where it is not installed, Word shows another sans serif font."""
INK, SOFT, LINE, WASH, ACTION = "14181B", "4A5459", "C9C3B6", "F5F3EE", "0B4F7D"
POINTS: dict[Size, tuple[float, float, dict[int, float]]] = {
    "standard": (11, 10, {1: 21, 2: 14, 3: 11.5}),
    "large": (16, 16, {1: 26, 2: 20, 3: 17}),
}
"""Points of the text, of small text, and of each level of heading."""
PAGE, MARGIN = (Mm(210), Mm(297)), Mm(21)
FOOT, FOOT_FROM = Mm(23), Mm(9)
"""Room below the text, and of it below the two lines of the foot."""
FOOT_POINTS: dict[Size, int] = {"standard": 9, "large": 12}
ABOVE, ASIDE = 40, 108
"""Room in a cell above its words and to their right, in twentieths of a point. To the left is none: words stand in line."""
NOTHING_YET = "\u00a0"
"""A line that is kept free to write on."""
BESIDE = Mm(24)
"""How wide the picture beside an idea is."""
TALLEST = Mm(215)
"""Of a picture, so that it stands on one sheet."""
FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
"""What Word calls the blanks of ``Document.page``."""
THUMBNAIL = "/docProps/thumbnail.jpeg"
"""A picture of nothing of ours, which python-docx puts into each file."""


def to_word(document: Document, *, size: Size = "standard") -> bytes:
    """The file. Its pictures are drawn already, as png."""
    return _Writer(document, size).file()


class _Writer:
    """One document being written."""

    def __init__(self, document: Document, size: Size) -> None:
        self.document, self.size = document, size
        self.small = Pt(POINTS[size][1])
        self.word: WordFile = docx.Document()
        package = self.word.part.package
        for key, link in list(package.rels.items()):
            if not link.is_external and link.target_part.partname == THUMBNAIL:
                del package.rels[key]
        self.pictures = count(1)
        self.new_sheet = False
        self.drawn: dict[bytes, Any] = {}
        self._sheet()
        self._styles()
        self._properties()

    def file(self) -> bytes:
        """Everything, as a file."""
        if self.document.above:
            self._text(self.word.add_paragraph(), self.document.above, soft=True)
        self._heading(self.document.title, 1)
        blocks = self.document.blocks
        before: Block | None = None
        for block, after, later in zip_longest(blocks, blocks[1:], blocks[2:]):
            self._block(block)
            if self.new_sheet and not isinstance(after, Heading):
                self._page_break()
            of_heading, before = isinstance(before, Heading), block
            if not isinstance(block, Paragraph) or not self.word.paragraphs:
                continue
            if isinstance(after, Bullets | Ideas | Table) or (of_heading and block.tone == "soft"):
                self.word.paragraphs[-1].paragraph_format.keep_with_next = True
            elif _small(after) or (isinstance(after, Paragraph) and _small(later)):
                lines = sum(bool(line.strip()) for line in block.text.splitlines())
                for paragraph in self.word.paragraphs[-lines:]:
                    paragraph.paragraph_format.keep_with_next = True
        self._below_table(self.word.paragraphs[-1], Pt(1))
        out = BytesIO()
        self.word.save(out)
        return steady(out.getvalue())

    def _sheet(self) -> None:
        section = self.word.sections[0]
        section.page_width, section.page_height = PAGE
        section.left_margin = section.right_margin = section.top_margin = MARGIN
        section.bottom_margin, section.footer_distance = FOOT, FOOT_FROM
        self._text(section.footer.paragraphs[0], self.document.foot, soft=True)
        self._numbered(section.footer.add_paragraph())
        for line in section.footer.paragraphs:
            line.paragraph_format.space_after = Pt(0)
            for run in line._p.iter(qn("w:sz")):  # noqa: SLF001 - runs in a field are not told by python-docx
                run.set(qn("w:val"), str(2 * FOOT_POINTS[self.size]))
        if self.document.mark:
            head = section.header.paragraphs[0]
            head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self._text(head, self.document.mark, bold=True, soft=True)

    def _styles(self) -> None:
        body, _, headings = POINTS[self.size]
        normal = self.word.styles["Normal"]
        sizes = {"Normal": body} | {f"Heading {level}": points for level, points in headings.items()}
        for name, points in sizes.items():
            style = self.word.styles[name]
            style.font.name, style.font.size, style.font.color.rgb = FONT, Pt(points), RGBColor.from_string(INK)
            fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
            for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
                fonts.attrib.pop(qn(f"w:{theme}"), None)
            for script in ("ascii", "hAnsi", "cs"):
                fonts.set(qn(f"w:{script}"), FONT)
        normal.paragraph_format.space_after = Pt(body / 2)
        language = _child(normal.element.get_or_add_rPr(), "w:lang")
        for script in ("val", "eastAsia", "bidi"):
            language.set(qn(f"w:{script}"), self.document.language)
        for found in self.word.styles.element.iter(qn("w:lang")):
            found.set(qn("w:val"), self.document.language)

    def _properties(self) -> None:
        about = self.word.core_properties
        about.title, about.subject = _kept(self.document.title)[:255], _kept(self.document.subject)[:255]
        about.language, about.author, about.comments = self.document.language, "", ""
        if self.document.made_at is not None:
            about.created = about.modified = self.document.made_at.astimezone(UTC).replace(tzinfo=None)

    def _block(self, block: Block) -> None:
        match block:
            case Heading(text, level):
                self._heading(text, level)
            case Paragraph():
                self._words(self.word, block)
            case Bullets():
                self._listed(block)
            case Rows():
                self._rows(block)
            case Table():
                self._captioned(block)
            case Ideas(ideas, header):
                self._table(header, (((idea,), _sentences(idea)) for idea in ideas), widths=(1, 4))
            case Notice():
                self._notice(block)
            case Picture():
                self._picture(block)
            case PageBreak():
                self.new_sheet = True
            case _:
                raise TypeError(block)

    def _captioned(self, block: Table) -> None:
        if block.caption:
            paragraph = self.word.add_paragraph()
            self._text(paragraph, block.caption, bold=True)
            paragraph.paragraph_format.keep_with_next = True
        cells = (tuple((Paragraph(cell),) for cell in row) for row in block.rows)
        letters = sum(len(cell) for row in block.rows for cell in row)
        together = len(block.rows) <= SHORT and letters <= TALL
        self._table(block.header, cells, widths=block.widths or (1,) * len(block.header), together=together)

    def _listed(self, block: Bullets) -> None:
        """A list; a short one stands on one sheet."""
        first = len(self.word.paragraphs)
        self._words(self.word, block)
        if len(block.items) <= SHORT and sum(len(item) + A_LINE for item in block.items) <= TALL:
            for line in self.word.paragraphs[first:-1]:
                line.paragraph_format.keep_with_next = True

    def _page_break(self) -> None:
        """What follows begins a sheet. The paragraph of the break takes no room: below a table that fills the sheet it would
        stand on a sheet of its own.
        """
        last = self.word.paragraphs[-1]
        above = last._p.getprevious()  # noqa: SLF001 - python-docx does not tell what a paragraph stands below
        below_table = above is not None and above.tag == qn("w:tbl") and not last.text
        broken = last if below_table else self.word.add_paragraph()
        broken.paragraph_format.line_spacing, broken.paragraph_format.space_after = Pt(1), Pt(0)
        broken.add_run().add_break(WD_BREAK.PAGE)
        self.new_sheet = False

    def _heading(self, text: str, level: int) -> None:
        heading = self.word.add_paragraph(style=f"Heading {level}")
        self._text(heading, text)
        # No paragraph of a break, which would stand on a sheet of its own where the one before is full.
        heading.paragraph_format.page_break_before, self.new_sheet = self.new_sheet or None, False

    def _text(self, paragraph: WordParagraph, text: str, *, bold: bool = False, soft: bool = False) -> None:
        run = paragraph.add_run(_kept(text))
        run.bold = bold or None
        if soft:
            run.font.color.rgb, run.font.size = RGBColor.from_string(SOFT), self.small

    def _numbered(self, paragraph: WordParagraph) -> None:
        """Which sheet this is and how many there are, which only the program that opens the file knows."""
        paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
        for piece in re.split(r"(\{pages?\})", self.document.page):
            if piece not in FIELDS:
                self._text(paragraph, piece, soft=True)
                continue
            field = OxmlElement("w:fldSimple")
            field.set(qn("w:instr"), FIELDS[piece])
            self._text(paragraph, "1", soft=True)
            field.append(paragraph.runs[-1]._r)  # noqa: SLF001 - python-docx makes no fields
            paragraph._p.append(field)  # noqa: SLF001 - as above

    def _words(self, place: Any, block: Paragraph | Bullets) -> None:
        """Paragraphs or a list, in the document or in a cell."""
        bullets = isinstance(block, Bullets)
        lines = block.items if isinstance(block, Bullets) else block.text.splitlines()
        for line in lines:
            if not line.strip() and line != NOTHING_YET:
                continue
            paragraph = place.add_paragraph(style="List Bullet" if bullets else None)
            self._text(paragraph, line, soft=block.tone in {"soft", "note", "small"})
            if block.tone == "note":
                paragraph.paragraph_format.left_indent = Mm(4)
            if line == NOTHING_YET:
                paragraph.paragraph_format.space_after = Pt(0)

    def _rows(self, block: Rows) -> None:
        if block.header is not None:
            self._table(block.header, ((row.name, row.value) for row in block.rows), widths=(2, 3))
            return
        for row in block.rows:
            name = self.word.add_paragraph()
            self._text(name, row.name, bold=True)
            name.paragraph_format.keep_with_next = True
            name.paragraph_format.space_after = Pt(0)
            for one in row.value:
                self._words(self.word, one)

    def _table(
        self,
        header: tuple[str, ...],
        rows: Iterable[tuple[Any, ...]],
        *,
        widths: tuple[int, ...],
        together: bool = False,
    ) -> None:
        """A table whose first row is its header, told on each sheet; its cells are words or blocks.

        ``together``: it is short and stands on one sheet.
        """
        table = self.word.add_table(rows=1, cols=len(header))
        table.autofit = False
        _lines_between(table)
        _room_in_cells(table)
        marked = _child(table.rows[0]._tr.get_or_add_trPr(), "w:tblHeader")  # noqa: SLF001 - the way python-docx leaves
        marked.set(qn("w:val"), "true")
        _whole(table.rows[0])
        for cell, words in zip(table.rows[0].cells, header, strict=True):
            self._text(cell.paragraphs[0], words, bold=True, soft=True)
            cell.paragraphs[0].paragraph_format.keep_with_next = True
        for row in rows:
            added = table.add_row()
            for cell, value in zip(added.cells, row, strict=True):
                self._cell(cell, value)
                if isinstance(row[0], tuple) and isinstance(row[0][0], Idea):
                    cell.vertical_alignment = WD_ALIGN_VERTICAL.CENTER
            if sum(len(words.text) + A_LINE for cell in added.cells for words in cell.paragraphs) <= TALL:
                _whole(added)
        if together:
            for paragraph in (one for row in list(table.rows)[:-1] for cell in row.cells for one in cell.paragraphs):
                paragraph.paragraph_format.keep_with_next = True
        across = PAGE[0] - 2 * MARGIN
        for column, share in zip(table.columns, widths, strict=True):
            # Word goes by the cells, LibreOffice by the column.
            column.width = Emu(across * share // sum(widths))
            for cell in column.cells:
                cell.width = column.width
        self._below_table(self.word.add_paragraph(), Pt(POINTS[self.size][0] * 0.9))

    @staticmethod
    def _below_table(paragraph: WordParagraph, high: Length) -> None:
        """Word wants a paragraph below a table. It is a little room, and none at the end: it would fill a sheet of its own."""
        above = paragraph._p.getprevious()  # noqa: SLF001 - python-docx does not tell what a paragraph stands below
        if above is not None and above.tag == qn("w:tbl") and not paragraph.text:
            paragraph.paragraph_format.line_spacing, paragraph.paragraph_format.space_after = high, Pt(0)

    def _cell(self, cell: _Cell, value: str | tuple[Paragraph | Bullets | Idea, ...]) -> None:
        if isinstance(value, str):
            self._text(cell.paragraphs[0], value, bold=True)
            return
        for one in value:
            if isinstance(one, Idea):
                self._beside(cell, one.picture)
                return
            self._words(cell, one)
        if len(cell.paragraphs) > 1:
            first = cell.paragraphs[0]._p  # noqa: SLF001 - a new cell comes with an empty paragraph
            first.getparent().remove(first)

    def _notice(self, block: Notice) -> None:
        lines = block.text.splitlines()
        together = len(lines) if len(block.text) + A_LINE * len(lines) <= TALL else 1
        for place, line in enumerate((block.title, *lines)):
            paragraph = self.word.add_paragraph()
            self._text(paragraph, line, bold=line == block.title)
            paragraph.paragraph_format.keep_with_next = place < min(together, len(lines)) or None
            dressed = paragraph._p.get_or_add_pPr()  # noqa: SLF001 - borders and shading have no name in python-docx
            dressed.append(_element("w:pBdr", children=[_border("left", 24, ACTION, space=8)]))
            dressed.append(_element("w:shd", val="clear", color="auto", fill=WASH))
            paragraph.paragraph_format.left_indent = Mm(4)

    def _picture(self, block: Picture) -> None:
        across = PAGE[0] - 2 * MARGIN
        share = min(1.0, block.width * LARGER) if self.size == "large" else block.width
        width = int(across * share)
        if block.letters:
            natural = Image.from_blob(block.image).px_width * Inches(1) // DOTS_PER_INCH["png"]
            width = min(int(natural * POINTS[self.size][0] / block.letters), int(across))
        shape = self.word.add_picture(BytesIO(block.image), width=Emu(width))
        if shape.height > TALLEST:
            shape.width, shape.height = Emu(int(shape.width * TALLEST / shape.height)), TALLEST
        self._described(shape, block)
        if block.words:
            title = self.word.add_paragraph()
            self._text(title, block.words_title, bold=True)
            title.paragraph_format.keep_with_next = True
            first = len(self.word.paragraphs)
            self._words(self.word, Bullets(block.words, "small"))
            together = self.word.paragraphs[first:-1] if len(block.words) <= FEW else []
            for line in together:
                line.paragraph_format.keep_with_next = True

    def _beside(self, cell: _Cell, picture: Picture) -> None:
        """A small picture in a cell. One that was drawn before is copied: python-docx looks through all for each new one."""
        run = cell.paragraphs[0].add_run()
        known = self.drawn.get(picture.image)
        if known is None:
            shape = run.add_picture(BytesIO(picture.image), BESIDE)
            self.drawn[picture.image] = shape._inline  # noqa: SLF001 - to be copied
        else:
            shape = InlineShape(deepcopy(known))
            run._r.add_drawing(shape._inline)  # noqa: SLF001 - an element has no name in python-docx
        self._described(shape, picture)

    def _described(self, shape: InlineShape, picture: Picture) -> None:
        """The alternative text of a picture that stands in the file."""
        about = shape._inline.docPr  # noqa: SLF001 - the alternative text has no name in python-docx
        about.set("descr", _kept(picture.alt))
        number = next(self.pictures)
        about.set("id", str(number))
        about.set("name", f"Picture {number}")


def _sentences(idea: Idea) -> tuple[Paragraph, ...]:
    return tuple(map(Paragraph, idea.words))


def _kept(text: str) -> str:
    """Text without what XML cannot hold; where something was, a sign says so."""
    return UNDRAWABLE.sub("\ufffd", text)


def _small(block: Block | None) -> bool:
    """Whether it is a small picture without words, such as a square code: what says what it is for stays with it."""
    return isinstance(block, Picture) and not block.letters and block.width <= SMALL


def _whole(row: Any) -> None:
    """The row is not parted by the foot of a sheet."""
    properties = row._tr.get_or_add_trPr()  # noqa: SLF001 - the way python-docx leaves
    # Word wants it before the mark of a header row.
    properties.insert(0, _element("w:cantSplit"))


def _child(parent: Any, name: str) -> Any:
    found = parent.find(qn(name))
    if found is None:
        found = OxmlElement(name)
        parent.append(found)
    return found


def _element(name: str, *, children: Iterable[Any] = (), **values: str) -> Any:
    made = OxmlElement(name)
    for key, value in values.items():
        made.set(qn(f"w:{key}"), value)
    for child in children:
        made.append(child)
    return made


def _border(side: str, eighths: int, colour: str, *, space: int = 0) -> Any:
    return _element(f"w:{side}", val="single", sz=str(eighths), space=str(space), color=colour)


def _room_in_cells(table: Any) -> None:
    """Words do not touch the line above them, and stand in line with those outside the table."""
    sides = (("top", ABOVE), ("left", 0), ("bottom", 0), ("right", ASIDE))
    room = _element("w:tblCellMar", children=[_element(f"w:{side}", w=str(wide), type="dxa") for side, wide in sides])
    dressed = table._tbl.tblPr  # noqa: SLF001 - margins of cells have no name in python-docx
    # Word wants these in the order of its schema.
    look = dressed.find(qn("w:tblLook"))
    dressed.append(room) if look is None else look.addprevious(room)


def _lines_between(table: Any) -> None:
    """A thin line under each row and nothing round them."""
    lines = [_border("bottom", 4, LINE), _border("insideH", 4, LINE)]
    dressed = table._tbl.tblPr  # noqa: SLF001 - borders have no name in python-docx
    # Word wants these in the order of its schema.
    after = next((one for one in dressed if one.tag in {qn("w:tblLayout"), qn("w:tblLook")}), None)
    borders = _element("w:tblBorders", children=lines)
    dressed.append(borders) if after is None else after.addprevious(borders)
