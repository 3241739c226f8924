"""A canary in every field of every page: nothing that looks like markup is taken for markup, no file is opened."""

import html
import os

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QHelpEvent, QImage, QTextDocument
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QTextBrowser,
    QTextEdit,
    QWidget,
)

from ropa_desktop.register.kinds import Link, Links, Rows, Text
from ropa_desktop.register.records import ALL, BY_NAME
from ropa_desktop.store.register import Register
from ropa_desktop.ui import crash
from ropa_desktop.ui.export_dialog import ExportDialog
from ropa_desktop.ui.history import HistoryDialog
from ropa_desktop.ui.navigation import LISTS
from ropa_desktop.ui.rows import RowCards
from tests.ui.hands import go_to

PAGED = [name for name, _words in LISTS if name != "Transfer"]


@pytest.fixture
def bait(tmp_path):
    path = tmp_path / "canary.png"
    path.write_bytes(b"not a picture")
    return path


@pytest.fixture
def canary(bait):
    return f'<img src="{bait.as_uri()}"><b>{{name}}</b> <a href="{bait.as_uri()}">&amp; R&D</a> &lt;i&gt;'


def _record(name, canary, made, depth=0):
    """A record of this class whose every text is the canary, with rows and links one step deep."""
    cls = BY_NAME[name]
    record = cls()
    if depth == 0:
        made[name] = record
    for one in cls.fields:
        if isinstance(one.kind, Rows):
            setattr(record, one.name, [_record(one.kind.target, canary, made, 1)])
        elif isinstance(one.kind, Links):
            setattr(record, one.name, [made[one.kind.target]] if one.kind.target in made else [])
        elif isinstance(one.kind, Link):
            setattr(record, one.name, made.get(one.kind.target) if one.kind.target != name else None)
        elif isinstance(one.kind, Text):
            setattr(record, one.name, canary.format(name=f"{name}.{one.name}"))
    return record


@pytest.fixture
def hostile(make_window, tmp_path, canary):
    path = tmp_path / "hostile.ropa"
    made = {}
    order = ["Document", "SecurityMeasure", "CategoryOfDataSubjects", "CategoryOfPersonalData", "RetentionRule",
             "Organisation", "System", "Engagement", "ProcessingActivity", "ProcessingOnBehalf"]  # fmt: skip
    with Register.create(path, canary.format(name="author")) as register:
        with register.step(canary.format(name="step")) as session:
            session.add_all([_record(name, canary, made) for name in order])
        with register.step("A change, for the history"):
            made["ProcessingActivity"].notes = canary.format(name="notes again")
    return make_window(path)


def _plain(root: QWidget, canary: str) -> int:
    """How often the canary is shown below a widget; raises where a text is not shown as it is."""
    shown = 0
    for one in root.findChildren(QLabel):
        assert one.textFormat() == Qt.TextFormat.PlainText, f"{one.text()[:80]!r} of {one.parent()}"
        shown += canary in one.text()
    for kind in (QTextEdit, QTextBrowser):
        assert root.findChildren(kind) == []
    for one in root.findChildren(QPlainTextEdit):
        assert not any(run.charFormat().isImageFormat() for run in _runs(one.document()))
        shown += canary in one.toPlainText()
    for one in [root, *root.findChildren(QWidget)]:
        for told in (one.toolTip(), one.whatsThis(), one.statusTip()):
            assert _harmless(told), told
    return shown


def _runs(document: QTextDocument):
    block = document.begin()
    while block.isValid():
        found = block.begin()
        while not found.atEnd():
            yield found.fragment()
            found += 1
        block = block.next()


def _harmless(tip: str) -> bool:
    """Whether a tooltip holds no tag but line breaks; what it shows is then its text."""
    return "<" not in tip.replace("<br>", "")


@pytest.fixture
def watched(bait):
    """Raises where anything, Qt too, has read the bait: its time of access tells."""
    os.utime(bait, (1, 1))
    yield
    assert bait.stat().st_atime == 1


def test_reading_the_bait_would_be_noticed(bait):
    os.utime(bait, (1, 1))
    image = QImage(str(bait))
    if bait.stat().st_atime == 1:
        pytest.skip("this file system keeps no times of access")
    assert image.isNull()


@pytest.mark.usefixtures("watched")
def test_no_page_takes_data_for_markup(hostile, canary):
    head = canary[:16]
    assert {cls.__name__ for cls in ALL} >= set(PAGED)
    for name in PAGED:
        page = go_to(hostile, name)
        for form in page.forms:
            for one in form.rows.values():
                if isinstance(one.editor, RowCards):
                    for card in one.editor.cards.values():
                        card.set_open(True)
        QApplication.processEvents()
        assert _plain(hostile, head) >= 1, name
        hostile.grab()
        model = hostile.workspace.list.model
        for place in range(model.rowCount() * model.columnCount()):
            index = model.index(*divmod(place, model.columnCount()))
            assert _harmless(index.data(Qt.ItemDataRole.ToolTipRole) or "")
        for drop in hostile.findChildren(QComboBox):
            assert all(_harmless(drop.itemData(n, Qt.ItemDataRole.ToolTipRole) or "") for n in range(drop.count()))


@pytest.mark.usefixtures("watched")
def test_no_dialog_and_no_message_takes_data_for_markup(hostile, canary):
    head, page = canary[:16], go_to(hostile, "ProcessingActivity")
    hostile.retire()
    assert head in hostile.banner.words.text()
    for dialog in (
        ExportDialog(hostile.desk, lambda order: None, hostile), crash.CrashDialog(ValueError(canary), hostile),
        HistoryDialog(hostile.desk, page.record, hostile), HistoryDialog(hostile.desk, None, hostile),
    ):  # fmt: skip
        dialog.show()
        QApplication.processEvents()
        shown = _plain(dialog, head)
        assert shown >= 1 or not isinstance(dialog, HistoryDialog)
        dialog.grab()
        dialog.close()
    hostile.close_register()
    _plain(hostile, head)


@pytest.mark.usefixtures("watched")
def test_a_tooltip_shows_the_text_as_it_is(hostile, canary):
    go_to(hostile, "Organisation")
    table = hostile.workspace.list.table
    index = hostile.workspace.list.model.index(0, 0)
    place = table.visualRect(index).center()
    QApplication.sendEvent(
        table.viewport(), QHelpEvent(QHelpEvent.Type.ToolTip, place, table.viewport().mapToGlobal(place))
    )
    tips = [one for one in QApplication.topLevelWidgets() if one.inherits("QTipLabel")]
    document = QTextDocument()
    for tip in tips:
        document.setHtml(tip.text())
        assert canary.split("{")[0] in document.toPlainText()
    assert html.unescape(index.data(Qt.ItemDataRole.ToolTipRole)) == canary.format(name="Organisation.name")
