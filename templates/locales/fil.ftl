# Filipino. en.ftl explains each text.

common =
    .greeting = Kumusta,
    .greeting-name = Kumusta { $name },
    .never-share = Huwag ibigay ang code na ito kahit kanino: hindi ito kailanman hihingin sa iyo ng sinuman sa { $brand }.
    .privacy = Nangangako kaming poprotektahan ang iyong impormasyon at privacy.
    .regards = Lubos na gumagalang,
    .team = Ang { $brand } Team
    .support = May tanong? Mag-email sa
    .privacy-link = Patakaran sa privacy
    .terms-link = Mga tuntunin
    .imprint-link = Legal na abiso
    .username-label = Username
    .temporary-password-label = Pansamantalang password
    .code-word = code

sign-up =
    .subject = Ang iyong { $brand } verification code
    .preheader = Ilagay ang code na ito para matapos ang paggawa ng account. May bisa nang 24 na oras.
    .heading = Maligayang pagdating sa { $brand }
    .intro = Salamat sa pag-sign up sa { $brand }. Para makumpleto ang iyong pagpaparehistro, ilagay ang verification code na ito:
    .expiry = Mag-e-expire ang code na ito sa loob ng 24 na oras.
    .not-you = Kung hindi ikaw ang nag-sign up, pakibalewala ang mensaheng ito: kung wala ang code, walang account na makukumpirma.
    .sms = { $brand }: ang iyong verification code ay { $code }. May bisa nang 24 na oras. Huwag itong ibigay kahit kanino.

sign-up-link =
    .subject = Kumpirmahin ang iyong { $brand } account
    .preheader = Buksan ang link para matapos ang paggawa ng account. May bisa ito nang 24 na oras.
    .heading = Maligayang pagdating sa { $brand }
    .intro = Salamat sa pag-sign up sa { $brand }. Para makumpleto ang iyong pagpaparehistro, buksan ang link na ito:
    .link = Kumpirmahin ang aking email address
    .expiry = Mag-e-expire ang link na ito sa loob ng 24 na oras.
    .never-share = Huwag sanang i-forward ang mensaheng ito: para sa iyo lang ang link.
    .not-you = Kung hindi ikaw ang nag-sign up, pakibalewala ang mensaheng ito: kung hindi bubuksan ang link, walang account na makukumpirma.

resend-code =
    .subject = Ang iyong bagong { $brand } verification code
    .preheader = Narito ang hiniling mong bagong code, may bisa nang 24 na oras at kapalit ng nauna.
    .heading = Ang iyong bagong verification code
    .intro = Humiling ka sa { $brand } ng bagong code. Para makumpleto ang iyong pagpaparehistro, ilagay ang verification code na ito:
    .expiry = Mag-e-expire ang code na ito sa loob ng 24 na oras.
    .earlier = Hindi na gagana ang mga code na ipinadala namin dati.
    .not-you = Kung hindi ka humiling ng code, pakibalewala ang mensaheng ito: kung wala ang code, walang account na makukumpirma.
    .sms = { $brand }: ang iyong bagong verification code ay { $code }. May bisa nang 24 na oras. Huwag itong ibigay kahit kanino.

resend-code-link =
    .subject = Ang iyong bagong { $brand } confirmation link
    .preheader = Narito ang hiniling mong bagong link, may bisa nang 24 na oras at kapalit ng nauna.
    .heading = Ang iyong bagong confirmation link
    .intro = Humiling ka sa { $brand } ng bagong link. Para makumpleto ang iyong pagpaparehistro, buksan ang link na ito:
    .link = Kumpirmahin ang aking email address
    .expiry = Mag-e-expire ang link na ito sa loob ng 24 na oras.
    .earlier = Hindi na gagana ang mga link na ipinadala namin dati.
    .never-share = Huwag sanang i-forward ang mensaheng ito: para sa iyo lang ang link.
    .not-you = Kung hindi ka humiling ng link, pakibalewala ang mensaheng ito: kung hindi ito bubuksan, walang account na makukumpirma.

forgot-password =
    .subject = Ang iyong { $brand } password reset code
    .preheader = Ilagay ang code na ito para pumili ng bagong password. May bisa ito nang isang oras.
    .heading = I-reset ang iyong password
    .intro = May humiling na i-reset ang password ng iyong { $brand } account. Para pumili ng bagong password, ilagay ang code na ito:
    .expiry = Mag-e-expire ang code na ito sa loob ng 1 oras.
    .not-you = Kung hindi ikaw ang humiling nito, pakibalewala ang mensaheng ito: hindi magbabago ang iyong password.
    .sms = { $brand }: ang iyong password reset code ay { $code }. May bisa nang 1 oras. Huwag itong ibigay kahit kanino.

