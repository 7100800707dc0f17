# Spanish. en.ftl explains each text.

common =
    .greeting = Hola:
    .greeting-name = Hola, { $name }:
    .never-share = No facilite este código a nadie: { $brand } nunca se lo pedirá.
    .privacy = Nos comprometemos a proteger sus datos y su privacidad.
    .regards = Un cordial saludo,
    .team = El equipo de { $brand }
    .support = ¿Tiene alguna pregunta? Escríbanos a
    .privacy-link = Privacidad
    .terms-link = Condiciones de uso
    .imprint-link = Aviso legal
    .username-label = Nombre de usuario
    .temporary-password-label = Contraseña provisional
    .code-word = código

sign-up =
    .subject = Su código de verificación de { $brand }
    .preheader = Introduzca este código para terminar de crear su cuenta. Es válido durante 24 horas.
    .heading = Le damos la bienvenida a { $brand }
    .intro = Gracias por registrarse en { $brand }. Para completar el registro, introduzca este código de verificación:
    .expiry = Este código caduca en 24 horas.
    .not-you = Si no se ha registrado usted, ignore este mensaje: sin el código no se confirmará ninguna cuenta.
    .sms = { $brand }: código de verificación { $code }. Vale 24 h. No lo comparta.

sign-up-link =
    .subject = Confirme su cuenta de { $brand }
    .preheader = Abra el enlace para terminar de crear su cuenta. Es válido durante 24 horas.
    .heading = Le damos la bienvenida a { $brand }
    .intro = Gracias por registrarse en { $brand }. Para completar el registro, abra este enlace:
    .link = Confirmar mi correo electrónico
    .expiry = Este enlace caduca en 24 horas.
    .never-share = Por favor, no reenvíe este mensaje: el enlace es solo para usted.
    .not-you = Si no se ha registrado usted, ignore este mensaje: mientras no se abra el enlace, no se confirmará ninguna cuenta.

resend-code =
    .subject = Su nuevo código de verificación de { $brand }
    .preheader = Aquí tiene el nuevo código que ha solicitado. Vale 24 horas y sustituye al anterior.
    .heading = Su nuevo código de verificación
    .intro = Ha solicitado un nuevo código a { $brand }. Para completar el registro, introduzca este código de verificación:
    .expiry = Este código caduca en 24 horas.
    .earlier = Los códigos enviados anteriormente ya no son válidos.
    .not-you = Si no ha solicitado ningún código, ignore este mensaje: sin el código no se confirmará ninguna cuenta.
    .sms = { $brand }: nuevo código de verificación { $code }. Vale 24 h. No lo diga.

resend-code-link =
    .subject = Su nuevo enlace de confirmación de { $brand }
    .preheader = Aquí tiene el nuevo enlace que ha solicitado. Vale 24 horas y sustituye al anterior.
    .heading = Su nuevo enlace de confirmación
    .intro = Ha solicitado un nuevo enlace a { $brand }. Para completar el registro, abra este enlace:
    .link = Confirmar mi correo electrónico
    .expiry = Este enlace caduca en 24 horas.
    .earlier = Los enlaces enviados anteriormente ya no son válidos.
    .never-share = Por favor, no reenvíe este mensaje: el enlace es solo para usted.
    .not-you = Si no ha solicitado ningún enlace, ignore este mensaje: mientras no se abra el enlace, no se confirmará ninguna cuenta.

forgot-password =
    .subject = Código para restablecer su contraseña de { $brand }
    .preheader = Introduzca este código para elegir una nueva contraseña. Es válido durante una hora.
    .heading = Restablezca su contraseña
    .intro = Hemos recibido una solicitud para restablecer la contraseña de su cuenta de { $brand }. Para elegir una nueva, introduzca este código:
    .expiry = Este código caduca en 1 hora.
    .not-you = Si no lo ha solicitado usted, ignore este mensaje: su contraseña no cambiará.
    .sms = { $brand }: código de restablecimiento { $code }. Vale 1 h. No lo diga.

