"""Python loads this at its start when the folder is on its path: no PDF can be made, and the error quotes the document."""

import sys
from importlib.abc import MetaPathFinder


class Breaks(MetaPathFinder):
    """Stands before everything else that is asked for a module."""

    def find_spec(self, fullname, path, target=None):
        """Fail where the PDF writer is loaded, which happens when a file is made."""
        if fullname == "logic.documents.pdf":
            raise RuntimeError("PRIVATE WORDS")


sys.meta_path.insert(0, Breaks())
