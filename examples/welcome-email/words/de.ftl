# German. en.ftl explains the texts.

welcome =
    .subject = Ihr Konto bei { $brand } ist bereit
    .preheader = Vielen Dank für die Bestätigung Ihrer E-Mail-Adresse. Sie können sich jetzt anmelden.
    .heading = Willkommen bei { $brand }
    .intro = Ihr Konto bei { $brand } ist bereit, und Ihre E-Mail-Adresse ist bestätigt. Sie können sich jederzeit anmelden.
    .sign-in = Anmelden
