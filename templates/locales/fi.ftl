# Finnish. en.ftl explains each text.

common =
    .greeting = Hei!
    .greeting-name = Hei { $name }!
    .never-share = Älä kerro tätä koodia kenellekään: { $brand } ei koskaan pyydä sinua kertomaan sitä.
    .privacy = Olemme sitoutuneet suojaamaan tietojasi ja yksityisyyttäsi.
    .regards = Ystävällisin terveisin
    .team = { $brand }-tiimi
    .support = Kysyttävää? Kirjoita osoitteeseen
    .privacy-link = Tietosuoja
    .terms-link = Käyttöehdot
    .imprint-link = Oikeudelliset tiedot
    .username-label = Käyttäjätunnus
    .temporary-password-label = Väliaikainen salasana
    .code-word = koodi

sign-up =
    .subject = { $brand }: vahvistuskoodisi
    .preheader = Viimeistele tilisi luominen syöttämällä tämä koodi. Koodi on voimassa 24 tuntia.
    .heading = { $brand } toivottaa sinut tervetulleeksi
    .intro = Kiitos, että rekisteröidyit { $brand }-käyttäjäksi. Viimeistele rekisteröityminen syöttämällä tämä vahvistuskoodi:
    .expiry = Koodi vanhenee 24 tunnin kuluttua.
    .not-you = Jos et ole rekisteröitynyt itse, voit jättää tämän viestin huomiotta: tiliä ei vahvisteta ilman koodia.
    .sms = { $brand }: vahvistuskoodisi on { $code }. Se on voimassa 24 tuntia. Älä kerro sitä kenellekään.

sign-up-link =
    .subject = Vahvista { $brand }-tilisi
    .preheader = Viimeistele tilisi luominen avaamalla linkki. Linkki on voimassa 24 tuntia.
    .heading = { $brand } toivottaa sinut tervetulleeksi
    .intro = Kiitos, että rekisteröidyit { $brand }-käyttäjäksi. Viimeistele rekisteröityminen avaamalla tämä linkki:
    .link = Vahvista sähköpostiosoite
    .expiry = Linkki vanhenee 24 tunnin kuluttua.
    .never-share = Älä lähetä tätä viestiä eteenpäin: linkki on tarkoitettu vain sinulle.
    .not-you = Jos et ole rekisteröitynyt itse, voit jättää tämän viestin huomiotta: tiliä ei vahvisteta, ellei linkkiä avata.

resend-code =
    .subject = { $brand }: uusi vahvistuskoodisi
    .preheader = Tässä on pyytämäsi uusi koodi. Se on voimassa 24 tuntia ja korvaa edellisen koodin.
    .heading = Uusi vahvistuskoodisi
    .intro = Pyysit uutta koodia { $brand }-tiliäsi varten. Viimeistele rekisteröityminen syöttämällä tämä vahvistuskoodi:
    .expiry = Koodi vanhenee 24 tunnin kuluttua.
    .earlier = Aiemmin lähettämämme koodit eivät enää toimi.
    .not-you = Jos et ole pyytänyt koodia, voit jättää tämän viestin huomiotta: tiliä ei vahvisteta ilman koodia.
    .sms = { $brand }: uusi vahvistuskoodisi on { $code }. Se on voimassa 24 tuntia. Älä kerro sitä kenellekään.

resend-code-link =
    .subject = { $brand }: uusi vahvistuslinkkisi
    .preheader = Tässä on pyytämäsi uusi linkki. Se on voimassa 24 tuntia ja korvaa edellisen linkin.
    .heading = Uusi vahvistuslinkkisi
    .intro = Pyysit uutta linkkiä { $brand }-tiliäsi varten. Viimeistele rekisteröityminen avaamalla tämä linkki:
    .link = Vahvista sähköpostiosoite
    .expiry = Linkki vanhenee 24 tunnin kuluttua.
    .earlier = Aiemmin lähettämämme linkit eivät enää toimi.
    .never-share = Älä lähetä tätä viestiä eteenpäin: linkki on tarkoitettu vain sinulle.
    .not-you = Jos et ole pyytänyt linkkiä, voit jättää tämän viestin huomiotta: tiliä ei vahvisteta, ellei linkkiä avata.

forgot-password =
    .subject = { $brand }: koodi salasanan vaihtamiseen
    .preheader = Valitse uusi salasana syöttämällä tämä koodi. Koodi on voimassa yhden tunnin.
    .heading = Vaihda salasanasi
    .intro = Olemme saaneet pyynnön vaihtaa { $brand }-tilisi salasana. Valitse uusi salasana syöttämällä tämä koodi:
    .expiry = Koodi vanhenee 1 tunnin kuluttua.
    .not-you = Jos pyyntö ei tullut sinulta, voit jättää tämän viestin huomiotta: salasanasi pysyy ennallaan.
    .sms = { $brand }: koodi salasanasi vaihtamiseen on { $code }. Se on voimassa 1 tunnin. Älä kerro sitä kenellekään.

