# Finnish. en.ftl explains the texts.

welcome =
    .subject = { $brand }: tilisi on valmis
    .preheader = Sähköpostiosoitteesi on vahvistettu. Voit nyt kirjautua sisään milloin tahansa.
    .heading = { $brand } toivottaa sinut tervetulleeksi
    .intro = { $brand }-tilisi on valmis, ja sähköpostiosoitteesi on vahvistettu. Voit kirjautua sisään milloin tahansa.
    .sign-in = Kirjaudu sisään
