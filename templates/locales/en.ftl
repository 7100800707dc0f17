# English. Words only: no markup, no addresses, no code. Every locale has the messages and attributes of this file.
#
#   $brand      the brand's name, never inflected
#   $name       the person's name, as they wrote it
#   $days       how long a temporary password lives, 1 to 365
#   $minutes    how long a sign-in code lives, 3 to 15
#   $code       where the code or the temporary password goes, only in .sms, after the word for it
#   $username  where the username goes, only in the invitation's .sms
#
# code-word is never sent: it is what the word for the code begins with, or all that its forms share. The preview looks
# for it before the code, where phones look for it, too.
#
# Subjects have up to 45 characters beside the brand, preheaders 40 to 90 columns, an SMS 140 bytes in all.

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

# Where the pool verifies by a link instead of a code.
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
    .not-you = If it was not you, do not enter the code anywhere, and tell our support.
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
    .intro = You are signing in to { $brand }. To go on, enter this code:
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
    .intro = An account at { $brand } has been created for you. Sign in with this username and this temporary password; you will be asked to choose your own:
    .expiry = { $days ->
        [one] The temporary password expires in { $days } day.
       *[other] The temporary password expires in { $days } days.
    }
    .never-share = Never share this password: nobody at { $brand } will ever ask you for it.
    .not-you = If you did not expect this, please ignore this message: without the password, nobody can use the account.
    .sms = { $brand }: sign in as { $username } with the temporary password { $code }

# What pre-sign-up and every failure tell people, after a code: one sentence each, without a full stop.
refusal =
    .attribute-required = Please fill in every required field
    .email-not-accepted = This email address cannot be used here, please try another one
    .email-invalid = Please check the email address, mail cannot be delivered to it
    .email-domain-not-accepted = Email addresses of this domain cannot be used here
    .email-disposable = Disposable email addresses cannot be used here
    .email-tagged = Please write the email address without the tag that was added to it
    .name-not-accepted = Please write the name without special characters
    .username-not-accepted = This username cannot be used here, please choose another one
    .phone-number-not-accepted = Phone numbers of this country cannot be used here
    .age-not-accepted = Please check the date of birth, there is a minimum age
    .terms-not-accepted = Please accept the current terms
    .unavailable = Something went wrong on our side, please try again in a few minutes
