"""The deed by which one sees an entry as a picture, opens what is in it, and keeps it as a file."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ropa_desktop.errors import KnownError
from ropa_desktop.i18n import _
from ropa_desktop.ui import ask
from ropa_desktop.ui.work import Work

if TYPE_CHECKING:
    from ropa_desktop.exchange.written import Written
    from ropa_desktop.register.effective import Entry
    from ropa_desktop.register.picture import Box, Picture
    from ropa_desktop.ui.main_window import MainWindow
    from ropa_desktop.ui.picture_dialog import PictureDialog


class Pictures:
    """Shows the pictures of the entry that is open, and writes them."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window
        self._entry: Entry | None = None
        self.dialog: PictureDialog | None = None

    def picture(self) -> None:
        """The chain of the entry that is open, and the flow of its data."""
        from ropa_desktop.register.activities import ProcessingActivity
        from ropa_desktop.register.on_behalf import ProcessingOnBehalf
        from ropa_desktop.ui.picture_dialog import PictureDialog

        window = self._window
        window.save_now()
        record = window.workspace.page.record if window.workspace.page else None
        if window.desk is None or not isinstance(record, ProcessingActivity | ProcessingOnBehalf):
            window.tell(_("Open an activity, or an entry on behalf of others, and ask for its picture again."))
            return
        self._entry = record
        self.dialog = PictureDialog(record.title(), self._drawn, window)
        self.dialog.opened.connect(self._open)
        self.dialog.wanted.connect(self._save)
        self.dialog.finished.connect(self._forget)
        window.ask(self.dialog)

    def _forget(self) -> None:
        self.dialog = None

    def _graph(self, kind: str) -> Any:
        from ropa_desktop.exchange import dates
        from ropa_desktop.register.picture_of import picture_of

        assert self._window.desk is not None
        assert self._entry is not None
        return picture_of(kind, self._entry, self._window.desk.day, dates.in_words)

    def _drawn(self, kind: str) -> "Picture":
        from ropa_desktop.register.picture_layout import layout
        from ropa_desktop.ui.picture_paint import measure

        return layout(self._graph(kind), measure)

    def _open(self, box: "Box") -> None:
        from ropa_desktop.register.records import BY_NAME

        window = self._window
        assert window.desk is not None
        record = window.desk.get(BY_NAME[box.class_name], box.record_id)
        if record is None:
            return
        if self.dialog is not None:
            self.dialog.accept()
        window.workspace.open(record)

    # -- into files

    def _save(self, picture: "Picture", suffix: str) -> None:
        from ropa_desktop.ui.assessment import file_name

        window = self._window
        if window.work.is_busy(self._tell):
            return
        folder = window.desk.path.parent if window.desk and window.desk.path else Path.home()
        name = Path(file_name(f"{picture.title} {picture.kind}")).with_suffix(suffix)
        target = ask.place_for_export(window, str(folder / name), suffix)
        if target is not None:
            self.write(picture, target)

    def write(self, picture: "Picture", target: Path) -> None:
        """Write the picture; into a PDF go both pictures of the entry."""
        if target.suffix.casefold() == ".pdf":
            self._pdf(target)
            return
        try:
            if target.suffix.casefold() == ".png":
                self._png(picture, target)
            else:
                from ropa_desktop.exchange.svg import write

                write(picture, target)
        except KnownError as error:
            self._tell(str(error))
            return
        self._tell(_("Exported to {path}.").format(path=target))

    def _png(self, picture: "Picture", target: Path) -> None:
        from ropa_desktop.exchange.written import replacing
        from ropa_desktop.ui.look import worn
        from ropa_desktop.ui.picture_paint import image

        made = image(picture, worn())
        with replacing(target) as fresh:
            if not made.save(str(fresh), "PNG"):  # type: ignore[call-overload]
                raise OSError(5, _("the image could not be written"))

    def _pdf(self, target: Path) -> None:
        from ropa_desktop.exchange.pdf.picture import write
        from ropa_desktop.register.picture_of import KINDS
        from ropa_desktop.store import handover

        assert self._window.desk is not None
        graphs, standing = [self._graph(kind) for kind in KINDS], handover.standing(self._window.desk.register)
        work = Work(lambda progress: write(graphs, standing, target, progress))
        work.done.connect(self._written)
        work.failed.connect(self._tell)
        words = _("Writing {name}").format(name=target.name)
        self._window.work.start(words, work, _("The export was stopped. Nothing was written."))

    def _written(self, written: "Written") -> None:
        words = _("Exported to {path}.").format(path=written.path)
        self._tell(" ".join([words, *written.notices]))

    def _tell(self, words: str) -> None:
        """Where it can be seen."""
        if self.dialog is not None:
            self.dialog.tell(words)
        else:
            self._window.tell(words)
