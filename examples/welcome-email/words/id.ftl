# Indonesian. en.ftl explains the texts.

welcome =
    .subject = Akun { $brand } Anda sudah siap
    .preheader = Alamat email Anda telah dikonfirmasi. Anda dapat login kapan saja.
    .heading = Selamat datang di { $brand }
    .intro = Akun { $brand } Anda sudah siap dan alamat email Anda telah dikonfirmasi. Anda dapat login kapan saja.
    .sign-in = Login
