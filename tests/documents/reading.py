"""Reading a PDF back with pikepdf alone: its tags, its fonts, and its words as a copying reader would get them."""

from io import BytesIO

import pikepdf


class Read:
    """One PDF, opened."""

    def __init__(self, file: bytes):
        self.pdf = pikepdf.open(BytesIO(file))
        self.tags = list(_elements(self.pdf.Root.StructTreeRoot))

    def tagged(self, kind):
        """The structure elements of one kind, in reading order."""
        return [tag for tag in self.tags if str(tag.S) == f"/{kind}"]

    @property
    def text(self):
        """All words but those of the feet, in the order drawn; lines joined as they come."""
        return "".join(map(self.text_on, range(len(self.pdf.pages))))

    def text_on(self, number):
        """The same of one sheet, counted from nought."""
        return "".join(piece for piece, real in _words(self.pdf.pages[number]) if real)

    @property
    def feet(self):
        """What each sheet says beside its content: its foot."""
        return ["".join(piece for piece, real in _words(page) if not real) for page in self.pdf.pages]

    def places(self):
        """Where on its sheet each piece of text begins, as shares of its width and height."""
        for number in range(len(self.pdf.pages)):
            yield from self.places_on(number)

    def places_on(self, number):
        """The same of one sheet, counted from nought."""
        page = self.pdf.pages[number]
        width, height = (float(one) for one in page.MediaBox[2:])
        yield from ((across / width, up / height) for across, up in _places(page))

    def letters(self):
        """The points of the letters of each piece of text, as they stand on the sheet."""
        for page in self.pdf.pages:
            yield from _letters(page)

    def fonts(self):
        """The descriptor of every font on every page."""
        for page in self.pdf.pages:
            for font in page.Resources.get("/Font", {}).values():
                yield font.DescendantFonts[0].FontDescriptor if "/DescendantFonts" in font else font.FontDescriptor


def _elements(node):
    kids = node.get("/K")
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield kid
            yield from _elements(kid)


def _words(page):
    """(text, whether it is content and not an artifact) on a page. Marked content that says what it stands for
    (ActualText) stands for its glyphs."""
    maps = {name: _to_unicode(font) for name, font in page.Resources.get("/Font", {}).items()}
    current, marked = {}, []
    for operands, operator in pikepdf.parse_content_stream(page):
        real = "/Artifact" not in (tag for tag, _ in marked)
        match str(operator):
            case "Tf":
                current = maps[str(operands[0])]
            case "BDC" | "BMC":
                known = operands[1] if len(operands) > 1 and isinstance(operands[1], pikepdf.Dictionary) else {}
                marked.append((str(operands[0]), "/ActualText" in known))
                if "/ActualText" in known:
                    yield str(known["/ActualText"]), real
            case "EMC":
                marked.pop()
            case "Tj" | "TJ" if not any(told for _, told in marked):
                for piece in operands[0] if str(operator) == "TJ" else operands:
                    if isinstance(piece, pikepdf.String):
                        yield "".join(_decoded(bytes(piece), current)), real


def _drawn(page):
    """What is drawn: operator, operands, and where the page's own place is by then."""
    now, kept = pikepdf.Matrix(), []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "q":
                kept.append(now)
            case "Q":
                now = kept.pop()
            case "cm":
                now = pikepdf.Matrix(*map(float, operands)) @ now
        yield str(operator), operands, now


def _places(page):
    for operator, operands, now in _drawn(page):
        if operator == "Tm":
            at = pikepdf.Matrix(*map(float, operands)) @ now
            yield at.e, at.f


def _letters(page):
    set_at, at = 0.0, pikepdf.Matrix()
    for operator, operands, now in _drawn(page):
        match operator:
            case "Tf":
                set_at = float(operands[1])
            case "Tm":
                at = pikepdf.Matrix(*map(float, operands))
            case "Tj" | "TJ":
                drawn = at @ now
                yield set_at * (drawn.c**2 + drawn.d**2) ** 0.5


def _decoded(codes, current):
    for at in range(0, len(codes), 2):
        yield current.get(int.from_bytes(codes[at : at + 2]), "\ufffd")


def _to_unicode(font):
    """Glyph number -> the text it stands for."""
    found = {}
    for operands, operator in _lines(font.ToUnicode.read_bytes().decode("latin-1")):
        if operator == "bfchar":
            found[operands[0]] = operands[1]
        else:
            first, last, text = operands
            for step in range(last - first + 1):
                found[first + step] = text[:-1] + chr(ord(text[-1]) + step)
    return found


def _lines(cmap):
    mode = ""
    for line in cmap.splitlines():
        if line.endswith(("beginbfchar", "beginbfrange")):
            mode = line.split("begin")[1]
        elif line.startswith("end"):
            mode = ""
        elif mode:
            parts = [part.split("<")[1] for part in line.split(">") if "<" in part]
            text = bytes.fromhex(parts[-1]).decode("utf-16-be")
            yield [*(int(part, 16) for part in parts[:-1]), text], mode


def words_of(text):
    """Text as its characters without blanks and without the marks that only steer: what order of drawing leaves."""
    return "".join(one for one in text if not one.isspace() and one not in UNSEEN)


UNSEEN = "\u200b\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff\u00ad"
