# Czech. en.ftl explains each text.

common =
    .greeting = Dobrý den!
    .greeting-name = Dobrý den, { $name }!
    .never-share = Tento kód nikomu nesdělujte: nikdo ze společnosti { $brand } ho po vás nikdy nebude chtít.
    .privacy = Záleží nám na ochraně vašich údajů a vašeho soukromí.
    .regards = S pozdravem
    .team = Tým { $brand }
    .support = Máte dotazy? Napište nám na
    .username-label = Uživatelské jméno
    .temporary-password-label = Dočasné heslo
    .code-word = kód

sign-up =
    .subject = Váš ověřovací kód pro { $brand }
    .preheader = Zadáním tohoto kódu dokončíte vytvoření účtu. Platí 24 hodin.
    .heading = Vítá vás { $brand }
    .intro = Děkujeme za registraci u společnosti { $brand }. Dokončíte ji zadáním tohoto ověřovacího kódu:
    .expiry = Kód platí 24 hodin.
    .not-you = Pokud registrace nepochází od vás, tuto zprávu prosím ignorujte: bez kódu se žádný účet nepotvrdí.
    .sms = { $brand }: ověřovací kód { $code } platí 24 hodin. Nikomu ho nesdělujte.

sign-up-link =
    .subject = Potvrďte svůj účet { $brand }
    .preheader = Jediným kliknutím dokončíte vytvoření účtu. Odkaz platí 24 hodin.
    .heading = Vítá vás { $brand }
    .intro = Děkujeme za registraci u společnosti { $brand }. Dokončíte ji otevřením tohoto odkazu:
    .link = Potvrdit e-mailovou adresu
    .expiry = Odkaz platí 24 hodin.
    .never-share = Tuto zprávu prosím nepřeposílejte: odkaz je určen jen vám.
    .not-you = Pokud registrace nepochází od vás, tuto zprávu prosím ignorujte: bez otevření odkazu se žádný účet nepotvrdí.

resend-code =
    .subject = Váš nový ověřovací kód pro { $brand }
    .preheader = Na vaši žádost posíláme nový kód. Platí 24 hodin a nahrazuje předchozí kód.
    .heading = Váš nový ověřovací kód
    .intro = Na vaši žádost vám { $brand } posílá nový kód. Registraci dokončíte zadáním tohoto ověřovacího kódu:
    .expiry = Kód platí 24 hodin. Dříve zaslané kódy už neplatí.
    .not-you = Pokud žádost o kód nepochází od vás, tuto zprávu prosím ignorujte: bez kódu se žádný účet nepotvrdí.
    .sms = { $brand }: váš nový kód { $code } platí 24 hodin. Nikomu ho nesdělujte.

resend-code-link =
    .subject = Váš nový potvrzovací odkaz pro { $brand }
    .preheader = Na vaši žádost posíláme nový odkaz. Platí 24 hodin a nahrazuje předchozí odkaz.
    .heading = Váš nový potvrzovací odkaz
    .intro = Na vaši žádost vám { $brand } posílá nový odkaz. Registraci dokončíte jeho otevřením:
    .link = Potvrdit e-mailovou adresu
    .expiry = Odkaz platí 24 hodin. Dříve zaslané odkazy už neplatí.
    .never-share = Tuto zprávu prosím nepřeposílejte: odkaz je určen jen vám.
    .not-you = Pokud žádost o odkaz nepochází od vás, tuto zprávu prosím ignorujte: bez otevření odkazu se žádný účet nepotvrdí.

forgot-password =
    .subject = Kód pro obnovu hesla k účtu { $brand }
    .preheader = Po zadání tohoto kódu si zvolíte nové heslo. Kód platí jednu hodinu.
    .heading = Obnova hesla
    .intro = Někdo požádal o obnovu hesla k vašemu účtu { $brand }. Chcete-li si zvolit nové, zadejte tento kód:
    .expiry = Kód platí 1 hodinu.
    .not-you = Pokud to není vaše žádost, tuto zprávu prosím ignorujte: heslo zůstane beze změny.
    .sms = { $brand }: kód pro obnovu hesla { $code } platí 1 hodinu. Nesdělujte ho.

