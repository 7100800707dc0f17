# Turkish. en.ftl explains each text.

common =
    .greeting = Merhaba,
    .greeting-name = Merhaba { $name },
    .never-share = Bu kodu kimseyle paylaşmayın: { $brand } çalışanları bu kodu sizden asla istemez.
    .privacy = Bilgilerinizin ve gizliliğinizin korunmasına önem veriyoruz.
    .regards = Saygılarımızla,
    .team = { $brand } Ekibi
    .support = Sorularınız mı var? Bize yazın:
    .username-label = Kullanıcı adı
    .temporary-password-label = Geçici parola
    .code-word = kod

sign-up =
    .subject = { $brand } onay kodunuz
    .preheader = Hesabınızı oluşturma işlemini tamamlamak için bu kodu girin. Kod 24 saat geçerlidir.
    .heading = { $brand } ailesine hoş geldiniz
    .intro = { $brand } hesabı oluşturduğunuz için teşekkür ederiz. Kaydınızı tamamlamak için bu onay kodunu girin:
    .expiry = Bu kodun süresi 24 saat sonra dolar.
    .not-you = Kaydı siz yapmadıysanız bu mesajı dikkate almayın: kod girilmeden hiçbir hesap onaylanmaz.
    .sms = { $brand }: onay kodunuz { $code }. Kodun süresi 24 saat sonra dolar. Kodu kimseye vermeyin.

sign-up-link =
    .subject = { $brand } hesabınızı onaylayın
    .preheader = Hesabınızı oluşturma işlemini tek tıkla tamamlayın. Bağlantı 24 saat geçerlidir.
    .heading = { $brand } ailesine hoş geldiniz
    .intro = { $brand } hesabı oluşturduğunuz için teşekkür ederiz. Kaydınızı tamamlamak için bu bağlantıyı açın:
    .link = E-posta adresimi onayla
    .expiry = Bu bağlantının süresi 24 saat sonra dolar.
    .never-share = Lütfen bu mesajı başkalarına iletmeyin: bağlantı size özeldir.
    .not-you = Kaydı siz yapmadıysanız bu mesajı dikkate almayın: bağlantı açılmadan hiçbir hesap onaylanmaz.

resend-code =
    .subject = Yeni { $brand } onay kodunuz
    .preheader = İstediğiniz yeni kod burada. 24 saat geçerlidir ve önceki kodun yerini alır.
    .heading = Yeni onay kodunuz
    .intro = { $brand } hesabınız için yeni bir kod istediniz. Kaydınızı tamamlamak için bu onay kodunu girin:
    .expiry = Bu kodun süresi 24 saat sonra dolar. Daha önce gönderdiğimiz kodlar artık geçerli değildir.
    .not-you = Kodu siz istemediyseniz bu mesajı dikkate almayın: kod girilmeden hiçbir hesap onaylanmaz.
    .sms = { $brand }: yeni onay kodunuz { $code }. Kodun süresi 24 saat sonra dolar. Kodu kimseye vermeyin.

resend-code-link =
    .subject = Yeni { $brand } onay bağlantınız
    .preheader = İstediğiniz yeni bağlantı burada. 24 saat geçerlidir ve önceki bağlantının yerini alır.
    .heading = Yeni onay bağlantınız
    .intro = { $brand } hesabınız için yeni bir bağlantı istediniz. Kaydınızı tamamlamak için bu bağlantıyı açın:
    .link = E-posta adresimi onayla
    .expiry = Bu bağlantının süresi 24 saat sonra dolar. Daha önce gönderdiğimiz bağlantılar artık geçerli değildir.
    .never-share = Lütfen bu mesajı başkalarına iletmeyin: bağlantı size özeldir.
    .not-you = Bağlantıyı siz istemediyseniz bu mesajı dikkate almayın: bağlantı açılmadan hiçbir hesap onaylanmaz.

forgot-password =
    .subject = { $brand } parola yenileme kodunuz
    .preheader = Yeni parolanızı belirlemek için bu kodu girin. Kod bir saat geçerlidir.
    .heading = Parolanızı yenileyin
    .intro = { $brand } hesabınız için parola yenileme talebi aldık. Yeni parolanızı belirlemek için bu kodu girin:
    .expiry = Bu kodun süresi 1 saat sonra dolar.
    .not-you = Bu talep sizden gelmediyse bu mesajı dikkate almayın: parolanız olduğu gibi kalır.
    .sms = { $brand }: parola yenileme kodunuz { $code }. Kodun süresi 1 saat sonra dolar. Kodu kimseye vermeyin.

