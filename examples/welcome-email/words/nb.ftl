# Norwegian Bokmål. en.ftl explains the texts.

welcome =
    .subject = Kontoen din hos { $brand } er klar
    .preheader = E-postadressen din er bekreftet. Du kan nå logge inn når som helst.
    .heading = Velkommen til { $brand }
    .intro = Kontoen din hos { $brand } er klar, og e-postadressen din er bekreftet. Du kan logge inn når som helst.
    .sign-in = Logg inn
