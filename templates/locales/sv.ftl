# Swedish. en.ftl explains each text.

common =
    .greeting = Hej!
    .greeting-name = Hej { $name }!
    .never-share = Dela aldrig den här koden med någon. Ingen på { $brand } kommer någonsin att be dig om den.
    .privacy = Vi värnar om dina uppgifter och din integritet.
    .regards = Vänliga hälsningar
    .team = Teamet på { $brand }
    .support = Har du frågor? Skriv till
    .privacy-link = Integritet
    .terms-link = Villkor
    .imprint-link = Juridisk information
    .username-label = Användarnamn
    .temporary-password-label = Tillfälligt lösenord
    .code-word = kod

sign-up =
    .subject = Din verifieringskod för { $brand }
    .preheader = Ange koden för att slutföra registreringen av ditt konto. Koden gäller i 24 timmar.
    .heading = Välkommen till { $brand }
    .intro = Tack för att du har registrerat dig hos { $brand }. Ange den här verifieringskoden för att slutföra registreringen:
    .expiry = Koden går ut om 24 timmar.
    .not-you = Om du inte har registrerat dig kan du bortse från det här mejlet. Utan koden kan ingen bekräfta ett konto.
    .sms = { $brand }: din verifieringskod är { $code }. Den gäller i 24 timmar. Dela den aldrig med någon.

sign-up-link =
    .subject = Bekräfta ditt konto hos { $brand }
    .preheader = Öppna länken för att slutföra registreringen av ditt konto. Den gäller i 24 timmar.
    .heading = Välkommen till { $brand }
    .intro = Tack för att du har registrerat dig hos { $brand }. Öppna den här länken för att slutföra registreringen:
    .link = Bekräfta min e-postadress
    .expiry = Länken går ut om 24 timmar.
    .never-share = Vidarebefordra inte det här mejlet. Länken är bara avsedd för dig.
    .not-you = Om du inte har registrerat dig kan du bortse från det här mejlet. Inget konto bekräftas förrän länken öppnas.

resend-code =
    .subject = Din nya verifieringskod för { $brand }
    .preheader = Här är den nya koden som du bad om. Den gäller i 24 timmar och ersätter den förra.
    .heading = Din nya verifieringskod
    .intro = Du har bett { $brand } om en ny kod. Ange den här verifieringskoden för att slutföra registreringen:
    .expiry = Koden går ut om 24 timmar.
    .earlier = Koder som vi har skickat tidigare gäller inte längre.
    .not-you = Om du inte har bett om någon kod kan du bortse från det här mejlet. Utan koden kan ingen bekräfta ett konto.
    .sms = { $brand }: din nya verifieringskod är { $code }. Den gäller i 24 timmar. Dela den aldrig med någon.

resend-code-link =
    .subject = Din nya bekräftelselänk för { $brand }
    .preheader = Här är den nya länken som du bad om. Den gäller i 24 timmar och ersätter den förra.
    .heading = Din nya bekräftelselänk
    .intro = Du har bett { $brand } om en ny länk. Öppna den för att slutföra registreringen:
    .link = Bekräfta min e-postadress
    .expiry = Länken går ut om 24 timmar.
    .earlier = Länkar som vi har skickat tidigare gäller inte längre.
    .never-share = Vidarebefordra inte det här mejlet. Länken är bara avsedd för dig.
    .not-you = Om du inte har bett om någon länk kan du bortse från det här mejlet. Inget konto bekräftas förrän länken öppnas.

forgot-password =
    .subject = Din kod för att återställa lösenordet hos { $brand }
    .preheader = Ange koden för att välja ett nytt lösenord. Koden gäller i en timme.
    .heading = Återställ ditt lösenord
    .intro = Någon har begärt att lösenordet för ditt konto hos { $brand } ska återställas. Ange den här koden för att välja ett nytt lösenord:
    .expiry = Koden går ut om 1 timme.
    .not-you = Om det inte var du kan du bortse från det här mejlet. Ditt lösenord ändras inte.
    .sms = { $brand }: din kod för att återställa lösenordet är { $code }. Den gäller i 1 timme. Dela den aldrig med någon.

