# Malay. en.ftl explains each text.

common =
    .greeting = Helo,
    .greeting-name = Helo { $name },
    .never-share = Jangan kongsi kod ini dengan sesiapa. Pihak { $brand } tidak akan sekali-kali memintanya daripada anda.
    .privacy = Kami komited untuk melindungi maklumat dan privasi anda.
    .regards = Salam hormat,
    .team = Pasukan { $brand }
    .support = Ada pertanyaan? Hantar e-mel kepada
    .privacy-link = Privasi
    .terms-link = Terma
    .imprint-link = Notis undang-undang
    .username-label = Nama pengguna
    .temporary-password-label = Kata laluan sementara
    .code-word = kod

sign-up =
    .subject = Kod pengesahan { $brand } anda
    .preheader = Masukkan kod ini untuk melengkapkan pembukaan akaun anda. Kod ini sah selama 24 jam.
    .heading = Selamat datang ke { $brand }
    .intro = Terima kasih kerana mendaftar dengan { $brand }. Untuk melengkapkan pendaftaran anda, masukkan kod pengesahan ini:
    .expiry = Kod ini akan tamat tempoh dalam masa 24 jam.
    .not-you = Jika anda tidak mendaftar, sila abaikan e-mel ini. Tanpa kod ini, tiada sesiapa dapat mengesahkan akaun.
    .sms = { $brand }: kod pengesahan anda ialah { $code }. Sah selama 24 jam. Jangan kongsi kod ini dengan sesiapa.

sign-up-link =
    .subject = Sahkan akaun { $brand } anda
    .preheader = Buka pautan ini untuk melengkapkan pembukaan akaun anda. Pautan ini sah selama 24 jam.
    .heading = Selamat datang ke { $brand }
    .intro = Terima kasih kerana mendaftar dengan { $brand }. Untuk melengkapkan pendaftaran anda, buka pautan ini:
    .link = Sahkan alamat e-mel saya
    .expiry = Pautan ini akan tamat tempoh dalam masa 24 jam.
    .never-share = Sila jangan majukan e-mel ini. Pautan ini hanya untuk anda.
    .not-you = Jika anda tidak mendaftar, sila abaikan e-mel ini. Tiada akaun akan disahkan selagi pautan tidak dibuka.

resend-code =
    .subject = Kod pengesahan baharu { $brand } anda
    .preheader = Ini kod baharu yang anda minta. Sah selama 24 jam dan menggantikan kod sebelum ini.
    .heading = Kod pengesahan baharu anda
    .intro = Anda telah meminta kod baharu daripada { $brand }. Untuk melengkapkan pendaftaran anda, masukkan kod pengesahan ini:
    .expiry = Kod ini akan tamat tempoh dalam masa 24 jam.
    .earlier = Kod yang kami hantar sebelum ini tidak lagi sah.
    .not-you = Jika anda tidak meminta kod, sila abaikan e-mel ini. Tanpa kod ini, tiada sesiapa dapat mengesahkan akaun.
    .sms = { $brand }: kod pengesahan baharu anda ialah { $code }. Sah selama 24 jam. Jangan kongsi kod ini dengan sesiapa.

resend-code-link =
    .subject = Pautan pengesahan baharu { $brand } anda
    .preheader = Ini pautan baharu yang anda minta. Sah selama 24 jam dan menggantikan yang sebelum ini.
    .heading = Pautan pengesahan baharu anda
    .intro = Anda telah meminta pautan baharu daripada { $brand }. Untuk melengkapkan pendaftaran anda, buka pautan ini:
    .link = Sahkan alamat e-mel saya
    .expiry = Pautan ini akan tamat tempoh dalam masa 24 jam.
    .earlier = Pautan yang kami hantar sebelum ini tidak lagi sah.
    .never-share = Sila jangan majukan e-mel ini. Pautan ini hanya untuk anda.
    .not-you = Jika anda tidak meminta pautan, sila abaikan e-mel ini. Tiada akaun akan disahkan selagi pautan tidak dibuka.

forgot-password =
    .subject = Kod set semula kata laluan { $brand } anda
    .preheader = Masukkan kod ini untuk memilih kata laluan baharu. Kod ini sah selama satu jam.
    .heading = Set semula kata laluan anda
    .intro = Ada permintaan untuk menetapkan semula kata laluan akaun { $brand } anda. Untuk memilih kata laluan baharu, masukkan kod ini:
    .expiry = Kod ini akan tamat tempoh dalam masa 1 jam.
    .not-you = Jika anda tidak membuat permintaan ini, sila abaikan e-mel ini. Kata laluan anda tidak akan berubah.
    .sms = { $brand }: kod set semula kata laluan anda ialah { $code }. Sah selama 1 jam. Jangan kongsi kod ini dengan sesiapa.

