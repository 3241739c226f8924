"""One entry of the sample as it stood in a list of 2019, gone through by nobody: it shows what the checks find."""

from datetime import date

from ropa_desktop.register.activities import PersonalData, ProcessingActivity, Purpose, Recipient
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.record import Record
from ropa_desktop.register.sample.shelf import Shelf


def records(shelf: Shelf) -> list[Record]:
    """A-15, with the companies and the processor that only it names."""
    archive, training, quality = companies = (
        _company("Oldfield Archive, Inc.", "US", "88 Oldfield Lane\nBoise, Idaho"),
        _company("Banyan Training Private Limited", "IN", "4 Banyan Court\nMysuru"),
        _company("Araucaria Calidad SpA", "CL", "Calle Araucaria 15\nTemuco"),
    )
    storage = Engagement(processor=archive, service="Archive of recordings", status="active",
        storage_countries=("US",), contract_points=("A28-3-a", "A28-3-b", "A28-3-c"), deletion_period="P6M",
        transfers=[Transfer(importer=archive, exporter=shelf.organisations["larkspur"], country="US", tool="A45-3",
                            adequacy_decision="US-PRIVACY-SHIELD")])  # fmt: skip
    return [*companies, storage, _calls(shelf, storage, training, quality)]


def _company(name: str, country: str, address: str) -> Organisation:
    return Organisation(name=name, country=country, address=address)


def _calls(shelf: Shelf, storage: Engagement, training: Organisation, quality: Organisation) -> ProcessingActivity:
    purposes = [
        Purpose(purpose="Train the staff with recorded calls", legal_basis="A6-1-a"),
        Purpose(purpose="Keep calls that contain orders", legal_basis="A6-1-c"),
        Purpose(purpose="Recognise callers by their voice, and note illnesses that they speak of"),
    ]
    return ProcessingActivity(
        code="A-15", name="Recorded calls (old list)", status="active", starts_on=date(2019, 2, 4),
        description="Records calls with the support, keeps the recordings, and plays some of them in trainings.",
        controller=shelf.organisations["larkspur"], purposes=purposes, data=_data(shelf, *purposes),
        recipients=[
            Recipient(organisation=quality, kind="controller", disclosed=("present",), reason="Listens to samples."),
            Recipient(category="Various recipients"),
        ],
        engagements=[storage], transfers=_transfers(shelf, training),
        wp248_criteria=("WP248-3", "WP248-4"), dpia_outcome="not-required", next_review=date(2020, 2, 4),
        stated_none=("joint_controllers",),
        notes="Taken over from the list of 2019 as it stood there, mistakes included; to be gone through.",
    )  # fmt: skip


def _data(shelf: Shelf, training: Purpose, orders: Purpose, voice: Purpose) -> list[PersonalData]:
    return [
        PersonalData(category=shelf.categories["questions"], items="Recordings of calls",
            data_subjects=[shelf.people["customers"]], sources=("observed",), purposes=[training, orders],
            time_limit="As long as necessary"),
        PersonalData(category=shelf.categories["service"], items="Voice profiles", special=("A9-1-biometric",),
            purposes=[voice]),
        PersonalData(category=shelf.categories["invoices"], items="Orders given by telephone",
            data_subjects=[shelf.people["customers"]], sources=("data-subject",), purposes=[orders],
            retention_rule=shelf.rules["books"]),
    ]  # fmt: skip


def _transfers(shelf: Shelf, training: Organisation) -> list[Transfer]:
    own = shelf.organisations["larkspur"]
    return [
        Transfer(importer=training, exporter=own, country="IN", tool="A46-2-c", clause_set="2010/87/EU"),
        Transfer(importer=training, exporter=own, country="IN", tool="A49-1-a"),
        Transfer(importer=training, exporter=own, country="IN", tool="A49-1-sub2"),
    ]
