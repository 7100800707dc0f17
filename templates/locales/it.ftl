# Italian. en.ftl explains each text.

common =
    .greeting = Buongiorno,
    .greeting-name = Buongiorno { $name },
    .never-share = Non comunichi questo codice a nessuno: { $brand } non glielo chiederà mai.
    .privacy = Ci impegniamo a proteggere i suoi dati e la sua privacy.
    .regards = Cordiali saluti,
    .team = Il team { $brand }
    .support = Ha domande? Scriva a
    .username-label = Nome utente
    .temporary-password-label = Password temporanea
    .code-word = codice

sign-up =
    .subject = Il suo codice di verifica { $brand }
    .preheader = Inserisca questo codice per completare la creazione dell’account. È valido per 24 ore.
    .heading = Le diamo il benvenuto su { $brand }
    .intro = La ringraziamo per la registrazione su { $brand }. Per completarla, inserisca questo codice di verifica:
    .expiry = Questo codice scade tra 24 ore.
    .not-you = Se non ha effettuato lei la registrazione, ignori questo messaggio: senza il codice nessun account verrà confermato.
    .sms = { $brand }: il suo codice di verifica è { $code }. Valido per 24 ore. Non lo comunichi a nessuno.

sign-up-link =
    .subject = Confermi il suo account { $brand }
    .preheader = Basta un clic per completare la creazione dell’account. Il link è valido per 24 ore.
    .heading = Le diamo il benvenuto su { $brand }
    .intro = La ringraziamo per la registrazione su { $brand }. Per completarla, apra questo link:
    .link = Conferma indirizzo e-mail
    .expiry = Questo link scade tra 24 ore.
    .never-share = La preghiamo di non inoltrare questo messaggio: il link è strettamente personale.
    .not-you = Se non ha effettuato lei la registrazione, ignori questo messaggio: finché il link non viene aperto, nessun account viene confermato.

resend-code =
    .subject = Il suo nuovo codice di verifica { $brand }
    .preheader = Ecco il nuovo codice che ha richiesto. È valido per 24 ore e sostituisce il precedente.
    .heading = Il suo nuovo codice di verifica
    .intro = Ha richiesto un nuovo codice a { $brand }. Per completare la registrazione, inserisca questo codice di verifica:
    .expiry = Questo codice scade tra 24 ore. I codici inviati in precedenza non sono più validi.
    .not-you = Se non ha richiesto alcun codice, ignori questo messaggio: senza il codice nessun account verrà confermato.
    .sms = { $brand }: il suo nuovo codice di verifica è { $code }. Valido per 24 ore. Non lo comunichi a nessuno.

resend-code-link =
    .subject = Il suo nuovo link di conferma { $brand }
    .preheader = Ecco il nuovo link che ha richiesto. È valido per 24 ore e sostituisce il precedente.
    .heading = Il suo nuovo link di conferma
    .intro = Ha richiesto un nuovo link a { $brand }. Per completare la registrazione, lo apra:
    .link = Conferma indirizzo e-mail
    .expiry = Questo link scade tra 24 ore. I link inviati in precedenza non sono più validi.
    .never-share = La preghiamo di non inoltrare questo messaggio: il link è strettamente personale.
    .not-you = Se non ha richiesto alcun link, ignori questo messaggio: finché il link non viene aperto, nessun account viene confermato.

forgot-password =
    .subject = Codice per reimpostare la password { $brand }
    .preheader = Inserisca questo codice per scegliere una nuova password. È valido per un’ora.
    .heading = Reimpostazione della password
    .intro = È stata richiesta la reimpostazione della password del suo account { $brand }. Per sceglierne una nuova, inserisca questo codice:
    .expiry = Questo codice scade tra 1 ora.
    .not-you = Se la richiesta non proviene da lei, ignori questo messaggio: la sua password resterà invariata.
    .sms = { $brand }: per reimpostare la password inserisca il codice { $code }. Valido per 1 ora. Non lo comunichi a nessuno.

update-user-attribute =
    .subject = { $brand }: confermi i suoi nuovi recapiti
    .preheader = Inserisca questo codice entro 24 ore per confermare i nuovi recapiti del suo account.
    .heading = Confermi i suoi nuovi recapiti
    .intro = I recapiti del suo account { $brand } sono stati modificati. Per confermare la modifica, inserisca questo codice:
    .expiry = Questo codice scade tra 24 ore.
    .not-you = Se non ha effettuato lei la modifica, non inserisca il codice da nessuna parte e avvisi la nostra assistenza.
    .sms = { $brand }: per confermare la modifica inserisca il codice { $code }. Valido per 24 ore. Non lo comunichi a nessuno.

verify-user-attribute =
    .subject = { $brand }: verifichi i suoi recapiti
    .preheader = Inserisca questo codice per confermare che i recapiti sono suoi. È valido per 24 ore.
    .heading = Verifichi i suoi recapiti
    .intro = Ha chiesto di verificare i recapiti del suo account { $brand }. Per farlo, inserisca questo codice:
    .expiry = Questo codice scade tra 24 ore.
    .not-you = Se la richiesta non proviene da lei, ignori questo messaggio: non cambierà nulla.
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
    .not-you = Se non sta effettuando lei l’accesso, qualcuno potrebbe conoscere la sua password: la cambi subito.
    .sms = { $minutes ->
        [one] { $brand }: il suo codice di accesso è { $code }. Valido per { $minutes } minuto. Non lo comunichi a nessuno.
       *[other] { $brand }: il suo codice di accesso è { $code }. Valido per { $minutes } minuti. Non lo comunichi a nessuno.
    }

admin-create-user =
    .subject = Il suo invito a { $brand }
    .preheader = È stato creato un account per lei. Per iniziare, acceda con la password temporanea.
    .heading = Le diamo il benvenuto su { $brand }
    .intro = È stato creato per lei un account { $brand }. Per accedere e scegliere poi una password personale, utilizzi questo nome utente e questa password temporanea:
    .expiry = { $days ->
        [one] La password temporanea scade tra { $days } giorno.
       *[other] La password temporanea scade tra { $days } giorni.
    }
    .never-share = Non comunichi questa password a nessuno: { $brand } non gliela chiederà mai.
    .not-you = Se non si aspettava questo invito, ignori il messaggio: senza la password nessuno può utilizzare l’account.
    .sms = { $brand }: acceda con il nome utente { $username } e la password temporanea { $code }

refusal =
    .attribute-required = Compili tutti i campi obbligatori
    .email-not-accepted = Utilizzi un altro indirizzo e-mail
    .email-invalid = Controlli che l’indirizzo e-mail non contenga errori di battitura
    .email-domain-not-accepted = Non accettiamo indirizzi e-mail di questo dominio
    .email-disposable = Utilizzi un indirizzo e-mail permanente invece di uno usa e getta
    .email-tagged = Utilizzi il Suo indirizzo senza la parte aggiunta, ad esempio «+shop»
    .name-not-accepted = Scriva il Suo nome senza link né caratteri speciali
    .username-not-accepted = Scelga un altro nome utente
    .phone-number-not-accepted = Non accettiamo numeri di telefono di questo Paese
    .age-not-accepted = Controlli la Sua data di nascita, poiché è prevista un’età minima
    .terms-not-accepted = Accetti le condizioni attualmente in vigore
    .pass-required = Ricarichi la pagina di registrazione e riprovi, oppure richieda un nuovo invito
    .unavailable = Si è verificato un problema nei nostri sistemi, quindi riprovi tra qualche minuto
