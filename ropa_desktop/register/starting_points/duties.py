"""Starting points about money and about what the law brings."""

from ropa_desktop.i18n import N_
from ropa_desktop.register.starting_points import words as w
from ropa_desktop.register.starting_points.point import Basis, StartingPoint, data, purpose, told

_PUBLIC_INTEREST = Basis("A9-2-g", N_("a law allows it in the substantial public interest; you then name that law"))

ACCOUNTING = StartingPoint(
    "accounting", N_("Accounting"), N_("Keeping the books, paying and collecting, declaring taxes."),
    (
        purpose(N_("Keep the books and declare taxes"), w.DUTY),
        purpose(N_("Pay and collect what is owed"), w.CONTRACT_WITH_THEM,
                w.interest(N_("settling accounts with the organisation that a person works for")), w.TASK),
    ),
    (
        data(w.CONTACT, w.CUSTOMERS, w.SUPPLIERS, w.CONTACTS, items=N_("Name; address; customer or supplier number")),
        data(w.INVOICES, w.CUSTOMERS, w.SUPPLIERS, items=N_("Invoices; receipts; statements"),
             sources="data-subject third-party", period="vouchers"),
        data(N_("Entries in the books"), w.CUSTOMERS, w.SUPPLIERS, w.EMPLOYEES,
             items=N_("Accounts; amounts; dates; wording of entries"), sources="observed", period="books"),
        data(w.PAYMENT, w.CUSTOMERS, w.SUPPLIERS, w.EMPLOYEES, items=N_("Account holder; account number; payments")),
    ),
    (
        w.TAX_OFFICE,
        w.BANKS,
        told(N_("Auditors"), "controller", N_("Audit of the accounts."), N_("Are the accounts audited?")),
        told(N_("Bookkeeping offices"), "processor", N_("They keep the books on our behalf."),
             N_("Does an outside office keep the books?")),
        w.IT_SERVICE,
    ),
    ("roles", "passwords", "backup", "logging", "rest"),
    (
        N_("Which law sets the period of each kind of document? Cite it; the suggestion must be checked."),
        N_("Do entries tell of health, as bills of a hospital do? Then see Art. 9(2)."),
        w.PROCESSOR,
    ),
)  # fmt: skip

SUPPLIERS = StartingPoint(
    "suppliers", N_("Suppliers"), N_("Choosing, ordering from and paying suppliers and service providers."),
    (
        purpose(N_("Choose suppliers and carry out contracts with them"), w.CONTRACT_WITH_THEM,
                w.interest(N_("doing business with the organisation that a person works for")), w.TASK),
        purpose(N_("Hold public tenders"),
                Basis("A6-1-c", N_("procurement law obliges the authority; you then name that law")), w.TASK,
                of="authority"),
    ),
    (
        data(w.CONTACT, w.SUPPLIERS, w.CONTACTS, items=N_("Name; function; e-mail address; telephone number")),
        data(w.CONTRACT, w.SUPPLIERS, items=N_("Offers; orders; deliveries; assessment"), period="contracts"),
        data(w.INVOICES, w.SUPPLIERS, items=N_("Invoices; payments"), serves=(0,), period="vouchers"),
        data(w.CORRESPONDENCE, w.SUPPLIERS, w.CONTACTS, items=N_("Letters and e-mails"), period="letters"),
    ),
    (
        told(N_("Departments that order"), "internal", N_("They choose and use what is bought.")),
        told(N_("Accounting"), "internal", N_("Invoices and payments.")),
        w.BANKS,
        w.ADVISERS,
    ),
    ("roles", "passwords", "backup"),
    (
        N_("Are suppliers looked up in public registers or with credit agencies? Name the source (Art. 14(2)(f))."),
        w.PROCESSOR,
    ),
)  # fmt: skip

