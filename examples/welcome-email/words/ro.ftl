# Romanian. en.ftl explains the texts.

welcome =
    .subject = Contul dumneavoastră { $brand } este gata
    .preheader = Adresa de e-mail a fost confirmată. Vă puteți autentifica oricând.
    .heading = Bine ați venit la { $brand }
    .intro = Contul dumneavoastră la { $brand } este gata, iar adresa de e-mail a fost confirmată. Vă puteți autentifica oricând.
    .sign-in = Autentificare