update-user-attribute =
    .subject = Confirme el cambio en su cuenta de { $brand }
    .preheader = Tiene 24 horas para introducir este código y confirmar sus nuevos datos de contacto.
    .heading = Confirme sus nuevos datos de contacto
    .intro = Hemos recibido una solicitud para cambiar los datos de contacto de su cuenta de { $brand }. Para confirmar el cambio, introduzca este código:
    .expiry = Este código caduca en 24 horas.
    .not-you = Si no lo ha solicitado usted, no introduzca el código en ningún sitio y avise a nuestro equipo de asistencia.
    .sms = { $brand }: código de cambio de datos { $code }. Vale 24 h. No lo diga.

verify-user-attribute =
    .subject = Verifique sus datos de contacto en { $brand }
    .preheader = Introduzca este código para confirmar que estos datos son suyos. Vale 24 horas.
    .heading = Verifique sus datos de contacto
    .intro = Ha solicitado verificar los datos de contacto de su cuenta de { $brand }. Para continuar, introduzca este código:
    .expiry = Este código caduca en 24 horas.
    .not-you = Si no lo ha solicitado usted, ignore este mensaje: no se modificará nada.
    .sms = { $brand }: código de verificación { $code }. Vale 24 h. No lo comparta.

authentication =
    .subject = Su código de acceso a { $brand }
    .preheader = Introduzca este código para acceder a su cuenta. Solo es válido durante unos minutos.
    .heading = Su código de acceso
    .intro = Está accediendo a su cuenta de { $brand }. Para continuar, introduzca este código:
    .expiry = { $minutes ->
        [one] Este código caduca en { $minutes } minuto.
       *[other] Este código caduca en { $minutes } minutos.
    }
    .not-you = Si no ha sido usted, es posible que otra persona esté intentando acceder. Si su cuenta tiene contraseña, cámbiela cuanto antes.
    .sms = { $brand }: código de acceso { $code }. Vale { $minutes } min. No lo comparta.

admin-create-user =
    .subject = Su invitación a { $brand }
    .preheader = Se ha creado una cuenta para usted. Para empezar, acceda con su contraseña provisional.
    .heading = Le damos la bienvenida a { $brand }
    .intro = Se ha creado una cuenta de { $brand } para usted. Para acceder por primera vez y elegir su propia contraseña, utilice este nombre de usuario y esta contraseña provisional:
    .sign-in = Acceder
    .expiry = { $days ->
        [one] La contraseña provisional caduca en { $days } día.
       *[other] La contraseña provisional caduca en { $days } días.
    }
    .never-share = No facilite esta contraseña a nadie: { $brand } nunca se la pedirá.
    .not-you = Si no esperaba esta invitación, ignore este mensaje: sin la contraseña nadie puede utilizar la cuenta.
    .sms = { $brand }: acceda con el nombre de usuario { $username } y la contraseña provisional { $code }

refusal =
    .attribute-required = Rellene todos los campos obligatorios
    .email-not-accepted = Utilice otra dirección de correo electrónico
    .email-invalid = Compruebe que la dirección de correo electrónico no tenga erratas
    .email-domain-not-accepted = Utilice una dirección de correo electrónico de otro dominio
    .email-disposable = Utilice una dirección de correo electrónico permanente en lugar de una desechable
    .email-tagged = Utilice su dirección sin la parte añadida, como «+shop»
    .name-not-accepted = Escriba su nombre sin enlaces ni caracteres especiales
    .username-not-accepted = Elija otro nombre de usuario
    .phone-number-not-accepted = Utilice un número de teléfono de otro país
    .age-not-accepted = Revise su fecha de nacimiento, ya que se exige una edad mínima
    .terms-not-accepted = Acepte las condiciones vigentes
    .pass-required = Vuelva a cargar la página de registro e inténtelo de nuevo, o solicite una nueva invitación
    .unavailable = Vuelva a intentarlo dentro de unos minutos, ya que se ha producido un error por nuestra parte
