# Simplified Chinese. en.ftl explains each text.

common =
    .greeting = 您好！
    .greeting-name = { $name }，您好！
    .never-share = 请勿将此验证码告知任何人，{ $brand } 的工作人员绝不会向您索要。
    .privacy = 我们始终致力于保护您的信息和隐私。
    .regards = 祝好！
    .team = { $brand } 团队
    .support = 如有疑问，请发送邮件至：
    .privacy-link = 隐私政策
    .terms-link = 服务条款
    .imprint-link = 法律声明
    .username-label = 用户名
    .temporary-password-label = 临时密码
    .code-word = 验证码

sign-up =
    .subject = 您的 { $brand } 验证码
    .preheader = 输入此验证码，即可完成账号创建。验证码 24 小时内有效。
    .heading = 欢迎加入 { $brand }
    .intro = 感谢您注册 { $brand } 账号。请输入以下验证码，完成注册：
    .expiry = 此验证码 24 小时内有效。
    .not-you = 如果您并未注册，请忽略此邮件。没有此验证码，任何人都无法完成注册。
    .sms = 【{ $brand }】您的验证码是 { $code }，24 小时内有效，请勿告知他人。

sign-up-link =
    .subject = 请确认您的 { $brand } 账号
    .preheader = 打开链接，即可完成账号创建。链接 24 小时内有效。
    .heading = 欢迎加入 { $brand }
    .intro = 感谢您注册 { $brand } 账号。请打开以下链接，完成注册：
    .link = 确认我的邮箱地址
    .expiry = 此链接 24 小时内有效。
    .never-share = 此链接仅供您本人使用，请勿转发此邮件。
    .not-you = 如果您并未注册，请忽略此邮件。只要不打开链接，注册就不会完成。

resend-code =
    .subject = { $brand } 账号的新验证码
    .preheader = 这是您重新获取的验证码，24 小时内有效，之前的验证码已失效。
    .heading = 您的新验证码
    .intro = 您重新获取了 { $brand } 验证码。请输入以下验证码，完成注册：
    .expiry = 此验证码 24 小时内有效。
    .earlier = 之前发送的验证码均已失效。
    .not-you = 如果您并未获取验证码，请忽略此邮件。没有此验证码，任何人都无法完成注册。
    .sms = 【{ $brand }】您的新验证码是 { $code }，24 小时内有效，请勿告知他人。

resend-code-link =
    .subject = { $brand } 账号的新确认链接
    .preheader = 这是您重新获取的确认链接，24 小时内有效，之前的链接已失效。
    .heading = 您的新确认链接
    .intro = 您重新获取了 { $brand } 确认链接。请打开以下链接，完成注册：
    .link = 确认我的邮箱地址
    .expiry = 此链接 24 小时内有效。
    .earlier = 之前发送的链接均已失效。
    .never-share = 此链接仅供您本人使用，请勿转发此邮件。
    .not-you = 如果您并未获取链接，请忽略此邮件。只要不打开链接，注册就不会完成。

forgot-password =
    .subject = 您的 { $brand } 密码重置验证码
    .preheader = 输入此验证码，即可设置新密码。验证码 1 小时内有效。
    .heading = 重置密码
    .intro = 我们收到了重置您的 { $brand } 账号密码的请求。请输入以下验证码，设置新密码：
    .expiry = 此验证码 1 小时内有效。
    .not-you = 如非您本人操作，请忽略此邮件，您的密码将保持不变。
    .sms = 【{ $brand }】您的密码重置验证码是 { $code }，1 小时内有效，请勿告知他人。

update-user-attribute =
    .subject = 请确认您的 { $brand } 联系方式变更
    .preheader = 请在 24 小时内输入此验证码，确认您账号的新联系方式。
    .heading = 确认新的联系方式
    .intro = 我们收到了变更您的 { $brand } 账号联系方式的请求。请输入以下验证码，确认此次变更：
    .expiry = 此验证码 24 小时内有效。
    .not-you = 如非您本人操作，请勿在任何地方输入此验证码，并及时联系我们的客服。
    .sms = 【{ $brand }】您正在确认联系方式变更，验证码是 { $code }，24 小时内有效，请勿告知他人。

verify-user-attribute =
    .subject = 请验证您的 { $brand } 联系方式
    .preheader = 请输入此验证码，确认该联系方式属于您本人。验证码 24 小时内有效。
    .heading = 验证您的联系方式
    .intro = 您申请验证 { $brand } 账号的联系方式。请输入以下验证码，继续操作：
    .expiry = 此验证码 24 小时内有效。
    .not-you = 如非您本人操作，请忽略此邮件，您的账号不会有任何变化。
    .sms = 【{ $brand }】您的验证码是 { $code }，24 小时内有效，请勿告知他人。

authentication =
    .subject = 您的 { $brand } 登录验证码
    .preheader = 输入此验证码，即可完成登录。验证码仅在几分钟内有效。
    .heading = 您的登录验证码
    .intro = 您正在登录 { $brand } 账号。请输入以下验证码，继续登录：
    .expiry = 此验证码 { $minutes } 分钟内有效。
    .not-you = 如非您本人操作，可能有他人正在尝试登录。如果您的账号设有密码，请立即修改。
    .sms = 【{ $brand }】您的登录验证码是 { $code }，{ $minutes } 分钟内有效，请勿告知他人。

admin-create-user =
    .subject = 邀请您加入 { $brand }
    .preheader = 我们已为您创建账号。请凭临时密码登录并开始使用。
    .heading = 欢迎加入 { $brand }
    .intro = 我们已为您创建 { $brand } 账号。首次登录并设置您自己的密码时，请使用以下用户名和临时密码：
    .sign-in = 登录
    .expiry = 临时密码 { $days } 天内有效。
    .never-share = 请勿将此密码告知任何人，{ $brand } 的工作人员绝不会向您索要。
    .not-you = 如果您对此邀请并不知情，请忽略此邮件。没有此密码，任何人都无法使用此账号。
    .sms = 【{ $brand }】请使用用户名 { $username } 登录，临时密码：{ $code }

refusal =
    .attribute-required = 请填写所有必填项
    .email-not-accepted = 请使用其他邮箱地址
    .email-invalid = 请检查邮箱地址是否输入有误
    .email-domain-not-accepted = 请使用其他域名的邮箱地址
    .email-disposable = 请使用长期有效的邮箱地址，不要使用一次性邮箱
    .email-tagged = 请使用不带附加部分（例如“+shop”）的邮箱地址
    .name-not-accepted = 请填写您的姓名，不要包含链接或特殊字符
    .username-not-accepted = 请选择其他用户名
    .phone-number-not-accepted = 请使用其他国家或地区的电话号码
    .age-not-accepted = 由于有最低年龄要求，请检查您的出生日期
    .terms-not-accepted = 请先同意最新条款
    .pass-required = 请刷新注册页面后重试，或索取新的邀请
    .unavailable = 我们的系统出现问题，请几分钟后再试
