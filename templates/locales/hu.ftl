# Hungarian. en.ftl explains each text.

common =
    .greeting = Kedves Felhasználónk!
    .greeting-name = Kedves { $name }!
    .never-share = Soha ne adja meg senkinek ezt a kódot: egyetlen { $brand }-munkatárs sem fogja elkérni Öntől.
    .privacy = Elkötelezetten védjük az Ön adatait és magánszféráját.
    .regards = Üdvözlettel:
    .team = { $brand } csapata
    .support = Kérdése van? Írjon nekünk:
    .privacy-link = Adatvédelem
    .terms-link = Felhasználási feltételek
    .imprint-link = Impresszum
    .username-label = Felhasználónév
    .temporary-password-label = Ideiglenes jelszó
    .code-word = kód

sign-up =
    .subject = { $brand }: az Ön ellenőrző kódja
    .preheader = Fiókja létrehozásának befejezéséhez adja meg ezt a kódot. A kód 24 órán át érvényes.
    .heading = { $brand } üdvözli Önt
    .intro = Köszönjük, hogy { $brand }-fiókot regisztrált. A regisztráció befejezéséhez adja meg ezt az ellenőrző kódot:
    .expiry = A kód 24 óra múlva lejár.
    .not-you = Ha nem Ön regisztrált, hagyja figyelmen kívül ezt az üzenetet: a kód nélkül a fiók nem erősíthető meg.
    .sms = { $brand }: ellenőrző kódja { $code }. 24 óra múlva lejár. Ne adja ki!

sign-up-link =
    .subject = Erősítse meg { $brand }-fiókját
    .preheader = A hivatkozás megnyitásával befejezheti fiókja létrehozását. 24 órán át érvényes.
    .heading = { $brand } üdvözli Önt
    .intro = Köszönjük, hogy { $brand }-fiókot regisztrált. A regisztráció befejezéséhez nyissa meg ezt a hivatkozást:
    .link = E-mail-cím megerősítése
    .expiry = A hivatkozás 24 óra múlva lejár.
    .never-share = Kérjük, ne továbbítsa ezt az üzenetet: a hivatkozás csak Önnek szól.
    .not-you = Ha nem Ön regisztrált, hagyja figyelmen kívül ezt az üzenetet: a hivatkozás megnyitása nélkül a fiók nem erősíthető meg.

resend-code =
    .subject = { $brand }: az Ön új ellenőrző kódja
    .preheader = Íme az Ön által kért új kód. 24 órán át érvényes, és az előző kód helyébe lép.
    .heading = Az Ön új ellenőrző kódja
    .intro = Ön új kódot kért { $brand }-fiókjához. A regisztráció befejezéséhez adja meg ezt az ellenőrző kódot:
    .expiry = A kód 24 óra múlva lejár.
    .earlier = A korábban küldött kódok már nem érvényesek.
    .not-you = Ha nem Ön kérte a kódot, hagyja figyelmen kívül ezt az üzenetet: a kód nélkül a fiók nem erősíthető meg.
    .sms = { $brand }: új ellenőrző kódja { $code }. 24 óra múlva lejár. Ne adja ki!

resend-code-link =
    .subject = { $brand }: az Ön új megerősítő hivatkozása
    .preheader = Íme az Ön által kért új hivatkozás. 24 órán át érvényes, és az előző helyébe lép.
    .heading = Az Ön új megerősítő hivatkozása
    .intro = Ön új hivatkozást kért { $brand }-fiókjához. A regisztráció befejezéséhez nyissa meg ezt a hivatkozást:
    .link = E-mail-cím megerősítése
    .expiry = A hivatkozás 24 óra múlva lejár.
    .earlier = A korábban küldött hivatkozások már nem érvényesek.
    .never-share = Kérjük, ne továbbítsa ezt az üzenetet: a hivatkozás csak Önnek szól.
    .not-you = Ha nem Ön kérte a hivatkozást, hagyja figyelmen kívül ezt az üzenetet: a hivatkozás megnyitása nélkül a fiók nem erősíthető meg.

forgot-password =
    .subject = { $brand }: az Ön jelszómódosító kódja
    .preheader = Új jelszó beállításához adja meg ezt a kódot. A kód egy órán át érvényes.
    .heading = Módosítsa jelszavát
    .intro = Valaki az Ön { $brand }-fiókjához tartozó jelszó módosítását kérte. Új jelszó beállításához adja meg ezt a kódot:
    .expiry = A kód 1 óra múlva lejár.
    .not-you = Ha nem Ön kérte a módosítást, hagyja figyelmen kívül ezt az üzenetet: jelszava változatlan marad.
    .sms = { $brand }: jelszómódosító kódja { $code }. 1 óra múlva lejár. Ne adja ki!

