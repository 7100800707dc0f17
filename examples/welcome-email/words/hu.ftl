# Hungarian. en.ftl explains the texts.

welcome =
    .subject = { $brand }: elkészült a fiókja
    .preheader = Köszönjük, hogy megerősítette az e-mail-címét. Mostantól bármikor beléphet.
    .heading = { $brand } üdvözli Önt
    .intro = Az Ön { $brand }-fiókja elkészült, és e-mail-címét megerősítette. Bármikor beléphet.
    .sign-in = Belépés
