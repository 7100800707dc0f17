# Polish. en.ftl explains the texts.

welcome =
    .subject = Konto w { $brand } jest gotowe
    .preheader = Adres e-mail został potwierdzony. Od teraz można się zalogować w każdej chwili.
    .heading = Witamy w { $brand }
    .intro = Konto w { $brand } jest gotowe, a adres e-mail został potwierdzony. Zalogować się można w każdej chwili.
    .sign-in = Zaloguj się
