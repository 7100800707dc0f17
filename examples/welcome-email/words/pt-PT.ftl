# European Portuguese. en.ftl explains the texts.

welcome =
    .subject = A sua conta { $brand } está pronta
    .preheader = O seu endereço de e-mail foi confirmado. Já pode iniciar sessão quando quiser.
    .heading = A equipa { $brand } dá-lhe as boas-vindas
    .intro = A sua conta { $brand } está pronta e o seu endereço de e-mail foi confirmado. Pode iniciar sessão quando quiser.
    .sign-in = Iniciar sessão
