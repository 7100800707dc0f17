# Turkish. en.ftl explains each text.

common =
    .greeting = Merhaba,
    .greeting-name = Merhaba { $name },
    .never-share = Bu kodu kimseyle paylaşmayın. { $brand } çalışanları sizden bu kodu asla istemez.
    .privacy = Bilgilerinizin ve gizliliğinizin korunmasına önem veriyoruz.
    .regards = Saygılarımızla,
    .team = { $brand } Ekibi
    .support = Sorularınız mı var? Bize yazın:
    .privacy-link = Gizlilik
    .terms-link = Koşullar
    .imprint-link = Yasal bilgiler
    .username-label = Kullanıcı adı
    .temporary-password-label = Geçici parola
    .code-word = kod

sign-up =
    .subject = { $brand } onay kodunuz
    .preheader = Hesabınızı oluşturma işlemini tamamlamak için bu kodu girin. Kod 24 saat geçerlidir.
    .heading = { $brand } hesabınıza hoş geldiniz
    .intro = { $brand } hesabı oluşturduğunuz için teşekkür ederiz. Kaydınızı tamamlamak için bu onay kodunu girin:
    .expiry = Bu kodun süresi 24 saat sonra dolar.
    .not-you = Kaydı siz yapmadıysanız lütfen bu e-postayı dikkate almayın. Kod olmadan hiçbir hesap onaylanamaz.
    .sms = { $brand }: onay kodunuz { $code }. Kodun süresi 24 saat sonra dolar. Kodu kimseye vermeyin.

sign-up-link =
    .subject = { $brand } hesabınızı onaylayın
    .preheader = Hesabınızı oluşturmayı tamamlamak için bağlantıyı açın. Bağlantı 24 saat geçerlidir.
    .heading = { $brand } hesabınıza hoş geldiniz
    .intro = { $brand } hesabı oluşturduğunuz için teşekkür ederiz. Kaydınızı tamamlamak için bu bağlantıyı açın:
    .link = E-posta adresimi onayla
    .expiry = Bu bağlantının süresi 24 saat sonra dolar.
    .never-share = Lütfen bu e-postayı kimseye iletmeyin. Bağlantı size özeldir.
    .not-you = Kaydı siz yapmadıysanız lütfen bu e-postayı dikkate almayın. Bağlantı açılmadan hiçbir hesap onaylanmaz.

resend-code =
    .subject = Yeni { $brand } onay kodunuz
    .preheader = İstediğiniz yeni kod burada. 24 saat geçerlidir ve önceki kodun yerini alır.
    .heading = Yeni onay kodunuz
    .intro = { $brand } hesabınız için yeni bir kod istediniz. Kaydınızı tamamlamak için bu onay kodunu girin:
    .expiry = Bu kodun süresi 24 saat sonra dolar.
    .earlier = Daha önce gönderdiğimiz kodlar artık geçerli değildir.
    .not-you = Kodu siz istemediyseniz lütfen bu e-postayı dikkate almayın. Kod olmadan hiçbir hesap onaylanamaz.
    .sms = { $brand }: yeni onay kodunuz { $code }. Kodun süresi 24 saat sonra dolar. Kodu kimseye vermeyin.

resend-code-link =
    .subject = Yeni { $brand } onay bağlantınız
    .preheader = İstediğiniz yeni bağlantı burada. 24 saat geçerlidir ve önceki bağlantının yerini alır.
    .heading = Yeni onay bağlantınız
    .intro = { $brand } hesabınız için yeni bir bağlantı istediniz. Kaydınızı tamamlamak için bu bağlantıyı açın:
    .link = E-posta adresimi onayla
    .expiry = Bu bağlantının süresi 24 saat sonra dolar.
    .earlier = Daha önce gönderdiğimiz bağlantılar artık geçerli değildir.
    .never-share = Lütfen bu e-postayı kimseye iletmeyin. Bağlantı size özeldir.
    .not-you = Bağlantıyı siz istemediyseniz lütfen bu e-postayı dikkate almayın. Bağlantı açılmadan hiçbir hesap onaylanmaz.

forgot-password =
    .subject = { $brand } parola yenileme kodunuz
    .preheader = Yeni parolanızı belirlemek için bu kodu girin. Kod bir saat geçerlidir.
    .heading = Parolanızı yenileyin
    .intro = { $brand } hesabınız için parola yenileme talebi aldık. Yeni parolanızı belirlemek için bu kodu girin:
    .expiry = Bu kodun süresi 1 saat sonra dolar.
    .not-you = Bu talep sizden gelmediyse lütfen bu e-postayı dikkate almayın. Parolanız olduğu gibi kalır.
    .sms = { $brand }: parola yenileme kodunuz { $code }. Kodun süresi 1 saat sonra dolar. Kodu kimseye vermeyin.