update-user-attribute =
    .subject = { $brand } hesabınızdaki değişikliği onaylayın
    .preheader = Hesabınızın yeni iletişim bilgilerini onaylamak için bu kodu 24 saat içinde girin.
    .heading = Yeni iletişim bilgilerinizi onaylayın
    .intro = { $brand } hesabınızın iletişim bilgileri değiştirildi. Değişikliği onaylamak için bu kodu girin:
    .expiry = Bu kodun süresi 24 saat sonra dolar.
    .not-you = Değişikliği siz yapmadıysanız kodu hiçbir yere girmeyin ve destek ekibimize haber verin.
    .sms = { $brand }: bilgi güncelleme onay kodunuz { $code }. Kodun süresi 24 saat sonra dolar. Kodu kimseye vermeyin.

verify-user-attribute =
    .subject = { $brand } için iletişim bilgilerinizi doğrulayın
    .preheader = Bilgilerin size ait olduğunu doğrulamak için bu kodu girin. Kod 24 saat geçerlidir.
    .heading = İletişim bilgilerinizi doğrulayın
    .intro = { $brand } hesabınızdaki iletişim bilgilerini doğrulamak istediniz. İşlemi tamamlamak için bu kodu girin:
    .expiry = Bu kodun süresi 24 saat sonra dolar.
    .not-you = Bu talep sizden gelmediyse bu mesajı dikkate almayın: hiçbir şey değişmez.
    .sms = { $brand }: onay kodunuz { $code }. Kodun süresi 24 saat sonra dolar. Kodu kimseye vermeyin.

authentication =
    .subject = { $brand } giriş kodunuz
    .preheader = Girişi tamamlamak için bu kodu girin. Kod yalnızca birkaç dakika geçerlidir.
    .heading = Giriş kodunuz
    .intro = { $brand } hesabınıza giriş yapıyorsunuz. Devam etmek için bu kodu girin:
    .expiry = Bu kodun süresi { $minutes } dakika sonra dolar.
    .not-you = Giriş yapan siz değilseniz biri parolanızı biliyor olabilir: lütfen parolanızı hemen değiştirin.
    .sms = { $brand }: giriş kodunuz { $code }. { $minutes } dakika geçerli. Kimseye vermeyin.

admin-create-user =
    .subject = { $brand } davetiniz
    .preheader = Sizin için bir hesap oluşturuldu. Başlamak için geçici parolanızla giriş yapın.
    .heading = { $brand } ailesine hoş geldiniz
    .intro = Sizin için bir { $brand } hesabı oluşturuldu. Bu kullanıcı adı ve geçici parolayla giriş yaptığınızda kendi parolanızı belirlemeniz istenecektir:
    .expiry = Geçici parolanın süresi { $days } gün sonra dolar.
    .never-share = Bu parolayı kimseyle paylaşmayın: { $brand } çalışanları bu parolayı sizden asla istemez.
    .not-you = Böyle bir mesaj beklemiyorsanız dikkate almayın: parola olmadan hesabı kimse kullanamaz.
    .sms = { $brand }: kullanıcı adınız { $username }, geçici parolanız { $code }

refusal =
    .attribute-required = Lütfen zorunlu alanların tümünü doldurun
    .email-not-accepted = Lütfen başka bir e-posta adresi kullanın
    .email-invalid = Lütfen e-posta adresinde yazım hatası olup olmadığını kontrol edin
    .email-domain-not-accepted = Bu alan adındaki e-posta adreslerini kabul etmiyoruz
    .email-disposable = Lütfen tek kullanımlık adres yerine kalıcı bir e-posta adresi kullanın
    .email-tagged = Lütfen adresinizi "+shop" gibi eklenen kısım olmadan kullanın
    .name-not-accepted = Lütfen adınızı bağlantı ve özel karakter kullanmadan yazın
    .username-not-accepted = Lütfen başka bir kullanıcı adı seçin
    .phone-number-not-accepted = Bu ülkenin telefon numaralarını kabul etmiyoruz
    .age-not-accepted = Asgari yaş sınırı bulunduğundan lütfen doğum tarihinizi kontrol edin
    .terms-not-accepted = Lütfen güncel koşulları kabul edin
    .pass-required = Lütfen kayıt sayfasını yenileyip tekrar deneyin veya yeni bir davet isteyin
    .unavailable = Bizden kaynaklanan bir sorun oluştu, bu nedenle lütfen birkaç dakika sonra yeniden deneyin
