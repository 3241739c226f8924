"""The name of a file that is kept inside the register, and the way to get the file out again."""

from typing import TYPE_CHECKING

from ropa_desktop.errors import KnownError
from ropa_desktop.exchange.written import replacing
from ropa_desktop.i18n import _
from ropa_desktop.register.documents import Document
from ropa_desktop.register.kinds import Kind
from ropa_desktop.ui import ask
from ropa_desktop.ui.plain import button
from ropa_desktop.ui.typed import Line

if TYPE_CHECKING:
    from ropa_desktop.ui.form import Form

# What is said of the file follows from the file: who could type it could unsay what it proves.
FIELDS = ("file_name", "file_size", "file_sha256")


class KeptFile(Line):
    """The file's name, and a button that saves a copy of the file."""

    def __init__(self, form: "Form", kind: Kind) -> None:
        super().__init__(kind, _("none kept here; Record > Keep a file"))
        self._form = form
        self.save = button(_("Save a copy …"), self.save_copy, hint=_("Save a copy of the kept file"))
        self.box.addWidget(self.save)

    def show_value(self, value: str | None) -> None:
        """The name; a file that is not here cannot be saved, and leaves its room to what says so."""
        super().show_value(value)
        self.save.setVisible(bool(getattr(self._form.record, "file_sha256", None)))

    def save_copy(self) -> None:
        """Ask where to, and write the bytes as they were kept."""
        document, desk = self._form.record, self._form.desk
        assert isinstance(document, Document)
        target = ask.place_for_copy(self, document.file_name or "")
        if target is None:
            return
        try:
            content = desk.register.file_content(document.file_sha256 or "")
            if content is None:
                raise KnownError(_("The file itself is not in this register; only what is said of it is."))
            with replacing(target) as fresh:
                fresh.write_bytes(content)
        except KnownError as error:
            self.refused.emit(str(error))
            return
        self.refused.emit("")