update-user-attribute =
    .subject = Sahkan perubahan anda di { $brand }
    .preheader = Masukkan kod ini dalam masa 24 jam untuk mengesahkan maklumat hubungan baharu anda.
    .heading = Sahkan maklumat hubungan baharu anda
    .intro = Ada permintaan untuk mengubah maklumat hubungan akaun { $brand } anda. Untuk mengesahkan perubahan tersebut, masukkan kod ini:
    .expiry = Kod ini akan tamat tempoh dalam masa 24 jam.
    .not-you = Jika anda tidak membuat permintaan ini, jangan masukkan kod ini di mana-mana dan hubungi pasukan sokongan kami.
    .sms = { $brand }: untuk mengesahkan perubahan anda, masukkan kod { $code }. Sah selama 24 jam. Jangan kongsi kod ini dengan sesiapa.

verify-user-attribute =
    .subject = Sahkan maklumat hubungan anda di { $brand }
    .preheader = Masukkan kod ini untuk mengesahkan bahawa maklumat ini milik anda. Sah selama 24 jam.
    .heading = Sahkan maklumat hubungan anda
    .intro = Anda telah meminta untuk mengesahkan maklumat hubungan akaun { $brand } anda. Untuk meneruskan, masukkan kod ini:
    .expiry = Kod ini akan tamat tempoh dalam masa 24 jam.
    .not-you = Jika anda tidak membuat permintaan ini, sila abaikan e-mel ini. Tiada apa-apa yang akan berubah.
    .sms = { $brand }: kod pengesahan anda ialah { $code }. Sah selama 24 jam. Jangan kongsi kod ini dengan sesiapa.

authentication =
    .subject = Kod log masuk { $brand } anda
    .preheader = Masukkan kod ini untuk melengkapkan log masuk. Kod ini sah selama beberapa minit sahaja.
    .heading = Kod log masuk anda
    .intro = Anda sedang log masuk ke { $brand }. Untuk meneruskan, masukkan kod ini:
    .expiry = Kod ini akan tamat tempoh dalam masa { $minutes } minit.
    .not-you = Jika ini bukan anda, mungkin ada orang lain yang cuba log masuk. Jika akaun anda mempunyai kata laluan, sila tukar kata laluan itu sekarang.
    .sms = { $brand }: kod log masuk anda ialah { $code }. Sah selama { $minutes } minit. Jangan kongsi kod ini dengan sesiapa.

admin-create-user =
    .subject = Jemputan untuk menyertai { $brand }
    .preheader = Akaun telah dibuka untuk anda. Log masuk dengan kata laluan sementara untuk bermula.
    .heading = Selamat datang ke { $brand }
    .intro = Akaun di { $brand } telah dibuka untuk anda. Untuk log masuk buat kali pertama dan memilih kata laluan anda sendiri, gunakan nama pengguna dan kata laluan sementara ini:
    .sign-in = Log masuk
    .expiry = Kata laluan sementara ini akan tamat tempoh dalam masa { $days } hari.
    .never-share = Jangan kongsi kata laluan ini dengan sesiapa. Pihak { $brand } tidak akan sekali-kali memintanya daripada anda.
    .not-you = Jika anda tidak menjangkakan jemputan ini, sila abaikan e-mel ini. Tanpa kata laluan ini, tiada sesiapa dapat menggunakan akaun tersebut.
    .sms = { $brand }: log masuk sebagai { $username } dengan kata laluan sementara { $code }

refusal =
    .attribute-required = Sila lengkapkan semua medan wajib
    .email-not-accepted = Sila gunakan alamat e-mel lain
    .email-invalid = Sila pastikan tiada kesilapan menaip dalam alamat e-mel
    .email-domain-not-accepted = Sila gunakan alamat e-mel dengan domain lain
    .email-disposable = Sila gunakan alamat e-mel kekal dan bukan alamat pakai buang
    .email-tagged = Sila gunakan alamat anda tanpa bahagian tambahan, seperti "+shop"
    .name-not-accepted = Sila tulis nama anda tanpa pautan atau aksara khas
    .username-not-accepted = Sila pilih nama pengguna lain
    .phone-number-not-accepted = Sila gunakan nombor telefon dari negara lain
    .age-not-accepted = Sila semak tarikh lahir anda kerana terdapat had umur minimum
    .terms-not-accepted = Sila terima terma semasa
    .pass-required = Sila muat semula halaman pendaftaran dan cuba lagi, atau minta jemputan baharu
    .unavailable = Berlaku masalah di pihak kami, jadi sila cuba lagi selepas beberapa minit
