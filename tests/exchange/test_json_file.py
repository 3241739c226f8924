import hashlib
import json
import shutil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ropa_desktop.errors import Cancelled, KnownError
from ropa_desktop.exchange import json_file, json_in
from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.documents import Document
from ropa_desktop.register.fields import State
from ropa_desktop.register.kinds import Rows
from ropa_desktop.register.organisations import Contact, Organisation
from ropa_desktop.register.records import ALL
from ropa_desktop.store import handover, rows
from ropa_desktop.store.register import Register
from tests.exchange import registers


@pytest.fixture(scope="module")
def empty(tmp_path_factory):
    path = tmp_path_factory.mktemp("empty") / "empty.ropa"
    Register.create(path).close()
    return path


@pytest.fixture
def new(empty, tmp_path):
    """Opens another empty register each time."""
    opened = []

    def open_one():
        path = tmp_path / f"{len(opened)}.ropa"
        shutil.copy(empty, path)
        opened.append(Register.open(path, "Ada"))
        return opened[-1]

    yield open_one
    for register in opened:
        register.close()


def export(register, target, progress=lambda done, total: None):
    return json_file.write(
        rows.all_rows(register), rows.all_files(register), handover.standing(register), rows.count(register), target,
        progress,
    )  # fmt: skip


def bring_in(register, path):
    parsed = json_in.read(path)
    with register.step("Read in") as session:
        rows.add_rows(register, session, parsed.rows())
        for sha256, content in parsed.files:
            register.keep_file(sha256, content)


def everything(register):
    return [(cls, list(values)) for cls, values in rows.all_rows(register)], dict(rows.all_files(register))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), each=st.integers(1, 3))
def test_a_register_written_and_read_into_an_empty_one_is_equal(new, tmp_path, seed, each):
    first, second = new(), new()
    content = f"contract {seed}".encode()
    with first.step("Filled") as session:
        session.add_all(registers.make(seed, each))
        first.keep_file(hashlib.sha256(content).hexdigest(), content)
    written = export(first, tmp_path / "all.json")
    bring_in(second, tmp_path / "all.json")
    assert everything(second) == everything(first)
    assert written.records == rows.count(first) > 0
    assert export(second, tmp_path / "again.json").records == written.records
    once, again = (
        [line for line in (tmp_path / name).read_bytes().splitlines() if not line.startswith(b'"standing"')]
        for name in ("all.json", "again.json")
    )
    assert once == again


def test_the_generated_registers_hold_every_class_field_and_state():
    given_, none, classes = set(), set(), set()
    for seed in range(6):
        for record in registers.make(seed, each=3):
            classes.add(type(record))
            for one in type(record).fields:
                states = {State.GIVEN: given_, State.NONE: none}
                states.get(one.state(record), set()).add((type(record), one.name))
    assert classes == set(ALL)
    fields = {(cls, one.name) for cls in ALL for one in cls.fields}
    assert fields - given_ == set()
    assert len(none) > 100
    assert any(isinstance(cls.field(name).kind, Rows) for cls, name in none)


def test_what_it_looks_like(new, tmp_path):
    register = new()
    shop = Organisation(name="Example Shop – Λτδ", kept_for=True, country="IE", public_authority=False)
    shop.contacts.append(Contact(name="Dana Doyle"))
    shop.dpo = shop.contacts[0]
    activity = ProcessingActivity(name="Newsletter", controller=shop, stated_none=("joint_controllers",))
    activity.wp248_criteria = ("WP248-1", "WP248-3")
    content = b"%PDF"
    sha256 = hashlib.sha256(content).hexdigest()
    with register.step("Filled") as session:
        session.add_all([shop, activity, Document(label="Contract", file_sha256=sha256)])
        register.keep_file(sha256, content)
    export(register, tmp_path / "all.json")
    text = (tmp_path / "all.json").read_text(encoding="utf-8")
    assert "Example Shop – Λτδ" in text
    known = json.loads(text)
    assert list(known) == ["format", "version", "program", "standing", "records", "files"]
    assert (known["format"], known["version"]) == ("ropa-register", 2)
    assert known["standing"]["hash"] == register.head().hash
    assert list(known["records"]) == [cls.__tablename__ for cls in ALL]
    assert known["records"]["organisation"] == [
        {"id": shop.id, "name": shop.name, "kept_for": True, "country": "IE", "public_authority": False,
         "dpo": shop.dpo.id}
    ]  # fmt: skip
    assert known["records"]["contact"] == [
        {"id": shop.dpo.id, "organisation": shop.id, "position": 0, "name": "Dana Doyle"}
    ]
    assert known["records"]["processing_activity"] == [
        {"id": activity.id, "name": "Newsletter", "controller": shop.id, "wp248_criteria": ["WP248-1", "WP248-3"],
         "stated_none": ["joint_controllers"]}
    ]  # fmt: skip
    assert known["files"] == [{"sha256": sha256, "base64": "JVBERg=="}]


def test_an_empty_register_goes_there_and_back(new, tmp_path):
    register = new()
    assert export(register, tmp_path / "all.json").records == 0
    bring_in(register, tmp_path / "all.json")
    assert rows.count(register) == 0


def test_any_layout_and_order_of_the_same_json_is_read(new, tmp_path):
    first, second = new(), new()
    with first.step("Filled") as session:
        session.add_all(registers.make(7))
    export(first, tmp_path / "all.json")
    known = json.loads((tmp_path / "all.json").read_text(encoding="utf-8"))
    (tmp_path / "other.json").write_text("\ufeff" + json.dumps(known, sort_keys=True, indent=3), encoding="utf-8")
    bring_in(second, tmp_path / "other.json")
    assert everything(second) == everything(first)


def test_the_reading_in_is_one_step_that_can_be_undone(new, tmp_path):
    first, second = new(), new()
    with first.step("Filled") as session:
        session.add_all(registers.make(1))
    export(first, tmp_path / "all.json")
    bring_in(second, tmp_path / "all.json")
    assert second.head().number == 1
    second.undo()
    assert rows.count(second) == 0


def test_a_register_that_holds_something_is_left_as_it_is(new, tmp_path):
    register = new()
    with register.step("Filled") as session:
        session.add(Organisation(name="Example Shop"))
    export(register, tmp_path / "all.json")
    before = everything(register)
    with pytest.raises(KnownError, match="holds records already"):
        bring_in(register, tmp_path / "all.json")
    assert everything(register) == before
    assert register.head().number == 1


def test_progress_is_told_and_cancelling_leaves_nothing(new, tmp_path):
    register = new()
    with register.step("Filled") as session:
        session.add_all(Organisation(name=f"Shop {number}") for number in range(120))
    told = []
    export(register, tmp_path / "all.json", lambda done, total: told.append((done, total)))
    assert told == [(0, 120), (50, 120), (100, 120), (120, 120)]

    def cancel(done, total):
        if done:
            raise Cancelled

    with pytest.raises(Cancelled):
        export(register, tmp_path / "other.json", cancel)
    assert not (tmp_path / "other.json").exists()
    assert not list(tmp_path.glob(".ropa-*"))
