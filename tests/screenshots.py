"""`make screenshots`: every page as a picture, light and dark, usual and large, in English and German."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QWidget

from ropa_desktop.exchange.sheets_in import Sheet
from ropa_desktop.i18n import _, figure
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.settings import Settings
from ropa_desktop.store import deliveries, handover
from ropa_desktop.store.register import Register
from ropa_desktop.ui import look, speaking
from ropa_desktop.ui.comparing import Wish
from ropa_desktop.ui.dropping import ReadDialog
from ropa_desktop.ui.main_window import MainWindow
from ropa_desktop.ui.navigation import LISTS
from ropa_desktop.ui.questions import QUESTIONS
from ropa_desktop.ui.report_page import ReportPage
from ropa_desktop.ui.sample import make_sample
from ropa_desktop.ui.sheet_dialog import SheetDialog
from ropa_desktop.ui.taking_back import WaitDialog

DIALOGS = (
    "export", "verify", "show_backups", "erase", "password", "history", "whole_history", "compare", "as_it_stood",
    "from_starting_point", "settings_dialog", "keys", "anything",
)  # fmt: skip

ROWS = [
    ["Record of Example Ltd, as we kept it so far", "", "", "", "", "", ""],
    ["No.", "Name", "Purposes", "Legal basis", "Categories of personal data", "Data subjects", "Remarks of ours"],
    ["1", "Payroll", "Pay wages\nKeep books", "A6-1-b\nA6-1-c", "Pay data; Bank account", "Employees", "ask Ms Adler"],
    ["2", "Visitors", "Know who is in the house", "A6-1-f", "Names; Times of visits", "Visitors", ""],
]  # a spreadsheet as many of them are


@dataclass(frozen=True)
class Variant:
    """One way to show the program."""

    language: str
    look: str
    percent: int
    size: tuple[int, int]

    @property
    def name(self) -> str:
        """What it is called in the names of its pictures."""
        return f"{self.language}-{self.look}-{self.percent}"


VARIANTS = {
    one.name: one
    for language in ("en", "de")
    for chosen in ("light", "dark")
    for percent, size in ((100, (1280, 800)), (200, (1920, 1080)))
    for one in (Variant(language, chosen, percent, size),)
}


def take(app: QApplication, folder: Path, work: Path, variant: Variant) -> None:
    """Go through the window and keep what it shows."""
    look.put_on(app, variant.look, variant.percent)
    settings = Settings(author="officer", look=variant.look, size=variant.percent, language=variant.language)
    window = MainWindow(settings)
    window.resize(*variant.size)
    window.show()

    def keep(page: str, shown: QWidget = window) -> None:
        for _turn in range(30):
            app.processEvents()
        shown.grab().save(str(folder / f"{page}-{variant.name}.png"))

    keep("start")
    window.begin.show_page()
    window.begin.page.fill()
    keep("first-page")
    window.begin.leave()
    for register in ("sample", "empty"):
        window.open(work / f"{register}.ropa")
        while window.desk is None:
            app.processEvents()
        for class_name, _words in LISTS:
            window.workspace.navigation.go(class_name)
            keep(f"{register}-{class_name}-list")
            if window.workspace.list.model.ids:
                window.workspace.list.select(window.workspace.list.model.ids[0])
                for place in range(len(window.workspace.page.headings)):
                    window.workspace.page.show_section(place)
                    keep(f"{register}-{class_name}-{place}")
        _gaps(window, keep, register)
        _many(window, keep, register)
        _overview(app, window, keep, register)
        _questions(app, window, keep, register)
        _preview(app, window, keep, register)
        _help(window, keep, register)
        for deed in DIALOGS:
            window.dialog = None
            window.deeds[deed].trigger()
            _wait(app, window)
            if window.dialog is not None:  # an empty register has no record whose history could be read
                keep(f"{register}-{deed}", window.dialog)
                window.dialog.reject()
    _filtered(app, window, keep, work)
    _judged(app, window, keep, work)
    _pictures(app, window, keep, work)
    _between(app, window, keep, work)
    window.close()


def _gaps(window: MainWindow, keep: Callable[..., None], register: str) -> None:
    """What is open, beside the first record of its list, also where there is little room."""
    window.workspace.navigation.go("ProcessingActivity")
    window.workspace.navigation.scrollToTop()
    if window.workspace.list.model.ids:
        window.workspace.list.select(window.workspace.list.model.ids[0])
        assert window.workspace.page is not None
        window.workspace.page.turn_gaps()
        keep(f"{register}-gaps")
        window.desk.gaps_wished = None
        window.workspace.page.fit_the_room()


def _many(window: MainWindow, keep: Callable[..., None], register: str) -> None:
    """Several records chosen, rows of a spreadsheet about to be pasted, and a document that was dropped."""
    window.workspace.navigation.go("ProcessingActivity")
    window.workspace.list.table.selectAll()
    keep(f"{register}-many")
    QApplication.clipboard().setText(
        "Reference\tName\tStatus\tRemark\nX-1\tPayroll\tActive\t\nX-2\tVisitors\tsoon\ta\n"
    )
    window.pasting.paste_rows()
    keep(f"{register}-paste", window.dialog)
    window.dialog.reject()
    sheets = [Sheet("Our record", ROWS)]
    window.ask(SheetDialog(window.desk, "record.xlsx", sheets, window))
    keep(f"{register}-sheet", window.dialog)
    window.dialog.reject()
    window.ask(ReadDialog(Path("notice.tilt.json"), False, lambda: None, window))
    keep(f"{register}-read", window.dialog)
    window.dialog.reject()
    dialog = WaitDialog(_("Taking back a step of {n} rows").format(n=figure(10_000)), lambda: dialog.done(0), window)
    dialog.progress(4_000, 10_000)
    window.ask(dialog)
    keep(f"{register}-wait", window.dialog)
    window.dialog.reject()


def _overview(app: QApplication, window: MainWindow, keep: Callable[..., None], register: str) -> None:
    """The figures, once they are counted."""
    window.overview.show_overview()
    _answered(app, window.workspace.answers["overview"])
    keep(f"{register}-overview")


def _questions(app: QApplication, window: MainWindow, keep: Callable[..., None], register: str) -> None:
    """Each question with its answer, from its beginning and from its end."""
    for question in QUESTIONS:
        window.workspace.navigation.go(question.name)
        page = window.workspace.answer()
        assert page is not None
        _choose_something(page)
        _answered(app, page)
        keep(f"{register}-question-{question.name}")
        bar = page.view.verticalScrollBar()
        if bar.maximum():
            bar.setValue(bar.maximum())
            keep(f"{register}-question-{question.name}-end")


def _preview(app: QApplication, window: MainWindow, keep: Callable[..., None], register: str) -> None:
    """What is asked first, and the pages of the record, with their words."""
    window.workspace.navigation.go("ProcessingActivity")
    window.deeds["preview"].trigger()
    keep(f"{register}-preview-asked", window.dialog)
    window.dialog.go.click()
    _wait(app, window)
    keep(f"{register}-preview", window.dialog)
    window.preview.dialog.by_ear.click()
    keep(f"{register}-preview-words", window.dialog)
    window.dialog.reject()


def _help(window: MainWindow, keep: Callable[..., None], register: str) -> None:
    """What F1 says of a field, or of a list without entries, and of a dialog."""
    window.workspace.navigation.go("ProcessingActivity")
    if window.workspace.list.model.ids:
        window.workspace.list.select(window.workspace.list.model.ids[0])
        window.workspace.page.show_section(1)
    window.help.show()
    keep(f"{register}-help")
    window.help.close()
    window.deeds["export"].trigger()
    window.help.show_beside(window.dialog)
    keep(f"{register}-help-dialog", window.help.beside)
    window.dialog.reject()


def _choose_something(page: ReportPage) -> None:
    """The first of what a question offers, where it asks for more than a day."""
    controls = page.choices.controls
    which = getattr(controls, "which", controls)
    if hasattr(which, "options") and (offered := which.options()):
        which.choose(offered[0][0])
    if hasattr(controls, "suppose"):
        controls.suppose()


def _answered(app: QApplication, page: ReportPage) -> None:
    app.processEvents()
    while page.answering.is_busy():
        app.processEvents()


def _filtered(app: QApplication, window: MainWindow, keep: Callable[..., None], work: Path) -> None:
    """A list with chips and words, the answers of a chip, and the dialog and the menu of kept views."""
    _open(app, window, work / "sample.ropa")
    window.workspace.navigation.go("ProcessingActivity")
    shown = window.workspace.list
    shown.chips.choose("Transfer.country", ["US", "IN"])
    shown.chips.choose("Purpose.legal_basis", ["A6-1-a", "A6-1-f"])
    shown.chips.pick("Purpose.legal_basis")
    assert shown.chips.picker is not None
    keep("filtered-picker", shown.chips.picker)
    shown.chips.picker.close()
    window.views.keep()
    keep("filtered-keep", window.dialog)
    window.dialog.reject()
    window.views.keep_as("Consent, and abroad")
    window.views.open_menu()
    keep("filtered-views", window.views.menu)
    window.views.menu.close()
    shown.search.setText("service")
    shown.find_next(1)
    keep("filtered")
    shown.show_all()


def _judged(app: QApplication, window: MainWindow, keep: Callable[..., None], work: Path) -> None:
    """A finding that is judged not to apply: the dialog, and what is listed beside the record afterwards."""
    _open(app, window, work / "sample.ropa")
    window.workspace.navigation.go("ProcessingActivity")
    window.workspace.list.select(window.workspace.list.model.ids[0])
    page = window.workspace.page
    assert page is not None
    page.refute(page.findings[0])
    keep("does-not-apply", window.dialog)
    window.dialog.reject()
    window.desk.dismiss(page.findings[0], "The law that asks for it is not that of this company.", "A. Officer")
    page.turn_gaps()
    page.gaps.judged.heading.click()
    for _turn in range(30):
        app.processEvents()
    page.gaps.verticalScrollBar().setValue(page.gaps.verticalScrollBar().maximum())
    keep("judged")
    window.undo()


def _pictures(app: QApplication, window: MainWindow, keep: Callable[..., None], work: Path) -> None:
    """The chain and the flow of an activity and of an entry on behalf of others."""
    _open(app, window, work / "sample.ropa")
    for class_name in ("ProcessingActivity", "ProcessingOnBehalf"):
        window.workspace.navigation.go(class_name)
        window.workspace.list.select(window.workspace.list.model.ids[0])
        window.deeds["picture"].trigger()
        for kind in window.pictures.dialog.kinds:
            window.pictures.dialog.show_kind(kind)
            keep(f"picture-{class_name}-{kind}", window.dialog)
        window.dialog.reject()


def _between(app: QApplication, window: MainWindow, keep: Callable[..., None], work: Path) -> None:
    """What is shown of two states: a comparison, a merge, and the register as it stood."""
    _open(app, window, work / "sample.ropa")
    window.comparing.start(Wish(other=work / "copy.ropa"))
    _wait(app, window)
    for page, way in (("compared", None), ("merge", lambda: window.merging.start(work / "copy.ropa"))):
        if way:
            way()
            _wait(app, window)
        keep(page, window.dialog)
        window.dialog.reject()
    window.time_travel.go(1)
    keep("as-it-stood")
    window.time_travel.back()


def _open(app: QApplication, window: MainWindow, path: Path) -> None:
    window.open(path)
    while window.desk is None or window.desk.path != path:
        app.processEvents()


def _wait(app: QApplication, window: MainWindow) -> None:
    """Until what is done in the background is done."""
    while window.work.work is not None:
        app.processEvents()
    for _turn in range(30):
        app.processEvents()


def _changed(field: str, activity: ProcessingActivity) -> str:
    told = ProcessingActivity.field(field).label
    return _("Changed {field} of {name}").format(field=_(told), name=activity.title())


def _lived(work: Path) -> None:
    """The sample with a delivery and two edits, and a copy in which somebody else went on."""
    make_sample(work / "sample.ropa")
    shutil.copy(work / "sample.ropa", work / "copy.ropa")
    for path, department in ((work / "sample.ropa", "Legal and compliance"), (work / "copy.ropa", "Marketing")):
        with Register.open(path, "A. Author") as register:
            first, second, *_rest = register.all(ProcessingActivity)
            with register.step(_changed("department", first)):
                first.department = department
            shown = handover.standing(register)
            deliveries.note(register, shown, "controller", None, "record.xlsx", "en", "The authority")
            with register.step(_changed("name", second)):
                second.name = f"{second.name} ({department})"


def main(folder: Path, name: str = "") -> None:
    """Write those of one variant into the folder, or those of all, two at a time."""
    folder.mkdir(parents=True, exist_ok=True)
    if name:
        _write(folder, VARIANTS[name])
        return
    command = [sys.executable, "-m", "tests.screenshots", str(folder)]
    with ThreadPoolExecutor(2) as pool:  # a process each, so that none inherits the look of another
        list(pool.map(lambda one: subprocess.run([*command, one], check=True), VARIANTS))
    print(f"{len(list(folder.glob('*.png')))} pictures in {folder}")


def _desk(folder: Path) -> Path:
    """A screen as most desks have it; without this one it would be 800x800, to which all dialogs would shrink."""
    screen = {"name": "desk", "x": 0, "y": 0, "width": 1920, "height": 1080, "logicalDpi": 96, "logicalBaseDpi": 96,
              "dpr": 1}  # fmt: skip
    path = folder / "screen.json"
    path.write_text(json.dumps({"synchronousWindowSystemEvents": False, "screens": [screen]}))
    return path


def _write(folder: Path, variant: Variant) -> None:
    with tempfile.TemporaryDirectory() as made:
        app = QApplication(["ropa", "-platform", f"offscreen:configfile={_desk(Path(made))}"])
        speaking.use(variant.language)
        os.environ["ROPA_PROFILE"] = made
        work = Path(made)
        _lived(work)
        Register.create(work / "empty.ropa").close()
        take(app, folder, work, variant)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:3])
