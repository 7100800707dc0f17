# Polish. en.ftl explains each text.

common =
    .greeting = Dzień dobry!
    .greeting-name = Dzień dobry, { $name }!
    .never-share = Prosimy nikomu nie podawać tego kodu: nikt z zespołu { $brand } nigdy nie poprosi o jego podanie.
    .privacy = Dbamy o bezpieczeństwo danych i prywatność naszych użytkowników.
    .regards = Z poważaniem
    .team = Zespół { $brand }
    .support = Pytania? Prosimy pisać na adres
    .username-label = Nazwa użytkownika
    .temporary-password-label = Hasło tymczasowe
    .code-word = kod

sign-up =
    .subject = Kod weryfikacyjny { $brand }
    .preheader = Ten kod pozwala dokończyć zakładanie konta. Jest ważny przez 24 godziny.
    .heading = Witamy w { $brand }
    .intro = Dziękujemy za rejestrację w { $brand }. Aby ją dokończyć, prosimy wpisać ten kod weryfikacyjny:
    .expiry = Kod jest ważny przez 24 godziny.
    .not-you = Jeśli rejestracji dokonał ktoś inny, prosimy zignorować tę wiadomość: bez kodu konto nie zostanie potwierdzone.
    .sms = { $brand }: kod weryfikacyjny { $code } wygasa po 24 godzinach. Kod jest poufny, nikt z nas o niego nie zapyta.

sign-up-link =
    .subject = Prosimy potwierdzić konto { $brand }
    .preheader = Jedno kliknięcie kończy zakładanie konta. Link jest ważny przez 24 godziny.
    .heading = Witamy w { $brand }
    .intro = Dziękujemy za rejestrację w { $brand }. Aby ją dokończyć, prosimy otworzyć ten link:
    .link = Potwierdzam adres e-mail
    .expiry = Link jest ważny przez 24 godziny.
    .never-share = Prosimy nie przekazywać dalej tej wiadomości: link jest przeznaczony wyłącznie dla jej adresata.
    .not-you = Jeśli rejestracji dokonał ktoś inny, prosimy zignorować tę wiadomość: bez otwarcia linku konto nie zostanie potwierdzone.

resend-code =
    .subject = Nowy kod weryfikacyjny { $brand }
    .preheader = Zgodnie z prośbą wysyłamy nowy kod. Jest ważny przez 24 godziny i zastępuje poprzedni.
    .heading = Nowy kod weryfikacyjny
    .intro = Otrzymaliśmy prośbę o nowy kod do { $brand }. Aby dokończyć rejestrację, prosimy wpisać ten kod weryfikacyjny:
    .expiry = Kod jest ważny przez 24 godziny. Kody wysłane wcześniej już nie działają.
    .not-you = Jeśli o kod poprosił ktoś inny, prosimy zignorować tę wiadomość: bez kodu konto nie zostanie potwierdzone.
    .sms = { $brand }: nowy kod weryfikacyjny { $code } wygasa po 24 godzinach. Kod jest poufny, nikt z nas o niego nie zapyta.

resend-code-link =
    .subject = Nowy link potwierdzający { $brand }
    .preheader = Zgodnie z prośbą wysyłamy nowy link. Jest ważny przez 24 godziny i zastępuje poprzedni.
    .heading = Nowy link potwierdzający
    .intro = Otrzymaliśmy prośbę o nowy link do { $brand }. Aby dokończyć rejestrację, prosimy go otworzyć:
    .link = Potwierdzam adres e-mail
    .expiry = Link jest ważny przez 24 godziny. Linki wysłane wcześniej już nie działają.
    .never-share = Prosimy nie przekazywać dalej tej wiadomości: link jest przeznaczony wyłącznie dla jej adresata.
    .not-you = Jeśli o link poprosił ktoś inny, prosimy zignorować tę wiadomość: bez otwarcia linku konto nie zostanie potwierdzone.

forgot-password =
    .subject = Kod resetowania hasła { $brand }
    .preheader = Ten kod pozwala ustawić nowe hasło. Jest ważny przez godzinę.
    .heading = Resetowanie hasła
    .intro = Otrzymaliśmy prośbę o zresetowanie hasła do konta { $brand }. Aby ustawić nowe, prosimy wpisać ten kod:
    .expiry = Kod jest ważny przez 1 godzinę.
    .not-you = Jeśli poprosił o to ktoś inny, prosimy zignorować tę wiadomość: hasło pozostanie bez zmian.
    .sms = { $brand }: poufny kod resetowania hasła { $code } jest ważny 1 godzinę.

