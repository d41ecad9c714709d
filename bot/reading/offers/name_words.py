"""The words around an employer's name that give it away, and those that are never one."""

from __future__ import annotations

BEFORE = frozenset(
    {
        ("offer", "from"),
        ("option", "is"),
        ("everyone", "at"),
        ("team", "at"),
        ("fella", "from"),
        ("guy", "from"),
        ("lady", "from"),
        ("bloke", "from"),
        ("llamaron", "de"),
        ("llamado", "de"),
        ("llamó", "de"),
        ("buscaron", "de"),
        ("escribieron", "de"),
        ("contactaron", "de"),
        ("lady", "at"),
        ("guy", "at"),
        ("person", "at"),
        ("folks", "at"),
        ("hr", "at"),
        ("versus", ""),
        ("contract", "from"),
        ("contrato", "de"),
        ("contrato", "con"),
        ("call", "from"),
        ("offerte", "von"),
        ("angebot", "der"),
        ("perm", "at"),
        ("permanent", "at"),
        ("perm", "with"),
        ("in", "with"),
        ("thing", "is"),
        ("embauche", "chez"),
        ("cdi", "chez"),
        ("offre", "chez"),
        ("poste", "chez"),
        ("offre", "de"),
        ("écrite", "chez"),
        ("offre", "d'emploi"),
        ("offers", "from"),
        ("offer", "at"),
        ("offer", "with"),
        ("letter", "from"),
        ("offer", "by"),
        ("behalf", "of"),
        ("join", ""),
        ("joining", ""),
        ("welcome", "to"),
        ("employment", "with"),
        ("employment", "at"),
        ("position", "with"),
        ("position", "at"),
        ("role", "at"),
        ("role", "with"),
        ("verbal", "from"),
        ("oferta", "de"),
        ("called", ""),
        ("oferta", "en"),
        ("angebot", "von"),
        ("angebot", "bei"),
        ("incorporarte", "a"),
        ("startup", "called"),
        ("client", "is"),
        ("company", "is"),
        ("one", "is"),
        ("puesto", "en"),
        ("empresa", "es"),
        ("unirte", "a"),
        ("job", "at"),
        ("recruiter", "from"),
        ("recruiter", "at"),
        ("recruiter", "for"),
        ("talked", "with"),
        ("job", "with"),
        ("team", "at"),
        ("hr", "of"),
        ("perm", "is"),
        ("integrarse", "a"),
        ("agency", "is"),
        ("offer", "through"),
        ("contract", "through"),
        ("offer", "via"),
        ("contract", "via"),
        ("firma", "heißt"),
        ("stelle", "bei"),
        ("position", "bei"),
        ("for", "joining"),
        ("startup", ","),
        ("company", ","),
        ("empresa", ","),
        ("startup", "named"),
        ("personalerin", "von"),
        ("recruiterin", "von"),
        ("recruiterin", "bei"),
        ("thru", ""),
        ("gig", "with"),
        ("gig", "at"),
        ("contract", "with"),
        ("contract", "at"),
        ("works", "for"),
        ("llama", ""),
        ("ofrecen", "en"),
        ("ofrecieron", "en"),
        ("got", "from"),
        ("received", "from"),
        ("incorporación", "a"),
        ("@", ""),
        ("proposition", "de"),
        ("group", "is"),
        ("employer", "is"),
        ("firm", "is"),
        ("incorporaras", "a"),
        ("incorpores", "a"),
        ("firm", ","),
        ("greetings", "from"),
        ("onsite", "with"),
        ("interview", "with"),
        ("client", ","),
        ("behalf", "of"),
        ("named", ""),
    }
)
LABELS = frozenset(
    {
        "company",
        "employer",
        "empresa",
        "firma",
        "compañía",
        "unternehmen",
        "org",
        "client",
        "organisation",
        "organization",
        "school",
        "hospital",
        "practice",
        "clinic",
    }
)
TITLES = frozenset(
    "partner hospitalist physician attending resident surgeon dentist attorney "
    "accountant nurse teacher consultant officer associate director specialist coordinator "
    "technician pharmacist counsel administrator programmer representative engineer scientist "
    "developer manager analyst architect researcher lead designer sre pm tpm em rn lpn np sdet "
    "mle mts cra bookkeeper auditor paralegal attorney lawyer associate physician pharmacist "
    "therapist dietitian electrician plumber welder machinist mechanic driver dispatcher "
    "supervisor planner buyer underwriter actuary adjuster writer editor recruiter professor "
    "lecturer instructor tutor librarian chef clerk assistant apprentice intern internship "
    "engineering qa devops controller strategist copywriter animator "
    "role position job swe sde offer ingeniero ingeniera".split()
)
OFFERS = frozenset(
    {
        "offered",
        "offers",
        "wants",
        "called",
        "gave",
        "countered",
        "proposed",
        "ofrece",
        "ofreció",
        "bietet",
        "pays",
        "is",
    }
)
BEHIND_IS = frozenset({"offering", "giving"})
BEHIND = frozenset(
    {
        ("letter", "arrived"),
        ("letter", "came"),
        ("offer", "came"),
        ("offer", "arrived"),
        ("rang", "me"),
        ("want", "me"),
        ("wants", "me"),
        ("called", "me"),
        ("phoned", "me"),
        ("came", "in"),
        ("hat", "mir"),
        ("hat", "angeboten"),
        ("bietet", "mir"),
        ("bieten", "mir"),
        ("m'a", "proposé"),
        ("me", "propone"),
        ("mi", "offre"),
        ("is", "pleased"),
        ("is", "delighted"),
        ("is", "happy"),
        ("is", "excited"),
        ("are", "pleased"),
        ("would", "like"),
        ("makes", "you"),
        ("me", "ofrece"),
        ("me", "ofreció"),
        ("me", "ofrecen"),
        ("me", "ofreceu"),
        ("has", "offered"),
        ("just", "offered"),
        ("came", "back"),
        ("sent", "me"),
        ("offers", "you"),
        ("would", "pay"),
        ("will", "pay"),
        ("have", "put"),
        ("has", "put"),
        ("have", "said"),
        ("have", "offered"),
    }
)
PARTS = frozenset("|,/–—-")
ROLES = frozenset(
    "rrhh hr talent recruiting recruiter recruitment people operations acquisition manager partner "
    "consultant head director lead senior culture ceo cto founder president officer human "
    "resources personalabteilung capital team signatory staffing early".split()
)
FIRM = frozenset(
    "hospitals bros global tech technology technologies software services group labs lab inc "
    "llc ltd gmbh "
    "ag sa plc pvt private limited india co kg corp corporation holdings research systems "
    "cloud gds ai robotics analytics solutions international digital studios networks "
    "payments freight logistics academy prep trust grid medical capital foundation health "
    "pharma "
    "pharmaceuticals therapeutics biosciences mutual company partners llp isd hospital clinic "
    "university foods energy motors conseil "
    "security bank insurance com se bv".split()
)
STOP = frozenset(
    "around approx approximately roughly about expected verbal pj clt est b2b uop w2 c2c fte "
    "freelance goal leverage vergütung gehalt urlaub probezeit arbeitszeit wochenarbeitszeit "
    "lohn eintrittstermin standort salaire prime avantages además asimismo también igualmente "
    "cdi cdd contrat buenas moin servus saludos private confidential strictly personal status "
    "estado asunto betreff stand objet quota ratio ramp carta oferta client a an i we my our "
    "they he she it you your this that their his her its the base salary total offer offers "
    "remote bonus equity stock sign signing us usa uk eu new series got have has to and or with "
    "for in on at as of by tc yoe level title location team role date dear hi hello thanks hey "
    "so if please subject re fwd company employer start first second other another both one two "
    "each also anyway recruiter hr manager monday tuesday wednesday thursday friday saturday "
    "sunday final updated revised latest initial written competing annual yearly cash gross "
    "monthly startup current what which how why after before when while since now then congrats "
    "congratulations great good hola estimado estimada hallo liebe lieber sehr querido querida "
    "bonjour olá cher caro ciao thx atentamente cordialmente gracias abrazo cordialement rgds "
    "yours kind warm many perks process timeline cheers regards best sincerely warmly tldr ps "
    "nb pros cons summary details context background question questions advice help opinion "
    "opinions thoughts compare comparison employee candidate name designation department grade "
    "band component head particulars y q ok lol edit recursos humanos hospitalist midwest "
    "northeast southeast southwest old contract perm permanent update note benefits reply "
    "answer deadline decision ctc fixed variable notes college result results verdict profile "
    "components structure need comparing additional year lld hld dsa sre swe sde ssde takeaway "
    "leaves online docker prev previous skills available pro inr usd eur mode requesting funded "
    "unfunded breakdown experience interview round rounds technical coding problem approach "
    "feedback sharing work bond verified general important accepted rejected declined selected "
    "joining proposed evaluation suggestion suggestions guidance comp compensation package "
    "stage education street market rent daycare tuition commute mortgage median average max min "
    "range cap np pa rn dr mr mrs ms md fnp hq viele grüße grüßen tentative outcome breakup ml "
    "lcol clinical performance claims pay outpatient mittelstand".split()
)
OFFER_WORDS = frozenset({"offerte", "offer", "option", "oferta", "angebot", "opción", "offre"})
AT = frozenset({"at", "with", "en", "bei"})
SEPARATORS = frozenset({":", "-", "–", "—"})
JOINTS = frozenset({"&", ".", "-", "'"})
FORMAL = frozenset("offer position role employment job angebot oferta puesto stelle".split())
KINDS = frozenset(
    "minera constructora cárnica farmacéutica aseguradora clínica "
    "mob group system school college university plant warehouse practice subsidiary branch co guys "
    "manufacturer distributor insurer utility maker provider vendor brand retailer lender carrier "
    "brokerage dealership district union lab integrator msp isp consultora banco agencia startup "
    "start-up company firm shop consultancy fintech agency bank trust town éditeur contractor "
    "empresa firma scale-up scaleup unternehmen mittelständler clinic place healthtech edtech "
    "insurtech saas outfit nonprofit charity hospital studio".split()
)
TRADES = frozenset(
    "consulting banking insurance biotech pharma retail logistics gaming robotics aerospace "
    "accounting healthcare hardware fintech edtech adtech energy defense defence manufacturing "
    "construction media advertising law nursing crypto saas".split()
)
PERSONS = frozenset("mr ms mrs dr dear frau herr sr sra hi hello".split())
WHO_WRITES = frozenset("talent recruiting recruitment recruiter hr people".split())
ARTICLES = frozenset("the der den dem die la el los".split())
SUBJECTS = frozenset("subject betreff asunto objet".split())
NOBODIES = frozenset(
    "they he she it we you who that which company recruiter hr boss manager place client guy lady "
    "woman man friend someone somebody also and just finally then already only startup firm team "
    "agency hospital school bank shop people one other first second not never have has had was "
    "were been got so but he's she's they've director owner ceo founder verbally officially".split()
)
BESIDE = frozenset({*":-()–—|,", "remote", "hybrid", "onsite", "same", "city", "us", "offer"})
PEOPLE = frozenset(
    "recruiter recruiters recruiting hr manager boss friend colleague coworker mate wife "
    "husband guy lady woman man person cto ceo cfo founder director lead partner mom dad "
    "brother sister cousin girl contact one who reclutadora reclutador jefe jefa amigo "
    "amiga chica chico personalerin chef chefin kollege kollegin freund freundin "
    "recruiterin offer deadline role".split()
)