update-user-attribute =
    .subject = Potvrďte změnu v účtu { $brand }
    .preheader = Zadáním tohoto kódu do 24 hodin potvrdíte nové kontaktní údaje svého účtu.
    .heading = Potvrďte nové kontaktní údaje
    .intro = Kontaktní údaje vašeho účtu { $brand } byly změněny. Změnu potvrdíte zadáním tohoto kódu:
    .expiry = Kód platí 24 hodin.
    .not-you = Pokud změna nepochází od vás, kód nikam nezadávejte a dejte vědět naší podpoře.
    .sms = { $brand }: kód k potvrzení změny { $code } platí 24 hodin. Nesdělujte ho.

verify-user-attribute =
    .subject = Ověřte kontaktní údaje k účtu { $brand }
    .preheader = Zadáním tohoto kódu potvrdíte, že tyto údaje patří vám. Platí 24 hodin.
    .heading = Ověřte své kontaktní údaje
    .intro = Na vaši žádost ověřujeme kontaktní údaje k vašemu účtu { $brand }. Ověření dokončíte zadáním tohoto kódu:
    .expiry = Kód platí 24 hodin.
    .not-you = Pokud to není vaše žádost, tuto zprávu prosím ignorujte: nic se nezmění.
    .sms = { $brand }: ověřovací kód { $code } platí 24 hodin. Nikomu ho nesdělujte.

authentication =
    .subject = Váš přihlašovací kód pro { $brand }
    .preheader = Zadáním tohoto kódu dokončíte přihlášení. Platí jen několik minut.
    .heading = Váš přihlašovací kód
    .intro = Přihlašujete se k účtu { $brand }. Pokračujte zadáním tohoto kódu:
    .expiry = { $minutes ->
        [one] Kód platí { $minutes } minutu.
        [few] Kód platí { $minutes } minuty.
       *[other] Kód platí { $minutes } minut.
    }
    .not-you = Pokud se nepřihlašujete vy, někdo možná zná vaše heslo: ihned si ho prosím změňte.
    .sms = { $minutes ->
        [one] { $brand }: přihlašovací kód { $code } platí { $minutes } minutu. Nesdělujte ho.
        [few] { $brand }: přihlašovací kód { $code } platí { $minutes } minuty. Nesdělujte ho.
       *[other] { $brand }: přihlašovací kód { $code } platí { $minutes } minut. Nesdělujte ho.
    }

admin-create-user =
    .subject = Vaše pozvánka do { $brand }
    .preheader = Vytvořili jsme vám účet. Začněte tím, že se přihlásíte dočasným heslem.
    .heading = Vítá vás { $brand }
    .intro = Vytvořili jsme vám účet { $brand }. Přihlaste se tímto uživatelským jménem a dočasným heslem; poté si zvolíte vlastní heslo:
    .expiry = { $days ->
        [one] Dočasné heslo platí { $days } den.
        [few] Dočasné heslo platí { $days } dny.
       *[other] Dočasné heslo platí { $days } dní.
    }
    .never-share = Toto heslo nikomu nesdělujte: nikdo ze společnosti { $brand } ho po vás nikdy nebude chtít.
    .not-you = Pokud je pro vás tato pozvánka nečekaná, zprávu prosím ignorujte: bez hesla nemůže účet nikdo používat.
    .sms = { $brand }: přihlaste se jménem { $username } a dočasným heslem { $code }

refusal =
    .attribute-required = Vyplňte prosím všechna povinná pole
    .email-not-accepted = Použijte prosím jinou e-mailovou adresu
    .email-invalid = Zkontrolujte prosím, zda v e-mailové adrese není překlep
    .email-domain-not-accepted = E-mailové adresy z této domény nepřijímáme
    .email-disposable = Použijte prosím trvalou e-mailovou adresu místo jednorázové
    .email-tagged = Použijte prosím svou adresu bez přidané části, například „+shop“
    .name-not-accepted = Zadejte prosím své jméno bez odkazů a speciálních znaků
    .username-not-accepted = Zvolte prosím jiné uživatelské jméno
    .phone-number-not-accepted = Telefonní čísla z této země nepřijímáme
    .age-not-accepted = Zkontrolujte prosím své datum narození, protože je stanoven minimální věk
    .terms-not-accepted = Přijměte prosím aktuální podmínky
    .pass-required = Načtěte prosím registrační stránku znovu a zkuste to ještě jednou, nebo požádejte o novou pozvánku
    .unavailable = Na naší straně došlo k chybě, proto to prosím zkuste znovu za několik minut
