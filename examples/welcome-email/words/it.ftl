# Italian. en.ftl explains the texts.

welcome =
    .subject = Il suo account { $brand } è pronto
    .preheader = Il suo indirizzo e-mail è confermato. Ora può accedere in qualsiasi momento.
    .heading = Le diamo il benvenuto su { $brand }
    .intro = Il suo account { $brand } è pronto e il suo indirizzo e-mail è confermato. Può accedere in qualsiasi momento.
    .sign-in = Accedi
