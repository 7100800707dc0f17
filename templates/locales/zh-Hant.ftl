# Traditional Chinese (Taiwan). en.ftl explains each text.

common =
    .greeting = 您好：
    .greeting-name = { $name } 您好：
    .never-share = 請勿將這組驗證碼提供給任何人，{ $brand } 的工作人員絕對不會向您索取。
    .privacy = 我們致力於保護您的資料與隱私權。
    .regards = 敬祝 順心
    .team = { $brand } 團隊
    .support = 如有任何疑問，歡迎來信：
    .privacy-link = 隱私權政策
    .terms-link = 服務條款
    .imprint-link = 法律聲明
    .username-label = 使用者名稱
    .temporary-password-label = 臨時密碼
    .code-word = 驗證碼

sign-up =
    .subject = 您的 { $brand } 驗證碼
    .preheader = 輸入這組驗證碼即可完成帳號建立。驗證碼有效時間為 24 小時。
    .heading = 歡迎加入 { $brand }
    .intro = 感謝您註冊 { $brand } 帳號。請輸入以下驗證碼，完成註冊：
    .expiry = 這組驗證碼將於 24 小時後失效。
    .not-you = 如果您並未註冊，請忽略這封郵件。沒有這組驗證碼，任何人都無法完成註冊。
    .sms = 【{ $brand }】您的驗證碼為 { $code }，24 小時內有效，請勿提供給他人。

sign-up-link =
    .subject = 請確認您的 { $brand } 帳號
    .preheader = 開啟連結即可完成帳號建立。連結有效時間為 24 小時。
    .heading = 歡迎加入 { $brand }
    .intro = 感謝您註冊 { $brand } 帳號。請開啟以下連結，完成註冊：
    .link = 確認我的電子郵件地址
    .expiry = 這個連結將於 24 小時後失效。
    .never-share = 這個連結僅供您本人使用，請勿轉寄這封郵件。
    .not-you = 如果您並未註冊，請忽略這封郵件。只要沒有開啟連結，就不會完成註冊。

resend-code =
    .subject = { $brand } 帳號的新驗證碼
    .preheader = 這是您要求的新驗證碼，24 小時內有效，先前的驗證碼已失效。
    .heading = 您的新驗證碼
    .intro = 您要求 { $brand } 重新寄送驗證碼。請輸入以下驗證碼，完成註冊：
    .expiry = 這組驗證碼將於 24 小時後失效。
    .earlier = 先前寄出的驗證碼皆已無法使用。
    .not-you = 如果您並未要求驗證碼，請忽略這封郵件。沒有這組驗證碼，任何人都無法完成註冊。
    .sms = 【{ $brand }】您的新驗證碼為 { $code }，24 小時內有效，請勿提供給他人。

resend-code-link =
    .subject = { $brand } 帳號的新確認連結
    .preheader = 這是您要求的新連結，24 小時內有效，先前的連結已失效。
    .heading = 您的新確認連結
    .intro = 您要求 { $brand } 重新寄送確認連結。請開啟以下連結，完成註冊：
    .link = 確認我的電子郵件地址
    .expiry = 這個連結將於 24 小時後失效。
    .earlier = 先前寄出的連結皆已無法使用。
    .never-share = 這個連結僅供您本人使用，請勿轉寄這封郵件。
    .not-you = 如果您並未要求連結，請忽略這封郵件。只要沒有開啟連結，就不會完成註冊。

forgot-password =
    .subject = 您的 { $brand } 密碼重設驗證碼
    .preheader = 輸入這組驗證碼即可設定新密碼。驗證碼有效時間為 1 小時。
    .heading = 重設密碼
    .intro = 我們收到重設您 { $brand } 帳號密碼的要求。請輸入以下驗證碼，設定新密碼：
    .expiry = 這組驗證碼將於 1 小時後失效。
    .not-you = 如果這不是您本人的操作，請忽略這封郵件，您的密碼不會變更。
    .sms = 【{ $brand }】您的密碼重設驗證碼為 { $code }，1 小時內有效，請勿提供給他人。

