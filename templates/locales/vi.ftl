# Vietnamese. en.ftl explains each text.

common =
    .greeting = Xin chào,
    .greeting-name = Xin chào { $name },
    .never-share = Không chia sẻ mã này với bất kỳ ai. Nhân viên { $brand } sẽ không bao giờ hỏi bạn mã này.
    .privacy = Chúng tôi cam kết bảo vệ thông tin và quyền riêng tư của bạn.
    .regards = Trân trọng,
    .team = Đội ngũ { $brand }
    .support = Nếu có thắc mắc, vui lòng gửi email đến
    .privacy-link = Quyền riêng tư
    .terms-link = Điều khoản
    .imprint-link = Thông tin pháp lý
    .username-label = Tên đăng nhập
    .temporary-password-label = Mật khẩu tạm thời
    .code-word = mã

sign-up =
    .subject = Mã xác minh { $brand } của bạn
    .preheader = Nhập mã này để hoàn tất việc tạo tài khoản. Mã có hiệu lực trong 24 giờ.
    .heading = Chào mừng bạn đến với { $brand }
    .intro = Cảm ơn bạn đã đăng ký tại { $brand }. Để hoàn tất đăng ký, vui lòng nhập mã xác minh sau:
    .expiry = Mã này sẽ hết hạn sau 24 giờ.
    .not-you = Nếu bạn không đăng ký, vui lòng bỏ qua email này. Không có mã thì không ai xác nhận được tài khoản.
    .sms = { $brand }: mã xác minh { $code }, hiệu lực 24 giờ. Không cho ai biết.

sign-up-link =
    .subject = Xác nhận tài khoản { $brand } của bạn
    .preheader = Mở liên kết để hoàn tất việc tạo tài khoản. Liên kết có hiệu lực trong 24 giờ.
    .heading = Chào mừng bạn đến với { $brand }
    .intro = Cảm ơn bạn đã đăng ký tại { $brand }. Để hoàn tất đăng ký, vui lòng mở liên kết sau:
    .link = Xác nhận địa chỉ email
    .expiry = Liên kết này sẽ hết hạn sau 24 giờ.
    .never-share = Vui lòng không chuyển tiếp email này. Liên kết chỉ dành riêng cho bạn.
    .not-you = Nếu bạn không đăng ký, vui lòng bỏ qua email này. Tài khoản chỉ được xác nhận khi liên kết được mở.

resend-code =
    .subject = Mã xác minh { $brand } mới của bạn
    .preheader = Đây là mã mới bạn đã yêu cầu. Mã có hiệu lực trong 24 giờ và thay thế mã trước đó.
    .heading = Mã xác minh mới của bạn
    .intro = Bạn đã yêu cầu { $brand } gửi mã mới. Để hoàn tất đăng ký, vui lòng nhập mã xác minh sau:
    .expiry = Mã này sẽ hết hạn sau 24 giờ.
    .earlier = Các mã đã gửi trước đó không còn dùng được nữa.
    .not-you = Nếu bạn không yêu cầu mã, vui lòng bỏ qua email này. Không có mã thì không ai xác nhận được tài khoản.
    .sms = { $brand }: mã xác minh mới { $code }, hiệu lực 24 giờ. Không cho ai biết.

resend-code-link =
    .subject = Liên kết xác nhận { $brand } mới của bạn
    .preheader = Đây là liên kết mới bạn đã yêu cầu, có hiệu lực trong 24 giờ và thay thế liên kết cũ.
    .heading = Liên kết xác nhận mới của bạn
    .intro = Bạn đã yêu cầu { $brand } gửi liên kết mới. Để hoàn tất đăng ký, vui lòng mở liên kết sau:
    .link = Xác nhận địa chỉ email
    .expiry = Liên kết này sẽ hết hạn sau 24 giờ.
    .earlier = Các liên kết đã gửi trước đó không còn dùng được nữa.
    .never-share = Vui lòng không chuyển tiếp email này. Liên kết chỉ dành riêng cho bạn.
    .not-you = Nếu bạn không yêu cầu liên kết, vui lòng bỏ qua email này. Tài khoản chỉ được xác nhận khi liên kết được mở.

forgot-password =
    .subject = Mã đặt lại mật khẩu { $brand } của bạn
    .preheader = Nhập mã này để chọn mật khẩu mới. Mã có hiệu lực trong một giờ.
    .heading = Đặt lại mật khẩu của bạn
    .intro = Có người đã yêu cầu đặt lại mật khẩu cho tài khoản { $brand } của bạn. Để chọn mật khẩu mới, vui lòng nhập mã sau:
    .expiry = Mã này sẽ hết hạn sau 1 giờ.
    .not-you = Nếu bạn không phải là người yêu cầu, vui lòng bỏ qua email này. Mật khẩu của bạn vẫn được giữ nguyên.
    .sms = { $brand }: mã đặt lại mật khẩu { $code }, hạn 1 giờ. Không cho ai biết.

