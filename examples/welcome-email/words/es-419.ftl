# Latin American Spanish. en.ftl explains the texts.

welcome =
    .subject = Su cuenta de { $brand } está lista
    .preheader = Su correo electrónico está confirmado. Ya puede acceder en cualquier momento.
    .heading = Le damos la bienvenida a { $brand }
    .intro = Su cuenta de { $brand } está lista y su correo electrónico está confirmado. Puede acceder en cualquier momento.
    .sign-in = Acceder
