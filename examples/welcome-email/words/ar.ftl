# Arabic. en.ftl explains the texts.

welcome =
    .subject = حسابك لدى { $brand } جاهز
    .preheader = تم تأكيد عنوان بريدك الإلكتروني. يمكنك الآن تسجيل الدخول في أي وقت.
    .heading = مرحبًا بك في { $brand }
    .intro = حسابك لدى { $brand } جاهز، وتم تأكيد عنوان بريدك الإلكتروني. يمكنك تسجيل الدخول في أي وقت.
    .sign-in = تسجيل الدخول
