# Japanese. en.ftl explains the texts.

welcome =
    .subject = 【{ $brand }】アカウントのご利用準備が整いました
    .preheader = メールアドレスの確認が完了しました。いつでもログインしていただけます。
    .heading = { $brand }へようこそ
    .intro = { $brand }のアカウントのご利用準備が整い、メールアドレスの確認も完了しました。いつでもログインしていただけます。
    .sign-in = ログイン
