"""The rules say the same in the window, on records of a session, and in a check, on plain records."""

from datetime import date

import pytest

from ropa_desktop.register.check import check, check_all
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.records import BY_NAME, ROOTS
from ropa_desktop.register.rules.book import all_rules
from ropa_desktop.register.sample import records
from ropa_desktop.register.yardstick import Yardstick
from ropa_desktop.store.handover import contents
from ropa_desktop.store.register import Register

ON = date(2026, 11, 1)


def _both_say(path, kept):
    with Register.create(path) as register:
        with register.step("Filled") as session:
            session.add_all(kept)
        register.session.expire_all()
        plain = list(check_all(contents(register), ON))
        yardstick = Yardstick.of(register.all(Organisation), register.all(DismissedFinding))
        in_window = [one for cls in ROOTS for record in register.all(cls) for one in check(record, ON, yardstick)]
    return plain, in_window


def _sorted(findings):
    return sorted((one.root_id, one.record_id, one.code, one.field_name, one.sentence) for one in findings)


def _whole(example):
    """The example, or where it is a row, a record that holds it."""
    if not type(example).owners or example.owner():
        return example.owner() or example
    owner = BY_NAME[type(example).owners[0]]
    name = next(one.name for one in owner.rows_fields() if one.kind.target == type(example).__name__)
    return owner(**{name: [example]})


def test_of_the_sample(tmp_path):
    plain, in_window = _both_say(tmp_path / "a.ropa", records())
    assert set(plain) == set(in_window)
    assert _sorted(plain) == _sorted(in_window)
    assert {"R102", "R419", "R468", "R513"} <= {one.code for one in plain}


@pytest.mark.parametrize("field", ["wrong", "right"])
def test_of_every_example_of_the_book(tmp_path, field):
    plain, in_window = _both_say(tmp_path / "a.ropa", [_whole(getattr(rule, field)()) for rule in all_rules()])
    assert set(plain) == set(in_window)
    assert _sorted(plain) == _sorted(in_window)
    assert len({one.code for one in plain}) > 20
