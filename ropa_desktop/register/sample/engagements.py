"""The sample's processors, whoever stands behind them, and what each transfer rests on."""

from dataclasses import dataclass
from datetime import date

from ropa_desktop.register.codes import CONTRACT_POINTS
from ropa_desktop.register.documents import Document
from ropa_desktop.register.engagements import Engagement, Transfer
from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.systems import SecurityMeasure

_AGREEMENT = "A transfer agreement is part of the contract (section 6 of the privacy notice)."


def chain(directory: dict[str, Organisation], papers: dict[str, Document],
          measures: dict[str, SecurityMeasure]) -> dict[str, Engagement]:  # fmt: skip
    """Every engagement by a short name, a processor before its sub-processors."""
    made = _Chain(directory, papers, measures)
    return {**made.hosts(), **made.support(), **made.outreach(), **made.for_customers()}


@dataclass(frozen=True)
class _Chain:
    directory: dict[str, Organisation]
    papers: dict[str, Document]
    measures: dict[str, SecurityMeasure]

    def _engage(self, processor: str, service: str, contract: str = "", **facts: object) -> Engagement:
        paper = self.papers.get(contract)
        dated = {"contract": paper, "contract_date": paper.dated} if paper else {}
        terms = {
            "status": "active",
            "contract_points": tuple(CONTRACT_POINTS),
            "authorisation": "A28-2-general",
            "notice_period": "P30D",
            "deletion_period": "P30D",
            "measures": [self.measures[name] for name in ("transit", "at_rest", "access")],
        }
        return Engagement(processor=self.directory[processor], service=service, **{**terms, **dated, **facts})

    def _by_adequacy(self, importer: str, country: str, decision: str, **facts: object) -> Transfer:
        return Transfer(importer=self.directory[importer], country=country, tool="A45-3",
                        adequacy_decision=decision, **facts)  # fmt: skip

    def _by_clauses(self, importer: str, exporter: str, country: str, module: str, signed: date,
                    **facts: object) -> Transfer:  # fmt: skip
        return Transfer(
            importer=self.directory[importer], exporter=self.directory[exporter], country=country, tool="A46-2-c",
            clause_set="2021/914", clause_module=module, docking=False, clause_9="SCC-C9-O2", clause_9_period="P30D",
            governing_law="IE", annexes_complete=True, signed_on=signed, **facts,
        )  # fmt: skip

    def hosts(self) -> dict[str, Engagement]:
        """Hosting in Switzerland, the EEA and the United States."""
        return {
            "host_ch": self._engage("firnlicht", "Hosting in Switzerland", "host_ch", storage_countries=("CH",),
                transfers=[self._by_adequacy("firnlicht", "CH", "CH", exporter=self.directory["larkspur"],
                                             kind="transfer")]),
            "host_eea": self._engage("nordkiefer", "Hosting in the EEA", "host_eea", storage_countries=("DE",),
                stated_none=("transfers",), notes="The first choice wherever data can be stored in the EEA."),
            "host_us": self._engage("saltbrook", "Hosting in the United States", "host_us", storage_countries=("US",),
                transfers=[self._to_saltbrook()]),
        }  # fmt: skip

    def _to_saltbrook(self) -> Transfer:
        return self._by_clauses(
            "saltbrook", "larkspur", "US", "SCC-M2", date(2023, 11, 20), kind="transfer",
            ground_in_words=(
                "The Privacy Shield was declared invalid on 16 July 2020 and is not relied on; the Commission's "
                "standard clauses took its place. Saltbrook is not on the Data Privacy Framework List. The data "
                "protection officer sends a copy of the clauses."
            ),
            tia_date=date(2023, 11, 6),
            tia_laws="FISA, section 702; Executive Orders 12333 and 14086, with the redress that the latter opened.",
            tia_conclusion="The clauses hold together with the supplementary measures.",
            supplementary_measures="Stored data are encrypted, and the keys stay with Larkspur in Switzerland.",
            tia_review=date(2026, 12, 1), documents=[self.papers["clauses_us"], self.papers["transfer_us"]],
        )  # fmt: skip

    def support(self) -> dict[str, Engagement]:
        """The support desk, and the night shift behind it."""
        desk = self._engage("tidewell", "Support desk", "support", storage_countries=("IE",),
            access_countries=("IE",), stated_none=("transfers",))  # fmt: skip
        transfer = self._by_clauses(
            "saffron", "tidewell", "IN", "SCC-M3", date(2024, 7, 8), kind="remote-access", ground_in_words=_AGREEMENT,
            tia_date=date(2024, 7, 1), tia_laws="Information Technology Act 2000, section 69.",
            tia_conclusion="The clauses hold: the data stay in Ireland and are seen on screen one case at a time.",
            supplementary_measures="No download; sessions are recorded.", tia_review=date(2027, 7, 1),
        )  # fmt: skip
        night = self._engage("saffron", "Support at night", parent=desk, contract_date=date(2024, 7, 8),
            storage_countries=("IE",), access_countries=("IN",), notified_on=date(2024, 5, 20),
            object_until=date(2024, 6, 19),
            decision="No objection; noted by the data protection officer on 12 June 2024.",
            transfers=[transfer])  # fmt: skip
        return {"support": desk, "support_night": night}

    def outreach(self) -> dict[str, Engagement]:
        """Statistics, dispatch of messages, and the cookie preference tool."""
        statistics = self._engage("pebblemetric", "Statistics and A/B tests", "statistics",
            storage_countries=("DK",), stated_none=("transfers",))  # fmt: skip
        tallgrass = self.directory["tallgrass"]
        computing = self._engage("tallgrass", "Computing for statistics", parent=statistics,
            contract_date=date(2023, 9, 18), storage_countries=("US",), notified_on=date(2023, 9, 4),
            object_until=date(2023, 10, 4), decision="No objection.",
            transfers=[self._by_adequacy("tallgrass", "US", "US-DPF", exporter=self.directory["pebblemetric"],
                kind="onward", dpf_entry=tallgrass.dpf_entries[0], ground_in_words=_AGREEMENT)])  # fmt: skip
        dispatch = self._engage("postwren", "Sending of messages", "dispatch", storage_countries=("FR",),
            stated_none=("transfers",), notes="E-mail, post, push, WhatsApp and SMS.")  # fmt: skip
        gateway = self._engage("rookgate", "SMS gateway", parent=dispatch, contract_date=date(2024, 2, 19),
            storage_countries=("GB",), notified_on=date(2024, 2, 12), object_until=date(2024, 3, 13),
            decision="No objection.",
            transfers=[self._by_adequacy("rookgate", "GB", "GB", exporter=self.directory["postwren"],
                kind="onward", ground_in_words=_AGREEMENT)])  # fmt: skip
        choices = self._engage("marigold", "Cookie preference tool", "choices", storage_countries=("NL",),
            stated_none=("transfers",))  # fmt: skip
        return {"statistics": statistics, "computing": computing, "dispatch": dispatch, "gateway": gateway,
                "choices": choices}  # fmt: skip

    def for_customers(self) -> dict[str, Engagement]:
        """Sub-processors of the messenger, two levels behind the first; the last has open questions."""
        hosting = self._engage("firnlicht", "Hosting of the messenger", "host_ch", storage_countries=("CH",),
            transfers=[self._by_adequacy("firnlicht", "CH", "CH", exporter=self.directory["larkspur"],
                                         kind="transfer")])  # fmt: skip
        delivery = self._engage("windlass", "Content delivery network", parent=hosting,
            contract_date=date(2025, 3, 10), storage_countries=("DE", "US"), notified_on=date(2025, 2, 3),
            object_until=date(2025, 3, 5), decision="Authorised by both customers.",
            transfers=[self._by_clauses("windlass", "firnlicht", "US", "SCC-M3", date(2025, 3, 10), kind="onward",
                tia_date=date(2025, 3, 3), tia_laws="FISA, section 702; Executive Order 14086.",
                tia_conclusion="The clauses hold: only encrypted parts of messages pass through.",
                supplementary_measures="Encryption before the data leave Switzerland.",
                tia_review=date(2027, 3, 3))])  # fmt: skip
        logs = Engagement(processor=self.directory["cinderlog"], service="Log analysis", parent=delivery,
            status="active", storage_countries=("SG",),
            transfers=[Transfer(importer=self.directory["cinderlog"], exporter=self.directory["windlass"],
                                country="SG", kind="onward")],
            notes="Found in the list of Windlass in September 2026; never announced. The contract, the standard "
                  "clauses and a transfer assessment were asked for on 21 September 2026.")  # fmt: skip
        return {"messenger": hosting, "delivery": delivery, "logs": logs,
                "customer_support": self._engage("tidewell", "Help for customers' teams", "support",
                    storage_countries=("IE",), access_countries=("IE",), stated_none=("transfers",))}  # fmt: skip
