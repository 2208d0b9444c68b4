"""What stands together on a sheet of paper: one set of limits for the PDF and for the Word file.

Paper parts what may be taller than a sheet, and nothing that is short: a row, a list, a picture with its words.
"""

TALL = 900
"""Letters from which a row may be taller than a sheet."""
A_LINE = 60
"""Letters that each line of a row counts as, beside its own: it may end early."""
SHORT = 8
"""Rows of a table, and lines of a list, up to which it stands on one sheet."""
FEW, FEW_LARGE = 16, 13
"""Lines up to which the words of a picture stand together, and those of a short table; in large print, of a picture."""
SMALL = 0.3
"""Share of the width of the text up to which a picture without words belongs to what stands before it."""
LARGER = 1.7
"""A picture in large print to the same in standard print, where the sheet is wide enough."""
