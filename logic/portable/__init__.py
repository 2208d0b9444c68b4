"""One whole activity as a JSON file that another installation can take in."""

from logic.portable.reading import FILE_MOST, as_read
from logic.portable.writing import as_file, digest

__all__ = ["FILE_MOST", "as_file", "as_read", "digest"]
