"""The documents behind the sample; all are references, none is a file."""

from datetime import date

from ropa_desktop.register.documents import Document


def papers() -> dict[str, Document]:
    """Notices, policies, contracts and assessments."""
    return _notices() | _contracts() | _assessments()


def _paper(label: str, kind: str, dated: date, reference: str) -> Document:
    return Document(label=label, kind=kind, dated=dated, reference=reference)


def _notices() -> dict[str, Document]:
    return {
        "notice": _paper("Privacy notice", "notice", date(2024, 3, 25), "LM-PN-2024-03"),
        "cookies": _paper("Cookie policy", "notice", date(2024, 3, 25), "LM-CP-2024-03"),
        "security": _paper("Information security policy", "policy", date(2024, 1, 15), "LM-ISP-07"),
        "breaches": _paper("Plan for data breaches", "policy", date(2024, 2, 1), "LM-ISP-07, annex C"),
        "providers": _paper("List of service providers and advertising partners", "other", date(2026, 9, 1),
            "LM-SP-2026-09, on request from the data protection officer"),
        "terms": _paper("Terms of service", "other", date(2023, 10, 2), "LM-TS-2023-10"),
        "newsletter": _paper("Sign-up form of the newsletter", "consent", date(2024, 3, 25), "LM-CF-02"),
    }  # fmt: skip


def _contracts() -> dict[str, Document]:
    return {
        "host_ch": _paper("Hosting contract with Firnlicht", "contract", date(2023, 4, 3), "LM-C-101"),
        "host_eea": _paper("Hosting contract with Nordkiefer", "contract", date(2023, 5, 8), "LM-C-102"),
        "host_us": _paper("Hosting contract with Saltbrook", "contract", date(2023, 11, 20), "LM-C-103"),
        "support": _paper("Support contract with Tidewell", "contract", date(2024, 6, 17), "LM-C-104"),
        "statistics": _paper("Statistics contract with Pebblemetric", "contract", date(2023, 9, 4), "LM-C-105"),
        "dispatch": _paper("Dispatch contract with Postwren", "contract", date(2024, 2, 12), "LM-C-106"),
        "choices": _paper("Cookie tool contract with Marigold", "contract", date(2024, 3, 4), "LM-C-107"),
        "customers": _paper("Data processing terms for customers", "contract", date(2024, 9, 2), "LM-DPA-2024-09"),
        "social": _paper("Arrangement with Chirpwell", "joint-arrangement", date(2025, 1, 20), "LM-JC-01"),
        "clauses_us": _paper("Standard clauses with Saltbrook, signed", "contract", date(2023, 11, 20),
            "LM-C-103, annex 2"),
    }  # fmt: skip


def _assessments() -> dict[str, Document]:
    return {
        "transfer_us": _paper("Transfer assessment: Saltbrook, United States", "transfer-assessment",
            date(2023, 11, 6), "LM-TIA-01"),
        "interest_support": _paper("Balancing of interests: messages", "assessment", date(2025, 2, 14), "LM-LIA-02"),
        "interest_security": _paper("Balancing of interests: security", "assessment", date(2025, 2, 14), "LM-LIA-01"),
    }  # fmt: skip
