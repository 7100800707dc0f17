# German. en.ftl explains each text.

common =
    .greeting = Guten Tag,
    .greeting-name = Guten Tag { $name },
    .never-share = Geben Sie diesen Code niemals weiter: Niemand bei { $brand } wird Sie jemals danach fragen.
    .privacy = Der Schutz Ihrer Daten und Ihrer Privatsphäre ist uns ein wichtiges Anliegen.
    .regards = Mit freundlichen Grüßen
    .team = Ihr Team von { $brand }
    .support = Haben Sie Fragen? Schreiben Sie an
    .username-label = Benutzername
    .temporary-password-label = Temporäres Passwort
    .code-word = Code

sign-up =
    .subject = Ihr Bestätigungscode für { $brand }
    .preheader = Mit diesem Code schließen Sie Ihre Registrierung ab. Er ist 24 Stunden gültig.
    .heading = Willkommen bei { $brand }
    .intro = Sie haben sich bei { $brand } registriert – vielen Dank! Um Ihre Registrierung abzuschließen, geben Sie bitte diesen Bestätigungscode ein:
    .expiry = Dieser Code läuft in 24 Stunden ab.
    .not-you = Falls Sie sich nicht registriert haben, ignorieren Sie diese Nachricht bitte: Ohne den Code wird kein Konto bestätigt.
    .sms = { $brand }: Ihr Bestätigungscode lautet { $code }. Er ist 24 Stunden gültig. Geben Sie ihn niemals weiter.

sign-up-link =
    .subject = Bestätigen Sie Ihr Konto bei { $brand }
    .preheader = Mit einem Klick schließen Sie Ihre Registrierung ab. Der Link ist 24 Stunden gültig.
    .heading = Willkommen bei { $brand }
    .intro = Sie haben sich bei { $brand } registriert – vielen Dank! Um Ihre Registrierung abzuschließen, öffnen Sie bitte diesen Link:
    .link = E-Mail-Adresse bestätigen
    .expiry = Dieser Link läuft in 24 Stunden ab.
    .never-share = Bitte leiten Sie diese Nachricht nicht weiter: Der Link ist nur für Sie bestimmt.
    .not-you = Falls Sie sich nicht registriert haben, ignorieren Sie diese Nachricht bitte: Solange der Link nicht geöffnet wird, wird kein Konto bestätigt.

resend-code =
    .subject = Ihr neuer Bestätigungscode für { $brand }
    .preheader = Hier ist der angeforderte neue Code. Er ist 24 Stunden gültig und ersetzt den letzten.
    .heading = Ihr neuer Bestätigungscode
    .intro = Sie haben bei { $brand } einen neuen Code angefordert. Um Ihre Registrierung abzuschließen, geben Sie bitte diesen Bestätigungscode ein:
    .expiry = Dieser Code läuft in 24 Stunden ab. Zuvor gesendete Codes sind nicht mehr gültig.
    .not-you = Falls Sie keinen Code angefordert haben, ignorieren Sie diese Nachricht bitte: Ohne den Code wird kein Konto bestätigt.
    .sms = { $brand }: Ihr neuer Bestätigungscode lautet { $code }. Er ist 24 Stunden gültig. Geben Sie ihn niemals weiter.

resend-code-link =
    .subject = Ihr neuer Bestätigungslink für { $brand }
    .preheader = Hier ist der angeforderte neue Link. Er ist 24 Stunden gültig und ersetzt den letzten.
    .heading = Ihr neuer Bestätigungslink
    .intro = Sie haben bei { $brand } einen neuen Link angefordert. Um Ihre Registrierung abzuschließen, öffnen Sie ihn bitte:
    .link = E-Mail-Adresse bestätigen
    .expiry = Dieser Link läuft in 24 Stunden ab. Zuvor gesendete Links sind nicht mehr gültig.
    .never-share = Bitte leiten Sie diese Nachricht nicht weiter: Der Link ist nur für Sie bestimmt.
    .not-you = Falls Sie keinen Link angefordert haben, ignorieren Sie diese Nachricht bitte: Solange er nicht geöffnet wird, wird kein Konto bestätigt.

forgot-password =
    .subject = Passwort zurücksetzen: Ihr Code für { $brand }
    .preheader = Mit diesem Code legen Sie ein neues Passwort fest. Er ist eine Stunde gültig.
    .heading = Setzen Sie Ihr Passwort zurück
    .intro = Sie erhalten diese Nachricht, weil für Ihr Konto bei { $brand } das Zurücksetzen des Passworts angefordert wurde. Um ein neues festzulegen, geben Sie bitte diesen Code ein:
    .expiry = Dieser Code läuft in 1 Stunde ab.
    .not-you = Falls Sie das nicht veranlasst haben, ignorieren Sie diese Nachricht bitte: Ihr Passwort bleibt unverändert.
    .sms = { $brand }: Ihr Code zum Zurücksetzen des Passworts lautet { $code }. Er ist 1 Stunde gültig. Geben Sie ihn niemals weiter.

