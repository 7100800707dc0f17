# Simplified Chinese. en.ftl explains the texts.

welcome =
    .subject = 您的 { $brand } 账号已可使用
    .preheader = 您的邮箱地址已确认。现在您可以随时登录并开始使用。
    .heading = 欢迎加入 { $brand }
    .intro = 您的 { $brand } 账号已可使用，邮箱地址也已确认。您可以随时登录。
    .sign-in = 登录
