"""The register in a few figures, by the command line."""

import json

from ropa_desktop.register.activities import ProcessingActivity
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.store.register import Register


def test_overview_says_the_figures_of_a_day_and_of_one_organisation(ropa, tmp_path):
    path = tmp_path / "one.ropa"
    ours, theirs = Organisation(name="Ours Ltd", kept_for=True), Organisation(name="Theirs Ltd", kept_for=True)
    with Register.create(path) as register, register.step("First") as session:
        session.add(ProcessingActivity(name="Payroll", controller=ours, status="active"))
        session.add(ProcessingActivity(name="Newsletter", controller=theirs, status="planned"))
    said = ropa("overview", path, "--on", "2026-11-22")
    assert (said.code, said.err) == (0, "")
    assert "2 activities, and 0 on behalf of others" in said.out
    told = json.loads(ropa("overview", path, "--organisation", "Ours Ltd", "--format", "json").out)
    assert "1 activity" in json.dumps(told)
    assert "Planned" not in json.dumps(told)
    assert ropa("overview", path, "-o", tmp_path / "overview.xlsx").code == 0
    assert (tmp_path / "overview.xlsx").read_bytes().startswith(b"PK")
