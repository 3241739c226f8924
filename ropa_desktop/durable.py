"""What makes a file outlive a power cut: its contents on the disk first, then its name."""

import os
import sys
from contextlib import suppress
from pathlib import Path


def contents(path: Path) -> None:
    """Wait until the disk has what was written."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def names(folder: Path) -> None:
    """Wait until the disk has the folder's entries; where a file system cannot say so, they are there all the same."""
    if sys.platform == "win32":
        return
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
