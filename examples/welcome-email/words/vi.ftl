# Vietnamese. en.ftl explains the texts.

welcome =
    .subject = Tài khoản { $brand } của bạn đã sẵn sàng
    .preheader = Địa chỉ email của bạn đã được xác nhận. Bạn có thể đăng nhập bất cứ lúc nào.
    .heading = Chào mừng bạn đến với { $brand }
    .intro = Tài khoản { $brand } của bạn đã sẵn sàng và địa chỉ email của bạn đã được xác nhận. Bạn có thể đăng nhập bất cứ lúc nào.
    .sign-in = Đăng nhập
