"""Starting points about the website and the systems behind it."""

from ropa_desktop.i18n import N_
from ropa_desktop.register.starting_points import words as w
from ropa_desktop.register.starting_points.point import StartingPoint, data, purpose, told

WEBSITE = StartingPoint(
    "website", N_("Website"), N_("Running the organisation's website with its forms and server logs."),
    (
        purpose(N_("Show the website and keep it running"),
                w.interest(N_("informing the public and keeping the site safe")), w.TASK),
        purpose(N_("Receive what visitors enter in forms"),
                w.interest(N_("answering those who write to us")), w.CONTRACT_WITH_THEM, w.TASK),
    ),
    (
        data(w.ACCESS_LOGS, w.WEB_VISITORS, items=N_("IP address; time; page; browser"), serves=(0,),
             sources="observed"),
        data(w.CONTACT, w.WEB_VISITORS, items=N_("Name; e-mail address; what the form asks for"), serves=(1,)),
        data(N_("Choices kept on the device"), w.WEB_VISITORS, items=N_("Language; consent choices; session"),
             sources="observed", serves=(0,), ask=N_("Does the site keep something on the visitor's device?")),
    ),
    (
        told(N_("Web hosts"), "processor", N_("They run the server on our behalf."),
             N_("Does an outside host run the site?")),
        told(N_("Makers of embedded contents"), "controller",
             N_("Maps, videos or fonts that the page loads from them."), N_("Does a page load contents of others?")),
        told(N_("Communications department"), "internal", N_("It looks after the site and reads the forms.")),
    ),
    ("transit", "patches", "passwords", "backup", "tests"),
    (
        N_("Which contents of others does a page load, and where do these sit? A third country means a transfer "
           "(Chapter V)."),
        N_("What is stored on or read from the visitor's device? Find out what your national law asks for that."),
        N_("Does the privacy notice say all that Art. 13 asks?"),
        w.PROCESSOR,
    ),
)  # fmt: skip

ANALYTICS = StartingPoint(
    "analytics", N_("Web analytics"), N_("Counting visits and learning how the website is used."),
    (
        purpose(N_("Measure how the website is used, in order to improve it"), w.CONSENT,
                w.interest(N_("knowing which pages serve their readers, without following anybody")), w.TASK),
    ),
    (
        data(N_("Usage data"), w.WEB_VISITORS, items=N_("Pages; time spent; where the visit came from"),
             sources="observed"),
        data(w.ACCESS_LOGS, w.WEB_VISITORS, items=N_("Shortened IP address; browser; size of the screen"),
             sources="observed"),
        data(N_("Identifiers for recognition"), w.WEB_VISITORS, items=N_("Number in a cookie or of the device"),
             sources="observed", ask=N_("Is a visitor recognised when they come back?")),
    ),
    (
        told(N_("Makers of analytics tools"), "processor", N_("They count visits on our behalf."),
             N_("Does an outside tool count the visits?")),
        told(N_("Communications department"), "internal", N_("Figures without persons are enough for it.")),
    ),
    ("pseudonyms", "transit", "erasing", "roles"),
    (
        N_("Does the tool's maker use the data for itself as well? Then it is not only a processor."),
        N_("Where do the data go? A third country means a transfer (Chapter V)."),
        N_("Is consent asked before anything is counted, is “no” as easy as “yes”, and is it recorded (Art. 7)?"),
        N_("Are profiles of persons made? Then see Arts 21, 22 and 35."),
    ),
)  # fmt: skip

LOGS = StartingPoint(
    "security-logs", N_("IT security and logs"), N_("Accounts, logs and alarms that keep systems safe."),
    (
        purpose(N_("Recognise, contain and look into attacks and faults"),
                w.interest(N_("the security of networks and data")), w.DUTY, w.TASK),
        purpose(N_("Manage accounts and rights"), w.CONTRACT_WITH_THEM,
                w.interest(N_("letting only those in who may")), w.TASK),
    ),
    (
        data(N_("Accounts and rights"), w.USERS, w.EMPLOYEES, items=N_("Name; account; roles; date of last sign-in"),
             serves=(1,), sources="data-subject observed"),
        data(w.ACCESS_LOGS, w.USERS, w.EMPLOYEES, items=N_("Sign-ins; addresses; programs; changes; alarms"),
             serves=(0,), sources="observed"),
        data(N_("Reports on incidents"), w.USERS, items=N_("What happened; who was concerned; what was done"),
             serves=(0,), sources="observed"),
    ),
    (
        told(N_("IT department"), "internal", N_("It watches over the systems.")),
        told(N_("Providers of security monitoring"), "processor", N_("They look for attacks on our behalf."),
             N_("Does somebody outside watch the logs?")),
        w.POLICE,
        w.IT_SERVICE,
    ),
    ("roles", "logging", "erasing", "passwords", "reviews", "tests"),
    (
        N_("Who may look at logs of a person, for which reason, and who takes part?"),
        N_("After how many days are logs overwritten? Different logs may need different periods."),
        w.COUNCIL,
        N_("Is staff watched systematically by it? Then see whether an impact assessment is due (Art. 35)."),
    ),
)  # fmt: skip
