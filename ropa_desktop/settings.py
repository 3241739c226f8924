"""What the program remembers of its user, and nothing of a register's contents."""

import getpass
import json
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from ropa_desktop import paths


def _login() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # an account without a name, as containers have
        return ""


@dataclass
class Settings:
    """Kept as JSON in the user's profile; an unreadable file is set aside and the defaults serve."""

    author: str = field(default_factory=_login)  # stands in every step of the history
    language: str = "en"
    look: str = "system"
    recent: list[str] = field(default_factory=list)
    geometry: str = ""
    splitter: str = ""
    backups: str = ""  # the folder for all registers' backups; empty: each beside its register
    begun: bool = False  # whether the questions of the first start were put
    lock_after: int = 15  # minutes without a touch until a register with a password is locked; 0: never
    size: int = 100  # per cent of the usual size of text and all else
    keys: dict[str, list[str]] = field(default_factory=dict)  # of the deeds whose keys are not the usual ones
    registers: dict[str, dict[str, Any]] = field(default_factory=dict)  # by its id: how one left it, and kept views

    def remember(self, register: Path) -> None:
        """Put a register on top of the recent ones; ten are kept."""
        name = str(register)
        self.recent = [name, *(other for other in self.recent if other != name)][:10]
        self.save()

    def save(self) -> None:
        """Write beside, then replace: the file is the old or the new one, never half.

        Where the profile cannot be written the old ones stay: that must keep nobody from opening or closing a register.
        """
        from ropa_desktop.unfinished import unfinished  # not needed to open a window

        place = _place()
        with suppress(OSError):
            place.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            with unfinished(place.parent) as fresh:
                fresh.write_text(json.dumps(asdict(self), indent=1), encoding="utf8")
                fresh.replace(place)


def load() -> Settings:
    """The user's settings, or the defaults where there are none."""
    place = _place()
    try:
        kept: Any = json.loads(place.read_text(encoding="utf8"))
    except FileNotFoundError:
        return Settings()
    except ValueError:
        place.replace(place.with_suffix(".unreadable"))
        return Settings()
    defaults = Settings()
    known = {f.name: type(getattr(defaults, f.name)) for f in fields(Settings)}
    if not isinstance(kept, dict):
        return defaults
    return Settings(**{k: v for k, v in kept.items() if k in known and isinstance(v, known[k])})


def _place() -> Path:
    return paths.profile() / "settings.json"
