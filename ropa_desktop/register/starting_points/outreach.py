"""Starting points about customers, citizens and others whom one writes to or who write."""

from ropa_desktop.i18n import N_
from ropa_desktop.register.starting_points import words as w
from ropa_desktop.register.starting_points.point import Basis, StartingPoint, data, purpose, told

NEWSLETTER = StartingPoint(
    "newsletter", N_("Newsletter"), N_("Sending news by e-mail to those who have signed up."),
    (
        purpose(N_("Send the newsletter"), w.CONSENT),
        purpose(N_("Prove that a person has signed up"),
                w.interest(N_("being able to show the consent, as Art. 7(1) asks")), w.DUTY),
    ),
    (
        data(w.CONTACT, w.SUBSCRIBERS, items=N_("E-mail address; name, if given"), period="prospects"),
        data(N_("Proof of consent"), w.SUBSCRIBERS, items=N_("Time of sign-up and confirmation; text agreed to; "
             "withdrawal"), serves=(1,), sources="data-subject observed"),
        data(N_("Opening and clicks"), w.SUBSCRIBERS, items=N_("Whether and when a mail was opened; links chosen"),
             serves=(0,), sources="observed", ask=N_("Is it measured who opens and who clicks?")),
    ),
    (
        told(N_("Mailing services"), "processor", N_("They send the mails on our behalf."),
             N_("Does an outside service send the mails?")),
        told(N_("Communications department"), "internal", N_("It writes and sends the newsletter.")),
    ),
    ("roles", "transit", "passwords"),
    (
        N_("Is withdrawing as easy as signing up (Art. 7(3)), with a link in each mail?"),
        N_("Is it offered to children? Then the age of consent of your country counts (Art. 8)."),
        N_("Does the mailing service, or one behind it, sit in a third country? Enter it as a processor with its "
           "transfers."),
    ),
)  # fmt: skip

SUPPORT = StartingPoint(
    "support", N_("Support and enquiries"), N_("Answering what customers, citizens or patients ask and report."),
    (
        purpose(N_("Answer enquiries and complaints"),
                Basis("A6-1-b", N_("the enquiry is about a contract with this person, or a step before one")),
                w.interest(N_("answering those who write to us")), w.TASK),
        purpose(N_("Improve service by looking at what was asked"),
                w.interest(N_("finding and mending what causes enquiries")), w.TASK),
    ),
    (
        data(w.CONTACT, w.ENQUIRERS, w.CUSTOMERS, items=N_("Name; e-mail address; telephone number")),
        data(w.CORRESPONDENCE, w.ENQUIRERS, w.CUSTOMERS, items=N_("Enquiry; answer; files sent along"),
             period="letters"),
        data(N_("Case history"), w.ENQUIRERS, w.CUSTOMERS, items=N_("Number; state; who dealt with it; times"),
             sources="observed"),
        data(N_("Recordings of calls"), w.ENQUIRERS, w.CUSTOMERS, w.EMPLOYEES, items=N_("Sound; time; number"),
             serves=(1,), sources="observed", ask=N_("Are calls recorded?")),
    ),
    (
        told(N_("Departments concerned"), "internal", N_("They know the answer.")),
        told(N_("Call centres and ticket systems"), "processor", N_("They take or keep enquiries on our behalf."),
             N_("Does an outside service take or keep enquiries?")),
        w.IT_SERVICE,
    ),
    ("roles", "passwords", "transit", "backup"),
    (
        N_("Do people write of their health, beliefs or offences without being asked? Decide how that is handled."),
        N_("Do programs write or choose answers? Say which, and who looks at them."),
        w.PROCESSOR,
    ),
)  # fmt: skip

ORDERS = StartingPoint(
    "orders", N_("Customer contracts and orders"), N_("Making contracts with customers and carrying them out."),
    (
        purpose(N_("Make and carry out contracts"), w.CONTRACT_WITH_THEM),
        purpose(N_("Deal with contact persons of business customers"),
                w.interest(N_("doing business with the organisation that they work for"))),
        purpose(N_("Collect debts and handle claims"), w.CONTRACT_WITH_THEM,
                w.interest(N_("enforcing and defending claims"))),
    ),
    (
        data(w.CONTACT, w.CUSTOMERS, w.CONTACTS, items=N_("Name; function; address; e-mail; telephone number")),
        data(w.CONTRACT, w.CUSTOMERS, items=N_("Offer; order; delivery; complaints"), serves=(0, 2),
             period="contracts"),
        data(w.INVOICES, w.CUSTOMERS, items=N_("Invoices; payments; reminders"), serves=(0, 2), period="vouchers"),
        data(w.CORRESPONDENCE, w.CUSTOMERS, w.CONTACTS, items=N_("Letters and e-mails on the contract"),
             period="letters"),
        data(N_("Creditworthiness"), w.CUSTOMERS, items=N_("Score or entry of a credit agency"), serves=(0,),
             sources="third-party", ask=N_("Is a credit agency asked?")),
    ),
    (
        told(N_("Carriers and delivery services"), "controller", N_("They deliver."),
             N_("Is something delivered by others?")),
        w.BANKS,
        told(N_("Accounting"), "internal", N_("Invoices and payments.")),
        w.ADVISERS,
        w.IT_SERVICE,
    ),
    ("roles", "passwords", "transit", "backup", "patches"),
    (
        w.AUTOMATED,
        N_("Are customers of a shop asked for more than the order needs (Art. 5(1)(c))?"),
        N_("Is advertising sent to customers? That is a purpose of its own, and they can object (Art. 21(2))."),
        w.PROCESSOR,
    ),
)  # fmt: skip

EVENTS = StartingPoint(
    "events", N_("Events"), N_("Inviting to events, keeping lists of participants, taking pictures."),
    (
        purpose(N_("Invite, register participants and hold the event"),
                Basis("A6-1-b", N_("whoever signs up makes a contract, or takes a step before one")),
                w.interest(N_("holding an event that people have signed up for")), w.TASK, w.EXPLICIT),
        purpose(N_("Report on the event with pictures"), w.CONSENT,
                w.interest(N_("telling the public about the event")), w.TASK),
    ),
    (
        data(w.CONTACT, w.GUESTS, items=N_("Name; organisation; e-mail address"), serves=(0,)),
        data(N_("Registration for events"), w.GUESTS, items=N_("Event; attendance; payment"), serves=(0,)),
        data(N_("Pictures and films"), w.GUESTS, w.EMPLOYEES, items=N_("Pictures; films; captions"), serves=(1,),
             sources="observed", ask=N_("Are pictures or films taken?")),
        data(N_("Needs of participants"), w.GUESTS, items=N_("Diet; allergies; access without steps"), serves=(0,),
             special="A9-1-health A9-1-religion", ask=N_("Is asked for diet, allergies or disabilities?")),
    ),
    (
        told(N_("Co-organisers and venues"), "controller", N_("Lists of participants, as far as they need them."),
             N_("Do others hold the event with you? Then see Art. 26.")),
        told(N_("The public"), "controller", N_("Pictures on the website and in print."),
             N_("Are pictures published?")),
        told(N_("Communications department"), "internal", N_("It holds the event and reports on it.")),
        w.IT_SERVICE,
    ),
    ("roles", "transit", "erasing"),
    (
        N_("How can a guest keep out of the pictures? Who decides which are published?"),
        N_("Do children take part? Then a parent may have to agree, and more care is due."),
        w.PROCESSOR,
    ),
)  # fmt: skip
