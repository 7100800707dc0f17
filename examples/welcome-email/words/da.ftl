# Danish. en.ftl explains the texts.

welcome =
    .subject = Din konto hos { $brand } er klar
    .preheader = Din e-mailadresse er bekræftet. Du kan nu logge ind når som helst.
    .heading = Velkommen til { $brand }
    .intro = Din konto hos { $brand } er klar, og din e-mailadresse er bekræftet. Du kan logge ind når som helst.
    .sign-in = Log ind
