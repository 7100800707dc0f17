# Czech. en.ftl explains each text.

common =
    .greeting = Dobrý den!
    .greeting-name = Dobrý den, { $name }!
    .never-share = Tento kód nikomu nesdělujte. Nikdo ze společnosti { $brand } ho po vás nikdy nebude chtít.
    .privacy = Záleží nám na ochraně vašich údajů a vašeho soukromí.
    .regards = S pozdravem
    .team = Tým { $brand }
    .support = Máte dotazy? Napište nám na
    .privacy-link = Ochrana soukromí
    .terms-link = Podmínky
    .imprint-link = Právní informace
    .username-label = Uživatelské jméno
    .temporary-password-label = Dočasné heslo
    .code-word = kód

sign-up =
    .subject = Váš ověřovací kód pro { $brand }
    .preheader = Zadáním tohoto kódu dokončíte vytvoření účtu. Kód platí 24 hodin.
    .heading = Vítá vás { $brand }
    .intro = Děkujeme za registraci u společnosti { $brand }. Dokončíte ji zadáním tohoto ověřovacího kódu:
    .expiry = Kód platí 24 hodin.
    .not-you = Pokud jste se neregistrovali, tento e-mail prosím ignorujte. Bez kódu nemůže účet nikdo potvrdit.
    .sms = { $brand }: ověřovací kód { $code } platí 24 hodin. Nikomu ho nesdělujte.

sign-up-link =
    .subject = Potvrďte svůj účet { $brand }
    .preheader = Otevřením odkazu dokončíte vytvoření účtu. Odkaz platí 24 hodin.
    .heading = Vítá vás { $brand }
    .intro = Děkujeme za registraci u společnosti { $brand }. Dokončíte ji otevřením tohoto odkazu:
    .link = Potvrdit e-mailovou adresu
    .expiry = Odkaz platí 24 hodin.
    .never-share = Tento e-mail prosím nepřeposílejte. Odkaz je určen jen vám.
    .not-you = Pokud jste se neregistrovali, tento e-mail prosím ignorujte. Dokud odkaz nikdo neotevře, žádný účet se nepotvrdí.

resend-code =
    .subject = Váš nový ověřovací kód pro { $brand }
    .preheader = Na vaši žádost posíláme nový kód. Platí 24 hodin a nahrazuje předchozí kód.
    .heading = Váš nový ověřovací kód
    .intro = Na vaši žádost vám { $brand } posílá nový kód. Registraci dokončíte zadáním tohoto ověřovacího kódu:
    .expiry = Kód platí 24 hodin.
    .earlier = Dříve zaslané kódy už neplatí.
    .not-you = Pokud jste o kód nežádali, tento e-mail prosím ignorujte. Bez kódu nemůže účet nikdo potvrdit.
    .sms = { $brand }: nový ověřovací kód { $code } platí 24 hodin. Nesdělujte ho.

resend-code-link =
    .subject = Váš nový potvrzovací odkaz pro { $brand }
    .preheader = Na vaši žádost posíláme nový odkaz. Platí 24 hodin a nahrazuje předchozí odkaz.
    .heading = Váš nový potvrzovací odkaz
    .intro = Na vaši žádost vám { $brand } posílá nový odkaz. Registraci dokončíte otevřením tohoto odkazu:
    .link = Potvrdit e-mailovou adresu
    .expiry = Odkaz platí 24 hodin.
    .earlier = Dříve zaslané odkazy už neplatí.
    .never-share = Tento e-mail prosím nepřeposílejte. Odkaz je určen jen vám.
    .not-you = Pokud jste o odkaz nežádali, tento e-mail prosím ignorujte. Dokud odkaz nikdo neotevře, žádný účet se nepotvrdí.

forgot-password =
    .subject = Kód pro obnovu hesla k účtu { $brand }
    .preheader = Po zadání tohoto kódu si zvolíte nové heslo. Kód platí jednu hodinu.
    .heading = Obnova hesla
    .intro = Někdo požádal o obnovu hesla k vašemu účtu { $brand }. Nové heslo si zvolíte po zadání tohoto kódu:
    .expiry = Kód platí 1 hodinu.
    .not-you = Pokud jste to nebyli vy, tento e-mail prosím ignorujte. Vaše heslo zůstane beze změny.
    .sms = { $brand }: kód pro obnovu hesla { $code } platí 1 hodinu. Nesdělujte ho.

