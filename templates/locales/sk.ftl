# Slovak. en.ftl explains each text.

common =
    .greeting = Dobrý deň!
    .greeting-name = Dobrý deň, { $name }!
    .never-share = Tento kód nikomu neprezraďte. Nikto zo spoločnosti { $brand } ho od vás nikdy nebude žiadať.
    .privacy = Záleží nám na ochrane vašich údajov a vášho súkromia.
    .regards = S pozdravom
    .team = Tím { $brand }
    .support = Máte otázky? Napíšte nám na
    .privacy-link = Ochrana súkromia
    .terms-link = Podmienky
    .imprint-link = Právne informácie
    .username-label = Používateľské meno
    .temporary-password-label = Dočasné heslo
    .code-word = kód

sign-up =
    .subject = Váš overovací kód pre { $brand }
    .preheader = Zadaním tohto kódu dokončíte vytvorenie účtu. Kód platí 24 hodín.
    .heading = Víta vás { $brand }
    .intro = Ďakujeme za registráciu v { $brand }. Dokončíte ju zadaním tohto overovacieho kódu:
    .expiry = Kód platí 24 hodín.
    .not-you = Ak ste sa neregistrovali, tento e-mail prosím ignorujte. Bez kódu nemôže účet nikto potvrdiť.
    .sms = { $brand }: overovací kód { $code } platí 24 hodín. Nikomu ho neprezraďte.

sign-up-link =
    .subject = Potvrďte svoj účet { $brand }
    .preheader = Otvorením odkazu dokončíte vytvorenie účtu. Odkaz platí 24 hodín.
    .heading = Víta vás { $brand }
    .intro = Ďakujeme za registráciu v { $brand }. Dokončíte ju otvorením tohto odkazu:
    .link = Potvrdiť e-mailovú adresu
    .expiry = Odkaz platí 24 hodín.
    .never-share = Tento e-mail prosím nepreposielajte. Odkaz je určený len vám.
    .not-you = Ak ste sa neregistrovali, tento e-mail prosím ignorujte. Kým sa odkaz neotvorí, žiadny účet sa nepotvrdí.

resend-code =
    .subject = Váš nový overovací kód pre { $brand }
    .preheader = Posielame nový kód, o ktorý ste požiadali. Platí 24 hodín a nahrádza predchádzajúci.
    .heading = Váš nový overovací kód
    .intro = Požiadali ste spoločnosť { $brand } o nový kód. Registráciu dokončíte zadaním tohto overovacieho kódu:
    .expiry = Kód platí 24 hodín.
    .earlier = Predtým zaslané kódy už neplatia.
    .not-you = Ak ste o kód nepožiadali, tento e-mail prosím ignorujte. Bez kódu nemôže účet nikto potvrdiť.
    .sms = { $brand }: nový overovací kód { $code } platí 24 hodín. Neprezraďte ho.

resend-code-link =
    .subject = Váš nový potvrdzovací odkaz pre { $brand }
    .preheader = Posielame nový odkaz, o ktorý ste požiadali. Platí 24 hodín a nahrádza predchádzajúci.
    .heading = Váš nový potvrdzovací odkaz
    .intro = Požiadali ste spoločnosť { $brand } o nový odkaz. Registráciu dokončíte jeho otvorením:
    .link = Potvrdiť e-mailovú adresu
    .expiry = Odkaz platí 24 hodín.
    .earlier = Predtým zaslané odkazy už neplatia.
    .never-share = Tento e-mail prosím nepreposielajte. Odkaz je určený len vám.
    .not-you = Ak ste o odkaz nepožiadali, tento e-mail prosím ignorujte. Kým sa odkaz neotvorí, žiadny účet sa nepotvrdí.

forgot-password =
    .subject = Kód na obnovu hesla k účtu { $brand }
    .preheader = Po zadaní tohto kódu si zvolíte nové heslo. Kód platí jednu hodinu.
    .heading = Obnova hesla
    .intro = Niekto požiadal o obnovu hesla k vášmu účtu { $brand }. Ak si chcete zvoliť nové, zadajte tento kód:
    .expiry = Kód platí 1 hodinu.
    .not-you = Ak ste to neboli vy, tento e-mail prosím ignorujte. Vaše heslo zostane nezmenené.
    .sms = { $brand }: kód na obnovu hesla { $code } platí 1 hodinu. Neprezraďte ho.

