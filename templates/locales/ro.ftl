# Romanian. en.ftl explains each text.

common =
    .greeting = Bună ziua,
    .greeting-name = Bună ziua, { $name },
    .never-share = Nu divulgați nimănui acest cod. Echipa { $brand } nu vi-l va cere niciodată.
    .privacy = Ne angajăm să vă protejăm datele și confidențialitatea.
    .regards = Cu stimă,
    .team = Echipa { $brand }
    .support = Aveți întrebări? Scrieți-ne la
    .privacy-link = Confidențialitate
    .terms-link = Termeni
    .imprint-link = Mențiuni legale
    .username-label = Nume de utilizator
    .temporary-password-label = Parolă provizorie
    .code-word = cod

sign-up =
    .subject = Codul de verificare { $brand }
    .preheader = Introduceți acest cod pentru a finaliza crearea contului. Este valabil 24 de ore.
    .heading = Bine ați venit la { $brand }
    .intro = Vă mulțumim că v-ați înregistrat la { $brand }. Pentru a finaliza înregistrarea, introduceți acest cod de verificare:
    .expiry = Codul expiră peste 24 de ore.
    .not-you = Dacă nu v-ați înregistrat, ignorați acest e-mail. Fără cod, nimeni nu poate confirma un cont.
    .sms = { $brand }: codul de verificare este { $code }. Este valabil 24 de ore. A nu se divulga altor persoane.

sign-up-link =
    .subject = Confirmați contul { $brand }
    .preheader = Deschideți linkul pentru a finaliza crearea contului. Este valabil 24 de ore.
    .heading = Bine ați venit la { $brand }
    .intro = Vă mulțumim că v-ați înregistrat la { $brand }. Pentru a finaliza înregistrarea, deschideți acest link:
    .link = Confirmați adresa de e-mail
    .expiry = Linkul expiră peste 24 de ore.
    .never-share = Vă rugăm să nu redirecționați acest e-mail. Linkul este destinat numai dumneavoastră.
    .not-you = Dacă nu v-ați înregistrat, ignorați acest e-mail. Niciun cont nu este confirmat cât timp linkul nu este deschis.

resend-code =
    .subject = Noul cod de verificare { $brand }
    .preheader = Acesta este noul cod solicitat. Este valabil 24 de ore și îl înlocuiește pe cel anterior.
    .heading = Noul cod de verificare
    .intro = Ați solicitat un nou cod de la { $brand }. Pentru a finaliza înregistrarea, introduceți acest cod de verificare:
    .expiry = Codul expiră peste 24 de ore.
    .earlier = Codurile trimise anterior nu mai sunt valabile.
    .not-you = Dacă nu ați solicitat un cod, ignorați acest e-mail. Fără cod, nimeni nu poate confirma un cont.
    .sms = { $brand }: noul cod de verificare este { $code }. Este valabil 24 de ore. A nu se divulga altor persoane.

resend-code-link =
    .subject = Noul link de confirmare { $brand }
    .preheader = Acesta este noul link solicitat. Este valabil 24 de ore și îl înlocuiește pe cel anterior.
    .heading = Noul link de confirmare
    .intro = Ați solicitat un nou link de la { $brand }. Pentru a finaliza înregistrarea, deschideți acest link:
    .link = Confirmați adresa de e-mail
    .expiry = Linkul expiră peste 24 de ore.
    .earlier = Linkurile trimise anterior nu mai sunt valabile.
    .never-share = Vă rugăm să nu redirecționați acest e-mail. Linkul este destinat numai dumneavoastră.
    .not-you = Dacă nu ați solicitat un link, ignorați acest e-mail. Niciun cont nu este confirmat cât timp linkul nu este deschis.

forgot-password =
    .subject = Codul { $brand } pentru resetarea parolei
    .preheader = Introduceți acest cod pentru a alege o parolă nouă. Este valabil o oră.
    .heading = Resetați parola
    .intro = Am primit o solicitare de resetare a parolei pentru contul dumneavoastră { $brand }. Pentru a alege o parolă nouă, introduceți acest cod:
    .expiry = Codul expiră peste o oră.
    .not-you = Dacă nu dumneavoastră ați făcut solicitarea, ignorați acest e-mail. Parola rămâne neschimbată.
    .sms = { $brand }: codul pentru resetarea parolei este { $code }. Este valabil 60 de minute. A nu se divulga altor persoane.