update-user-attribute =
    .subject = { $brand }: erősítse meg a módosítást
    .preheader = Fiókja új elérhetőségi adatainak megerősítéséhez 24 órán belül adja meg ezt a kódot.
    .heading = Erősítse meg új elérhetőségi adatait
    .intro = Valaki az Ön { $brand }-fiókjához tartozó elérhetőségi adatok módosítását kérte. A módosítás megerősítéséhez adja meg ezt a kódot:
    .expiry = A kód 24 óra múlva lejár.
    .not-you = Ha nem Ön kérte a módosítást, ne adja meg sehol a kódot, és értesítse ügyfélszolgálatunkat.
    .sms = { $brand }: a módosítás kódja { $code }. 24 óra múlva lejár. Ne adja ki!

verify-user-attribute =
    .subject = { $brand }: erősítse meg elérhetőségi adatait
    .preheader = Ezzel a kóddal igazolhatja, hogy ezek az Ön adatai. A kód 24 órán át érvényes.
    .heading = Erősítse meg elérhetőségi adatait
    .intro = Ön kérte { $brand }-fiókja elérhetőségi adatainak megerősítését. A folytatáshoz adja meg ezt a kódot:
    .expiry = A kód 24 óra múlva lejár.
    .not-you = Ha nem Ön kérte a megerősítést, hagyja figyelmen kívül ezt az üzenetet: semmi sem változik.
    .sms = { $brand }: megerősítő kódja { $code }. 24 óra múlva lejár. Ne adja ki!

authentication =
    .subject = { $brand }: az Ön belépési kódja
    .preheader = A belépés befejezéséhez adja meg ezt a kódot. A kód csak néhány percig érvényes.
    .heading = Az Ön belépési kódja
    .intro = Ön be szeretne lépni { $brand }-fiókjába. A folytatáshoz adja meg ezt a kódot:
    .expiry = A kód { $minutes } perc múlva lejár.
    .not-you = Ha nem Ön próbál belépni, lehet, hogy valaki más próbálkozik. Ha fiókjához jelszó tartozik, kérjük, azonnal módosítsa.
    .sms = { $brand }: belépési kódja { $code }. { $minutes } percig érvényes. Ne adja ki!

admin-create-user =
    .subject = { $brand }: az Ön meghívója
    .preheader = Létrehoztunk Önnek egy fiókot. A kezdéshez lépjen be az ideiglenes jelszavával.
    .heading = { $brand } üdvözli Önt
    .intro = Létrehoztuk az Ön { $brand }-fiókját. Az első belépéshez és saját jelszava megadásához használja ezt a felhasználónevet és ezt az ideiglenes jelszót:
    .sign-in = Belépés
    .expiry = Az ideiglenes jelszó { $days } nap múlva lejár.
    .never-share = Soha ne adja meg senkinek ezt a jelszót: egyetlen { $brand }-munkatárs sem fogja elkérni Öntől.
    .not-you = Ha nem számított erre a meghívóra, hagyja figyelmen kívül ezt az üzenetet: a jelszó nélkül senki sem tudja használni a fiókot.
    .sms = { $brand }: felhasználóneve { $username }, ideiglenes jelszava { $code }

refusal =
    .attribute-required = Kérjük, töltse ki az összes kötelező mezőt
    .email-not-accepted = Kérjük, használjon másik e-mail-címet
    .email-invalid = Kérjük, ellenőrizze, hogy nincs-e elírás az e-mail-címben
    .email-domain-not-accepted = Kérjük, használjon másik domainhez tartozó e-mail-címet
    .email-disposable = Kérjük, eldobható e-mail-cím helyett állandó címet használjon
    .email-tagged = Kérjük, a címét a hozzáadott rész, például a „+shop” nélkül használja
    .name-not-accepted = Kérjük, a nevét hivatkozások és különleges karakterek nélkül adja meg
    .username-not-accepted = Kérjük, válasszon másik felhasználónevet
    .phone-number-not-accepted = Kérjük, használjon másik országból származó telefonszámot
    .age-not-accepted = Kérjük, ellenőrizze a születési dátumát, mert a regisztráció alsó korhatárhoz kötött
    .terms-not-accepted = Kérjük, fogadja el az aktuális feltételeket
    .pass-required = Kérjük, töltse be újra a regisztrációs oldalt, és próbálja meg ismét, vagy kérjen új meghívót
    .unavailable = Hiba történt a rendszerünkben, ezért kérjük, próbálja újra néhány perc múlva
