"""Makes the small register that a version leaves behind in this folder: see README.md."""

import hashlib
import sys
from datetime import date
from pathlib import Path

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.adequacy import AdequacyDecision
from ropa_desktop.register.assessments import ContractReview, InterestAssessment, Screening, TransferAssessment
from ropa_desktop.register.dismissals import DismissedFinding
from ropa_desktop.register.documents import Document, Review
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.on_behalf import ProcessingOnBehalf
from ropa_desktop.register.organisations import Contact, DpfEntry, Organisation
from ropa_desktop.register.retention import DataBatch, RetentionRule
from ropa_desktop.register.systems import SecurityMeasure, System
from ropa_desktop.register.vocabulary import CategoryOfDataSubjects, CategoryOfPersonalData, Translation
from ropa_desktop.store import deliveries, handover
from ropa_desktop.store.fresh import fresh
from ropa_desktop.store.key import Key, new

CONTRACT = b"A contract between two companies that do not exist.\n"


PASSWORD = "Käse & 3 Äpfel"


def make(path: Path, key: Key | None = None) -> None:
    """Some of everything, in six steps: one is taken back, and the last notes a document."""
    with fresh(path, "A. Author", key) as register:
        ours = Organisation(name="Beispiel & Söhne – Ελλάς", country="DE", kept_for=True, email="office@example.org")
        ours.contacts.append(Contact(name="Dana Doyle", function="Data protection officer"))
        ours.dpo = ours.contacts[0]
        host = Organisation(name="Host Ltd", country="US", stated_none=("dpo",))
        host.dpf_entries.append(DpfEntry(framework="DPF-EU", status="active", checked_on=date(2026, 3, 9)))
        measure = SecurityMeasure(name="Daily backup", group="A32-1-c")
        sha256 = hashlib.sha256(CONTRACT).hexdigest()
        contract = Document(label="Contract", file_name="contract.txt", file_sha256=sha256, file_size=len(CONTRACT))
        first = Engagement(processor=host, service="Hosting", storage_countries=("DE", "US"), contract=contract)
        first.transfers.append(
            Transfer(
                importer=host, country="US", tool="A45-3", adequacy_decision="US-DPF", dpf_entry=host.dpf_entries[0]
            )
        )
        behind = Engagement(processor=Organisation(name="Backup Oy", country="FI"), parent=first)
        people = CategoryOfDataSubjects(name="Customers")
        people.translations.append(Translation(language="de", name="Kundinnen und Kunden"))
        activity = ProcessingActivity(
            code="A-01", name="Newsletter 😀", controller=ours, starts_on=date(2026, 1, 2), engagements=[first],
            systems=[System(name="Mailer", measures=[measure])], measures=[measure], stated_none=("recipients",),
            wp248_criteria=("WP248-5", "WP248-7"),
        )  # fmt: skip
        activity.purposes.append(Purpose(purpose="Send news to those who asked for it", legal_basis="A6-1-a"))
        activity.data.append(
            PersonalData(
                category=CategoryOfPersonalData(name="Contact details"), items="E-mail address\nFirst name",
                data_subjects=[people], purposes=list(activity.purposes), sources=("data-subject",),
                retention_rule=RetentionRule(label="Until withdrawn", period="P6M"),
            )
        )  # fmt: skip
        activity.reviews.append(Review(reviewed_on=date(2026, 4, 1), reviewed_by="Dana Doyle", decision="confirmed"))
        rule = activity.data[0].retention_rule
        rule.begins, rule.active_period = "month-end", "P3M"
        rule.batches.append(DataBatch(what="Addresses of 2025", activity=activity, event_on=date(2025, 8, 31)))
        ours.profiles = ("EU", "DSK")
        assessed = {"assessed_on": date(2026, 4, 2), "assessed_by": "Dana Doyle"}
        assessments = [
            Screening(activity=activity, outcome="required", criteria=("WP248-5", "WP248-7"), **assessed),
            InterestAssessment(activity=activity, purpose=activity.purposes[0], interest="None needed", **assessed),
            TransferAssessment(importer=host, transfers=list(first.transfers), tool="A45-3", **assessed),
            ContractReview(engagement=first, contract=contract, point_a="met", outcome="to-amend", **assessed),
        ]
        decision = AdequacyDecision(code="XK", list="EU", territory="XK", label="Kosovo, an example, no real decision")
        dismissed = DismissedFinding(rule="R703", of_class="ProcessingActivity", of_record=activity.id,
                                     of_field="measures", reason="An example", decided_by="Dana Doyle",
                                     decided_on=date(2026, 4, 3), facts="none")  # fmt: skip
        behalf = ProcessingOnBehalf(code="P-01", name="Printing", processor=ours, controllers=[host])
        with register.step("Began") as session:
            register.keep_file(sha256, CONTRACT)
            session.add_all([activity, behind, behalf, *assessments, decision, dismissed])
        with register.step("Added a recipient"):
            activity.stated_none = ()
            activity.recipients.append(Recipient(category="Printers", kind="processor"))
        with register.step("Renamed by mistake"):
            activity.name = "Mistake"
        register.undo()
        with register.step("Set a measure aside"):
            measure.retired_on = date(2026, 5, 1)
        deliveries.note(register, handover.standing(register), "controller", ours.id, "a.pdf", "en", "The authority")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
    make(Path(sys.argv[1]).with_suffix(".encrypted.ropa"), new(PASSWORD))
