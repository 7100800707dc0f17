# French. en.ftl explains the texts.

welcome =
    .subject = Votre compte { $brand } est prêt
    .preheader = Votre adresse e-mail est confirmée. Vous pouvez vous connecter à tout moment.
    .heading = Bienvenue chez { $brand }
    .intro = Votre compte { $brand } est prêt et votre adresse e-mail est confirmée. Vous pouvez vous connecter à tout moment.
    .sign-in = Se connecter
