# English, the reference: every locale file has the messages and attributes of this file. Write words only, without
# markup, addresses or codes.
#
#   $brand     name of the brand, never inflected
#   $name      name of the person, as they wrote it
#   $days      lifetime of a temporary password in days, 1 to 365
#   $minutes   lifetime of a sign-in code in minutes, 3 to 15
#   $code      the code or the temporary password, only in .sms, after the word for it
#   $username  the username, only in .sms of the invitation
#
# code-word is never sent. It is the start of the word for the code, shared by all its inflected forms. The linter looks
# for it before the code, as phones do for autofill.
#
# Lengths: a subject has up to 45 characters besides the brand, a preheader 40 to 90 columns, an SMS 140 bytes in all.

common =
    .greeting = Hello,
    .greeting-name = Hello { $name },
    .never-share = Never share this code: nobody at { $brand } will ever ask you for it.
    .privacy = We are committed to protecting your information and privacy.
    .regards = Best regards,
    .team = The { $brand } Team
    .support = Questions? Write to
    .username-label = Username
    .temporary-password-label = Temporary password
    .code-word = code

sign-up =
    .subject = Your { $brand } verification code
    .preheader = Enter this code to finish creating your account. It is valid for 24 hours.
    .heading = Welcome to { $brand }
    .intro = Thank you for signing up at { $brand }. To complete your registration, enter this verification code:
    .expiry = This code expires in 24 hours.
    .not-you = If you did not sign up, please ignore this message: without the code, no account is confirmed.
    .sms = { $brand }: your verification code is { $code }. Valid for 24 hours. Never share it.

# For pools that verify by a link instead of a code.
sign-up-link =
    .subject = Confirm your { $brand } account
    .preheader = One click finishes creating your account. The link is valid for 24 hours.
    .heading = Welcome to { $brand }
    .intro = Thank you for signing up at { $brand }. To complete your registration, open this link:
    .link = Confirm my email address
    .expiry = This link expires in 24 hours.
    .never-share = Please do not forward this message: the link is only for you.
    .not-you = If you did not sign up, please ignore this message: unless the link is opened, no account is confirmed.

resend-code =
    .subject = Your new { $brand } verification code
    .preheader = Here is the new code you asked for. It is valid for 24 hours and replaces the last one.
    .heading = Your new verification code
    .intro = You asked { $brand } for a new code. To complete your registration, enter this verification code:
    .expiry = This code expires in 24 hours. Codes we sent before no longer work.
    .not-you = If you did not ask for a code, please ignore this message: without the code, no account is confirmed.
    .sms = { $brand }: your new verification code is { $code }. Valid for 24 hours. Never share it.

resend-code-link =
    .subject = Your new { $brand } confirmation link
    .preheader = Here is the new link you asked for. It is valid for 24 hours and replaces the last one.
    .heading = Your new confirmation link
    .intro = You asked { $brand } for a new link. To complete your registration, open it:
    .link = Confirm my email address
    .expiry = This link expires in 24 hours. Links we sent before no longer work.
    .never-share = Please do not forward this message: the link is only for you.
    .not-you = If you did not ask for a link, please ignore this message: unless it is opened, no account is confirmed.

forgot-password =
    .subject = Your { $brand } password reset code
    .preheader = Enter this code to choose a new password. It is valid for one hour.
    .heading = Reset your password
    .intro = Someone asked to reset the password of your { $brand } account. To choose a new one, enter this code:
    .expiry = This code expires in 1 hour.
    .not-you = If it was not you, please ignore this message: your password stays as it is.
    .sms = { $brand }: your password reset code is { $code }. Valid for 1 hour. Never share it.

update-user-attribute =
    .subject = Confirm your change at { $brand }
    .preheader = Enter this code to confirm the new contact details of your account within 24 hours.
    .heading = Confirm your new contact details
    .intro = The contact details of your { $brand } account were changed. To confirm the change, enter this code:
    .expiry = This code expires in 24 hours.
    .not-you = If it was not you, do not enter the code anywhere, and contact our support team.
    .sms = { $brand }: to confirm your change, enter the code { $code }. Valid for 24 hours. Never share it.

verify-user-attribute =
    .subject = Verify your contact details at { $brand }
    .preheader = Enter this code to confirm that these details are yours. It is valid for 24 hours.
    .heading = Verify your contact details
    .intro = You asked to verify the contact details of your { $brand } account. To do so, enter this code:
    .expiry = This code expires in 24 hours.
    .not-you = If it was not you, please ignore this message: nothing will change.
    .sms = { $brand }: your verification code is { $code }. Valid for 24 hours. Never share it.

authentication =
    .subject = Your { $brand } sign-in code
    .preheader = Enter this code to finish signing in. It is only valid for a few minutes.
    .heading = Your sign-in code
    .intro = You are signing in to { $brand }. To continue, enter this code:
    .expiry = { $minutes ->
        [one] This code expires in { $minutes } minute.
       *[other] This code expires in { $minutes } minutes.
    }
    .not-you = If it was not you, somebody may know your password: please change it now.
    .sms = { $minutes ->
        [one] { $brand }: your sign-in code is { $code }. Valid for { $minutes } minute. Never share it.
       *[other] { $brand }: your sign-in code is { $code }. Valid for { $minutes } minutes. Never share it.
    }

admin-create-user =
    .subject = Your invitation to { $brand }
    .preheader = An account has been created for you. Sign in with your temporary password to start.
    .heading = Welcome to { $brand }
    .intro = An account has been created for you at { $brand }. You will choose your own password when you first sign in with this username and this temporary password:
    .expiry = { $days ->
        [one] The temporary password expires in { $days } day.
       *[other] The temporary password expires in { $days } days.
    }
    .never-share = Never share this password: nobody at { $brand } will ever ask you for it.
    .not-you = If you did not expect this, please ignore this message: without the password, nobody can use the account.
    .sms = { $brand }: sign in as { $username } with the temporary password { $code }

# Errors for people who sign up, shown after a code such as EMAIL_INVALID. Each is one sentence without a full stop, which
# Cognito adds.
refusal =
    .attribute-required = Please fill in every required field
    .email-not-accepted = Please use a different email address
    .email-invalid = Please check the email address for typos
    .email-domain-not-accepted = We do not accept email addresses from this domain
    .email-disposable = Please use a permanent email address instead of a disposable one
    .email-tagged = Please use your address without the added part, such as "+shop"
    .name-not-accepted = Please enter your name without links or special characters
    .username-not-accepted = Please choose a different username
    .phone-number-not-accepted = We do not accept phone numbers from this country
    .age-not-accepted = Please check your date of birth, as a minimum age applies
    .terms-not-accepted = Please accept the current terms
    .pass-required = Please reload the sign-up page and try again, or ask for a new invitation
    .unavailable = Something went wrong on our side, so please try again in a few minutes
