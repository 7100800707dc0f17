# German. en.ftl explains each text.

common =
    .greeting = Guten Tag,
    .greeting-name = Guten Tag { $name },
    .never-share = Geben Sie diesen Code an niemanden weiter. Auch { $brand } wird Sie niemals danach fragen.
    .privacy = Der Schutz Ihrer Daten und Ihrer Privatsphäre ist uns ein wichtiges Anliegen.
    .regards = Mit freundlichen Grüßen
    .team = Ihr Team von { $brand }
    .support = Haben Sie Fragen? Schreiben Sie an
    .privacy-link = Datenschutz
    .terms-link = Nutzungsbedingungen
    .imprint-link = Impressum
    .username-label = Benutzername
    .temporary-password-label = Temporäres Passwort
    .code-word = Code

sign-up =
    .subject = Ihr Bestätigungscode für { $brand }
    .preheader = Mit diesem Code schließen Sie Ihre Registrierung ab. Er ist 24 Stunden gültig.
    .heading = Willkommen bei { $brand }
    .intro = Vielen Dank für Ihre Registrierung bei { $brand }. Um sie abzuschließen, geben Sie bitte diesen Bestätigungscode ein:
    .expiry = Dieser Code läuft in 24 Stunden ab.
    .not-you = Falls Sie sich nicht registriert haben, ignorieren Sie bitte diese E-Mail. Ohne den Code kann niemand ein Konto bestätigen.
    .sms = { $brand }: Ihr Bestätigungscode lautet { $code }. Er ist 24 Stunden gültig. Geben Sie ihn an niemanden weiter.

sign-up-link =
    .subject = Bestätigen Sie Ihr Konto bei { $brand }
    .preheader = Mit diesem Link schließen Sie Ihre Registrierung ab. Er ist 24 Stunden gültig.
    .heading = Willkommen bei { $brand }
    .intro = Vielen Dank für Ihre Registrierung bei { $brand }. Um sie abzuschließen, öffnen Sie bitte diesen Link:
    .link = E-Mail-Adresse bestätigen
    .expiry = Dieser Link läuft in 24 Stunden ab.
    .never-share = Bitte leiten Sie diese E-Mail nicht weiter. Der Link ist nur für Sie bestimmt.
    .not-you = Falls Sie sich nicht registriert haben, ignorieren Sie bitte diese E-Mail. Solange niemand den Link öffnet, wird kein Konto bestätigt.

resend-code =
    .subject = Ihr neuer Bestätigungscode für { $brand }
    .preheader = Hier ist der angeforderte neue Code. Er ist 24 Stunden gültig und ersetzt den vorherigen.
    .heading = Ihr neuer Bestätigungscode
    .intro = Sie haben bei { $brand } einen neuen Code angefordert. Um Ihre Registrierung abzuschließen, geben Sie bitte diesen Bestätigungscode ein:
    .expiry = Dieser Code läuft in 24 Stunden ab.
    .earlier = Zuvor gesendete Codes sind nicht mehr gültig.
    .not-you = Falls Sie keinen Code angefordert haben, ignorieren Sie bitte diese E-Mail. Ohne den Code kann niemand ein Konto bestätigen.
    .sms = { $brand }: Ihr neuer Bestätigungscode lautet { $code }. Er ist 24 Stunden gültig. Geben Sie ihn an niemanden weiter.

resend-code-link =
    .subject = Ihr neuer Bestätigungslink für { $brand }
    .preheader = Hier ist der angeforderte neue Link. Er ist 24 Stunden gültig und ersetzt den vorherigen.
    .heading = Ihr neuer Bestätigungslink
    .intro = Sie haben bei { $brand } einen neuen Link angefordert. Um Ihre Registrierung abzuschließen, öffnen Sie bitte diesen Link:
    .link = E-Mail-Adresse bestätigen
    .expiry = Dieser Link läuft in 24 Stunden ab.
    .earlier = Zuvor gesendete Links sind nicht mehr gültig.
    .never-share = Bitte leiten Sie diese E-Mail nicht weiter. Der Link ist nur für Sie bestimmt.
    .not-you = Falls Sie keinen Link angefordert haben, ignorieren Sie bitte diese E-Mail. Solange niemand den Link öffnet, wird kein Konto bestätigt.

forgot-password =
    .subject = Ihr Code zum Zurücksetzen des Passworts bei { $brand }
    .preheader = Mit diesem Code legen Sie ein neues Passwort fest. Er ist eine Stunde gültig.
    .heading = Setzen Sie Ihr Passwort zurück
    .intro = Für Ihr Konto bei { $brand } wurde das Zurücksetzen des Passworts angefordert. Um ein neues Passwort festzulegen, geben Sie bitte diesen Code ein:
    .expiry = Dieser Code läuft in 1 Stunde ab.
    .not-you = Falls Sie das nicht waren, ignorieren Sie bitte diese E-Mail. Ihr Passwort bleibt unverändert.
    .sms = { $brand }: Ihr Code zum Zurücksetzen des Passworts lautet { $code }. Er ist 1 Stunde gültig. Geben Sie ihn an niemanden weiter.

