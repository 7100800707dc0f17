# Dutch. en.ftl explains each text.

common =
    .greeting = Goedendag,
    .greeting-name = Beste { $name },
    .never-share = Deel deze code nooit met anderen. Niemand bij { $brand } zal u er ooit om vragen.
    .privacy = Wij gaan zorgvuldig om met uw gegevens en uw privacy.
    .regards = Met vriendelijke groet,
    .team = Het team van { $brand }
    .support = Hebt u vragen? Mail naar
    .privacy-link = Privacybeleid
    .terms-link = Voorwaarden
    .imprint-link = Juridische informatie
    .username-label = Gebruikersnaam
    .temporary-password-label = Tijdelijk wachtwoord
    .code-word = code

sign-up =
    .subject = Uw verificatiecode voor { $brand }
    .preheader = Voer deze code in om uw registratie te voltooien. De code is 24 uur geldig.
    .heading = Welkom bij { $brand }
    .intro = Bedankt dat u zich bij { $brand } hebt geregistreerd. Voer deze verificatiecode in om uw registratie te voltooien:
    .expiry = Deze code verloopt over 24 uur.
    .not-you = Hebt u zich niet geregistreerd? Dan kunt u deze e-mail negeren. Zonder de code kan niemand een account bevestigen.
    .sms = { $brand }: uw verificatiecode is { $code }. Deze is 24 uur geldig. Deel de code met niemand.

sign-up-link =
    .subject = Bevestig uw account bij { $brand }
    .preheader = Open de link om uw registratie te voltooien. De link is 24 uur geldig.
    .heading = Welkom bij { $brand }
    .intro = Bedankt dat u zich bij { $brand } hebt geregistreerd. Open deze link om uw registratie te voltooien:
    .link = Mijn e-mailadres bevestigen
    .expiry = Deze link verloopt over 24 uur.
    .never-share = Stuur deze e-mail niet door. De link is alleen voor u bestemd.
    .not-you = Hebt u zich niet geregistreerd? Dan kunt u deze e-mail negeren. Zolang de link niet wordt geopend, wordt er geen account bevestigd.

resend-code =
    .subject = Uw nieuwe verificatiecode voor { $brand }
    .preheader = Hier is de gevraagde nieuwe code. Deze is 24 uur geldig en vervangt de vorige.
    .heading = Uw nieuwe verificatiecode
    .intro = U hebt bij { $brand } een nieuwe code aangevraagd. Voer deze verificatiecode in om uw registratie te voltooien:
    .expiry = Deze code verloopt over 24 uur.
    .earlier = Codes die we eerder hebben gestuurd, werken niet meer.
    .not-you = Hebt u geen code aangevraagd? Dan kunt u deze e-mail negeren. Zonder de code kan niemand een account bevestigen.
    .sms = { $brand }: uw nieuwe verificatiecode is { $code }. Deze is 24 uur geldig. Deel de code met niemand.

resend-code-link =
    .subject = Uw nieuwe bevestigingslink voor { $brand }
    .preheader = Hier is de gevraagde nieuwe link. Deze is 24 uur geldig en vervangt de vorige.
    .heading = Uw nieuwe bevestigingslink
    .intro = U hebt bij { $brand } een nieuwe link aangevraagd. Open deze link om uw registratie te voltooien:
    .link = Mijn e-mailadres bevestigen
    .expiry = Deze link verloopt over 24 uur.
    .earlier = Links die we eerder hebben gestuurd, werken niet meer.
    .never-share = Stuur deze e-mail niet door. De link is alleen voor u bestemd.
    .not-you = Hebt u geen link aangevraagd? Dan kunt u deze e-mail negeren. Zolang de link niet wordt geopend, wordt er geen account bevestigd.

forgot-password =
    .subject = Uw code voor een nieuw wachtwoord bij { $brand }
    .preheader = Voer deze code in om een nieuw wachtwoord te kiezen. De code is één uur geldig.
    .heading = Kies een nieuw wachtwoord
    .intro = Er is gevraagd om het wachtwoord van uw account bij { $brand } opnieuw in te stellen. Voer deze code in om een nieuw wachtwoord te kiezen:
    .expiry = Deze code verloopt over 1 uur.
    .not-you = Hebt u hier niet om gevraagd? Dan kunt u deze e-mail negeren. Uw wachtwoord blijft ongewijzigd.
    .sms = { $brand }: uw code voor een nieuw wachtwoord is { $code }. Deze is 1 uur geldig. Deel de code met niemand.

