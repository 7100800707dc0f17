# Traditional Chinese (Taiwan). en.ftl explains the texts.

welcome =
    .subject = 您的 { $brand } 帳號已可使用
    .preheader = 您的電子郵件地址已確認。現在您可以隨時登入並開始使用。
    .heading = 歡迎加入 { $brand }
    .intro = 您的 { $brand } 帳號已可使用，電子郵件地址也已確認。您可以隨時登入。
    .sign-in = 登入