update-user-attribute =
    .subject = Prosimy potwierdzić zmianę w { $brand }
    .preheader = Ten kod pozwala w ciągu 24 godzin potwierdzić nowe dane kontaktowe konta.
    .heading = Prosimy potwierdzić nowe dane kontaktowe
    .intro = Dane kontaktowe konta { $brand } zostały zmienione. Aby potwierdzić zmianę, prosimy wpisać ten kod:
    .expiry = Kod jest ważny przez 24 godziny.
    .not-you = Jeśli zmiany dokonał ktoś inny, prosimy nigdzie nie wpisywać kodu i powiadomić nasz dział pomocy.
    .sms = { $brand }: kod potwierdzenia zmiany { $code } wygasa po 24 godzinach. Kod jest poufny, nikt z nas o niego nie zapyta.

verify-user-attribute =
    .subject = Weryfikacja danych kontaktowych w { $brand }
    .preheader = Ten kod pozwala potwierdzić własne dane kontaktowe. Jest ważny przez 24 godziny.
    .heading = Weryfikacja danych kontaktowych
    .intro = Otrzymaliśmy prośbę o weryfikację danych kontaktowych konta { $brand }. W tym celu prosimy wpisać ten kod:
    .expiry = Kod jest ważny przez 24 godziny.
    .not-you = Jeśli poprosił o to ktoś inny, prosimy zignorować tę wiadomość: nic się nie zmieni.
    .sms = { $brand }: kod weryfikacyjny { $code } wygasa po 24 godzinach. Kod jest poufny, nikt z nas o niego nie zapyta.

authentication =
    .subject = Kod logowania do { $brand }
    .preheader = Ten kod pozwala dokończyć logowanie. Jest ważny tylko przez kilka minut.
    .heading = Kod logowania
    .intro = Trwa logowanie do { $brand }. Aby przejść dalej, prosimy wpisać ten kod:
    .expiry = { $minutes ->
        [one] Kod jest ważny przez { $minutes } minutę.
        [few] Kod jest ważny przez { $minutes } minuty.
        [many] Kod jest ważny przez { $minutes } minut.
       *[other] Kod jest ważny przez { $minutes } minuty.
    }
    .not-you = Jeśli loguje się ktoś inny, być może zna hasło do konta: prosimy je natychmiast zmienić.
    .sms = { $minutes ->
        [one] { $brand }: kod logowania { $code } wygasa po { $minutes } minucie. Kod jest poufny, nikt z nas o niego nie zapyta.
        [few] { $brand }: kod logowania { $code } wygasa po { $minutes } minutach. Kod jest poufny, nikt z nas o niego nie zapyta.
        [many] { $brand }: kod logowania { $code } wygasa po { $minutes } minutach. Kod jest poufny, nikt z nas o niego nie zapyta.
       *[other] { $brand }: kod logowania { $code } wygasa po { $minutes } minuty. Kod jest poufny, nikt z nas o niego nie zapyta.
    }

admin-create-user =
    .subject = Zaproszenie do { $brand }
    .preheader = Konto zostało już utworzone. Aby zacząć, wystarczy zalogować się hasłem tymczasowym.
    .heading = Witamy w { $brand }
    .intro = Nowe konto w { $brand } jest gotowe. Prosimy zalogować się tą nazwą użytkownika i tym hasłem tymczasowym, a następnie ustawić własne hasło:
    .expiry = { $days ->
        [one] Hasło tymczasowe jest ważne przez { $days } dzień.
        [few] Hasło tymczasowe jest ważne przez { $days } dni.
        [many] Hasło tymczasowe jest ważne przez { $days } dni.
       *[other] Hasło tymczasowe jest ważne przez { $days } dnia.
    }
    .never-share = Prosimy nikomu nie podawać tego hasła: nikt z zespołu { $brand } nigdy nie poprosi o jego podanie.
    .not-you = Jeśli to zaproszenie jest nieoczekiwane, prosimy zignorować tę wiadomość: bez hasła nikt nie może korzystać z konta.
    .sms = { $brand }: nazwa użytkownika { $username }, hasło tymczasowe { $code }

refusal =
    .attribute-required = Prosimy wypełnić wszystkie wymagane pola
    .email-not-accepted = Prosimy użyć innego adresu e-mail
    .email-invalid = Prosimy sprawdzić, czy w adresie e-mail nie ma literówki
    .email-domain-not-accepted = Nie przyjmujemy adresów e-mail z tej domeny
    .email-disposable = Prosimy użyć stałego adresu e-mail zamiast jednorazowego
    .email-tagged = Prosimy podać adres bez dodanej części, takiej jak „+shop”
    .name-not-accepted = Prosimy podać imię i nazwisko bez linków i znaków specjalnych
    .username-not-accepted = Prosimy wybrać inną nazwę użytkownika
    .phone-number-not-accepted = Nie przyjmujemy numerów telefonu z tego kraju
    .age-not-accepted = Prosimy sprawdzić datę urodzenia, ponieważ obowiązuje minimalny wiek
    .terms-not-accepted = Prosimy zaakceptować aktualny regulamin
    .pass-required = Prosimy odświeżyć stronę rejestracji i spróbować ponownie lub poprosić o nowe zaproszenie
    .unavailable = Wystąpił błąd po naszej stronie, dlatego prosimy spróbować ponownie za kilka minut
