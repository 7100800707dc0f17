# Filipino. en.ftl explains the texts.

welcome =
    .subject = Handa na ang iyong { $brand } account
    .preheader = Kumpirmado na ang iyong email address. Puwede ka nang mag-sign in anumang oras.
    .heading = Maligayang pagdating sa { $brand }
    .intro = Handa na ang iyong { $brand } account, at kumpirmado na ang iyong email address. Puwede kang mag-sign in anumang oras.
    .sign-in = Mag-sign in
