# Indonesian. en.ftl explains each text.

common =
    .greeting = Halo,
    .greeting-name = Halo { $name },
    .never-share = Jangan berikan kode ini kepada siapa pun: pihak { $brand } tidak akan pernah memintanya dari Anda.
    .privacy = Kami berkomitmen untuk melindungi informasi dan privasi Anda.
    .regards = Salam hormat,
    .team = Tim { $brand }
    .support = Ada pertanyaan? Kirim email ke
    .privacy-link = Privasi
    .terms-link = Ketentuan
    .imprint-link = Informasi hukum
    .username-label = Nama pengguna
    .temporary-password-label = Kata sandi sementara
    .code-word = kode

sign-up =
    .subject = Kode verifikasi { $brand } Anda
    .preheader = Masukkan kode ini untuk menyelesaikan pembuatan akun Anda. Kode berlaku selama 24 jam.
    .heading = Selamat datang di { $brand }
    .intro = Terima kasih telah mendaftar di { $brand }. Untuk menyelesaikan pendaftaran, masukkan kode verifikasi berikut:
    .expiry = Kode ini berlaku selama 24 jam.
    .not-you = Jika Anda tidak mendaftar, abaikan pesan ini: tanpa kode tersebut, tidak ada akun yang akan dikonfirmasi.
    .sms = { $brand }: kode verifikasi Anda adalah { $code }. Berlaku 24 jam. Jangan berikan kode ini kepada siapa pun.

sign-up-link =
    .subject = Konfirmasi akun { $brand } Anda
    .preheader = Buka tautan untuk menyelesaikan pembuatan akun Anda. Tautan berlaku selama 24 jam.
    .heading = Selamat datang di { $brand }
    .intro = Terima kasih telah mendaftar di { $brand }. Untuk menyelesaikan pendaftaran, buka tautan berikut:
    .link = Konfirmasi alamat email saya
    .expiry = Tautan ini berlaku selama 24 jam.
    .never-share = Mohon jangan teruskan pesan ini: tautannya hanya untuk Anda.
    .not-you = Jika Anda tidak mendaftar, abaikan pesan ini: selama tautan tidak dibuka, tidak ada akun yang akan dikonfirmasi.

resend-code =
    .subject = Kode verifikasi baru { $brand } Anda
    .preheader = Ini kode baru yang Anda minta. Kode berlaku 24 jam dan menggantikan kode sebelumnya.
    .heading = Kode verifikasi baru Anda
    .intro = Anda telah meminta kode baru dari { $brand }. Untuk menyelesaikan pendaftaran, masukkan kode verifikasi berikut:
    .expiry = Kode ini berlaku selama 24 jam.
    .earlier = Kode yang kami kirim sebelumnya tidak berlaku lagi.
    .not-you = Jika Anda tidak meminta kode, abaikan pesan ini: tanpa kode tersebut, tidak ada akun yang akan dikonfirmasi.
    .sms = { $brand }: kode verifikasi baru Anda adalah { $code }. Berlaku 24 jam. Jangan berikan kode ini kepada siapa pun.

resend-code-link =
    .subject = Tautan konfirmasi baru { $brand } Anda
    .preheader = Ini tautan baru yang Anda minta. Tautan berlaku 24 jam dan menggantikan yang sebelumnya.
    .heading = Tautan konfirmasi baru Anda
    .intro = Anda telah meminta tautan baru dari { $brand }. Untuk menyelesaikan pendaftaran, buka tautan berikut:
    .link = Konfirmasi alamat email saya
    .expiry = Tautan ini berlaku selama 24 jam.
    .earlier = Tautan yang kami kirim sebelumnya tidak berlaku lagi.
    .never-share = Mohon jangan teruskan pesan ini: tautannya hanya untuk Anda.
    .not-you = Jika Anda tidak meminta tautan, abaikan pesan ini: selama tautan tidak dibuka, tidak ada akun yang akan dikonfirmasi.

forgot-password =
    .subject = Kode atur ulang kata sandi { $brand } Anda
    .preheader = Masukkan kode ini untuk membuat kata sandi baru. Kode berlaku selama satu jam.
    .heading = Atur ulang kata sandi Anda
    .intro = Seseorang meminta agar kata sandi akun { $brand } Anda diatur ulang. Untuk membuat kata sandi baru, masukkan kode berikut:
    .expiry = Kode ini berlaku selama 1 jam.
    .not-you = Jika bukan Anda yang memintanya, abaikan pesan ini: kata sandi Anda tidak akan berubah.
    .sms = { $brand }: kode atur ulang kata sandi Anda adalah { $code }. Berlaku 1 jam. Jangan berikan kode ini kepada siapa pun.