REQUESTS = StartingPoint(
    "requests", N_("Data subject requests"), N_("Answering access, erasure, objection and the other rights."),
    (
        purpose(N_("Answer requests of data subjects (Arts 15 to 22)"),
                Basis("A6-1-c", N_("Art. 12 and Arts 15 to 22 oblige you to it; they are the law to name"))),
        purpose(N_("Prove that requests were answered (Art. 5(2))"),
                Basis("A6-1-c", N_("Art. 5(2) and Art. 24 oblige you to be able to show it")),
                w.interest(N_("defending against claims and complaints"))),
    ),
    (
        data(w.CONTACT, w.ENQUIRERS, items=N_("Name; address; e-mail address")),
        data(N_("Requests and answers"), w.ENQUIRERS, items=N_("Request; what was found; answer; times"),
             sources="data-subject observed"),
        data(N_("Proof of identity"), w.ENQUIRERS, items=N_("What was used to be sure who asks"), serves=(0,),
             ask=N_("Do you ask for proof where there are reasonable doubts (Art. 12(6))?")),
    ),
    (
        told(N_("Data protection officer"), "internal", N_("Advice, and watching over the answers.")),
        told(N_("Departments concerned"), "internal", N_("They look for the data.")),
        told(N_("Supervisory authorities"), "authority", N_("Where somebody complains."),
             N_("Has somebody complained, or can that happen?")),
        w.ADVISERS,
    ),
    ("roles", "confidential", "transit"),
    (
        N_("Who answers within one month (Art. 12(3)), and who stands in?"),
        N_("How long must an answer be provable? Find the limitation period of your law."),
        N_("Is a copy of an identity document asked for as a rule? Only reasonable doubts allow more questions."),
    ),
)  # fmt: skip

WHISTLEBLOWING = StartingPoint(
    "whistleblowing", N_("Whistleblowing channel"), N_("Receiving reports of wrongdoing and looking into them."),
    (
        purpose(N_("Receive reports and look into them"),
                Basis("A6-1-c", N_("a law obliges you to keep a channel; you then name that law")),
                w.interest(N_("learning of wrongdoing early")), w.TASK, _PUBLIC_INTEREST),
        purpose(N_("Protect those who report"), w.DUTY),
    ),
    (
        data(w.CONTACT, w.REPORTERS, items=N_("Name and address, unless the report is anonymous")),
        data(N_("Reports of wrongdoing"), w.REPORTERS, w.REPORTED, items=N_("Facts; persons; documents; witnesses"),
             sources="data-subject third-party"),
        data(N_("Investigation and outcome"), w.REPORTERS, w.REPORTED, items=N_("Steps; statements; result"),
             serves=(0,), sources="observed third-party"),
        data(N_("Suspicions of offences"), w.REPORTED, items=N_("Alleged criminal offences"), serves=(0,),
             special="A10", sources="third-party", ask=N_("Are offences reported? Art. 10 then wants a law.")),
    ),
    (
        told(N_("The persons in charge of the channel"), "internal", N_("Only they learn who reported.")),
        told(N_("Ombudspersons and providers of the channel"), "processor", N_("They receive reports on our behalf."),
             N_("Does somebody outside receive the reports?")),
        w.POLICE,
        w.ADVISERS,
    ),
    ("roles", "confidential", "rest", "transit", "logging"),
    (
        N_("When is the reported person informed (Art. 14), and how is the one who reported kept out of it?"),
        N_("Who decides when a case is closed, and how long after that are its data needed? Your law may say."),
        N_("Is the channel shared in a group? Then see Art. 26 or 28."),
        w.COUNCIL,
    ),
)  # fmt: skip

TELEPHONE = StartingPoint(
    "telephone-e-mail", N_("Telephone and e-mail"), N_("Writing, calling and meeting over the organisation's lines."),
    (
        purpose(N_("Write to and speak with colleagues, customers and partners"),
                w.interest(N_("working together and being reachable")), w.CONTRACT_WITH_THEM, w.TASK),
        purpose(N_("Keep business letters that a law wants kept"), w.DUTY),
    ),
    (
        data(w.CONTACT, w.EMPLOYEES, w.CONTACTS, w.ENQUIRERS, items=N_("Name; e-mail address; telephone number")),
        data(w.CORRESPONDENCE, w.EMPLOYEES, w.CONTACTS, w.ENQUIRERS, items=N_("E-mails; attachments; messages"),
             sources="data-subject third-party", period="letters"),
        data(w.ACCESS_LOGS, w.EMPLOYEES, w.CONTACTS, items=N_("Number; address; time; duration"), serves=(0,),
             sources="observed"),
    ),
    (
        told(N_("Telecommunications providers"), "controller", N_("They carry calls and messages.")),
        told(N_("Providers of mail and conferences"), "processor", N_("They run mailboxes and meetings on our behalf."),
             N_("Does an outside provider run mail or conferences?")),
        told(N_("IT department"), "internal", N_("It runs the mailboxes.")),
    ),
    ("passwords", "transit", "backup", "patches"),
    (
        N_("May staff use it privately? That changes who may look into a mailbox, and when."),
        N_("What happens to the mailbox of somebody who leaves or is ill?"),
        w.COUNCIL,
        w.PROCESSOR,
    ),
)  # fmt: skip