update-user-attribute =
    .subject = { $brand }: vahvista muutos
    .preheader = Vahvista tilisi uudet yhteystiedot syöttämällä tämä koodi 24 tunnin kuluessa.
    .heading = Vahvista uudet yhteystietosi
    .intro = Olemme saaneet pyynnön muuttaa { $brand }-tilisi yhteystietoja. Vahvista muutos syöttämällä tämä koodi:
    .expiry = Koodi vanhenee 24 tunnin kuluttua.
    .not-you = Jos pyyntö ei tullut sinulta, älä syötä koodia mihinkään, vaan ota yhteyttä asiakastukeemme.
    .sms = { $brand }: vahvista muutos syöttämällä koodi { $code }. Se on voimassa 24 tuntia. Älä kerro sitä kenellekään.

verify-user-attribute =
    .subject = { $brand }: vahvista yhteystietosi
    .preheader = Vahvista tällä koodilla, että yhteystiedot ovat sinun. Koodi on voimassa 24 tuntia.
    .heading = Vahvista yhteystietosi
    .intro = Pyysit { $brand }-tilisi yhteystietojen vahvistamista. Jatka syöttämällä tämä koodi:
    .expiry = Koodi vanhenee 24 tunnin kuluttua.
    .not-you = Jos pyyntö ei tullut sinulta, voit jättää tämän viestin huomiotta: mikään ei muutu.
    .sms = { $brand }: vahvistuskoodisi on { $code }. Se on voimassa 24 tuntia. Älä kerro sitä kenellekään.

authentication =
    .subject = { $brand }: kirjautumiskoodisi
    .preheader = Viimeistele kirjautuminen syöttämällä tämä koodi. Se on voimassa vain muutaman minuutin.
    .heading = Kirjautumiskoodisi
    .intro = Olet kirjautumassa { $brand }-tilillesi. Jatka syöttämällä tämä koodi:
    .expiry = Koodi vanhenee { $minutes } minuutin kuluttua.
    .not-you = Jos et ole kirjautumassa itse, joku muu saattaa yrittää kirjautua tilillesi. Jos tililläsi on salasana, vaihda se heti.
    .sms = { $brand }: kirjautumiskoodisi on { $code }. Se vanhenee { $minutes } minuutin kuluttua. Älä kerro sitä kenellekään.

admin-create-user =
    .subject = { $brand }: sinut on kutsuttu käyttäjäksi
    .preheader = Sinulle on luotu tili. Aloita kirjautumalla sisään väliaikaisella salasanallasi.
    .heading = { $brand } toivottaa sinut tervetulleeksi
    .intro = Sinulle on luotu { $brand }-tili. Kirjaudu sisään ensimmäisen kerran ja valitse oma salasana käyttämällä tätä käyttäjätunnusta ja väliaikaista salasanaa:
    .sign-in = Kirjaudu sisään
    .expiry = Väliaikainen salasana vanhenee { $days } päivän kuluttua.
    .never-share = Älä kerro tätä salasanaa kenellekään: { $brand } ei koskaan pyydä sinua kertomaan sitä.
    .not-you = Jos et odottanut kutsua, voit jättää tämän viestin huomiotta: kukaan ei voi käyttää tiliä ilman salasanaa.
    .sms = { $brand }: käyttäjätunnuksesi on { $username } ja väliaikainen salasanasi { $code }

refusal =
    .attribute-required = Täytä kaikki pakolliset kentät
    .email-not-accepted = Käytä toista sähköpostiosoitetta
    .email-invalid = Tarkista, ettei sähköpostiosoitteessa ole kirjoitusvirheitä
    .email-domain-not-accepted = Käytä toisen verkkotunnuksen sähköpostiosoitetta
    .email-disposable = Käytä pysyvää sähköpostiosoitetta kertakäyttöisen sijaan
    .email-tagged = Käytä osoitettasi ilman siihen lisättyä osaa, kuten ”+shop”
    .name-not-accepted = Kirjoita nimesi ilman linkkejä ja erikoismerkkejä
    .username-not-accepted = Valitse toinen käyttäjätunnus
    .phone-number-not-accepted = Käytä toisen maan puhelinnumeroa
    .age-not-accepted = Tarkista syntymäaikasi, sillä palvelussa on alaikäraja
    .terms-not-accepted = Hyväksy voimassa olevat käyttöehdot
    .pass-required = Lataa rekisteröitymissivu uudelleen ja yritä uudestaan tai pyydä uusi kutsu
    .unavailable = Palvelussamme tapahtui virhe, joten yritä uudelleen muutaman minuutin kuluttua
