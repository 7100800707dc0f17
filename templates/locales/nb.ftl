# Norwegian Bokmål. en.ftl explains each text.

common =
    .greeting = Hei!
    .greeting-name = Hei, { $name }!
    .never-share = Del aldri denne koden med noen. Ingen hos { $brand } vil noen gang be deg om den.
    .privacy = Vi tar godt vare på opplysningene dine og personvernet ditt.
    .regards = Vennlig hilsen
    .team = Teamet hos { $brand }
    .support = Har du spørsmål? Skriv til
    .privacy-link = Personvern
    .terms-link = Vilkår
    .imprint-link = Juridisk informasjon
    .username-label = Brukernavn
    .temporary-password-label = Midlertidig passord
    .code-word = kode

sign-up =
    .subject = Bekreftelseskoden din fra { $brand }
    .preheader = Skriv inn koden for å fullføre registreringen. Koden er gyldig i 24 timer.
    .heading = Velkommen til { $brand }
    .intro = Takk for at du har registrert deg hos { $brand }. Skriv inn denne bekreftelseskoden for å fullføre registreringen:
    .expiry = Koden utløper om 24 timer.
    .not-you = Hvis du ikke har registrert deg, kan du se bort fra denne e-posten. Uten koden kan ingen bekrefte en konto.
    .sms = { $brand }: Bekreftelseskoden din er { $code }. Den er gyldig i 24 timer. Del den aldri med noen.

sign-up-link =
    .subject = Bekreft kontoen din hos { $brand }
    .preheader = Åpne lenken for å fullføre registreringen. Den er gyldig i 24 timer.
    .heading = Velkommen til { $brand }
    .intro = Takk for at du har registrert deg hos { $brand }. Åpne denne lenken for å fullføre registreringen:
    .link = Bekreft e-postadressen min
    .expiry = Lenken utløper om 24 timer.
    .never-share = Ikke videresend denne e-posten. Lenken er bare ment for deg.
    .not-you = Hvis du ikke har registrert deg, kan du se bort fra denne e-posten. Ingen konto blir bekreftet før lenken er åpnet.

resend-code =
    .subject = Den nye bekreftelseskoden din fra { $brand }
    .preheader = Her er den nye koden du ba om. Den er gyldig i 24 timer og erstatter den forrige.
    .heading = Den nye bekreftelseskoden din
    .intro = Du har bedt { $brand } om en ny kode. Skriv inn denne bekreftelseskoden for å fullføre registreringen:
    .expiry = Koden utløper om 24 timer.
    .earlier = Koder vi har sendt tidligere, virker ikke lenger.
    .not-you = Hvis du ikke har bedt om en kode, kan du se bort fra denne e-posten. Uten koden kan ingen bekrefte en konto.
    .sms = { $brand }: Den nye bekreftelseskoden din er { $code }. Den er gyldig i 24 timer. Del den aldri med noen.

resend-code-link =
    .subject = Den nye bekreftelseslenken din fra { $brand }
    .preheader = Her er den nye lenken du ba om. Den er gyldig i 24 timer og erstatter den forrige.
    .heading = Den nye bekreftelseslenken din
    .intro = Du har bedt { $brand } om en ny lenke. Åpne denne lenken for å fullføre registreringen:
    .link = Bekreft e-postadressen min
    .expiry = Lenken utløper om 24 timer.
    .earlier = Lenker vi har sendt tidligere, virker ikke lenger.
    .never-share = Ikke videresend denne e-posten. Lenken er bare ment for deg.
    .not-you = Hvis du ikke har bedt om en lenke, kan du se bort fra denne e-posten. Ingen konto blir bekreftet før lenken er åpnet.

forgot-password =
    .subject = Kode for å tilbakestille passordet ditt hos { $brand }
    .preheader = Skriv inn koden for å velge et nytt passord. Koden er gyldig i én time.
    .heading = Tilbakestill passordet ditt
    .intro = Noen har bedt om å få tilbakestilt passordet til kontoen din hos { $brand }. Skriv inn denne koden for å velge et nytt passord:
    .expiry = Koden utløper om 1 time.
    .not-you = Hvis det ikke var deg, kan du se bort fra denne e-posten. Passordet ditt blir ikke endret.
    .sms = { $brand }: Koden for å tilbakestille passordet ditt er { $code }. Den er gyldig i 1 time. Del den aldri med noen.

