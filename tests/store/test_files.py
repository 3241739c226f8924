"""A register of every released version opens, says what it said, and can be taken back to its beginning."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.check import check_all
from ropa_desktop.register.documents import Document
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.systems import SecurityMeasure
from ropa_desktop.store import steps
from ropa_desktop.store.handover import contents
from ropa_desktop.store.key import head_of, is_encrypted, of
from ropa_desktop.store.register import Register
from ropa_desktop.store.verify import verify
from tests.files.make_register import CONTRACT, PASSWORD, make
from tests.store.state import found, rows

FILES = sorted((Path(__file__).parent.parent / "files").glob("*.ropa"))


def opened(path, **how):
    """The register, whose password is known where it has one."""
    encrypted = is_encrypted(head_of(path))
    return Register.open(path, key=of(path, PASSWORD) if encrypted else None, **how)


def schema(register):
    return register.connection.exec_driver_sql("SELECT type, name, sql FROM sqlite_master ORDER BY type, name").all()


@pytest.fixture(params=FILES, ids=lambda file: file.stem)
def kept(request, tmp_path):
    return Path(shutil.copy(request.param, tmp_path / "kept.ropa"))


def test_there_is_a_register_of_this_version():
    from ropa_desktop import __version__

    assert __version__ in {file.stem for file in FILES}


def test_it_says_what_it_said(kept):
    with opened(kept) as register:
        (activity,) = register.all(ProcessingActivity)
        assert (activity.title(), activity.starts_on) == ("A-01 Newsletter 😀", date(2026, 1, 2))
        assert activity.controller.name == "Beispiel & Söhne – Ελλάς"
        assert activity.controller.dpo.name == "Dana Doyle"
        assert [one.legal_basis for one in activity.purposes] == ["A6-1-a"]
        (data,) = activity.data
        assert (data.items, data.retention_rule.period) == ("E-mail address\nFirst name", "P6M")
        assert data.purposes == activity.purposes
        assert data.data_subjects[0].translations[0].name == "Kundinnen und Kunden"
        (first,) = activity.engagements
        assert first.storage_countries == ("DE", "US")
        assert [one.processor.name for one in first.sub_processors] == ["Backup Oy"]
        assert first.transfers[0].dpf_entry.checked_on == date(2026, 3, 9)
        assert register.file_content(register.all(Document)[0].file_sha256) == CONTRACT
        assert [one.category for one in activity.recipients] == ["Printers"]
        assert activity.wp248_criteria == ("WP248-5", "WP248-7")
        assert register.all(ProcessingOnBehalf)[0].controllers == [first.processor]
        assert register.all(SecurityMeasure)[0].retired_on == date(2026, 5, 1)
        assert found(register, "kundinnen")
        assert list(check_all(contents(register)))


def test_its_history_goes_back_to_nothing_and_forth_again(kept):
    with opened(kept) as register:
        before = rows(register)
        titles = [steps.read(register.connection, number).title for number in range(1, 6)]
        assert titles[:2] == ["Began", "Added a recipient"]
        assert titles[3] == "Undone: Renamed by mistake"
        while register.undo():
            pass
        left = rows(register)
        del left["delivery"]  # what was handed over cannot be taken back
        assert not any(left.values())
        while register.redo():
            pass
        assert rows(register) == before


def test_it_has_the_form_that_the_migrations_make(kept, tmp_path):
    make(tmp_path / "new.ropa")
    with opened(kept) as old, Register.open(tmp_path / "new.ropa") as new:
        assert schema(old) == schema(new)


def test_it_can_be_read_where_it_may_not_be_changed(kept):
    before = kept.read_bytes()
    with opened(kept, read_only=True) as register:
        assert verify(register.connection) == []
        assert register.all(ProcessingActivity)[0].title() == "A-01 Newsletter 😀"
    assert kept.read_bytes() == before
