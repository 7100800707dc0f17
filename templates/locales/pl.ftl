# Polish. en.ftl explains each text.

common =
    .greeting = Dzień dobry!
    .greeting-name = Dzień dobry, { $name }!
    .never-share = Tego kodu nie należy nikomu podawać. Nikt z zespołu { $brand } nigdy o niego nie poprosi.
    .privacy = Dbamy o bezpieczeństwo danych i prywatność naszych użytkowników.
    .regards = Z poważaniem
    .team = Zespół { $brand }
    .support = Pytania? Prosimy pisać na adres
    .privacy-link = Prywatność
    .terms-link = Regulamin
    .imprint-link = Informacje prawne
    .username-label = Nazwa użytkownika
    .temporary-password-label = Hasło tymczasowe
    .code-word = kod

sign-up =
    .subject = Kod weryfikacyjny { $brand }
    .preheader = Ten kod pozwala dokończyć zakładanie konta. Jest ważny przez 24 godziny.
    .heading = Witamy w { $brand }
    .intro = Dziękujemy za rejestrację w { $brand }. Aby ją dokończyć, wystarczy wpisać ten kod weryfikacyjny:
    .expiry = Kod jest ważny przez 24 godziny.
    .not-you = Jeśli rejestracji dokonał ktoś inny, tę wiadomość można zignorować. Bez kodu nikt nie potwierdzi konta.
    .sms = { $brand }: kod weryfikacyjny to { $code }. Wygasa po 24 godzinach. Prosimy o niepodawanie go innym osobom.

sign-up-link =
    .subject = Konto { $brand } czeka na potwierdzenie
    .preheader = Otwarcie linku kończy zakładanie konta. Link jest ważny przez 24 godziny.
    .heading = Witamy w { $brand }
    .intro = Dziękujemy za rejestrację w { $brand }. Aby ją dokończyć, wystarczy otworzyć ten link:
    .link = Potwierdzam adres e-mail
    .expiry = Link jest ważny przez 24 godziny.
    .never-share = Tej wiadomości nie należy nikomu przekazywać. Link jest przeznaczony wyłącznie dla jej adresata.
    .not-you = Jeśli rejestracji dokonał ktoś inny, tę wiadomość można zignorować. Konto nie zostanie potwierdzone, dopóki nikt nie otworzy linku.

resend-code =
    .subject = Nowy kod weryfikacyjny { $brand }
    .preheader = Oto nowy kod, zgodnie z prośbą. Jest ważny przez 24 godziny i zastępuje poprzedni.
    .heading = Nowy kod weryfikacyjny
    .intro = Otrzymaliśmy prośbę o nowy kod do { $brand }. Aby dokończyć rejestrację, wystarczy wpisać ten kod weryfikacyjny:
    .expiry = Kod jest ważny przez 24 godziny.
    .earlier = Kody wysłane wcześniej już nie działają.
    .not-you = Jeśli o kod poprosił ktoś inny, tę wiadomość można zignorować. Bez kodu nikt nie potwierdzi konta.
    .sms = { $brand }: nowy kod weryfikacyjny to { $code }. Wygasa po 24 godzinach. Prosimy o niepodawanie go innym osobom.

resend-code-link =
    .subject = Nowy link potwierdzający { $brand }
    .preheader = Oto nowy link, zgodnie z prośbą. Jest ważny przez 24 godziny i zastępuje poprzedni.
    .heading = Nowy link potwierdzający
    .intro = Otrzymaliśmy prośbę o nowy link do { $brand }. Aby dokończyć rejestrację, wystarczy otworzyć ten link:
    .link = Potwierdzam adres e-mail
    .expiry = Link jest ważny przez 24 godziny.
    .earlier = Linki wysłane wcześniej już nie działają.
    .never-share = Tej wiadomości nie należy nikomu przekazywać. Link jest przeznaczony wyłącznie dla jej adresata.
    .not-you = Jeśli o link poprosił ktoś inny, tę wiadomość można zignorować. Konto nie zostanie potwierdzone, dopóki nikt nie otworzy linku.

forgot-password =
    .subject = Kod do zresetowania hasła { $brand }
    .preheader = Ten kod pozwala ustawić nowe hasło. Jest ważny przez godzinę.
    .heading = Resetowanie hasła
    .intro = Otrzymaliśmy prośbę o zresetowanie hasła do konta { $brand }. Aby ustawić nowe hasło, wystarczy wpisać ten kod:
    .expiry = Kod jest ważny przez 1 godzinę.
    .not-you = Jeśli poprosił o to ktoś inny, tę wiadomość można zignorować. Hasło pozostanie bez zmian.
    .sms = { $brand }: kod do zresetowania hasła { $code }. Ważny 1 h. Nie ujawniać.