update-user-attribute =
    .subject = 請確認您的 { $brand } 聯絡資料變更
    .preheader = 請在 24 小時內輸入這組驗證碼，確認您帳號的新聯絡資料。
    .heading = 確認新的聯絡資料
    .intro = 我們收到變更您 { $brand } 帳號聯絡資料的要求。請輸入以下驗證碼，確認這項變更：
    .expiry = 這組驗證碼將於 24 小時後失效。
    .not-you = 如果這不是您本人的操作，請勿在任何地方輸入驗證碼，並立即聯絡我們的客服人員。
    .sms = 【{ $brand }】您的聯絡資料變更驗證碼為 { $code }，24 小時內有效，請勿提供給他人。

verify-user-attribute =
    .subject = 請驗證您的 { $brand } 聯絡資料
    .preheader = 請輸入這組驗證碼，確認聯絡資料為您本人所有。24 小時內有效。
    .heading = 驗證您的聯絡資料
    .intro = 您要求驗證 { $brand } 帳號的聯絡資料。請輸入以下驗證碼，繼續操作：
    .expiry = 這組驗證碼將於 24 小時後失效。
    .not-you = 如果這不是您本人的操作，請忽略這封郵件，您的帳號不會有任何變更。
    .sms = 【{ $brand }】您的驗證碼為 { $code }，24 小時內有效，請勿提供給他人。

authentication =
    .subject = 您的 { $brand } 登入驗證碼
    .preheader = 輸入這組驗證碼即可完成登入。驗證碼僅在幾分鐘內有效。
    .heading = 您的登入驗證碼
    .intro = 您正在登入 { $brand } 帳號。請輸入以下驗證碼，繼續登入：
    .expiry = 這組驗證碼將於 { $minutes } 分鐘後失效。
    .not-you = 如果這不是您本人的操作，可能有其他人正在嘗試登入。如果您的帳號設有密碼，請立即變更。
    .sms = 【{ $brand }】您的登入驗證碼為 { $code }，{ $minutes } 分鐘內有效，請勿提供給他人。

admin-create-user =
    .subject = 邀請您加入 { $brand }
    .preheader = 我們已為您建立帳號。請以臨時密碼登入並開始使用。
    .heading = 歡迎加入 { $brand }
    .intro = 我們已為您建立 { $brand } 帳號。首次登入並設定您自己的密碼時，請使用以下使用者名稱和臨時密碼：
    .sign-in = 登入
    .expiry = 臨時密碼將於 { $days } 天後失效。
    .never-share = 請勿將這組密碼提供給任何人，{ $brand } 的工作人員絕對不會向您索取。
    .not-you = 如果您對這項邀請並不知情，請忽略這封郵件。沒有這組密碼，任何人都無法使用這個帳號。
    .sms = 【{ $brand }】請以使用者名稱 { $username } 登入，臨時密碼：{ $code }

refusal =
    .attribute-required = 請填寫所有必填欄位
    .email-not-accepted = 請使用其他電子郵件地址
    .email-invalid = 請檢查電子郵件地址是否輸入錯誤
    .email-domain-not-accepted = 請使用其他網域的電子郵件地址
    .email-disposable = 請使用長期有效的電子郵件地址，不要使用拋棄式信箱
    .email-tagged = 請使用不含附加部分（例如「+shop」）的電子郵件地址
    .name-not-accepted = 請輸入您的姓名，不要包含連結或特殊字元
    .username-not-accepted = 請選擇其他使用者名稱
    .phone-number-not-accepted = 請使用其他國家或地區的電話號碼
    .age-not-accepted = 由於設有最低年齡限制，請檢查您的出生日期
    .terms-not-accepted = 請先同意最新條款
    .pass-required = 請重新整理註冊頁面後再試一次，或索取新的邀請
    .unavailable = 我們的系統發生問題，請於幾分鐘後再試一次
