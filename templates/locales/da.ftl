# Danish. en.ftl explains each text.

common =
    .greeting = Hej,
    .greeting-name = Hej { $name },
    .never-share = Del aldrig denne kode med nogen. Ingen hos { $brand } vil nogensinde bede dig om den.
    .privacy = Vi passer godt på dine oplysninger og dit privatliv.
    .regards = Venlig hilsen
    .team = Teamet hos { $brand }
    .support = Har du spørgsmål? Skriv til
    .privacy-link = Privatlivspolitik
    .terms-link = Vilkår
    .imprint-link = Juridisk information
    .username-label = Brugernavn
    .temporary-password-label = Midlertidig adgangskode
    .code-word = kode

sign-up =
    .subject = Din bekræftelseskode til { $brand }
    .preheader = Indtast koden for at fuldføre oprettelsen af din konto. Koden gælder i 24 timer.
    .heading = Velkommen til { $brand }
    .intro = Tak for din tilmelding hos { $brand }. Indtast denne bekræftelseskode for at fuldføre oprettelsen af din konto:
    .expiry = Koden udløber om 24 timer.
    .not-you = Hvis du ikke har tilmeldt dig, kan du se bort fra denne e-mail. Uden koden kan ingen bekræfte en konto.
    .sms = { $brand }: Din bekræftelseskode er { $code }. Den gælder i 24 timer. Del den aldrig med nogen.

sign-up-link =
    .subject = Bekræft din konto hos { $brand }
    .preheader = Åbn linket for at fuldføre oprettelsen af din konto. Linket gælder i 24 timer.
    .heading = Velkommen til { $brand }
    .intro = Tak for din tilmelding hos { $brand }. Åbn dette link for at fuldføre oprettelsen af din konto:
    .link = Bekræft min e-mailadresse
    .expiry = Linket udløber om 24 timer.
    .never-share = Send ikke denne e-mail videre. Linket er kun til dig.
    .not-you = Hvis du ikke har tilmeldt dig, kan du se bort fra denne e-mail. Ingen konto bliver bekræftet, før linket bliver åbnet.

resend-code =
    .subject = Din nye bekræftelseskode til { $brand }
    .preheader = Her er den nye kode, du bad om. Den gælder i 24 timer og erstatter den forrige.
    .heading = Din nye bekræftelseskode
    .intro = Du har bedt { $brand } om en ny kode. Indtast denne bekræftelseskode for at fuldføre oprettelsen af din konto:
    .expiry = Koden udløber om 24 timer.
    .earlier = Koder, vi har sendt tidligere, virker ikke længere.
    .not-you = Hvis du ikke har bedt om en kode, kan du se bort fra denne e-mail. Uden koden kan ingen bekræfte en konto.
    .sms = { $brand }: Din nye bekræftelseskode er { $code }. Den gælder i 24 timer. Del den aldrig med nogen.

resend-code-link =
    .subject = Dit nye bekræftelseslink til { $brand }
    .preheader = Her er det nye link, du bad om. Det gælder i 24 timer og erstatter det forrige.
    .heading = Dit nye bekræftelseslink
    .intro = Du har bedt { $brand } om et nyt link. Åbn dette link for at fuldføre oprettelsen af din konto:
    .link = Bekræft min e-mailadresse
    .expiry = Linket udløber om 24 timer.
    .earlier = Links, vi har sendt tidligere, virker ikke længere.
    .never-share = Send ikke denne e-mail videre. Linket er kun til dig.
    .not-you = Hvis du ikke har bedt om et link, kan du se bort fra denne e-mail. Ingen konto bliver bekræftet, før linket bliver åbnet.

forgot-password =
    .subject = Din kode til at nulstille adgangskoden hos { $brand }
    .preheader = Indtast koden for at vælge en ny adgangskode. Koden gælder i en time.
    .heading = Nulstil din adgangskode
    .intro = Nogen har bedt om at få nulstillet adgangskoden til din konto hos { $brand }. Indtast denne kode for at vælge en ny adgangskode:
    .expiry = Koden udløber om 1 time.
    .not-you = Hvis det ikke var dig, kan du se bort fra denne e-mail. Din adgangskode bliver ikke ændret.
    .sms = { $brand }: Din kode til at nulstille adgangskoden er { $code }. Koden gælder i 1 time. Del den aldrig med nogen.

