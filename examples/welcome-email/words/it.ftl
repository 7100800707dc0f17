# Italian. en.ftl explains the texts.

welcome =
    .subject = Il suo account { $brand } è pronto
    .preheader = La ringraziamo per aver confermato il suo indirizzo e-mail. Ora può accedere.
    .heading = Le diamo il benvenuto su { $brand }
    .intro = Il suo account { $brand } è pronto e il suo indirizzo e-mail è confermato. Può accedere in qualsiasi momento.
    .sign-in = Accedi
