# Turkish. en.ftl explains the texts.

welcome =
    .subject = { $brand } hesabınız hazır
    .preheader = E-posta adresiniz onaylandı. Artık istediğiniz zaman giriş yapabilirsiniz.
    .heading = { $brand } hesabınıza hoş geldiniz
    .intro = { $brand } hesabınız hazır ve e-posta adresiniz onaylandı. İstediğiniz zaman giriş yapabilirsiniz.
    .sign-in = Giriş yap