update-user-attribute =
    .subject = Bekreft endringen din hos { $brand }
    .preheader = Skriv inn koden innen 24 timer for å bekrefte den nye kontaktinformasjonen din.
    .heading = Bekreft den nye kontaktinformasjonen din
    .intro = Noen har bedt om å endre kontaktinformasjonen på kontoen din hos { $brand }. Skriv inn denne koden for å bekrefte endringen:
    .expiry = Koden utløper om 24 timer.
    .not-you = Hvis det ikke var deg, må du ikke skrive inn koden noe sted. Ta i stedet kontakt med kundestøtten vår.
    .sms = { $brand }: Bekreft endringen din med koden { $code }. Den er gyldig i 24 timer. Del den aldri med noen.

verify-user-attribute =
    .subject = Bekreft kontaktinformasjonen din hos { $brand }
    .preheader = Skriv inn koden for å bekrefte at opplysningene er dine. Koden er gyldig i 24 timer.
    .heading = Bekreft kontaktinformasjonen din
    .intro = Du har bedt om å bekrefte kontaktinformasjonen på kontoen din hos { $brand }. Skriv inn denne koden for å fortsette:
    .expiry = Koden utløper om 24 timer.
    .not-you = Hvis det ikke var deg, kan du se bort fra denne e-posten. Ingenting blir endret.
    .sms = { $brand }: Bekreftelseskoden din er { $code }. Den er gyldig i 24 timer. Del den aldri med noen.

authentication =
    .subject = Innloggingskoden din fra { $brand }
    .preheader = Skriv inn koden for å fullføre innloggingen. Koden er bare gyldig i noen få minutter.
    .heading = Innloggingskoden din
    .intro = Du er i ferd med å logge inn hos { $brand }. Skriv inn denne koden for å fortsette:
    .expiry = { $minutes ->
        [one] Koden utløper om { $minutes } minutt.
       *[other] Koden utløper om { $minutes } minutter.
    }
    .not-you = Hvis det ikke var deg, kan det hende at noen andre prøver å logge inn. Hvis kontoen din har et passord, bør du bytte det nå.
    .sms = { $minutes ->
        [one] { $brand }: Innloggingskoden din er { $code }. Den er gyldig i { $minutes } minutt. Del den aldri med noen.
       *[other] { $brand }: Innloggingskoden din er { $code }. Den er gyldig i { $minutes } minutter. Del den aldri med noen.
    }

admin-create-user =
    .subject = Invitasjonen din til { $brand }
    .preheader = Du har fått en konto. Logg inn med det midlertidige passordet for å komme i gang.
    .heading = Velkommen til { $brand }
    .intro = Det er opprettet en konto for deg hos { $brand }. Bruk dette brukernavnet og dette midlertidige passordet når du logger inn første gang og velger ditt eget passord:
    .sign-in = Logg inn
    .expiry = { $days ->
        [one] Det midlertidige passordet utløper om { $days } dag.
       *[other] Det midlertidige passordet utløper om { $days } dager.
    }
    .never-share = Del aldri dette passordet med noen. Ingen hos { $brand } vil noen gang be deg om det.
    .not-you = Hvis du ikke ventet denne invitasjonen, kan du se bort fra denne e-posten. Uten passordet kan ingen bruke kontoen.
    .sms = { $brand }: Logg inn som { $username } med det midlertidige passordet { $code }

refusal =
    .attribute-required = Fyll ut alle obligatoriske felt
    .email-not-accepted = Bruk en annen e-postadresse
    .email-invalid = Kontroller at det ikke er skrivefeil i e-postadressen
    .email-domain-not-accepted = Bruk en e-postadresse med et annet domene
    .email-disposable = Bruk en permanent e-postadresse i stedet for en engangsadresse
    .email-tagged = Bruk adressen din uten den ekstra delen, for eksempel «+shop»
    .name-not-accepted = Skriv navnet ditt uten lenker eller spesialtegn
    .username-not-accepted = Velg et annet brukernavn
    .phone-number-not-accepted = Bruk et telefonnummer fra et annet land
    .age-not-accepted = Kontroller fødselsdatoen din, siden det gjelder en nedre aldersgrense
    .terms-not-accepted = Godta de gjeldende vilkårene
    .pass-required = Last inn registreringssiden på nytt og prøv igjen, eller be om en ny invitasjon
    .unavailable = Noe gikk galt hos oss, så prøv igjen om noen minutter
