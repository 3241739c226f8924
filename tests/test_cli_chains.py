"""Who stands behind whom is asked for on the command line, too."""

import json
from datetime import date

import pytest

from ropa_desktop.register.engagements import Engagement
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store.register import Register


@pytest.fixture
def register(tmp_path):
    rowan, birch = Organisation(name="Rowan Ltd"), Organisation(name="Birch plc")
    host = Engagement(
        service="hosting",
        status="active",
        processor=Organisation(name="Host Ltd", country="IE"),
        storage_countries=("IE",),
        authorisation="A28-2-general",
        contract_date=date(2025, 3, 3),
    )
    backup = Engagement(service="backup", status="active", processor=Organisation(name="Backup Oy"), parent=host)
    path = tmp_path / "one.ropa"
    with Register.create(path) as register, register.step("First") as session:
        session.add_all([host, backup])
        session.add(ProcessingOnBehalf(code="P-1", name="Shop", controllers=[rowan, birch], engagements=[host]))
        session.add(ProcessingOnBehalf(code="P-2", name="Payroll", controllers=[birch]))
    return path


def _parts(said):
    assert said.code == 0, said.err
    return {part["title"]: part["lines"] for part in json.loads(said.out)["parts"]}


def test_where_a_company_is_used_is_said_by_its_name(ropa, register):
    parts = _parts(ropa("where-used", register, "backup", "--format", "json"))
    (line,) = parts["Entries that reach it"]
    assert line["cells"][:3] == ["P-1 Shop", "Sub-processor, tier 2", "behind Host Ltd"]
    said = ropa("where-used", register, "nobody of this name")
    assert (said.code, said.out) == (2, "")
    assert "No organisation of this register is called" in said.err


def test_what_reaches_whom(ropa, register):
    parts = _parts(ropa("chains", register, "--format", "json"))
    stated = [line["cells"][4] for line in parts["Processors and sub-processors"]]
    assert stated == ["Stated directly", "inherited: Host Ltd"]


def test_a_customer_is_told_its_own_sub_processors_and_no_other_customer(ropa, register):
    everybody = _parts(ropa("sub-processors", register, "--format", "json"))
    assert list(everybody) == ["P-1 Shop", "P-2 Payroll"]
    said = ropa("sub-processors", register, "--customer", "rowan ltd", "--format", "json")
    parts = _parts(said)
    assert [line["cells"][1] for line in parts["P-1 Shop"]] == ["Host Ltd, Ireland", "Backup Oy"]
    assert "Birch" not in said.out


@pytest.mark.parametrize("suffix", ["xlsx", "pdf"])
def test_the_list_for_a_customer_is_a_document(ropa, register, tmp_path, suffix):
    said = ropa("sub-processors", register, "--customer", "Rowan Ltd", "-o", tmp_path / f"list.{suffix}")
    assert said.code == 0, said.err
    assert (tmp_path / f"list.{suffix}").stat().st_size > 1000