update-user-attribute =
    .subject = Xác nhận thay đổi của bạn tại { $brand }
    .preheader = Nhập mã này trong vòng 24 giờ để xác nhận thông tin liên hệ mới của tài khoản.
    .heading = Xác nhận thông tin liên hệ mới của bạn
    .intro = Có người đã yêu cầu thay đổi thông tin liên hệ trong tài khoản { $brand } của bạn. Để xác nhận thay đổi này, vui lòng nhập mã sau:
    .expiry = Mã này sẽ hết hạn sau 24 giờ.
    .not-you = Nếu bạn không phải là người yêu cầu, vui lòng không nhập mã này ở bất cứ đâu và hãy liên hệ với bộ phận hỗ trợ của chúng tôi.
    .sms = { $brand }: mã xác nhận thay đổi { $code }, hạn 24 giờ. Không cho ai biết.

verify-user-attribute =
    .subject = Xác minh thông tin liên hệ tại { $brand }
    .preheader = Nhập mã này để xác nhận thông tin liên hệ là của bạn. Mã có hiệu lực trong 24 giờ.
    .heading = Xác minh thông tin liên hệ của bạn
    .intro = Bạn đã yêu cầu xác minh thông tin liên hệ trong tài khoản { $brand } của mình. Để tiếp tục, vui lòng nhập mã sau:
    .expiry = Mã này sẽ hết hạn sau 24 giờ.
    .not-you = Nếu bạn không phải là người yêu cầu, vui lòng bỏ qua email này. Sẽ không có gì thay đổi.
    .sms = { $brand }: mã xác minh { $code }, hiệu lực 24 giờ. Không cho ai biết.

authentication =
    .subject = Mã đăng nhập { $brand } của bạn
    .preheader = Nhập mã này để hoàn tất đăng nhập. Mã chỉ có hiệu lực trong vài phút.
    .heading = Mã đăng nhập của bạn
    .intro = Bạn đang đăng nhập vào { $brand }. Để tiếp tục, vui lòng nhập mã sau:
    .expiry = Mã này sẽ hết hạn sau { $minutes } phút.
    .not-you = Nếu bạn không phải là người đang đăng nhập, có thể người khác đang cố đăng nhập. Nếu tài khoản của bạn có mật khẩu, vui lòng đổi mật khẩu ngay.
    .sms = { $brand }: mã đăng nhập { $code }, hiệu lực { $minutes } phút. Không cho ai biết.

admin-create-user =
    .subject = Lời mời tham gia { $brand }
    .preheader = Một tài khoản đã được tạo cho bạn. Hãy đăng nhập bằng mật khẩu tạm thời để bắt đầu.
    .heading = Chào mừng bạn đến với { $brand }
    .intro = Một tài khoản tại { $brand } đã được tạo cho bạn. Để đăng nhập lần đầu và tự chọn mật khẩu của mình, vui lòng dùng tên đăng nhập và mật khẩu tạm thời sau:
    .sign-in = Đăng nhập
    .expiry = Mật khẩu tạm thời sẽ hết hạn sau { $days } ngày.
    .never-share = Không chia sẻ mật khẩu này với bất kỳ ai. Nhân viên { $brand } sẽ không bao giờ hỏi bạn mật khẩu này.
    .not-you = Nếu bạn không biết về lời mời này, vui lòng bỏ qua email này. Không có mật khẩu thì không ai sử dụng được tài khoản.
    .sms = { $brand }: đăng nhập với tên { $username } và mật khẩu tạm thời { $code }

refusal =
    .attribute-required = Vui lòng điền đầy đủ các mục bắt buộc
    .email-not-accepted = Vui lòng sử dụng địa chỉ email khác
    .email-invalid = Vui lòng kiểm tra xem địa chỉ email có bị gõ sai không
    .email-domain-not-accepted = Vui lòng sử dụng địa chỉ email thuộc tên miền khác
    .email-disposable = Vui lòng sử dụng địa chỉ email lâu dài thay vì địa chỉ dùng một lần
    .email-tagged = Vui lòng sử dụng địa chỉ của bạn không kèm phần được thêm vào, chẳng hạn như “+shop”
    .name-not-accepted = Vui lòng nhập tên của bạn, không chứa liên kết hoặc ký tự đặc biệt
    .username-not-accepted = Vui lòng chọn tên đăng nhập khác
    .phone-number-not-accepted = Vui lòng sử dụng số điện thoại của quốc gia khác
    .age-not-accepted = Vui lòng kiểm tra lại ngày sinh của bạn vì có quy định về độ tuổi tối thiểu
    .terms-not-accepted = Vui lòng chấp nhận các điều khoản hiện hành
    .pass-required = Vui lòng tải lại trang đăng ký rồi thử lại, hoặc yêu cầu lời mời mới
    .unavailable = Đã xảy ra lỗi từ phía chúng tôi, vui lòng thử lại sau vài phút
