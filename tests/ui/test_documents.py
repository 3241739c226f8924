"""A file is kept inside the register with its fingerprint, and comes out as it went in."""

import hashlib

import pytest

from ropa_desktop.ui import ask
from tests.ui.hands import click, editor, row, steps, type_over

CONTENT = bytes(range(256)) * 300


@pytest.fixture
def kept(window, monkeypatch, tmp_path):
    paper = tmp_path / "contract, signed.pdf"
    paper.write_bytes(CONTENT)
    monkeypatch.setattr(ask, "document_to_keep", lambda parent: paper)
    window.deeds["keep_document"].trigger()
    paper.unlink()
    return window.workspace.page


def test_a_file_is_kept_with_its_name_size_and_fingerprint_in_one_step(kept, window):
    document = kept.record
    assert (document.label, document.file_name, document.file_size) == (
        "contract, signed", "contract, signed.pdf", len(CONTENT))  # fmt: skip
    assert document.file_sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert window.desk.register.head().title == "Kept the file contract, signed.pdf"
    window.undo()
    assert window.workspace.page is None


def test_the_file_comes_out_as_it_went_in(kept, monkeypatch, tmp_path):
    asked = []
    monkeypatch.setattr(ask, "place_for_copy", lambda parent, name: asked.append(name) or tmp_path / "copy.pdf")
    click(editor(kept, "file_name").save)
    assert asked == ["contract, signed.pdf"]
    assert (tmp_path / "copy.pdf").read_bytes() == CONTENT
    monkeypatch.setattr(ask, "place_for_copy", lambda parent, name: None)
    click(editor(kept, "file_name").save)
    assert row(kept, "file_name").gap.text() == ""


def test_a_copy_that_cannot_be_written_is_told_beside_the_name(kept, monkeypatch, tmp_path):
    monkeypatch.setattr(ask, "place_for_copy", lambda parent, name: tmp_path / "no folder" / "copy.pdf")
    click(editor(kept, "file_name").save)
    assert "the folder does not exist" in row(kept, "file_name").gap.text()


def test_nobody_can_type_another_fingerprint(kept, window):
    before = steps(window)
    for name in ("file_name", "file_size", "file_sha256"):
        assert editor(kept, name).line.isReadOnly()
        type_over(editor(kept, name), "0")
    kept.commit()
    assert steps(window) == before
    assert kept.record.file_sha256 == hashlib.sha256(CONTENT).hexdigest()


def test_a_document_without_a_file_has_nothing_to_save(window):
    window.workspace.navigation.go("Document")
    window.new_record()
    assert not editor(window.workspace.page, "file_name").save.isVisibleTo(window)
    assert not editor(window.workspace.page, "reference").line.isReadOnly()


def test_a_file_that_cannot_be_read_is_told(window, monkeypatch, tmp_path):
    before = steps(window)
    monkeypatch.setattr(ask, "document_to_keep", lambda parent: tmp_path / "gone.pdf")
    window.keep_document()
    assert "cannot be read" in window.banner.words.text()
    assert steps(window) == before
