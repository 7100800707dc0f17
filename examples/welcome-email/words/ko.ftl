# Korean. en.ftl explains the texts.

welcome =
    .subject = { $brand } 계정이 준비되었습니다
    .preheader = 이메일 주소 인증이 완료되었습니다. 이제 언제든지 로그인하실 수 있습니다.
    .heading = { $brand } 가입을 환영합니다
    .intro = 고객님의 { $brand } 계정이 준비되었고 이메일 주소 인증도 완료되었습니다. 언제든지 로그인하실 수 있습니다.
    .sign-in = 로그인
