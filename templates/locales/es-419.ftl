# Latin American Spanish. en.ftl explains each text.

common =
    .greeting = Hola:
    .greeting-name = Hola, { $name }:
    .never-share = No comparta este código con nadie: { $brand } nunca se lo pedirá.
    .privacy = Nos comprometemos a proteger su información y su privacidad.
    .regards = Saludos cordiales,
    .team = El equipo de { $brand }
    .support = ¿Tiene alguna pregunta? Escríbanos a
    .privacy-link = Privacidad
    .terms-link = Términos de uso
    .imprint-link = Aviso legal
    .username-label = Nombre de usuario
    .temporary-password-label = Contraseña temporal
    .code-word = código

sign-up =
    .subject = Su código de verificación de { $brand }
    .preheader = Ingrese este código para terminar de crear su cuenta. Es válido por 24 horas.
    .heading = Le damos la bienvenida a { $brand }
    .intro = Gracias por registrarse en { $brand }. Para completar su registro, ingrese este código de verificación:
    .expiry = Este código vence en 24 horas.
    .not-you = Si usted no se registró, ignore este mensaje: sin el código no se confirmará ninguna cuenta.
    .sms = { $brand }: código de verificación { $code }. Vale 24 h. No lo comparta.

sign-up-link =
    .subject = Confirme su cuenta de { $brand }
    .preheader = Abra el enlace para terminar de crear su cuenta. Es válido por 24 horas.
    .heading = Le damos la bienvenida a { $brand }
    .intro = Gracias por registrarse en { $brand }. Para completar su registro, abra este enlace:
    .link = Confirmar mi correo electrónico
    .expiry = Este enlace vence en 24 horas.
    .never-share = Por favor, no reenvíe este mensaje: el enlace es solo para usted.
    .not-you = Si usted no se registró, ignore este mensaje: mientras no se abra el enlace, no se confirmará ninguna cuenta.

resend-code =
    .subject = Su nuevo código de verificación de { $brand }
    .preheader = Este es el nuevo código que solicitó. Es válido por 24 horas y reemplaza al anterior.
    .heading = Su nuevo código de verificación
    .intro = Usted solicitó un nuevo código a { $brand }. Para completar su registro, ingrese este código de verificación:
    .expiry = Este código vence en 24 horas.
    .earlier = Los códigos enviados anteriormente ya no funcionan.
    .not-you = Si usted no solicitó ningún código, ignore este mensaje: sin el código no se confirmará ninguna cuenta.
    .sms = { $brand }: nuevo código de verificación { $code }. Vale 24 h. No lo diga.

resend-code-link =
    .subject = Su nuevo enlace de confirmación de { $brand }
    .preheader = Este es el nuevo enlace que solicitó. Es válido por 24 horas y reemplaza al anterior.
    .heading = Su nuevo enlace de confirmación
    .intro = Usted solicitó un nuevo enlace a { $brand }. Para completar su registro, abra este enlace:
    .link = Confirmar mi correo electrónico
    .expiry = Este enlace vence en 24 horas.
    .earlier = Los enlaces enviados anteriormente ya no funcionan.
    .never-share = Por favor, no reenvíe este mensaje: el enlace es solo para usted.
    .not-you = Si usted no solicitó ningún enlace, ignore este mensaje: mientras no se abra el enlace, no se confirmará ninguna cuenta.

forgot-password =
    .subject = Código para restablecer su contraseña de { $brand }
    .preheader = Ingrese este código para elegir una contraseña nueva. Es válido por una hora.
    .heading = Restablezca su contraseña
    .intro = Alguien solicitó restablecer la contraseña de su cuenta de { $brand }. Para elegir una nueva, ingrese este código:
    .expiry = Este código vence en 1 hora.
    .not-you = Si no fue usted, ignore este mensaje: su contraseña no cambiará.
    .sms = { $brand }: código de restablecimiento { $code }. Vale 1 h. No lo diga.

update-user-attribute =
    .subject = Confirme el cambio en su cuenta de { $brand }
    .preheader = Ingrese este código en las próximas 24 horas para confirmar sus nuevos datos de contacto.
    .heading = Confirme sus nuevos datos de contacto
    .intro = Alguien solicitó cambiar los datos de contacto de su cuenta de { $brand }. Para confirmar el cambio, ingrese este código:
    .expiry = Este código vence en 24 horas.
    .not-you = Si no fue usted, no ingrese el código en ningún lugar y avise a nuestro equipo de soporte.
    .sms = { $brand }: código de cambio de datos { $code }. Vale 24 h. No lo diga.

verify-user-attribute =
    .subject = Verifique sus datos de contacto en { $brand }
    .preheader = Ingrese este código para confirmar que estos datos son suyos. Es válido por 24 horas.
    .heading = Verifique sus datos de contacto
    .intro = Usted solicitó verificar los datos de contacto de su cuenta de { $brand }. Para continuar, ingrese este código:
    .expiry = Este código vence en 24 horas.
    .not-you = Si no fue usted, ignore este mensaje: no cambiará nada.
    .sms = { $brand }: código de verificación { $code }. Vale 24 h. No lo comparta.

authentication =
    .subject = Su código de acceso a { $brand }
    .preheader = Ingrese este código para acceder a su cuenta. Solo es válido por unos minutos.
    .heading = Su código de acceso
    .intro = Está accediendo a su cuenta de { $brand }. Para continuar, ingrese este código:
    .expiry = { $minutes ->
        [one] Este código vence en { $minutes } minuto.
       *[other] Este código vence en { $minutes } minutos.
    }
    .not-you = Si no fue usted, es posible que otra persona esté intentando acceder. Si su cuenta tiene contraseña, cámbiela cuanto antes.
    .sms = { $brand }: código de acceso { $code }. Vale { $minutes } min. No lo comparta.

admin-create-user =
    .subject = Su invitación a { $brand }
    .preheader = Se creó una cuenta para usted. Para comenzar, acceda con su contraseña temporal.
    .heading = Le damos la bienvenida a { $brand }
    .intro = Se creó una cuenta de { $brand } para usted. Para acceder por primera vez y elegir su propia contraseña, use este nombre de usuario y esta contraseña temporal:
    .sign-in = Acceder
    .expiry = { $days ->
        [one] La contraseña temporal vence en { $days } día.
       *[other] La contraseña temporal vence en { $days } días.
    }
    .never-share = No comparta esta contraseña con nadie: { $brand } nunca se la pedirá.
    .not-you = Si no esperaba esta invitación, ignore este mensaje: sin la contraseña nadie puede usar la cuenta.
    .sms = { $brand }: acceda con el nombre de usuario { $username } y la contraseña temporal { $code }

refusal =
    .attribute-required = Complete todos los campos obligatorios
    .email-not-accepted = Use otro correo electrónico
    .email-invalid = Revise que el correo electrónico no tenga errores de escritura
    .email-domain-not-accepted = Use un correo electrónico de otro dominio
    .email-disposable = Use un correo electrónico permanente en lugar de uno desechable
    .email-tagged = Use su dirección sin la parte agregada, como "+shop"
    .name-not-accepted = Escriba su nombre sin enlaces ni caracteres especiales
    .username-not-accepted = Elija otro nombre de usuario
    .phone-number-not-accepted = Use un número de teléfono de otro país
    .age-not-accepted = Revise su fecha de nacimiento, ya que se requiere una edad mínima
    .terms-not-accepted = Acepte los términos vigentes
    .pass-required = Vuelva a cargar la página de registro e inténtelo de nuevo, o solicite una nueva invitación
    .unavailable = Vuelva a intentarlo en unos minutos, ya que ocurrió un error de nuestro lado
