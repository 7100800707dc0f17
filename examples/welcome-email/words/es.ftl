# Spanish. en.ftl explains the texts.

welcome =
    .subject = Su cuenta de { $brand } está lista
    .preheader = Su dirección de correo electrónico está confirmada. Ya puede acceder cuando lo desee.
    .heading = Le damos la bienvenida a { $brand }
    .intro = Su cuenta de { $brand } está lista y su dirección de correo electrónico está confirmada. Puede acceder cuando lo desee.
    .sign-in = Acceder