update-user-attribute =
    .subject = Kod do potwierdzenia zmiany w { $brand }
    .preheader = Ten kod pozwala w ciągu 24 godzin potwierdzić nowe dane kontaktowe konta.
    .heading = Nowe dane kontaktowe czekają na potwierdzenie
    .intro = Otrzymaliśmy prośbę o zmianę danych kontaktowych konta { $brand }. Aby potwierdzić zmianę, należy wpisać ten kod:
    .expiry = Kod jest ważny przez 24 godziny.
    .not-you = Jeśli poprosił o to ktoś inny, nie należy nigdzie wpisywać tego kodu. Prosimy powiadomić nasz dział pomocy.
    .sms = { $brand }: kod do potwierdzenia zmiany to { $code }. Wygasa po 24 godzinach. Prosimy o niepodawanie go innym osobom.

verify-user-attribute =
    .subject = Weryfikacja danych kontaktowych w { $brand }
    .preheader = Ten kod pozwala potwierdzić własne dane kontaktowe. Jest ważny przez 24 godziny.
    .heading = Weryfikacja danych kontaktowych
    .intro = Otrzymaliśmy prośbę o weryfikację danych kontaktowych konta { $brand }. Aby przejść dalej, wystarczy wpisać ten kod:
    .expiry = Kod jest ważny przez 24 godziny.
    .not-you = Jeśli poprosił o to ktoś inny, tę wiadomość można zignorować. Nic się nie zmieni.
    .sms = { $brand }: kod weryfikacyjny to { $code }. Wygasa po 24 godzinach. Prosimy o niepodawanie go innym osobom.

authentication =
    .subject = Kod logowania do { $brand }
    .preheader = Ten kod pozwala dokończyć logowanie. Jest ważny tylko przez kilka minut.
    .heading = Kod logowania
    .intro = Trwa logowanie do { $brand }. Aby przejść dalej, wystarczy wpisać ten kod:
    .expiry = { $minutes ->
        [one] Kod jest ważny przez { $minutes } minutę.
        [few] Kod jest ważny przez { $minutes } minuty.
        [many] Kod jest ważny przez { $minutes } minut.
       *[other] Kod jest ważny przez { $minutes } minuty.
    }
    .not-you = Jeśli to logowanie jest nieoczekiwane, być może próbuje się zalogować ktoś inny. Jeśli konto ma hasło, należy je od razu zmienić.
    .sms = { $minutes ->
        [one] { $brand }: kod logowania to { $code }. Wygasa po { $minutes } minucie. Prosimy o niepodawanie go innym osobom.
        [few] { $brand }: kod logowania to { $code }. Wygasa po { $minutes } minutach. Prosimy o niepodawanie go innym osobom.
        [many] { $brand }: kod logowania to { $code }. Wygasa po { $minutes } minutach. Prosimy o niepodawanie go innym osobom.
       *[other] { $brand }: kod logowania to { $code }. Wygasa po { $minutes } minuty. Prosimy o niepodawanie go innym osobom.
    }

admin-create-user =
    .subject = Zaproszenie do { $brand }
    .preheader = Konto zostało już utworzone. Aby zacząć, wystarczy zalogować się hasłem tymczasowym.
    .heading = Witamy w { $brand }
    .intro = Nowe konto w { $brand } jest gotowe. Aby zalogować się po raz pierwszy i ustawić własne hasło, należy użyć tej nazwy użytkownika i tego hasła tymczasowego:
    .sign-in = Zaloguj się
    .expiry = { $days ->
        [one] Hasło tymczasowe jest ważne przez { $days } dzień.
        [few] Hasło tymczasowe jest ważne przez { $days } dni.
        [many] Hasło tymczasowe jest ważne przez { $days } dni.
       *[other] Hasło tymczasowe jest ważne przez { $days } dnia.
    }
    .never-share = Tego hasła nie należy nikomu podawać. Nikt z zespołu { $brand } nigdy nie poprosi o jego podanie.
    .not-you = Jeśli to zaproszenie jest nieoczekiwane, tę wiadomość można zignorować. Bez hasła nikt nie może korzystać z konta.
    .sms = { $brand }: logowanie jako { $username }, hasło tymczasowe { $code }

refusal =
    .attribute-required = Prosimy wypełnić wszystkie wymagane pola
    .email-not-accepted = Prosimy użyć innego adresu e-mail
    .email-invalid = Prosimy sprawdzić, czy w adresie e-mail nie ma literówki
    .email-domain-not-accepted = Prosimy użyć adresu e-mail w innej domenie
    .email-disposable = Prosimy użyć stałego adresu e-mail zamiast jednorazowego
    .email-tagged = Prosimy podać adres bez dodanej części, takiej jak „+shop”
    .name-not-accepted = Prosimy podać imię i nazwisko bez linków i znaków specjalnych
    .username-not-accepted = Prosimy wybrać inną nazwę użytkownika
    .phone-number-not-accepted = Prosimy użyć numeru telefonu z innego kraju
    .age-not-accepted = Prosimy sprawdzić datę urodzenia, ponieważ obowiązuje wiek minimalny
    .terms-not-accepted = Prosimy zaakceptować aktualny regulamin
    .pass-required = Prosimy odświeżyć stronę rejestracji i spróbować ponownie lub poprosić o nowe zaproszenie
    .unavailable = Wystąpił problem po naszej stronie, dlatego prosimy spróbować ponownie za kilka minut
