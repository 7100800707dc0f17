# Hebrew. en.ftl explains the texts.

welcome =
    .subject = החשבון שלכם ב-{ $brand } מוכן
    .preheader = כתובת האימייל שלכם אושרה. מעכשיו אפשר להתחבר בכל עת.
    .heading = ברוכים הבאים ל-{ $brand }
    .intro = החשבון שלכם ב-{ $brand } מוכן, וכתובת האימייל שלכם אושרה. אפשר להתחבר בכל עת.
    .sign-in = התחברות
