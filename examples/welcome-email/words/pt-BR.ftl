# Brazilian Portuguese. en.ftl explains the texts.

welcome =
    .subject = Sua conta { $brand } está pronta
    .preheader = Seu endereço de e-mail foi confirmado. Agora você pode entrar quando quiser.
    .heading = Boas-vindas à sua conta { $brand }
    .intro = Sua conta { $brand } está pronta, e seu endereço de e-mail foi confirmado. Você pode entrar quando quiser.
    .sign-in = Entrar
