# German. en.ftl explains the texts.

welcome =
    .subject = Ihr Konto bei { $brand } ist bereit
    .preheader = Ihre E-Mail-Adresse ist bestätigt. Sie können sich jetzt jederzeit anmelden.
    .heading = Willkommen bei { $brand }
    .intro = Ihr Konto bei { $brand } ist bereit, und Ihre E-Mail-Adresse ist bestätigt. Sie können sich jederzeit anmelden.
    .sign-in = Anmelden