update-user-attribute =
    .subject = Bestätigen Sie Ihre Änderung bei { $brand }
    .preheader = Bestätigen Sie Ihre neuen Kontaktdaten innerhalb von 24 Stunden mit diesem Code.
    .heading = Bestätigen Sie Ihre neuen Kontaktdaten
    .intro = Für Ihr Konto bei { $brand } wurde eine Änderung der Kontaktdaten angefordert. Um die Änderung zu bestätigen, geben Sie bitte diesen Code ein:
    .expiry = Dieser Code läuft in 24 Stunden ab.
    .not-you = Falls Sie das nicht waren, geben Sie den Code nirgends ein und wenden Sie sich bitte an unseren Support.
    .sms = { $brand }: Bestätigen Sie Ihre Änderung mit dem Code { $code }. Er ist 24 Stunden gültig. Geben Sie ihn an niemanden weiter.

verify-user-attribute =
    .subject = Bestätigen Sie Ihre Kontaktdaten bei { $brand }
    .preheader = Mit diesem Code bestätigen Sie, dass es Ihre Daten sind. Er ist 24 Stunden gültig.
    .heading = Bestätigen Sie Ihre Kontaktdaten
    .intro = Sie haben angefordert, die Kontaktdaten Ihres Kontos bei { $brand } zu bestätigen. Um fortzufahren, geben Sie bitte diesen Code ein:
    .expiry = Dieser Code läuft in 24 Stunden ab.
    .not-you = Falls Sie das nicht waren, ignorieren Sie bitte diese E-Mail. Es ändert sich dann nichts.
    .sms = { $brand }: Ihr Bestätigungscode lautet { $code }. Er ist 24 Stunden gültig. Geben Sie ihn an niemanden weiter.

authentication =
    .subject = Ihr Anmeldecode für { $brand }
    .preheader = Mit diesem Code schließen Sie die Anmeldung ab. Er ist nur wenige Minuten gültig.
    .heading = Ihr Anmeldecode
    .intro = Sie melden sich gerade bei { $brand } an. Um fortzufahren, geben Sie bitte diesen Code ein:
    .expiry = { $minutes ->
        [one] Dieser Code läuft in { $minutes } Minute ab.
       *[other] Dieser Code läuft in { $minutes } Minuten ab.
    }
    .not-you = Falls Sie das nicht waren, versucht möglicherweise jemand anderes, sich anzumelden. Wenn Ihr Konto ein Passwort hat, ändern Sie es bitte umgehend.
    .sms = { $minutes ->
        [one] { $brand }: Ihr Anmeldecode lautet { $code }. Er ist { $minutes } Minute gültig. Geben Sie ihn an niemanden weiter.
       *[other] { $brand }: Ihr Anmeldecode lautet { $code }. Er ist { $minutes } Minuten gültig. Geben Sie ihn an niemanden weiter.
    }

admin-create-user =
    .subject = Ihre Einladung zu { $brand }
    .preheader = Für Sie wurde ein Konto eingerichtet. Melden Sie sich mit dem temporären Passwort an.
    .heading = Willkommen bei { $brand }
    .intro = Für Sie wurde ein Konto bei { $brand } eingerichtet. Um sich zum ersten Mal anzumelden und Ihr eigenes Passwort festzulegen, verwenden Sie bitte diesen Benutzernamen und dieses temporäre Passwort:
    .sign-in = Anmelden
    .expiry = { $days ->
        [one] Das temporäre Passwort läuft in { $days } Tag ab.
       *[other] Das temporäre Passwort läuft in { $days } Tagen ab.
    }
    .never-share = Geben Sie dieses Passwort an niemanden weiter. Auch { $brand } wird Sie niemals danach fragen.
    .not-you = Falls Sie diese Einladung nicht erwartet haben, ignorieren Sie bitte diese E-Mail. Ohne das Passwort kann niemand das Konto nutzen.
    .sms = { $brand }: Melden Sie sich als { $username } an. Ihr temporäres Passwort lautet { $code }

refusal =
    .attribute-required = Bitte füllen Sie alle Pflichtfelder aus
    .email-not-accepted = Bitte verwenden Sie eine andere E-Mail-Adresse
    .email-invalid = Bitte prüfen Sie die E-Mail-Adresse auf Tippfehler
    .email-domain-not-accepted = Bitte verwenden Sie eine E-Mail-Adresse mit einer anderen Domain
    .email-disposable = Bitte verwenden Sie statt einer Wegwerfadresse eine dauerhafte E-Mail-Adresse
    .email-tagged = Bitte verwenden Sie Ihre Adresse ohne den angefügten Teil wie „+shop“
    .name-not-accepted = Bitte geben Sie Ihren Namen ohne Links und Sonderzeichen ein
    .username-not-accepted = Bitte wählen Sie einen anderen Benutzernamen
    .phone-number-not-accepted = Bitte verwenden Sie eine Telefonnummer aus einem anderen Land
    .age-not-accepted = Bitte prüfen Sie Ihr Geburtsdatum, da ein Mindestalter gilt
    .terms-not-accepted = Bitte stimmen Sie den aktuellen Nutzungsbedingungen zu
    .pass-required = Bitte laden Sie die Registrierungsseite neu und versuchen Sie es noch einmal, oder bitten Sie um eine neue Einladung
    .unavailable = Bitte versuchen Sie es in einigen Minuten erneut, da bei uns ein Fehler aufgetreten ist
