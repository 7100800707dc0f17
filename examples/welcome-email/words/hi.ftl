# Hindi. en.ftl explains the texts.

welcome =
    .subject = आपका { $brand } खाता तैयार है
    .preheader = ईमेल पते की पुष्टि करने के लिए धन्यवाद। अब आप कभी भी साइन इन कर सकते हैं।
    .heading = { $brand } में आपका स्वागत है
    .intro = आपका { $brand } खाता तैयार है और आपके ईमेल पते की पुष्टि हो गई है। आप कभी भी साइन इन कर सकते हैं।
    .sign-in = साइन इन करें
