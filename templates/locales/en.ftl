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
# privacy-link, terms-link, imprint-link and sign-in are labels of links, for brands that have these pages. earlier is a
# note below the expiry.
#
# Lengths: a subject has up to 45 characters besides the brand, a preheader 40 to 90 columns, an SMS 140 bytes in all.

common =
    .greeting = Hello,
    .greeting-name = Hello { $name },
    .never-share = Never share this code. Nobody at { $brand } will ever ask you for it.
    .privacy = We are committed to protecting your information and privacy.
    .regards = Best regards,
    .team = The { $brand } Team
    .support = Questions? Write to
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
    .intro = Thank you for signing up with { $brand }. To complete your registration, enter this verification code:
    .expiry = This code expires in 24 hours.
    .not-you = If you did not sign up, please ignore this email. Without the code, nobody can confirm an account.
    .sms = { $brand }: your verification code is { $code }. Valid for 24 hours. Never share it.

# For pools that verify by a link instead of a code.
sign-up-link =
    .subject = Confirm your { $brand } account
    .preheader = Open the link to finish creating your account. It is valid for 24 hours.
    .heading = Welcome to { $brand }
    .intro = Thank you for signing up with { $brand }. To complete your registration, open this link:
    .link = Confirm my email address
    .expiry = This link expires in 24 hours.
    .never-share = Please do not forward this email. The link is only for you.
    .not-you = If you did not sign up, please ignore this email. No account is confirmed until the link is opened.

resend-code =
    .subject = Your new { $brand } verification code
    .preheader = Here is the new code you asked for. It is valid for 24 hours and replaces the last one.
    .heading = Your new verification code
    .intro = You asked { $brand } for a new code. To complete your registration, enter this verification code:
    .expiry = This code expires in 24 hours.
    .earlier = Codes we sent before no longer work.
    .not-you = If you did not ask for a code, please ignore this email. Without the code, nobody can confirm an account.
    .sms = { $brand }: your new verification code is { $code }. Valid for 24 hours. Never share it.

resend-code-link =
    .subject = Your new { $brand } confirmation link
    .preheader = Here is the new link you asked for. It is valid for 24 hours and replaces the last one.
    .heading = Your new confirmation link
    .intro = You asked { $brand } for a new link. To complete your registration, open this link:
    .link = Confirm my email address
    .expiry = This link expires in 24 hours.
    .earlier = Links we sent before no longer work.
    .never-share = Please do not forward this email. The link is only for you.
    .not-you = If you did not ask for a link, please ignore this email. No account is confirmed until the link is opened.

forgot-password =
    .subject = Your { $brand } password reset code
    .preheader = Enter this code to choose a new password. It is valid for one hour.
    .heading = Reset your password
    .intro = Someone asked to reset the password of your { $brand } account. To choose a new one, enter this code:
    .expiry = This code expires in 1 hour.
    .not-you = If it was not you, please ignore this email. Your password stays as it is.
    .sms = { $brand }: your password reset code is { $code }. Valid for 1 hour. Never share it.

update-user-attribute =
    .subject = Confirm the change at { $brand }
    .preheader = Enter this code to confirm the new contact details of your account within 24 hours.
    .heading = Confirm your new contact details
    .intro = Someone asked to change the contact details of your { $brand } account. To confirm the change, enter this code:
    .expiry = This code expires in 24 hours.
    .not-you = If it was not you, do not enter this code anywhere, and contact our support team.
    .sms = { $brand }: to confirm the change, enter the code { $code }. Valid for 24 hours. Never share it.

verify-user-attribute =
    .subject = Verify your contact details at { $brand }
    .preheader = Enter this code to confirm that these details are yours. It is valid for 24 hours.
    .heading = Verify your contact details
    .intro = You asked to verify the contact details of your { $brand } account. To continue, enter this code:
    .expiry = This code expires in 24 hours.
    .not-you = If it was not you, please ignore this email. Nothing will change.
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
    .not-you = If it was not you, somebody else may be trying to sign in. If your account has a password, please change it now.
    .sms = { $minutes ->
        [one] { $brand }: your sign-in code is { $code }. Valid for { $minutes } minute. Never share it.
       *[other] { $brand }: your sign-in code is { $code }. Valid for { $minutes } minutes. Never share it.
    }

admin-create-user =
    .subject = Your invitation to { $brand }
    .preheader = An account has been created for you. Sign in with your temporary password to start.
    .heading = Welcome to { $brand }
    .intro = An account has been created for you at { $brand }. To sign in for the first time and choose your own password, use this username and this temporary password:
    .sign-in = Sign in
    .expiry = { $days ->
        [one] The temporary password expires in { $days } day.
       *[other] The temporary password expires in { $days } days.
    }
    .never-share = Never share this password. Nobody at { $brand } will ever ask you for it.
    .not-you = If you did not expect this invitation, please ignore this email. Without the password, nobody can use the account.
    .sms = { $brand }: sign in as { $username } with the temporary password { $code }

# Errors for people who sign up, shown after a code such as EMAIL_INVALID. Each is one sentence without a full stop, which
# Cognito adds.
refusal =
    .attribute-required = Please fill in every required field
    .email-not-accepted = Please use a different email address
    .email-invalid = Please check the email address for typos
    .email-domain-not-accepted = Please use an email address with a different domain
    .email-disposable = Please use a permanent email address instead of a disposable one
    .email-tagged = Please use your address without the added part, such as "+shop"
    .name-not-accepted = Please enter your name without links or special characters
    .username-not-accepted = Please choose a different username
    .phone-number-not-accepted = Please use a phone number from a different country
    .age-not-accepted = Please check your date of birth, as a minimum age applies
    .terms-not-accepted = Please accept the current terms
    .pass-required = Please reload the sign-up page and try again, or ask for a new invitation
    .unavailable = Something went wrong on our side, so please try again in a few minutes
