# British English. en.ftl explains the texts.

welcome =
    .subject = Your { $brand } account is ready
    .preheader = Your email address is confirmed. You can now sign in at any time.
    .heading = Welcome to { $brand }
    .intro = Your account with { $brand } is ready, and your email address is confirmed. You can sign in at any time.
    .sign-in = Sign in