update-user-attribute =
    .subject = Bekräfta din ändring hos { $brand }
    .preheader = Ange koden inom 24 timmar för att bekräfta de nya kontaktuppgifterna för ditt konto.
    .heading = Bekräfta dina nya kontaktuppgifter
    .intro = Någon har begärt att kontaktuppgifterna för ditt konto hos { $brand } ska ändras. Ange den här koden för att bekräfta ändringen:
    .expiry = Koden går ut om 24 timmar.
    .not-you = Om det inte var du ska du inte ange koden någonstans, utan kontakta vår support.
    .sms = { $brand }: bekräfta din ändring med koden { $code }. Den gäller i 24 timmar. Dela den aldrig med någon.

verify-user-attribute =
    .subject = Verifiera dina kontaktuppgifter hos { $brand }
    .preheader = Ange koden för att bekräfta att uppgifterna är dina. Koden gäller i 24 timmar.
    .heading = Verifiera dina kontaktuppgifter
    .intro = Du har bett om att få verifiera kontaktuppgifterna för ditt konto hos { $brand }. Ange den här koden för att fortsätta:
    .expiry = Koden går ut om 24 timmar.
    .not-you = Om det inte var du kan du bortse från det här mejlet. Ingenting ändras.
    .sms = { $brand }: din verifieringskod är { $code }. Den gäller i 24 timmar. Dela den aldrig med någon.

authentication =
    .subject = Din inloggningskod för { $brand }
    .preheader = Ange koden för att slutföra inloggningen. Koden gäller bara i några minuter.
    .heading = Din inloggningskod
    .intro = Du håller på att logga in hos { $brand }. Ange den här koden för att fortsätta:
    .expiry = { $minutes ->
        [one] Koden går ut om { $minutes } minut.
       *[other] Koden går ut om { $minutes } minuter.
    }
    .not-you = Om det inte var du kan det vara någon annan som försöker logga in. Om ditt konto har ett lösenord bör du byta det genast.
    .sms = { $minutes ->
        [one] { $brand }: din inloggningskod är { $code }. Den gäller i { $minutes } minut. Dela den aldrig med någon.
       *[other] { $brand }: din inloggningskod är { $code }. Den gäller i { $minutes } minuter. Dela den aldrig med någon.
    }

admin-create-user =
    .subject = Din inbjudan till { $brand }
    .preheader = Ett konto har skapats åt dig. Logga in med ditt tillfälliga lösenord för att börja.
    .heading = Välkommen till { $brand }
    .intro = Ett konto hos { $brand } har skapats åt dig. För att logga in första gången och välja ett eget lösenord använder du det här användarnamnet och det här tillfälliga lösenordet:
    .sign-in = Logga in
    .expiry = { $days ->
        [one] Det tillfälliga lösenordet går ut om { $days } dag.
       *[other] Det tillfälliga lösenordet går ut om { $days } dagar.
    }
    .never-share = Dela aldrig det här lösenordet med någon. Ingen på { $brand } kommer någonsin att be dig om det.
    .not-you = Om du inte väntade dig den här inbjudan kan du bortse från mejlet. Utan lösenordet kan ingen använda kontot.
    .sms = { $brand }: logga in som { $username } med det tillfälliga lösenordet { $code }

refusal =
    .attribute-required = Fyll i alla obligatoriska fält
    .email-not-accepted = Använd en annan e-postadress
    .email-invalid = Kontrollera att e-postadressen är rätt skriven
    .email-domain-not-accepted = Använd en e-postadress med en annan domän
    .email-disposable = Använd en permanent e-postadress i stället för en engångsadress
    .email-tagged = Använd din adress utan den tillagda delen, till exempel ”+shop”
    .name-not-accepted = Ange ditt namn utan länkar och specialtecken
    .username-not-accepted = Välj ett annat användarnamn
    .phone-number-not-accepted = Använd ett telefonnummer från ett annat land
    .age-not-accepted = Kontrollera ditt födelsedatum, eftersom det finns en nedre åldersgräns
    .terms-not-accepted = Godkänn de gällande villkoren
    .pass-required = Läs in registreringssidan igen och försök på nytt, eller be om en ny inbjudan
    .unavailable = Något gick fel hos oss, så försök igen om några minuter
