"""The sample register, for looking around."""

from pathlib import Path

from ropa_desktop import i18n
from ropa_desktop.i18n import _


def sample_register(folder: Path) -> Path:
    """The sample of this folder in the language in force; made when it is not there, else as the user left it."""
    language = i18n.language()
    path = folder / ("sample.ropa" if language == "en" else f"sample-{language}.ropa")
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        make_sample(path)
    return path


def make_sample(path: Path) -> None:
    """Write the sample register; raises KnownError where it cannot be written."""
    from ropa_desktop.register.sample import records  # not before a sample that is there has been painted
    from ropa_desktop.store.fresh import fresh

    with fresh(path) as register, register.step(_("The sample")) as session:
        session.add_all(records())
