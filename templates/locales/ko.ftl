# Korean. en.ftl explains each text.

common =
    .greeting = 안녕하세요.
    .greeting-name = { $name } 님, 안녕하세요.
    .never-share = 이 코드를 누구에게도 알려 주지 마세요. { $brand } 직원은 어떤 경우에도 코드를 요구하지 않습니다.
    .privacy = 고객님의 개인정보와 사생활을 보호하기 위해 최선을 다하고 있습니다.
    .regards = 감사합니다.
    .team = { $brand } 팀
    .support = 궁금한 점이 있으시면 다음 주소로 문의해 주세요:
    .privacy-link = 개인정보 처리방침
    .terms-link = 이용약관
    .imprint-link = 사업자 정보
    .username-label = 아이디
    .temporary-password-label = 임시 비밀번호
    .code-word = 코드

sign-up =
    .subject = { $brand } 인증 코드 안내
    .preheader = 이 코드를 입력하면 계정 생성이 완료됩니다. 코드는 24시간 동안 유효합니다.
    .heading = { $brand } 가입을 환영합니다
    .intro = { $brand } 서비스에 가입해 주셔서 감사합니다. 가입을 완료하려면 아래 인증 코드를 입력해 주세요.
    .expiry = 이 코드는 24시간 동안 유효합니다.
    .not-you = 직접 가입하지 않으셨다면 이 메일을 무시하셔도 됩니다. 코드를 입력하지 않으면 가입이 완료되지 않습니다.
    .sms = [{ $brand }] 인증 코드는 { $code }입니다. 24시간 동안 유효합니다. 누구에게도 알려 주지 마세요.

sign-up-link =
    .subject = { $brand } 계정을 인증해 주세요
    .preheader = 링크를 열면 계정 생성이 완료됩니다. 링크는 24시간 동안 유효합니다.
    .heading = { $brand } 가입을 환영합니다
    .intro = { $brand } 서비스에 가입해 주셔서 감사합니다. 가입을 완료하려면 아래 링크를 열어 주세요.
    .link = 이메일 주소 인증하기
    .expiry = 이 링크는 24시간 동안 유효합니다.
    .never-share = 이 메일을 다른 사람에게 전달하지 마세요. 이 링크는 고객님 전용입니다.
    .not-you = 직접 가입하지 않으셨다면 이 메일을 무시하셔도 됩니다. 링크를 열지 않으면 가입이 완료되지 않습니다.

resend-code =
    .subject = { $brand } 새 인증 코드 안내
    .preheader = 요청하신 새 코드입니다. 24시간 동안 유효하며, 이전 코드는 사용할 수 없습니다.
    .heading = 새 인증 코드
    .intro = { $brand } 가입을 위한 새 코드를 요청하셨습니다. 가입을 완료하려면 아래 인증 코드를 입력해 주세요.
    .expiry = 이 코드는 24시간 동안 유효합니다.
    .earlier = 이전에 보내 드린 코드는 더 이상 사용할 수 없습니다.
    .not-you = 코드를 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다. 코드를 입력하지 않으면 가입이 완료되지 않습니다.
    .sms = [{ $brand }] 새 인증 코드는 { $code }입니다. 24시간 동안 유효합니다. 누구에게도 알려 주지 마세요.

resend-code-link =
    .subject = { $brand } 새 인증 링크 안내
    .preheader = 요청하신 새 링크입니다. 24시간 동안 유효하며, 이전 링크는 사용할 수 없습니다.
    .heading = 새 인증 링크
    .intro = { $brand } 가입을 위한 새 링크를 요청하셨습니다. 가입을 완료하려면 아래 링크를 열어 주세요.
    .link = 이메일 주소 인증하기
    .expiry = 이 링크는 24시간 동안 유효합니다.
    .earlier = 이전에 보내 드린 링크는 더 이상 사용할 수 없습니다.
    .never-share = 이 메일을 다른 사람에게 전달하지 마세요. 이 링크는 고객님 전용입니다.
    .not-you = 링크를 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다. 링크를 열지 않으면 가입이 완료되지 않습니다.

forgot-password =
    .subject = { $brand } 비밀번호 재설정 코드 안내
    .preheader = 이 코드를 입력하고 새 비밀번호를 설정해 주세요. 코드는 1시간 동안 유효합니다.
    .heading = 비밀번호 재설정
    .intro = { $brand } 계정의 비밀번호 재설정 요청이 접수되었습니다. 새 비밀번호를 설정하려면 아래 코드를 입력해 주세요.
    .expiry = 이 코드는 1시간 동안 유효합니다.
    .not-you = 직접 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다. 기존 비밀번호는 변경되지 않습니다.
    .sms = [{ $brand }] 비밀번호 재설정 코드는 { $code }입니다. 1시간 동안 유효합니다. 누구에게도 알려 주지 마세요.

