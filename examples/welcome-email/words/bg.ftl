# Bulgarian. en.ftl explains the texts.

welcome =
    .subject = Вашият профил в { $brand } е готов
    .preheader = Имейл адресът ви е потвърден. Вече можете да влезете по всяко време.
    .heading = Добре дошли в { $brand }
    .intro = Профилът ви в { $brand } е готов и имейл адресът ви е потвърден. Можете да влезете по всяко време.
    .sign-in = Вход
