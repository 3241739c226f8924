"""A disk that runs full while one works: what is typed stays, an old export too, and room brings all back."""

import shutil

from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from ropa_desktop.ui.export_dialog import Order
from tests.store.conftest import mount  # noqa: F401  (a fixture)
from tests.ui.hands import answer, editor, go_to, row, steps

LONG = 10_000  # milliseconds that a test waits at most


def fill_up(disk):
    """Take all that is left of the disk, to the last page."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (65536, 4096, 1):
            try:
                while file.write(b"x" * size):
                    pass
            except OSError:
                continue
    return ballast


def test_what_is_typed_on_a_full_disk_stays_and_is_stored_when_there_is_room(
    make_window,
    qtbot,
    sample_path,
    mount,  # noqa: F811
):
    disk = mount("size=6m")
    path = disk / "our.ropa"
    shutil.copy(sample_path, path)
    window = make_window(path)
    page = go_to(window, "ProcessingActivity")
    organisation = window.desk.register.all(type(page.record.controller))[0].id
    old = disk / "record.xlsx"
    old.write_bytes(b"the export of last month")
    ballast, before = fill_up(disk), steps(window)

    one = row(page, "notes")
    text = "Typed on a full disk. " * 5
    answer(one.editor, text)
    assert "could not be stored" in one.gap.text()
    assert "full" in one.gap.text()
    assert one.editor.text.toPlainText() == text
    assert steps(window) == before
    assert page.record.notes != text

    window.handing_over.start(Order("controller", organisation, "en", old))
    qtbot.waitUntil(lambda: "no room left on the disk" in window.banner.words.text(), timeout=LONG)
    assert old.read_bytes() == b"the export of last month"
    qtbot.waitUntil(lambda: window.work.work is None)

    ballast.unlink()
    window.save_now()
    answer(editor(page, "department"), "Accounts")
    assert "could not be stored" not in one.gap.text()
    assert page.record.notes == text
    window.close_register()
    assert not list(disk.glob(".ropa-*"))
    with Register.open(path) as register:
        assert verify(register.connection) == []
        assert register.get(type(page.record), page.record.id).notes.startswith("Typed on a full disk.")
