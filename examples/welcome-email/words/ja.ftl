# Japanese. en.ftl explains the texts.

welcome =
    .subject = 【{ $brand }】アカウントのご利用準備が整いました
    .preheader = メールアドレスをご確認いただき、ありがとうございます。いつでもログインできます。
    .heading = { $brand }へようこそ
    .intro = { $brand }のアカウントのご利用準備が整い、メールアドレスの確認も完了しました。いつでもログインしていただけます。
    .sign-in = ログイン