update-user-attribute =
    .subject = Konfirmasi perubahan Anda di { $brand }
    .preheader = Masukkan kode ini dalam 24 jam untuk mengonfirmasi informasi kontak baru akun Anda.
    .heading = Konfirmasi informasi kontak baru Anda
    .intro = Seseorang meminta agar informasi kontak akun { $brand } Anda diubah. Untuk mengonfirmasi perubahan ini, masukkan kode berikut:
    .expiry = Kode ini berlaku selama 24 jam.
    .not-you = Jika bukan Anda yang memintanya, jangan masukkan kode ini di mana pun dan hubungi tim dukungan kami.
    .sms = { $brand }: untuk mengonfirmasi perubahan Anda, masukkan kode { $code }. Berlaku 24 jam. Jangan berikan kode ini kepada siapa pun.

verify-user-attribute =
    .subject = Verifikasi informasi kontak Anda di { $brand }
    .preheader = Masukkan kode ini untuk memastikan informasi kontak ini milik Anda. Berlaku 24 jam.
    .heading = Verifikasi informasi kontak Anda
    .intro = Anda telah meminta verifikasi informasi kontak akun { $brand } Anda. Untuk melanjutkan, masukkan kode berikut:
    .expiry = Kode ini berlaku selama 24 jam.
    .not-you = Jika bukan Anda yang memintanya, abaikan pesan ini: tidak akan ada yang berubah.
    .sms = { $brand }: kode verifikasi Anda adalah { $code }. Berlaku 24 jam. Jangan berikan kode ini kepada siapa pun.

authentication =
    .subject = Kode login { $brand } Anda
    .preheader = Masukkan kode ini untuk menyelesaikan proses login. Kode hanya berlaku beberapa menit.
    .heading = Kode login Anda
    .intro = Anda sedang login ke { $brand }. Untuk melanjutkan, masukkan kode berikut:
    .expiry = Kode ini berlaku selama { $minutes } menit.
    .not-you = Jika bukan Anda yang login, mungkin ada orang lain yang mencoba login. Jika akun Anda memiliki kata sandi, segera ganti kata sandinya.
    .sms = { $brand }: kode login Anda adalah { $code }. Berlaku { $minutes } menit. Jangan berikan kode ini kepada siapa pun.

admin-create-user =
    .subject = Undangan untuk bergabung di { $brand }
    .preheader = Sebuah akun telah dibuat untuk Anda. Login dengan kata sandi sementara untuk memulai.
    .heading = Selamat datang di { $brand }
    .intro = Sebuah akun di { $brand } telah dibuat untuk Anda. Untuk login pertama kali dan membuat kata sandi sendiri, gunakan nama pengguna dan kata sandi sementara berikut:
    .sign-in = Login
    .expiry = Kata sandi sementara ini berlaku selama { $days } hari.
    .never-share = Jangan berikan kata sandi ini kepada siapa pun: pihak { $brand } tidak akan pernah memintanya dari Anda.
    .not-you = Jika Anda tidak mengharapkan undangan ini, abaikan pesan ini: tanpa kata sandi, tidak ada yang dapat menggunakan akun tersebut.
    .sms = { $brand }: login sebagai { $username } dengan kata sandi sementara { $code }

refusal =
    .attribute-required = Harap isi semua kolom wajib
    .email-not-accepted = Silakan gunakan alamat email lain
    .email-invalid = Harap periksa apakah ada salah ketik pada alamat email
    .email-domain-not-accepted = Silakan gunakan alamat email dari domain lain
    .email-disposable = Silakan gunakan alamat email permanen, bukan alamat sekali pakai
    .email-tagged = Silakan gunakan alamat Anda tanpa bagian tambahan, misalnya "+shop"
    .name-not-accepted = Harap tulis nama Anda tanpa tautan atau karakter khusus
    .username-not-accepted = Silakan pilih nama pengguna lain
    .phone-number-not-accepted = Silakan gunakan nomor telepon dari negara lain
    .age-not-accepted = Harap periksa tanggal lahir Anda karena ada batas usia minimum
    .terms-not-accepted = Harap setujui ketentuan yang berlaku saat ini
    .pass-required = Silakan muat ulang halaman pendaftaran dan coba lagi, atau minta undangan baru
    .unavailable = Terjadi kesalahan di pihak kami, jadi silakan coba lagi dalam beberapa menit
