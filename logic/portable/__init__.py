"""One whole activity as a JSON file, packed where it is large, that another installation can take in."""

from logic.portable.packing import is_packed, packed
from logic.portable.reading import as_read
from logic.portable.writing import as_file, digest

__all__ = ["as_file", "as_read", "digest", "is_packed", "packed"]