update-user-attribute =
    .subject = { $brand } 연락처 변경을 확인해 주세요
    .preheader = 24시간 이내에 이 코드를 입력하여 계정의 새 연락처를 확인해 주세요.
    .heading = 새 연락처 확인
    .intro = { $brand } 계정의 연락처 변경 요청이 접수되었습니다. 변경을 확정하려면 아래 코드를 입력해 주세요.
    .expiry = 이 코드는 24시간 동안 유효합니다.
    .not-you = 직접 요청하지 않으셨다면 코드를 어디에도 입력하지 마시고 고객 지원팀에 문의해 주세요.
    .sms = [{ $brand }] 연락처 변경 확인 코드는 { $code }입니다. 24시간 동안 유효합니다. 누구에게도 알려 주지 마세요.

verify-user-attribute =
    .subject = { $brand } 연락처를 인증해 주세요
    .preheader = 본인의 연락처임을 확인할 수 있도록 이 코드를 입력해 주세요. 24시간 동안 유효합니다.
    .heading = 연락처 인증
    .intro = { $brand } 계정의 연락처 인증을 요청하셨습니다. 계속하려면 아래 코드를 입력해 주세요.
    .expiry = 이 코드는 24시간 동안 유효합니다.
    .not-you = 직접 요청하지 않으셨다면 이 메일을 무시하셔도 됩니다. 아무것도 변경되지 않습니다.
    .sms = [{ $brand }] 연락처 인증 코드는 { $code }입니다. 24시간 동안 유효합니다. 누구에게도 알려 주지 마세요.

authentication =
    .subject = { $brand } 로그인 코드 안내
    .preheader = 이 코드를 입력하면 로그인이 완료됩니다. 코드는 몇 분 동안만 유효합니다.
    .heading = 로그인 코드
    .intro = { $brand } 로그인을 진행하고 있습니다. 계속하려면 아래 코드를 입력해 주세요.
    .expiry = 이 코드는 { $minutes }분 동안 유효합니다.
    .not-you = 직접 로그인하지 않으셨다면 다른 사람이 로그인을 시도하고 있을 수 있습니다. 계정에 비밀번호가 있다면 지금 바로 변경해 주세요.
    .sms = [{ $brand }] 로그인 코드는 { $code }입니다. { $minutes }분 동안 유효합니다. 누구에게도 알려 주지 마세요.

admin-create-user =
    .subject = { $brand } 초대 안내
    .preheader = 고객님의 계정이 생성되었습니다. 임시 비밀번호로 로그인하여 이용을 시작해 주세요.
    .heading = { $brand } 서비스에 오신 것을 환영합니다
    .intro = 고객님의 { $brand } 계정이 생성되었습니다. 처음 로그인하여 새 비밀번호를 설정하려면 아래 아이디와 임시 비밀번호를 사용해 주세요.
    .sign-in = 로그인
    .expiry = 임시 비밀번호는 { $days }일 동안 유효합니다.
    .never-share = 이 비밀번호를 누구에게도 알려 주지 마세요. { $brand } 직원은 어떤 경우에도 비밀번호를 요구하지 않습니다.
    .not-you = 예상하지 못한 초대라면 이 메일을 무시하셔도 됩니다. 비밀번호 없이는 아무도 이 계정을 사용할 수 없습니다.
    .sms = [{ $brand }] 다음 정보로 로그인해 주세요. 아이디: { $username } / 임시 비밀번호: { $code }

refusal =
    .attribute-required = 필수 항목을 모두 입력해 주세요
    .email-not-accepted = 다른 이메일 주소를 사용해 주세요
    .email-invalid = 이메일 주소에 오타가 없는지 확인해 주세요
    .email-domain-not-accepted = 다른 도메인의 이메일 주소를 사용해 주세요
    .email-disposable = 일회용 이메일 대신 계속 사용하는 이메일 주소를 입력해 주세요
    .email-tagged = 이메일 주소에서 "+shop"처럼 덧붙인 부분을 빼고 입력해 주세요
    .name-not-accepted = 이름을 링크나 특수 문자 없이 입력해 주세요
    .username-not-accepted = 다른 아이디를 선택해 주세요
    .phone-number-not-accepted = 다른 국가의 전화번호를 사용해 주세요
    .age-not-accepted = 이용 가능한 최소 연령이 있으니 생년월일을 확인해 주세요
    .terms-not-accepted = 최신 이용약관에 동의해 주세요
    .pass-required = 가입 페이지를 새로 고침한 후 다시 시도하거나 새 초대를 요청해 주세요
    .unavailable = 시스템 오류로 요청을 처리하지 못했으니 몇 분 후에 다시 시도해 주세요