update-user-attribute =
    .subject = Potvrďte zmenu v účte { $brand }
    .preheader = Zadaním tohto kódu do 24 hodín potvrdíte nové kontaktné údaje svojho účtu.
    .heading = Potvrďte nové kontaktné údaje
    .intro = Niekto požiadal o zmenu kontaktných údajov vášho účtu { $brand }. Zmenu potvrdíte zadaním tohto kódu:
    .expiry = Kód platí 24 hodín.
    .not-you = Ak ste to neboli vy, kód nikde nezadávajte a obráťte sa na našu podporu.
    .sms = { $brand }: zmenu potvrdí kód { $code }, platí 24 hodín. Neprezraďte ho.

verify-user-attribute =
    .subject = Overte kontaktné údaje účtu { $brand }
    .preheader = Zadaním tohto kódu potvrdíte, že tieto údaje patria vám. Kód platí 24 hodín.
    .heading = Overte svoje kontaktné údaje
    .intro = Požiadali ste o overenie kontaktných údajov svojho účtu { $brand }. Pokračujte zadaním tohto kódu:
    .expiry = Kód platí 24 hodín.
    .not-you = Ak ste to neboli vy, tento e-mail prosím ignorujte. Nič sa nezmení.
    .sms = { $brand }: overovací kód { $code } platí 24 hodín. Nikomu ho neprezraďte.

authentication =
    .subject = Váš prihlasovací kód pre { $brand }
    .preheader = Zadaním tohto kódu dokončíte prihlásenie. Kód platí len niekoľko minút.
    .heading = Váš prihlasovací kód
    .intro = Prihlasujete sa do účtu { $brand }. Pokračujte zadaním tohto kódu:
    .expiry = { $minutes ->
        [one] Kód platí { $minutes } minútu.
        [few] Kód platí { $minutes } minúty.
       *[other] Kód platí { $minutes } minút.
    }
    .not-you = Ak sa neprihlasujete vy, možno sa o to pokúša niekto iný. Ak má váš účet heslo, ihneď si ho prosím zmeňte.
    .sms = { $minutes ->
        [one] { $brand }: prihlasovací kód { $code } platí { $minutes } minútu. Neprezraďte ho.
        [few] { $brand }: prihlasovací kód { $code } platí { $minutes } minúty. Neprezraďte ho.
       *[other] { $brand }: prihlasovací kód { $code } platí { $minutes } minút. Neprezraďte ho.
    }

admin-create-user =
    .subject = Vaša pozvánka do { $brand }
    .preheader = Vytvorili sme vám účet. Začnite tým, že sa prihlásite dočasným heslom.
    .heading = Víta vás { $brand }
    .intro = Vytvorili sme vám účet { $brand }. Ak sa chcete prvýkrát prihlásiť a zvoliť si vlastné heslo, použite toto používateľské meno a toto dočasné heslo:
    .sign-in = Prihlásiť sa
    .expiry = { $days ->
        [one] Dočasné heslo platí { $days } deň.
        [few] Dočasné heslo platí { $days } dni.
       *[other] Dočasné heslo platí { $days } dní.
    }
    .never-share = Toto heslo nikomu neprezraďte. Nikto zo spoločnosti { $brand } ho od vás nikdy nebude žiadať.
    .not-you = Ak ste túto pozvánku nečakali, tento e-mail prosím ignorujte. Bez hesla nemôže účet nikto použiť.
    .sms = { $brand }: prihláste sa menom { $username } a dočasným heslom { $code }

refusal =
    .attribute-required = Vyplňte prosím všetky povinné polia
    .email-not-accepted = Použite prosím inú e-mailovú adresu
    .email-invalid = Skontrolujte prosím, či v e-mailovej adrese nie je preklep
    .email-domain-not-accepted = Použite prosím e-mailovú adresu s inou doménou
    .email-disposable = Použite prosím trvalú e-mailovú adresu namiesto jednorazovej
    .email-tagged = Použite prosím svoju adresu bez pridanej časti, napríklad „+shop“
    .name-not-accepted = Zadajte prosím svoje meno bez odkazov a špeciálnych znakov
    .username-not-accepted = Zvoľte si prosím iné používateľské meno
    .phone-number-not-accepted = Použite prosím telefónne číslo z inej krajiny
    .age-not-accepted = Skontrolujte prosím svoj dátum narodenia, pretože je stanovený minimálny vek
    .terms-not-accepted = Odsúhlaste prosím aktuálne podmienky
    .pass-required = Načítajte prosím registračnú stránku znova a skúste to ešte raz alebo požiadajte o novú pozvánku
    .unavailable = Na našej strane sa vyskytla chyba, preto to prosím skúste znova o niekoľko minút