update-user-attribute =
    .subject = Kumpirmahin ang pagbabago mo sa { $brand }
    .preheader = Ilagay ang code sa loob ng 24 na oras para kumpirmahin ang bagong contact details mo.
    .heading = Kumpirmahin ang iyong bagong contact details
    .intro = May humiling na baguhin ang contact details ng iyong { $brand } account. Para kumpirmahin ang pagbabago, ilagay ang code na ito:
    .expiry = Mag-e-expire ang code na ito sa loob ng 24 na oras.
    .not-you = Kung hindi ikaw ang humiling nito, huwag ilagay ang code kahit saan at makipag-ugnayan sa aming support team.
    .sms = { $brand }: para kumpirmahin ang pagbabago, ilagay ang code { $code }. May bisa nang 24 na oras. Huwag itong ibigay kahit kanino.

verify-user-attribute =
    .subject = I-verify ang iyong contact details sa { $brand }
    .preheader = Ilagay ang code para kumpirmahing sa iyo ang mga detalyeng ito. May bisa nang 24 na oras.
    .heading = I-verify ang iyong contact details
    .intro = Hiniling mong i-verify ang contact details ng iyong { $brand } account. Para magpatuloy, ilagay ang code na ito:
    .expiry = Mag-e-expire ang code na ito sa loob ng 24 na oras.
    .not-you = Kung hindi ikaw ang humiling nito, pakibalewala ang mensaheng ito: walang magbabago.
    .sms = { $brand }: ang iyong verification code ay { $code }. May bisa nang 24 na oras. Huwag itong ibigay kahit kanino.

authentication =
    .subject = Ang iyong { $brand } sign-in code
    .preheader = Ilagay ang code na ito para matapos ang pag-sign in. Ilang minuto lang ang bisa nito.
    .heading = Ang iyong sign-in code
    .intro = Nagsa-sign in ka sa { $brand }. Para magpatuloy, ilagay ang code na ito:
    .expiry = { $minutes ->
        [one] Mag-e-expire ang code na ito sa loob ng { $minutes } minuto.
       *[other] Mag-e-expire ang code na ito sa loob ng { $minutes } na minuto.
    }
    .not-you = Kung hindi ikaw ang nagsa-sign in, baka may ibang sumusubok na mag-sign in. Kung may password ang iyong account, pakipalitan ito kaagad.
    .sms = { $minutes ->
        [one] { $brand }: ang iyong sign-in code ay { $code }. May bisa nang { $minutes } minuto. Huwag itong ibigay kahit kanino.
       *[other] { $brand }: ang iyong sign-in code ay { $code }. May bisa nang { $minutes } na minuto. Huwag itong ibigay kahit kanino.
    }

admin-create-user =
    .subject = Ang iyong imbitasyon sa { $brand }
    .preheader = May ginawang account para sa iyo. Mag-sign in gamit ang iyong pansamantalang password.
    .heading = Maligayang pagdating sa { $brand }
    .intro = May ginawang account sa { $brand } para sa iyo. Para mag-sign in sa unang pagkakataon at pumili ng sarili mong password, gamitin ang username at pansamantalang password na ito:
    .sign-in = Mag-sign in
    .expiry = { $days ->
        [one] Mag-e-expire ang pansamantalang password sa loob ng { $days } araw.
       *[other] Mag-e-expire ang pansamantalang password sa loob ng { $days } na araw.
    }
    .never-share = Huwag ibigay ang password na ito kahit kanino: hindi ito kailanman hihingin sa iyo ng sinuman sa { $brand }.
    .not-you = Kung hindi mo inaasahan ang imbitasyong ito, pakibalewala ang mensahe: kung wala ang password, walang makakagamit ng account.
    .sms = { $brand }: mag-sign in bilang { $username } gamit ang pansamantalang password { $code }

refusal =
    .attribute-required = Pakipunan ang lahat ng kinakailangang field
    .email-not-accepted = Mangyaring gumamit ng ibang email address
    .email-invalid = Pakisuri kung may maling na-type sa email address
    .email-domain-not-accepted = Mangyaring gumamit ng email address mula sa ibang domain
    .email-disposable = Mangyaring gumamit ng permanenteng email address sa halip na disposable
    .email-tagged = Pakigamit ang iyong address nang wala ang idinagdag na bahagi, gaya ng "+shop"
    .name-not-accepted = Pakisulat ang iyong pangalan nang walang mga link o special character
    .username-not-accepted = Mangyaring pumili ng ibang username
    .phone-number-not-accepted = Mangyaring gumamit ng numero ng telepono mula sa ibang bansa
    .age-not-accepted = Pakisuri ang petsa ng iyong kapanganakan dahil may minimum na edad
    .terms-not-accepted = Pakitanggap ang mga kasalukuyang tuntunin
    .pass-required = Paki-reload ang pahina ng pag-sign up at subukan ulit, o humingi ng bagong imbitasyon
    .unavailable = Nagkaroon ng problema sa system namin, kaya pakisubukan ulit makalipas ang ilang minuto