update-user-attribute =
    .subject = { $brand } hesabınızdaki güncellemeyi onaylayın
    .preheader = Hesabınızın yeni iletişim bilgilerini onaylamak için bu kodu 24 saat içinde girin.
    .heading = Yeni iletişim bilgilerinizi onaylayın
    .intro = { $brand } hesabınızın iletişim bilgilerini güncellemek için bir talep aldık. Güncellemeyi onaylamak için bu kodu girin:
    .expiry = Bu kodun süresi 24 saat sonra dolar.
    .not-you = Bu talep sizden gelmediyse kodu hiçbir yere girmeyin ve destek ekibimizle iletişime geçin.
    .sms = { $brand }: bilgi güncelleme onay kodunuz { $code }. Kodun süresi 24 saat sonra dolar. Kodu kimseye vermeyin.

verify-user-attribute =
    .subject = { $brand } iletişim bilgilerinizi onaylayın
    .preheader = Bilgilerin size ait olduğunu onaylamak için bu kodu girin. Kod 24 saat geçerlidir.
    .heading = İletişim bilgilerinizi onaylayın
    .intro = { $brand } hesabınızdaki iletişim bilgilerini onaylamak istediniz. Devam etmek için bu kodu girin:
    .expiry = Bu kodun süresi 24 saat sonra dolar.
    .not-you = Bu talep sizden gelmediyse lütfen bu e-postayı dikkate almayın. Hiçbir şey değişmez.
    .sms = { $brand }: onay kodunuz { $code }. Kodun süresi 24 saat sonra dolar. Kodu kimseye vermeyin.

authentication =
    .subject = { $brand } giriş kodunuz
    .preheader = Girişi tamamlamak için bu kodu girin. Kod yalnızca birkaç dakika geçerlidir.
    .heading = Giriş kodunuz
    .intro = { $brand } hesabınıza giriş yapıyorsunuz. Devam etmek için bu kodu girin:
    .expiry = Bu kodun süresi { $minutes } dakika sonra dolar.
    .not-you = Giriş yapan siz değilseniz başka biri giriş yapmaya çalışıyor olabilir. Hesabınızın parolası varsa lütfen hemen değiştirin.
    .sms = { $brand }: giriş kodunuz { $code }. { $minutes } dakika geçerli. Kimseye vermeyin.

admin-create-user =
    .subject = { $brand } davetiniz
    .preheader = Sizin için bir hesap oluşturuldu. Başlamak için geçici parolanızla giriş yapın.
    .heading = { $brand } hesabınıza hoş geldiniz
    .intro = Sizin için bir { $brand } hesabı oluşturuldu. İlk kez giriş yapmak ve kendi parolanızı belirlemek için bu kullanıcı adını ve bu geçici parolayı kullanın:
    .sign-in = Giriş yap
    .expiry = Geçici parolanın süresi { $days } gün sonra dolar.
    .never-share = Bu parolayı kimseyle paylaşmayın. { $brand } çalışanları sizden bu parolayı asla istemez.
    .not-you = Bu daveti beklemiyorsanız lütfen bu e-postayı dikkate almayın. Parola olmadan hesabı kimse kullanamaz.
    .sms = { $brand }: kullanıcı adınız { $username }, geçici parolanız { $code }

refusal =
    .attribute-required = Lütfen zorunlu alanların tümünü doldurun
    .email-not-accepted = Lütfen başka bir e-posta adresi kullanın
    .email-invalid = Lütfen e-posta adresinde yazım hatası olup olmadığını kontrol edin
    .email-domain-not-accepted = Lütfen farklı bir alan adına sahip bir e-posta adresi kullanın
    .email-disposable = Lütfen tek kullanımlık adres yerine kalıcı bir e-posta adresi kullanın
    .email-tagged = Lütfen adresinizi “+shop” gibi bir ek olmadan kullanın
    .name-not-accepted = Lütfen adınızı bağlantı ve özel karakter kullanmadan yazın
    .username-not-accepted = Lütfen başka bir kullanıcı adı seçin
    .phone-number-not-accepted = Lütfen başka bir ülkenin telefon numarasını kullanın
    .age-not-accepted = Asgari yaş sınırı bulunduğundan lütfen doğum tarihinizi kontrol edin
    .terms-not-accepted = Lütfen güncel koşulları kabul edin
    .pass-required = Lütfen kayıt sayfasını yenileyip tekrar deneyin veya yeni bir davet isteyin
    .unavailable = Bizden kaynaklanan bir sorun oluştu, bu nedenle lütfen birkaç dakika sonra yeniden deneyin
