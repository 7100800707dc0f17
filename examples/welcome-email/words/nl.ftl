# Dutch. en.ftl explains the texts.

welcome =
    .subject = Uw account bij { $brand } is klaar
    .preheader = Bedankt voor het bevestigen van uw e-mailadres. U kunt nu op elk moment inloggen.
    .heading = Welkom bij { $brand }
    .intro = Uw account bij { $brand } is klaar en uw e-mailadres is bevestigd. U kunt op elk moment inloggen.
    .sign-in = Inloggen
