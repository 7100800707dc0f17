# Hungarian. en.ftl explains the texts.

welcome =
    .subject = { $brand }: elkészült a fiókja
    .preheader = E-mail-címe meg van erősítve. Mostantól bármikor beléphet.
    .heading = { $brand } üdvözli Önt
    .intro = Az Ön { $brand }-fiókja elkészült, és e-mail-címe meg van erősítve. Bármikor beléphet.
    .sign-in = Belépés
