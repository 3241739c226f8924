"""Where the program finds what it ships, and where the user's own settings lie."""

import os
import sys
from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


@cache
def _shipped(folder: str) -> Path:
    # A wheel and the packaged program carry the folder inside the package, a checkout beside it.
    inside = _PACKAGE / folder
    return inside if inside.is_dir() else _PACKAGE.parent / folder


def resources() -> Path:
    """What is shown and not executed: fonts, icons, translations, the law's text."""
    return _shipped("resources")


def db() -> Path:
    """What the register file is made of: migrations and dated reference facts."""
    return _shipped("db")


def profile() -> Path:
    """The user's folder for settings and the log; `ROPA_PROFILE` names another one."""
    if chosen := os.environ.get("ROPA_PROFILE"):
        return Path(chosen)
    if sys.platform == "win32":
        return Path(os.environ.get("APPDATA", Path.home())) / "ROPA Desktop"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support" / "ROPA Desktop"
    return Path(os.environ.get("XDG_CONFIG_HOME", Path.home() / ".config")) / "ropa-desktop"
