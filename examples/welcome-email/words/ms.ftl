# Malay. en.ftl explains the texts.

welcome =
    .subject = Akaun { $brand } anda sudah sedia
    .preheader = Alamat e-mel anda telah disahkan. Anda boleh log masuk pada bila-bila masa.
    .heading = Selamat datang ke { $brand }
    .intro = Akaun { $brand } anda sudah sedia dan alamat e-mel anda telah disahkan. Anda boleh log masuk pada bila-bila masa.
    .sign-in = Log masuk
