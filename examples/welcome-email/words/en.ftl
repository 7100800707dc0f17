# English, the reference: every other file has the same texts. The greeting, the signature and the footer come from
# templates/locales. Lengths are those of its en.ftl: a subject has up to 45 characters besides the brand, a preheader 40
# to 90 columns. sign-in is the label of the button, for brands with a sign_in_url.

welcome =
    .subject = Your { $brand } account is ready
    .preheader = Your email address is confirmed. You can now sign in at any time.
    .heading = Welcome to { $brand }
    .intro = Your { $brand } account is ready, and your email address is confirmed. You can sign in at any time.
    .sign-in = Sign in
