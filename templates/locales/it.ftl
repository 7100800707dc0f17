# Italian. en.ftl explains each text.

common =
    .greeting = Buongiorno,
    .greeting-name = Buongiorno { $name },
    .never-share = Non comunichi questo codice a nessuno. { $brand } non glielo chiederà mai.
    .privacy = Ci impegniamo a proteggere i suoi dati e la sua privacy.
    .regards = Cordiali saluti,
    .team = Il team { $brand }
    .support = Ha domande? Scriva a
    .privacy-link = Informativa sulla privacy
    .terms-link = Condizioni d’uso
    .imprint-link = Note legali
    .username-label = Nome utente
    .temporary-password-label = Password temporanea
    .code-word = codice

sign-up =
    .subject = Il suo codice di verifica { $brand }
    .preheader = Inserisca questo codice per completare la creazione dell’account. È valido per 24 ore.
    .heading = Le diamo il benvenuto su { $brand }
    .intro = La ringraziamo per la registrazione su { $brand }. Per completarla, inserisca questo codice di verifica:
    .expiry = Questo codice scade tra 24 ore.
    .not-you = Se non ha effettuato lei la registrazione, ignori questa e-mail. Senza il codice nessuno può confermare un account.
    .sms = { $brand }: il suo codice di verifica è { $code }. Valido per 24 ore. Non lo comunichi a nessuno.

sign-up-link =
    .subject = Confermi il suo account { $brand }
    .preheader = Apra il link per completare la creazione dell’account. È valido per 24 ore.
    .heading = Le diamo il benvenuto su { $brand }
    .intro = La ringraziamo per la registrazione su { $brand }. Per completarla, apra questo link:
    .link = Conferma indirizzo e-mail
    .expiry = Questo link scade tra 24 ore.
    .never-share = La preghiamo di non inoltrare questa e-mail. Il link è destinato solo a lei.
    .not-you = Se non ha effettuato lei la registrazione, ignori questa e-mail. Nessun account viene confermato finché il link non viene aperto.

resend-code =
    .subject = Il suo nuovo codice di verifica { $brand }
    .preheader = Ecco il nuovo codice che ha richiesto. È valido per 24 ore e sostituisce il precedente.
    .heading = Il suo nuovo codice di verifica
    .intro = Ha richiesto a { $brand } un nuovo codice. Per completare la registrazione, inserisca questo codice di verifica:
    .expiry = Questo codice scade tra 24 ore.
    .earlier = I codici inviati in precedenza non sono più validi.
    .not-you = Se non ha richiesto alcun codice, ignori questa e-mail. Senza il codice nessuno può confermare un account.
    .sms = { $brand }: il suo nuovo codice di verifica è { $code }. Valido per 24 ore. Non lo comunichi a nessuno.

resend-code-link =
    .subject = Il suo nuovo link di conferma { $brand }
    .preheader = Ecco il nuovo link che ha richiesto. È valido per 24 ore e sostituisce il precedente.
    .heading = Il suo nuovo link di conferma
    .intro = Ha richiesto a { $brand } un nuovo link. Per completare la registrazione, apra questo link:
    .link = Conferma indirizzo e-mail
    .expiry = Questo link scade tra 24 ore.
    .earlier = I link inviati in precedenza non sono più validi.
    .never-share = La preghiamo di non inoltrare questa e-mail. Il link è destinato solo a lei.
    .not-you = Se non ha richiesto alcun link, ignori questa e-mail. Nessun account viene confermato finché il link non viene aperto.

forgot-password =
    .subject = Codice per reimpostare la password { $brand }
    .preheader = Inserisca questo codice per scegliere una nuova password. È valido per un’ora.
    .heading = Reimposti la sua password
    .intro = È stata richiesta la reimpostazione della password del suo account { $brand }. Per sceglierne una nuova, inserisca questo codice:
    .expiry = Questo codice scade tra 1 ora.
    .not-you = Se la richiesta non proviene da lei, ignori questa e-mail. La sua password resterà invariata.
    .sms = { $brand }: il suo codice per reimpostare la password è { $code }. Valido per 1 ora. Non lo comunichi a nessuno.

