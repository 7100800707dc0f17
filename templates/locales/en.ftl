# English. Words only: no markup, no addresses, no code. One message per kind, and `common` for what all share.
# $brand is the brand's name; $days and $minutes are what the pool is set to.

common =
    .greeting = Hello,
    .never-share = Never share this code: nobody at { $brand } will ever ask you for it.
    .privacy = We are committed to protecting your information and privacy.
    .regards = Best regards,
    .team = The { $brand } Team
    .support = Questions? Write to
    .user-name-label = User name
    .temporary-password-label = Temporary password

sign-up =
    .subject = Your { $brand } verification code
    .preheader = Enter this code to finish creating your account. It is valid for 24 hours.
    .heading = Welcome to { $brand }
    .intro = Thank you for signing up at { $brand }. To complete your registration, enter this verification code:
    .expiry = This code expires in 24 hours.
    .not-you = If you did not sign up, please ignore this message: without the code, no account is confirmed.
    .sms-lead = { $brand }: your verification code is
    .sms-expiry = Valid for 24 hours. Never share it.

resend-code =
    .subject = Your new { $brand } verification code
    .preheader = Here is the new code you asked for. It is valid for 24 hours and replaces the last one.
    .heading = Your new verification code
    .intro = You asked { $brand } for a new code. To complete your registration, enter this verification code:
    .expiry = This code expires in 24 hours. Codes we sent before no longer work.
    .not-you = If you did not ask for a code, please ignore this message: without the code, no account is confirmed.
    .sms-lead = { $brand }: your new verification code is
    .sms-expiry = Valid for 24 hours. Never share it.

forgot-password =
    .subject = Your { $brand } password reset code
    .preheader = Enter this code to choose a new password. It is valid for one hour.
    .heading = Reset your password
    .intro = Someone asked to reset the password of your { $brand } account. To choose a new one, enter this code:
    .expiry = This code expires in 1 hour.
    .not-you = If it was not you, please ignore this message: your password stays as it is.
    .sms-lead = { $brand }: your password reset code is
    .sms-expiry = Valid for 1 hour. Never share it.

update-user-attribute =
    .subject = Confirm your change at { $brand }
    .preheader = Enter this code to confirm the new contact details of your account within 24 hours.
    .heading = Confirm your new contact details
    .intro = The contact details of your { $brand } account were changed. To confirm the change, enter this code:
    .expiry = This code expires in 24 hours.
    .not-you = If it was not you, do not enter the code anywhere, and tell our support.
    .sms-lead = { $brand }: to confirm your change, enter the code
    .sms-expiry = Valid for 24 hours. Never share it.

verify-user-attribute =
    .subject = Verify your contact details at { $brand }
    .preheader = Enter this code to confirm that these details are yours. It is valid for 24 hours.
    .heading = Verify your contact details
    .intro = You asked to verify the contact details of your { $brand } account. To do so, enter this code:
    .expiry = This code expires in 24 hours.
    .not-you = If it was not you, please ignore this message: nothing will change.
    .sms-lead = { $brand }: your verification code is
    .sms-expiry = Valid for 24 hours. Never share it.

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
    .sms-lead = { $brand }: your sign-in code is
    .sms-expiry = { $minutes ->
        [one] Valid for { $minutes } minute. Never share it.
       *[other] Valid for { $minutes } minutes. Never share it.
    }

admin-create-user =
    .subject = Your invitation to { $brand }
    .preheader = An account has been created for you. Sign in with your temporary password to start.
    .heading = Welcome to { $brand }
    .intro = An account at { $brand } has been created for you. Sign in with this user name and this temporary password; you will be asked to choose your own:
    .expiry = { $days ->
        [one] The temporary password expires in { $days } day.
       *[other] The temporary password expires in { $days } days.
    }
    .not-you = If you did not expect this, please ignore this message: without the password, nobody can use the account.
    .never-share = Never share this password: nobody at { $brand } will ever ask you for it.
    .sms-lead = { $brand }: sign in as
    .sms-password = with the temporary password