update-user-attribute =
    .subject = Bekræft din ændring hos { $brand }
    .preheader = Indtast koden inden for 24 timer for at bekræfte de nye kontaktoplysninger på din konto.
    .heading = Bekræft dine nye kontaktoplysninger
    .intro = Nogen har bedt om at få ændret kontaktoplysningerne på din konto hos { $brand }. Indtast denne kode for at bekræfte ændringen:
    .expiry = Koden udløber om 24 timer.
    .not-you = Hvis det ikke var dig, skal du ikke indtaste koden nogen steder. Kontakt i stedet vores support.
    .sms = { $brand }: Bekræft din ændring med koden { $code }. Den gælder i 24 timer. Del den aldrig med nogen.

verify-user-attribute =
    .subject = Bekræft dine kontaktoplysninger hos { $brand }
    .preheader = Indtast koden for at bekræfte, at oplysningerne er dine. Koden gælder i 24 timer.
    .heading = Bekræft dine kontaktoplysninger
    .intro = Du har bedt om at bekræfte kontaktoplysningerne på din konto hos { $brand }. Indtast denne kode for at fortsætte:
    .expiry = Koden udløber om 24 timer.
    .not-you = Hvis det ikke var dig, kan du se bort fra denne e-mail. Der bliver ikke ændret noget.
    .sms = { $brand }: Din bekræftelseskode er { $code }. Den gælder i 24 timer. Del den aldrig med nogen.

authentication =
    .subject = Din loginkode til { $brand }
    .preheader = Indtast koden for at logge ind. Koden gælder kun i nogle få minutter.
    .heading = Din loginkode
    .intro = Du er ved at logge ind hos { $brand }. Indtast denne kode for at fortsætte:
    .expiry = { $minutes ->
        [one] Koden udløber om { $minutes } minut.
       *[other] Koden udløber om { $minutes } minutter.
    }
    .not-you = Hvis det ikke var dig, er der måske en anden, der prøver at logge ind. Hvis din konto har en adgangskode, så skift den med det samme.
    .sms = { $minutes ->
        [one] { $brand }: Din loginkode er { $code }. Den gælder i { $minutes } minut. Del den aldrig med nogen.
       *[other] { $brand }: Din loginkode er { $code }. Den gælder i { $minutes } minutter. Del den aldrig med nogen.
    }

admin-create-user =
    .subject = Din invitation til { $brand }
    .preheader = Der er oprettet en konto til dig. Log ind med din midlertidige adgangskode for at starte.
    .heading = Velkommen til { $brand }
    .intro = Der er oprettet en konto til dig hos { $brand }. Brug dette brugernavn og denne midlertidige adgangskode, når du logger ind første gang og vælger din egen adgangskode:
    .sign-in = Log ind
    .expiry = { $days ->
        [one] Den midlertidige adgangskode udløber om { $days } dag.
       *[other] Den midlertidige adgangskode udløber om { $days } dage.
    }
    .never-share = Del aldrig denne adgangskode med nogen. Ingen hos { $brand } vil nogensinde bede dig om den.
    .not-you = Hvis du ikke havde ventet denne invitation, kan du se bort fra denne e-mail. Uden adgangskoden kan ingen bruge kontoen.
    .sms = { $brand }: Log ind som { $username } med den midlertidige adgangskode { $code }

refusal =
    .attribute-required = Udfyld alle obligatoriske felter
    .email-not-accepted = Brug en anden e-mailadresse
    .email-invalid = Kontrollér e-mailadressen for slåfejl
    .email-domain-not-accepted = Brug en e-mailadresse med et andet domæne
    .email-disposable = Brug en permanent e-mailadresse i stedet for en engangsadresse
    .email-tagged = Brug din adresse uden den tilføjede del, f.eks. uden ”+shop”
    .name-not-accepted = Skriv dit navn uden links eller specialtegn
    .username-not-accepted = Vælg et andet brugernavn
    .phone-number-not-accepted = Brug et telefonnummer fra et andet land
    .age-not-accepted = Kontrollér din fødselsdato, da der er en nedre aldersgrænse
    .terms-not-accepted = Acceptér de gældende vilkår
    .pass-required = Genindlæs tilmeldingssiden, og prøv igen, eller bed om en ny invitation
    .unavailable = Der gik noget galt hos os, så prøv igen om et par minutter
