"""The few questions that the system's own dialogs put; tests answer them instead."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from ropa_desktop.i18n import _


def register_to_open(parent: QWidget, folder: str) -> Path | None:
    """Which register to open."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("Open a register"), folder, _("Registers (*.ropa)"))
    return Path(name) if name else None


def copy_to_merge(parent: QWidget, folder: str) -> Path | None:
    """Which copy of the register to take in."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("Merge another copy"), folder, _("Registers (*.ropa)"))
    return Path(name) if name else None


def list_of_decisions(parent: QWidget, folder: str) -> Path | None:
    """Which list of adequacy decisions to take over."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("Load adequacy decisions"), folder, _("Lists (*.csv)"))
    return Path(name) if name else None


def document_to_begin_with(parent: QWidget, folder: str) -> Path | None:
    """Which document to begin a register with."""
    kinds = _("Registers, privacy notices and workbooks (*.json *.xlsx *.csv);;All files (*)")
    name, _kind = QFileDialog.getOpenFileName(parent, _("Choose the document"), folder, kinds)
    return Path(name) if name else None


def document_to_read(parent: QWidget, folder: str) -> Path | None:
    """Which document to make a register of."""
    kinds = _("Registers and documents (*.ropa *.json *.xlsx *.csv);;All files (*)")
    name, _kind = QFileDialog.getOpenFileName(parent, _("Read a document"), folder, kinds)
    return Path(name) if name else None


def register_to_make(parent: QWidget, folder: str) -> Path | None:
    """Where the new register is to lie."""
    name, _kind = QFileDialog.getSaveFileName(parent, _("New register"), folder, _("Registers (*.ropa)"))
    return with_suffix(name, ".ropa")


def place_for_export(parent: QWidget, folder: str, suffix: str) -> Path | None:
    """Where the document is to lie."""
    name, _kind = QFileDialog.getSaveFileName(parent, _("Export to"), folder, f"*{suffix}")
    return with_suffix(name, suffix)


def place_for_sheet(parent: QWidget, folder: str) -> Path | None:
    """Where the recovery sheet is to lie."""
    name, _kind = QFileDialog.getSaveFileName(parent, _("Save the recovery sheet"), folder, "*.pdf")
    return with_suffix(name, ".pdf")


def place_for_copy(parent: QWidget, file_name: str) -> Path | None:
    """Where a copy of a kept file is to lie; of the name it had, only the last part is proposed."""
    last = file_name.replace("\\", "/").rpartition("/")[2]
    name, _kind = QFileDialog.getSaveFileName(parent, _("Save a copy"), str(Path.home() / last))
    return Path(name) if name else None


def folder_for_backups(parent: QWidget, folder: str) -> Path | None:
    """Where all backups are to lie."""
    name = QFileDialog.getExistingDirectory(parent, _("Folder for backups"), folder)
    return Path(name) if name else None


def document_to_keep(parent: QWidget) -> Path | None:
    """Which file to keep inside the register."""
    name, _kind = QFileDialog.getOpenFileName(parent, _("Keep a file in the register"))
    return Path(name) if name else None


def with_suffix(name: str, suffix: str) -> Path | None:
    """The path of this name, which ends in the suffix even where the name does not; None for no name."""
    if not name:
        return None
    path = Path(name)
    return path if path.suffix.casefold() == suffix else path.with_name(path.name + suffix)