update-user-attribute =
    .subject = Bevestig uw wijziging bij { $brand }
    .preheader = Bevestig de nieuwe contactgegevens van uw account binnen 24 uur met deze code.
    .heading = Bevestig uw nieuwe contactgegevens
    .intro = Er is gevraagd om de contactgegevens van uw account bij { $brand } te wijzigen. Voer deze code in om de wijziging te bevestigen:
    .expiry = Deze code verloopt over 24 uur.
    .not-you = Hebt u hier niet om gevraagd? Voer de code dan nergens in en neem contact op met onze klantenservice.
    .sms = { $brand }: bevestig uw wijziging met de code { $code }. Deze is 24 uur geldig. Deel de code met niemand.

verify-user-attribute =
    .subject = Verifieer uw contactgegevens bij { $brand }
    .preheader = Voer deze code in om te bevestigen dat deze gegevens van u zijn. De code is 24 uur geldig.
    .heading = Verifieer uw contactgegevens
    .intro = U hebt gevraagd om de contactgegevens van uw account bij { $brand } te verifiëren. Voer deze code in om verder te gaan:
    .expiry = Deze code verloopt over 24 uur.
    .not-you = Hebt u hier niet om gevraagd? Dan kunt u deze e-mail negeren. Er verandert niets.
    .sms = { $brand }: uw verificatiecode is { $code }. Deze is 24 uur geldig. Deel de code met niemand.

authentication =
    .subject = Uw inlogcode voor { $brand }
    .preheader = Voer deze code in om het inloggen af te ronden. De code is maar een paar minuten geldig.
    .heading = Uw inlogcode
    .intro = U bent aan het inloggen bij { $brand }. Voer deze code in om verder te gaan:
    .expiry = { $minutes ->
        [one] Deze code verloopt over { $minutes } minuut.
       *[other] Deze code verloopt over { $minutes } minuten.
    }
    .not-you = Logt u niet zelf in? Dan probeert mogelijk iemand anders in te loggen. Heeft uw account een wachtwoord? Wijzig het dan meteen.
    .sms = { $minutes ->
        [one] { $brand }: uw inlogcode is { $code }. Deze is { $minutes } minuut geldig. Deel de code met niemand.
       *[other] { $brand }: uw inlogcode is { $code }. Deze is { $minutes } minuten geldig. Deel de code met niemand.
    }

admin-create-user =
    .subject = Uw uitnodiging voor { $brand }
    .preheader = Er is een account voor u aangemaakt. Log in met uw tijdelijke wachtwoord om te beginnen.
    .heading = Welkom bij { $brand }
    .intro = Er is een account voor u aangemaakt bij { $brand }. Gebruik deze gebruikersnaam en dit tijdelijke wachtwoord om voor het eerst in te loggen en uw eigen wachtwoord te kiezen:
    .sign-in = Inloggen
    .expiry = { $days ->
        [one] Het tijdelijke wachtwoord verloopt over { $days } dag.
       *[other] Het tijdelijke wachtwoord verloopt over { $days } dagen.
    }
    .never-share = Deel dit wachtwoord nooit met anderen. Niemand bij { $brand } zal u er ooit om vragen.
    .not-you = Had u deze uitnodiging niet verwacht? Dan kunt u deze e-mail negeren. Zonder het wachtwoord kan niemand het account gebruiken.
    .sms = { $brand }: log in als { $username } met het tijdelijke wachtwoord { $code }

refusal =
    .attribute-required = Vul alle verplichte velden in
    .email-not-accepted = Gebruik een ander e-mailadres
    .email-invalid = Controleer het e-mailadres op typefouten
    .email-domain-not-accepted = Gebruik een e-mailadres met een ander domein
    .email-disposable = Gebruik een vast e-mailadres in plaats van een wegwerpadres
    .email-tagged = Gebruik uw adres zonder het toegevoegde deel, zoals "+shop"
    .name-not-accepted = Vul uw naam in zonder links of speciale tekens
    .username-not-accepted = Kies een andere gebruikersnaam
    .phone-number-not-accepted = Gebruik een telefoonnummer uit een ander land
    .age-not-accepted = Controleer uw geboortedatum, want er geldt een minimumleeftijd
    .terms-not-accepted = Ga akkoord met de huidige voorwaarden
    .pass-required = Laad de registratiepagina opnieuw en probeer het nog eens, of vraag om een nieuwe uitnodiging
    .unavailable = Er is bij ons iets misgegaan, dus probeer het over een paar minuten opnieuw