update-user-attribute =
    .subject = Confirmați modificarea contului { $brand }
    .preheader = Confirmați noile date de contact ale contului introducând acest cod în cel mult 24 de ore.
    .heading = Confirmați noile date de contact
    .intro = Am primit o solicitare de modificare a datelor de contact ale contului dumneavoastră { $brand }. Pentru a confirma modificarea, introduceți acest cod:
    .expiry = Codul expiră peste 24 de ore.
    .not-you = Dacă nu dumneavoastră ați făcut solicitarea, nu introduceți codul nicăieri și contactați serviciul nostru de asistență.
    .sms = { $brand }: codul de confirmare pentru modificarea contului este { $code }. Este valabil 24 de ore. A nu se divulga altor persoane.

verify-user-attribute =
    .subject = Confirmați datele de contact la { $brand }
    .preheader = Introduceți acest cod pentru a confirma că datele vă aparțin. Este valabil 24 de ore.
    .heading = Confirmați datele de contact
    .intro = Ați solicitat confirmarea datelor de contact ale contului dumneavoastră { $brand }. Pentru a continua, introduceți acest cod:
    .expiry = Codul expiră peste 24 de ore.
    .not-you = Dacă nu dumneavoastră ați făcut solicitarea, ignorați acest e-mail. Nu se va schimba nimic.
    .sms = { $brand }: codul de confirmare a datelor de contact este { $code }. Este valabil 24 de ore. A nu se divulga altor persoane.

authentication =
    .subject = Codul de autentificare { $brand }
    .preheader = Introduceți acest cod pentru a finaliza autentificarea. Este valabil doar câteva minute.
    .heading = Codul de autentificare
    .intro = Vă autentificați în contul { $brand }. Pentru a continua, introduceți acest cod:
    .expiry = { $minutes ->
        [one] Codul expiră peste { $minutes } minut.
        [few] Codul expiră peste { $minutes } minute.
       *[other] Codul expiră peste { $minutes } de minute.
    }
    .not-you = Dacă nu dumneavoastră încercați să vă autentificați, este posibil ca altcineva să încerce să intre în cont. Dacă acest cont are o parolă, vă rugăm să o schimbați imediat.
    .sms = { $minutes ->
        [one] { $brand }: codul de autentificare este { $code }. Este valabil { $minutes } minut. A nu se divulga altor persoane.
        [few] { $brand }: codul de autentificare este { $code }. Este valabil { $minutes } minute. A nu se divulga altor persoane.
       *[other] { $brand }: codul de autentificare este { $code }. Este valabil { $minutes } de minute. A nu se divulga altor persoane.
    }

admin-create-user =
    .subject = Invitația dumneavoastră la { $brand }
    .preheader = V-a fost creat un cont. Pentru a începe, autentificați-vă cu parola provizorie.
    .heading = Bine ați venit la { $brand }
    .intro = V-a fost creat un cont la { $brand }. Pentru a vă autentifica prima dată și a vă alege propria parolă, folosiți acest nume de utilizator și această parolă provizorie:
    .sign-in = Autentificare
    .expiry = { $days ->
        [one] Parola provizorie expiră peste { $days } zi.
        [few] Parola provizorie expiră peste { $days } zile.
       *[other] Parola provizorie expiră peste { $days } de zile.
    }
    .never-share = Nu divulgați nimănui această parolă. Echipa { $brand } nu v-o va cere niciodată.
    .not-you = Dacă nu așteptați această invitație, ignorați acest e-mail. Fără parolă, nimeni nu poate folosi contul.
    .sms = { $brand }: numele de utilizator este { $username }, iar parola provizorie este { $code }

refusal =
    .attribute-required = Vă rugăm să completați toate câmpurile obligatorii
    .email-not-accepted = Vă rugăm să folosiți altă adresă de e-mail
    .email-invalid = Vă rugăm să verificați dacă adresa de e-mail este scrisă corect
    .email-domain-not-accepted = Vă rugăm să folosiți o adresă de e-mail cu alt domeniu
    .email-disposable = Vă rugăm să folosiți o adresă de e-mail permanentă în locul uneia de unică folosință
    .email-tagged = Vă rugăm să folosiți adresa dumneavoastră fără partea adăugată, de exemplu „+shop”
    .name-not-accepted = Vă rugăm să vă scrieți numele fără linkuri sau caractere speciale
    .username-not-accepted = Vă rugăm să alegeți alt nume de utilizator
    .phone-number-not-accepted = Vă rugăm să folosiți un număr de telefon din altă țară
    .age-not-accepted = Vă rugăm să verificați data nașterii, deoarece se aplică o vârstă minimă
    .terms-not-accepted = Vă rugăm să acceptați termenii în vigoare
    .pass-required = Vă rugăm să reîncărcați pagina de înregistrare și să încercați din nou sau să cereți o nouă invitație
    .unavailable = A apărut o eroare în sistemul nostru, așa că vă rugăm să încercați din nou peste câteva minute
