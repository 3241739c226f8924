"""The sample's directory: the company, its representative, processors, partners and customers. All are invented."""

from datetime import date

from ropa_desktop.register.documents import Review
from ropa_desktop.register.organisations import Contact, DpfEntry, Organisation


def directory() -> dict[str, Organisation]:
    """Every organisation by a short name."""
    return {**_own(), **_hosts(), **_providers(), **_behind(), **_partners(), **_customers()}


def _own() -> dict[str, Organisation]:
    representative = Organisation(
        name="Fernhill Representation Ltd", country="IE", address="12 Larch Quay\nDublin", legal_form="Private company",
        email="larkspur@fernhill.example.org", phone="+353 20 910 0100", website="https://fernhill.example.org",
        establishment_in_union=True,
    )  # fmt: skip
    return {"larkspur": _larkspur(representative), "fernhill": representative}


def _larkspur(representative: Organisation) -> Organisation:
    officer = Contact(name="Mirela Falkensand", function="Data protection officer", email="dpo@larkspur.example.org")
    security = Contact(name="Security team", email="security@larkspur.example.org")
    return Organisation(
        name="Larkspur Messaging AG", kept_for=True, country="CH", address="Rittersporngasse 7\n4051 Basel",
        email="privacy@larkspur.example.org", phone="+41 61 000 00 00", website="https://larkspur.example.org",
        legal_form="Company limited by shares", registration_number="CHE-000.000.000", public_authority=False,
        persons_employed=64, establishment_in_union=False, representative=representative, dpo=officer,
        profiles=("EU", "CH"), contacts=[officer, security],
        reviews=[Review(
            reviewed_on=date(2026, 9, 14), reviewed_by="Mirela Falkensand", kind="review", decision="changes-needed",
            remarks="Contacts and representative are right. Most time limits for erasure are still to be set.",
        )],
        notes=(
            "Fewer than 250 persons are employed, but the processing is not occasional: the record is kept in full.\n"
            "Privacy notice of 25 March 2024: its legal bases hold for residents of the EEA, the United Kingdom and "
            "Switzerland (section 3). Before data are used on another basis, or for a purpose that does not fit, a "
            "supplementary notice explains it. Users are told of changes as their weight demands, and a material "
            "change moves the date of the notice (section 12)."
        ),
    )  # fmt: skip


def _company(name: str, country: str, address: str, host: str, **facts: object) -> Organisation:
    return Organisation(name=name, country=country, address=address, email=f"privacy@{host}.example.org",
                        website=f"https://{host}.example.org", **facts)  # fmt: skip


def _hosts() -> dict[str, Organisation]:
    return {
        "firnlicht": _company("Firnlicht Hosting AG", "CH", "Gletscherweg 3\n7000 Chur", "firnlicht"),
        "nordkiefer": _company("Nordkiefer Rechenzentrum GmbH", "DE", "Am Kiefernkamp 12\n24100 Kiel", "nordkiefer"),
        "saltbrook": _company("Saltbrook Hosting, Inc.", "US", "400 Saltbrook Avenue\nPortland, Oregon", "saltbrook",
            notes="Not on the Data Privacy Framework List when last looked at, on 5 October 2026."),
    }  # fmt: skip


def _providers() -> dict[str, Organisation]:
    return {
        "tidewell": _company("Tidewell Support Ltd", "IE", "5 Tidewell Row\nGalway", "tidewell"),
        "pebblemetric": _company("Pebblemetric ApS", "DK", "Stenstræde 21\n8000 Aarhus", "pebblemetric"),
        "postwren": _company("Postwren SAS", "FR", "9 rue du Troglodyte\n69000 Lyon", "postwren"),
        "marigold": _company("Marigold Choices B.V.", "NL", "Goudsbloemkade 40\n3500 Utrecht", "marigold"),
    }


def _behind() -> dict[str, Organisation]:
    return {
        "saffron": _company("Saffron Desk Private Limited", "IN", "18 Saffron Gate\nPune", "saffron"),
        "tallgrass": _company("Tallgrass Compute, Inc.", "US", "77 Tallgrass Road\nOmaha, Nebraska", "tallgrass",
            dpf_entries=_dpf()),
        "rookgate": _company("Rookgate SMS Ltd", "GB", "31 Rookgate Street\nLeeds", "rookgate"),
        "windlass": _company("Windlass Edge, Inc.", "US", "2 Windlass Pier\nBaltimore, Maryland", "windlass"),
        "cinderlog": _company("Cinderlog Pte. Ltd.", "SG", "60 Cinder Lane\nSingapore", "cinderlog"),
    }  # fmt: skip


def _dpf() -> list[DpfEntry]:
    return [
        DpfEntry(framework=framework, covers="non-HR", status="active", checked_on=date(2026, 10, 5))
        for framework in ("DPF-EU", "DPF-CH")
    ]


def _partners() -> dict[str, Organisation]:
    return {
        "brightmoor": _company("Brightmoor Advertising, Inc.", "US", "1500 Brightmoor Plaza\nDenver, Colorado",
            "brightmoor", dpf_entries=_dpf()),
        "chirpwell": _company("Chirpwell Social Ltd", "IE", "3 Chirpwell Square\nDublin", "chirpwell"),
    }  # fmt: skip


def _customers() -> dict[str, Organisation]:
    representative = _company("Quayside Representatives B.V.", "NL", "Kadehuis 8\n3000 Rotterdam", "quayside",
        establishment_in_union=True)  # fmt: skip
    officer = Contact(name="Owen Tarrant-Hale", function="Data protection officer",
        email="dpo@harbourline.example.org")  # fmt: skip
    ferries = _company("Harbourline Ferries plc", "GB", "Pier House\nSeahaven", "harbourline",
        phone="+44 1632 960321", establishment_in_union=False, representative=representative, dpo=officer,
        contacts=[officer])  # fmt: skip
    shop = _company("Weidenhof Versand GmbH", "DE", "Weidenhof 1\n37100 Göttingen", "weidenhof", persons_employed=14,
        establishment_in_union=True, stated_none=("dpo", "representative"))  # fmt: skip
    return {"harbourline": ferries, "quayside": representative, "weidenhof": shop}