update-user-attribute =
    .subject = { $brand }: confermi i suoi nuovi recapiti
    .preheader = Inserisca questo codice entro 24 ore per confermare i nuovi recapiti del suo account.
    .heading = Confermi i suoi nuovi recapiti
    .intro = È stata richiesta la modifica dei recapiti del suo account { $brand }. Per confermarla, inserisca questo codice:
    .expiry = Questo codice scade tra 24 ore.
    .not-you = Se la richiesta non proviene da lei, non inserisca il codice da nessuna parte e contatti la nostra assistenza.
    .sms = { $brand }: per confermare i suoi nuovi recapiti inserisca il codice { $code }. Valido per 24 ore. Non lo comunichi a nessuno.

verify-user-attribute =
    .subject = { $brand }: verifichi i suoi recapiti
    .preheader = Inserisca questo codice per confermare che i recapiti sono suoi. È valido per 24 ore.
    .heading = Verifichi i suoi recapiti
    .intro = Ha chiesto di verificare i recapiti del suo account { $brand }. Per continuare, inserisca questo codice:
    .expiry = Questo codice scade tra 24 ore.
    .not-you = Se la richiesta non proviene da lei, ignori questa e-mail. Non cambierà nulla.
    .sms = { $brand }: il suo codice di verifica è { $code }. Valido per 24 ore. Non lo comunichi a nessuno.

authentication =
    .subject = Il suo codice di accesso { $brand }
    .preheader = Inserisca questo codice per completare l’accesso. È valido solo per pochi minuti.
    .heading = Il suo codice di accesso
    .intro = Sta effettuando l’accesso a { $brand }. Per continuare, inserisca questo codice:
    .expiry = { $minutes ->
        [one] Questo codice scade tra { $minutes } minuto.
       *[other] Questo codice scade tra { $minutes } minuti.
    }
    .not-you = Se non è lei ad accedere, è possibile che qualcun altro stia tentando di farlo. Se il suo account ha una password, la cambi subito.
    .sms = { $minutes ->
        [one] { $brand }: il suo codice di accesso è { $code }. Valido per { $minutes } minuto. Non lo comunichi a nessuno.
       *[other] { $brand }: il suo codice di accesso è { $code }. Valido per { $minutes } minuti. Non lo comunichi a nessuno.
    }

admin-create-user =
    .subject = Il suo invito a { $brand }
    .preheader = È stato creato un account per lei. Per iniziare, acceda con la password temporanea.
    .heading = Le diamo il benvenuto su { $brand }
    .intro = È stato creato per lei un account { $brand }. Per accedere per la prima volta e scegliere una password personale, utilizzi questo nome utente e questa password temporanea:
    .sign-in = Accedi
    .expiry = { $days ->
        [one] La password temporanea scade tra { $days } giorno.
       *[other] La password temporanea scade tra { $days } giorni.
    }
    .never-share = Non comunichi questa password a nessuno. { $brand } non gliela chiederà mai.
    .not-you = Se non si aspettava questo invito, ignori questa e-mail. Senza la password nessuno può utilizzare l’account.
    .sms = { $brand }: acceda con il nome utente { $username } e la password temporanea { $code }

refusal =
    .attribute-required = Compili tutti i campi obbligatori
    .email-not-accepted = Utilizzi un altro indirizzo e-mail
    .email-invalid = Controlli che l’indirizzo e-mail non contenga errori di battitura
    .email-domain-not-accepted = Utilizzi un indirizzo e-mail con un altro dominio
    .email-disposable = Utilizzi un indirizzo e-mail permanente invece di uno usa e getta
    .email-tagged = Utilizzi il suo indirizzo senza la parte aggiunta, ad esempio «+shop»
    .name-not-accepted = Scriva il suo nome senza link né caratteri speciali
    .username-not-accepted = Scelga un altro nome utente
    .phone-number-not-accepted = Utilizzi un numero di telefono di un altro Paese
    .age-not-accepted = Controlli la sua data di nascita, poiché è prevista un’età minima
    .terms-not-accepted = Accetti le condizioni d’uso attualmente in vigore
    .pass-required = Ricarichi la pagina di registrazione e riprovi, oppure richieda un nuovo invito
    .unavailable = Si è verificato un problema da parte nostra: riprovi tra qualche minuto
