"""The sample's catalogue of security measures, and the systems that its data lie in."""

from datetime import date

from ropa_desktop.register.organisations import Organisation
from ropa_desktop.register.systems import SecurityMeasure, System


def measures() -> dict[str, SecurityMeasure]:
    """In general words; the privacy notice (section 7) says no more."""
    return {
        "transit": SecurityMeasure(name="Encryption in transit", group="A32-1-a",
            description="Connections of browsers, apps and servers are encrypted."),
        "at_rest": SecurityMeasure(name="Encryption of stored data", group="A32-1-a",
            description="Disks and backups are encrypted; the keys stay with the company."),
        "user_id": SecurityMeasure(name="One user ID per website", group="A32-1-a",
            description="A user has another ID on each website, so that visits cannot be joined across websites."),
        "access": SecurityMeasure(name="Role-based access", group="A32-1-b", last_tested=date(2026, 6, 12),
            description="Each person reaches only what the work needs; rights end with the role.",
            evidence="Half-yearly list of rights, signed by the heads of department."),
        "policy": SecurityMeasure(name="Information security policy", group="A32-1-b",
            description="Appropriate technical and organisational measures are laid down in one policy for all.",
            evidence="LM-ISP-07 and the signatures of the staff."),
        "spread": SecurityMeasure(name="Geographically distributed servers", group="A32-1-b",
            description="Some services run on servers in several regions, so that one can stand in for another."),
        "eea_first": SecurityMeasure(name="Data centres in the EEA first", group="A32-1-b",
            description="Where there is a choice, data are stored on servers in the EEA."),
        "watch": SecurityMeasure(name="Abuse monitoring", group="A32-1-b",
            description="Unusual sign-ins and misuse are detected, reported and looked into."),
        "backup": SecurityMeasure(name="Daily backups", group="A32-1-c", last_tested=date(2026, 8, 20),
            description="Backups are made every day and restored on trial twice a year.",
            evidence="Protocols of the trials."),
        "breach_plan": SecurityMeasure(name="Plan for data breaches", group="A32-1-c", last_tested=date(2026, 3, 10),
            description="Who investigates, reports, informs and restores after a breach."),
        "review": SecurityMeasure(name="Yearly security review", group="A32-1-d", last_tested=date(2026, 5, 28),
            description="An outside firm tests the services; findings are followed up.",
            evidence="Report of the firm and list of findings."),
    }  # fmt: skip


def systems(directory: dict[str, Organisation], kept: dict[str, SecurityMeasure]) -> dict[str, System]:
    """Where the data lie."""
    common = [kept["transit"], kept["at_rest"], kept["access"]]
    return {
        "site": System(name="Website and workspaces", hosting_countries=("CH", "DE", "US"),
            description="Websites, customer workspaces, the service behind the mobile apps, and the accounts.",
            measures=[*common, kept["spread"], kept["eea_first"], kept["backup"]],
            notes="As the servers are spread, the place of a single record is hard to tell."),
        "messenger": System(name="Messenger", vendor=directory["firnlicht"], hosting_countries=("CH",),
            description="Carries and stores the messages of end users for customers.",
            measures=[*common, kept["spread"], kept["backup"]]),
        "desk": System(name="Support desk", vendor=directory["tidewell"], hosting_countries=("IE",),
            description="Questions, comments and answers.", measures=list(common)),
        "statistics": System(name="Statistics", vendor=directory["pebblemetric"], hosting_countries=("DK", "US"),
            description="Visits, tests and tags.", measures=[*common, kept["user_id"]]),
        "campaigns": System(name="Campaigns", vendor=directory["postwren"], hosting_countries=("FR",),
            description="Lists of recipients, messages and opt-outs.", measures=list(common)),
        "choices": System(name="Cookie preference tool", vendor=directory["marigold"], hosting_countries=("NL",),
            description="Asks visitors for their choices and applies them.", measures=list(common)),
        "log": System(name="Security log", hosting_countries=("DE",),
            description="Sign-ins, requests and alarms.", measures=[kept["access"], kept["watch"]]),
        "accounts": System(name="Accounting", hosting_countries=("CH",),
            description="Invoices and books.", measures=[*common, kept["backup"]]),
        "cases": System(name="Case file", hosting_countries=("CH",),
            description="Requests of data subjects and authorities, breaches, and how each was dealt with.",
            measures=list(common)),
    }  # fmt: skip
