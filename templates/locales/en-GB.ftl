# British English. en.ftl explains each text.

common =
    .greeting = Hello,
    .greeting-name = Hello { $name },
    .never-share = Never share this code with anyone. Nobody at { $brand } will ever ask you for it.
    .privacy = We are committed to protecting your information and your privacy.
    .regards = Kind regards,
    .team = The { $brand } team
    .support = Any questions? Please write to
    .privacy-link = Privacy
    .terms-link = Terms
    .imprint-link = Legal notice
    .username-label = Username
    .temporary-password-label = Temporary password
    .code-word = code

sign-up =
    .subject = Your { $brand } verification code
    .preheader = Enter this code to finish creating your account. It is valid for 24 hours.
    .heading = Welcome to { $brand }
    .intro = Thank you for registering with { $brand }. To complete your registration, please enter this verification code:
    .expiry = This code expires in 24 hours.
    .not-you = If you did not register, please ignore this email. No account will be confirmed without the code.
    .sms = { $brand }: your verification code is { $code }. It is valid for 24 hours. Never share it with anyone.

sign-up-link =
    .subject = Confirm your { $brand } account
    .preheader = Open the link to finish creating your account. The link is valid for 24 hours.
    .heading = Welcome to { $brand }
    .intro = Thank you for registering with { $brand }. To complete your registration, please open this link:
    .link = Confirm my email address
    .expiry = This link expires in 24 hours.
    .never-share = Please do not forward this email. The link is for you only.
    .not-you = If you did not register, please ignore this email. No account will be confirmed unless the link is opened.

resend-code =
    .subject = Your new { $brand } verification code
    .preheader = Here is the new code you asked for. It is valid for 24 hours and replaces the last one.
    .heading = Your new verification code
    .intro = You asked { $brand } for a new code. To complete your registration, please enter this verification code:
    .expiry = This code expires in 24 hours.
    .earlier = Any codes we sent you before no longer work.
    .not-you = If you did not ask for a code, please ignore this email. No account will be confirmed without the code.
    .sms = { $brand }: your new verification code is { $code }. It is valid for 24 hours. Never share it with anyone.

resend-code-link =
    .subject = Your new { $brand } confirmation link
    .preheader = Here is the new link you asked for. It is valid for 24 hours and replaces the last one.
    .heading = Your new confirmation link
    .intro = You asked { $brand } for a new link. To complete your registration, please open this link:
    .link = Confirm my email address
    .expiry = This link expires in 24 hours.
    .earlier = Any links we sent you before no longer work.
    .never-share = Please do not forward this email. The link is for you only.
    .not-you = If you did not ask for a link, please ignore this email. No account will be confirmed unless the link is opened.

forgot-password =
    .subject = Your { $brand } password reset code
    .preheader = Enter this code to choose a new password. It is valid for one hour.
    .heading = Reset your password
    .intro = Someone asked to reset the password for your { $brand } account. To choose a new one, please enter this code:
    .expiry = This code expires in 1 hour.
    .not-you = If this was not you, please ignore this email. Your password will stay as it is.
    .sms = { $brand }: your password reset code is { $code }. It is valid for 1 hour. Never share it with anyone.

update-user-attribute =
    .subject = Confirm the change at { $brand }
    .preheader = Enter this code within 24 hours to confirm the new contact details for your account.
    .heading = Confirm your new contact details
    .intro = Someone asked to change the contact details for your { $brand } account. To confirm the change, please enter this code:
    .expiry = This code expires in 24 hours.
    .not-you = If this was not you, do not enter this code anywhere, and please contact our support team.
    .sms = { $brand }: to confirm the change, enter the code { $code }. It is valid for 24 hours. Never share it with anyone.

verify-user-attribute =
    .subject = Verify your contact details at { $brand }
    .preheader = Enter this code to confirm that these details are yours. It is valid for 24 hours.
    .heading = Verify your contact details
    .intro = You asked to verify the contact details for your { $brand } account. To continue, please enter this code:
    .expiry = This code expires in 24 hours.
    .not-you = If this was not you, please ignore this email. Nothing will change.
    .sms = { $brand }: your verification code is { $code }. It is valid for 24 hours. Never share it with anyone.

authentication =
    .subject = Your { $brand } sign-in code
    .preheader = Enter this code to finish signing in. It is only valid for a few minutes.
    .heading = Your sign-in code
    .intro = You are signing in to { $brand }. To continue, please enter this code:
    .expiry = { $minutes ->
        [one] This code expires in { $minutes } minute.
       *[other] This code expires in { $minutes } minutes.
    }
    .not-you = If this was not you, somebody else may be trying to sign in. If your account has a password, please change it straight away.
    .sms = { $minutes ->
        [one] { $brand }: your sign-in code is { $code }. It is valid for { $minutes } minute. Never share it with anyone.
       *[other] { $brand }: your sign-in code is { $code }. It is valid for { $minutes } minutes. Never share it with anyone.
    }

admin-create-user =
    .subject = Your invitation to { $brand }
    .preheader = An account has been created for you. Sign in with your temporary password to start.
    .heading = Welcome to { $brand }
    .intro = An account has been created for you at { $brand }. To sign in for the first time and choose your own password, please use this username and this temporary password:
    .sign-in = Sign in
    .expiry = { $days ->
        [one] The temporary password expires in { $days } day.
       *[other] The temporary password expires in { $days } days.
    }
    .never-share = Never share this password with anyone. Nobody at { $brand } will ever ask you for it.
    .not-you = If you were not expecting this invitation, please ignore this email. Nobody can use the account without the password.
    .sms = { $brand }: sign in as { $username } with the temporary password { $code }

refusal =
    .attribute-required = Please fill in all the required fields
    .email-not-accepted = Please use a different email address
    .email-invalid = Please check the email address for typos
    .email-domain-not-accepted = Please use an email address at a different domain
    .email-disposable = Please use a permanent email address instead of a disposable one
    .email-tagged = Please use your address without the added part, such as "+shop"
    .name-not-accepted = Please enter your name without links or special characters
    .username-not-accepted = Please choose a different username
    .phone-number-not-accepted = Please use a phone number from a different country
    .age-not-accepted = Please check your date of birth, as a minimum age applies
    .terms-not-accepted = Please accept the current terms
    .pass-required = Please reload the sign-up page and try again, or ask for a new invitation
    .unavailable = Something went wrong at our end, so please try again in a few minutes