update-user-attribute =
    .subject = Potvrďte změnu v účtu { $brand }
    .preheader = Zadáním tohoto kódu do 24 hodin potvrdíte nové kontaktní údaje svého účtu.
    .heading = Potvrďte nové kontaktní údaje
    .intro = Někdo požádal o změnu kontaktních údajů vašeho účtu { $brand }. Změnu potvrdíte zadáním tohoto kódu:
    .expiry = Kód platí 24 hodin.
    .not-you = Pokud jste to nebyli vy, kód nikam nezadávejte a obraťte se na naši podporu.
    .sms = { $brand }: kód k potvrzení změny { $code } platí 24 hodin. Nesdělujte ho.

verify-user-attribute =
    .subject = Ověřte kontaktní údaje k účtu { $brand }
    .preheader = Zadáním tohoto kódu potvrdíte, že tyto údaje patří vám. Kód platí 24 hodin.
    .heading = Ověřte své kontaktní údaje
    .intro = Na vaši žádost ověřujeme kontaktní údaje k vašemu účtu { $brand }. Ověření dokončíte zadáním tohoto kódu:
    .expiry = Kód platí 24 hodin.
    .not-you = Pokud jste to nebyli vy, tento e-mail prosím ignorujte. Nic se nezmění.
    .sms = { $brand }: ověřovací kód { $code } platí 24 hodin. Nikomu ho nesdělujte.

authentication =
    .subject = Váš přihlašovací kód pro { $brand }
    .preheader = Zadáním tohoto kódu dokončíte přihlášení. Kód platí jen několik minut.
    .heading = Váš přihlašovací kód
    .intro = Přihlašujete se k účtu { $brand }. Pokračujte zadáním tohoto kódu:
    .expiry = { $minutes ->
        [one] Kód platí { $minutes } minutu.
        [few] Kód platí { $minutes } minuty.
       *[other] Kód platí { $minutes } minut.
    }
    .not-you = Pokud jste to nebyli vy, možná se o přihlášení pokouší někdo jiný. Má-li váš účet heslo, ihned si ho prosím změňte.
    .sms = { $minutes ->
        [one] { $brand }: přihlašovací kód { $code } platí { $minutes } minutu. Nesdělujte ho.
        [few] { $brand }: přihlašovací kód { $code } platí { $minutes } minuty. Nesdělujte ho.
       *[other] { $brand }: přihlašovací kód { $code } platí { $minutes } minut. Nesdělujte ho.
    }

admin-create-user =
    .subject = Vaše pozvánka do { $brand }
    .preheader = Byl pro vás vytvořen účet. Začněte tím, že se přihlásíte dočasným heslem.
    .heading = Vítá vás { $brand }
    .intro = Byl pro vás vytvořen účet { $brand }. K prvnímu přihlášení a nastavení vlastního hesla použijte toto uživatelské jméno a dočasné heslo:
    .sign-in = Přihlásit se
    .expiry = { $days ->
        [one] Dočasné heslo platí { $days } den.
        [few] Dočasné heslo platí { $days } dny.
       *[other] Dočasné heslo platí { $days } dní.
    }
    .never-share = Toto heslo nikomu nesdělujte. Nikdo ze společnosti { $brand } ho po vás nikdy nebude chtít.
    .not-you = Pokud jste tuto pozvánku nečekali, tento e-mail prosím ignorujte. Bez hesla nemůže účet nikdo používat.
    .sms = { $brand }: přihlaste se jménem { $username } a dočasným heslem { $code }

refusal =
    .attribute-required = Vyplňte prosím všechna povinná pole
    .email-not-accepted = Použijte prosím jinou e-mailovou adresu
    .email-invalid = Zkontrolujte prosím, zda v e-mailové adrese není překlep
    .email-domain-not-accepted = Použijte prosím e-mailovou adresu z jiné domény
    .email-disposable = Použijte prosím trvalou e-mailovou adresu místo jednorázové
    .email-tagged = Použijte prosím svou adresu bez přidané části, například bez „+shop“
    .name-not-accepted = Zadejte prosím své jméno bez odkazů a speciálních znaků
    .username-not-accepted = Zvolte prosím jiné uživatelské jméno
    .phone-number-not-accepted = Použijte prosím telefonní číslo z jiné země
    .age-not-accepted = Zkontrolujte prosím své datum narození, protože platí minimální věková hranice
    .terms-not-accepted = Přijměte prosím aktuální podmínky
    .pass-required = Načtěte prosím registrační stránku znovu a zkuste to ještě jednou, nebo požádejte o novou pozvánku
    .unavailable = Na naší straně došlo k chybě, zkuste to prosím znovu za několik minut
