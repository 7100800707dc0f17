# Dutch. en.ftl explains the texts.

welcome =
    .subject = Uw account bij { $brand } is klaar
    .preheader = Uw e-mailadres is bevestigd. U kunt nu op elk moment inloggen.
    .heading = Welkom bij { $brand }
    .intro = Uw account bij { $brand } is klaar en uw e-mailadres is bevestigd. U kunt op elk moment inloggen.
    .sign-in = Inloggen
