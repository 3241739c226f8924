"""Before a backup is put back: which steps would be missing, and what is kept."""

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _, ngettext
from ropa_desktop.store import steps
from ropa_desktop.store.key import Key
from ropa_desktop.store.register import Register
from ropa_desktop.store.restore import Apart, apart
from ropa_desktop.ui.plain import label, short

WIDTH = 520
Line = tuple[str, str]  # words and their tone
SHOWN = 8  # titles of steps that would be missing


class RestoreDialog(QDialog):
    """Shows what `told` has found, and calls `go` where the user wants it."""

    def __init__(self, path: Path, said: list[Line], go: Callable[[], None], parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Restore"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 20, 24, 20)
        outer.setSpacing(20)
        inner = QWidget()
        inner.setFixedWidth(WIDTH)  # wrapped words get their height only where the width is known
        lines = QVBoxLayout(inner)
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setSpacing(12)
        lines.addWidget(label(_("Restore {name} from a backup?").format(name=path.stem), "title", wrap=True))
        for words, tone in said:
            lines.addWidget(label(words, tone, wrap=True))
        kept = _(
            "The backup is verified first. The file that is there now is not deleted: it stays beside the "
            "register, as “{name} before restore …”."
        )
        lines.addWidget(label(kept.format(name=path.stem), "soft", wrap=True))
        outer.addWidget(inner)
        outer.addStretch(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.go = buttons.addButton(_("Restore"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.button(QDialogButtonBox.StandardButton.Cancel).setDefault(True)
        buttons.accepted.connect(self.accept)
        buttons.accepted.connect(go)
        buttons.rejected.connect(self.reject)
        outer.addWidget(buttons)


def told(backup: Path, path: Path, key: Key | None) -> list[Line]:
    """What a restore would change, as lines with their tones; raises KnownError where the backup does not open."""
    with ExitStack() as open_ones:
        theirs = open_ones.enter_context(Register.open(backup, read_only=True, key=key))
        try:
            ours = open_ones.enter_context(Register.open(path, read_only=True, key=key))
        except KnownError:
            words = _("The backup goes up to step {n}. The register itself cannot be read, so which steps would be "
                      "missing cannot be said.")  # fmt: skip
            head = theirs.head()
            return [(words.format(n=head.number if head else 0), "")]
        return _difference(ours, apart(ours, theirs))


def _difference(ours: Register, parted: Apart) -> list[Line]:
    words = _("The register is at step {now}, the backup at step {then}.")
    lines = [(words.format(now=parted.register, then=parted.backup), "")]
    if parted.backup > parted.common:
        words = ngettext(
            "The backup holds %d step that the register does not.",
            "The backup holds %d steps that the register does not.",
            parted.backup - parted.common,
        )
        lines.append((words % (parted.backup - parted.common), ""))
    if not parted.lost:
        return [*lines, (_("No step would be missing."), "")]
    words = ngettext("%d step would be missing:", "%d steps would be missing:", parted.lost)
    lines.append((words % parted.lost, "section"))
    shown = [steps.read(ours.connection, number) for number in range(parted.register, parted.common, -1)[:SHOWN]]
    listed = "\n".join(f"{one.number} · {short(one.title, 90)}" for one in shown if one)
    if parted.lost > SHOWN:
        listed += "\n" + _("and {n} more").format(n=parted.lost - SHOWN)
    return [*lines, (listed, "")]