update-user-attribute =
    .subject = Bestätigen Sie Ihre Änderung bei { $brand }
    .preheader = Bestätigen Sie Ihre neuen Kontaktdaten innerhalb von 24 Stunden mit diesem Code.
    .heading = Bestätigen Sie Ihre neuen Kontaktdaten
    .intro = Ihre Kontaktdaten bei { $brand } wurden geändert. Um die Änderung zu bestätigen, geben Sie bitte diesen Code ein:
    .expiry = Dieser Code läuft in 24 Stunden ab.
    .not-you = Falls Sie das nicht veranlasst haben, geben Sie den Code nirgends ein und informieren Sie bitte unseren Support.
    .sms = { $brand }: Bestätigen Sie Ihre Änderung mit dem Code { $code }. Er ist 24 Stunden gültig. Geben Sie ihn niemals weiter.

verify-user-attribute =
    .subject = Bestätigen Sie Ihre Kontaktdaten bei { $brand }
    .preheader = Mit diesem Code bestätigen Sie, dass es Ihre Daten sind. Er ist 24 Stunden gültig.
    .heading = Bestätigen Sie Ihre Kontaktdaten
    .intro = Sie möchten die Kontaktdaten Ihres Kontos bei { $brand } bestätigen. Geben Sie dazu bitte diesen Code ein:
    .expiry = Dieser Code läuft in 24 Stunden ab.
    .not-you = Falls Sie das nicht veranlasst haben, ignorieren Sie diese Nachricht bitte: Es ändert sich nichts.
    .sms = { $brand }: Ihr Bestätigungscode lautet { $code }. Er ist 24 Stunden gültig. Geben Sie ihn niemals weiter.

authentication =
    .subject = Ihr Anmeldecode für { $brand }
    .preheader = Mit diesem Code schließen Sie die Anmeldung ab. Er ist nur wenige Minuten gültig.
    .heading = Ihr Anmeldecode
    .intro = Sie melden sich gerade bei { $brand } an. Um fortzufahren, geben Sie bitte diesen Code ein:
    .expiry = { $minutes ->
        [one] Dieser Code läuft in { $minutes } Minute ab.
       *[other] Dieser Code läuft in { $minutes } Minuten ab.
    }
    .not-you = Falls Sie sich nicht selbst anmelden, kennt möglicherweise jemand Ihr Passwort: Bitte ändern Sie es umgehend.
    .sms = { $minutes ->
        [one] { $brand }: Ihr Anmeldecode lautet { $code }. Er ist { $minutes } Minute gültig. Geben Sie ihn niemals weiter.
       *[other] { $brand }: Ihr Anmeldecode lautet { $code }. Er ist { $minutes } Minuten gültig. Geben Sie ihn niemals weiter.
    }

admin-create-user =
    .subject = Ihre Einladung zu { $brand }
    .preheader = Ihr Konto wurde eingerichtet. Melden Sie sich jetzt mit dem temporären Passwort an.
    .heading = Willkommen bei { $brand }
    .intro = Ihr Konto bei { $brand } wurde eingerichtet. Bei der ersten Anmeldung legen Sie Ihr eigenes Passwort fest. Melden Sie sich dazu mit diesem Benutzernamen und diesem temporären Passwort an:
    .expiry = { $days ->
        [one] Das temporäre Passwort läuft in { $days } Tag ab.
       *[other] Das temporäre Passwort läuft in { $days } Tagen ab.
    }
    .never-share = Geben Sie dieses Passwort niemals weiter: Niemand bei { $brand } wird Sie jemals danach fragen.
    .not-you = Falls Sie diese Einladung nicht erwartet haben, ignorieren Sie diese Nachricht bitte: Ohne das Passwort kann niemand das Konto nutzen.
    .sms = { $brand }: Melden Sie sich als { $username } an. Ihr temporäres Passwort lautet { $code }

refusal =
    .attribute-required = Bitte füllen Sie alle Pflichtfelder aus
    .email-not-accepted = Bitte verwenden Sie eine andere E-Mail-Adresse
    .email-invalid = Bitte prüfen Sie die E-Mail-Adresse auf Tippfehler
    .email-domain-not-accepted = E-Mail-Adressen dieser Domain akzeptieren wir nicht
    .email-disposable = Bitte verwenden Sie statt einer Wegwerfadresse eine dauerhafte E-Mail-Adresse
    .email-tagged = Bitte verwenden Sie Ihre Adresse ohne den Zusatz wie „+shop“
    .name-not-accepted = Bitte geben Sie Ihren Namen ohne Links und Sonderzeichen ein
    .username-not-accepted = Bitte wählen Sie einen anderen Benutzernamen
    .phone-number-not-accepted = Telefonnummern aus diesem Land akzeptieren wir nicht
    .age-not-accepted = Bitte prüfen Sie Ihr Geburtsdatum, da ein Mindestalter gilt
    .terms-not-accepted = Bitte stimmen Sie den aktuellen Nutzungsbedingungen zu
    .pass-required = Bitte laden Sie die Registrierungsseite neu und versuchen Sie es noch einmal, oder bitten Sie um eine neue Einladung
    .unavailable = Bei uns ist ein Fehler aufgetreten, deshalb versuchen Sie es bitte in einigen Minuten erneut
