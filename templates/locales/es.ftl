# Spanish. en.ftl explains each text.

common =
    .greeting = Hola:
    .greeting-name = Hola, { $name }:
    .never-share = No facilite este código a nadie: { $brand } nunca se lo pedirá.
    .privacy = Nos comprometemos a proteger sus datos y su privacidad.
    .regards = Un cordial saludo,
    .team = El equipo de { $brand }
    .support = ¿Tiene alguna pregunta? Escriba a
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
    .sms = { $brand }: su clave para confirmar la cuenta es { $code }. Caduca en 24 horas. No la facilite a nadie.

sign-up-link =
    .subject = Confirme su cuenta de { $brand }
    .preheader = Con un solo clic terminará de crear su cuenta. El enlace es válido durante 24 horas.
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
    .expiry = Este código caduca en 24 horas. Los códigos enviados anteriormente ya no son válidos.
    .not-you = Si no ha solicitado ningún código, ignore este mensaje: sin el código no se confirmará ninguna cuenta.
    .sms = { $brand }: su nueva clave para confirmar la cuenta es { $code }. Caduca en 24 horas. No la facilite a nadie.

resend-code-link =
    .subject = Su nuevo enlace de confirmación de { $brand }
    .preheader = Aquí tiene el nuevo enlace que ha solicitado. Vale 24 horas y sustituye al anterior.
    .heading = Su nuevo enlace de confirmación
    .intro = Ha solicitado un nuevo enlace a { $brand }. Para completar el registro, ábralo:
    .link = Confirmar mi correo electrónico
    .expiry = Este enlace caduca en 24 horas. Los enlaces enviados anteriormente ya no son válidos.
    .never-share = Por favor, no reenvíe este mensaje: el enlace es solo para usted.
    .not-you = Si no ha solicitado ningún enlace, ignore este mensaje: mientras no se abra el enlace, no se confirmará ninguna cuenta.

forgot-password =
    .subject = Código para restablecer su contraseña de { $brand }
    .preheader = Introduzca este código para elegir una nueva contraseña. Es válido durante una hora.
    .heading = Restablezca su contraseña
    .intro = Se ha solicitado restablecer la contraseña de su cuenta de { $brand }. Para elegir una nueva, introduzca este código:
    .expiry = Este código caduca en 1 hora.
    .not-you = Si no lo ha solicitado usted, ignore este mensaje: su contraseña no cambiará.
    .sms = { $brand }: su clave para restablecer la contraseña es { $code }. Caduca en 1 hora. No la facilite a nadie.

update-user-attribute =
    .subject = Confirme el cambio en su cuenta de { $brand }
    .preheader = Tiene 24 horas para introducir este código y confirmar sus nuevos datos de contacto.
    .heading = Confirme sus nuevos datos de contacto
    .intro = Se han modificado los datos de contacto de su cuenta de { $brand }. Para confirmar el cambio, introduzca este código:
    .expiry = Este código caduca en 24 horas.
    .not-you = Si no ha sido usted, no introduzca el código en ningún sitio y avise a nuestro servicio de asistencia.
    .sms = { $brand }: para confirmar el cambio, introduzca la clave { $code }. Caduca en 24 horas. No la facilite a nadie.

verify-user-attribute =
    .subject = Verifique sus datos de contacto en { $brand }
    .preheader = Introduzca este código para confirmar que estos datos son suyos. Vale 24 horas.
    .heading = Verifique sus datos de contacto
    .intro = Ha solicitado verificar los datos de contacto de su cuenta de { $brand }. Para ello, introduzca este código:
    .expiry = Este código caduca en 24 horas.
    .not-you = Si no ha sido usted, ignore este mensaje: no se modificará nada.
    .sms = { $brand }: su clave para verificar sus datos es { $code }. Caduca en 24 horas. No la facilite a nadie.

authentication =
    .subject = Su código de inicio de sesión en { $brand }
    .preheader = Introduzca este código para terminar de iniciar sesión. Solo es válido unos minutos.
    .heading = Su código de inicio de sesión
    .intro = Está iniciando sesión en { $brand }. Para continuar, introduzca este código:
    .expiry = { $minutes ->
        [one] Este código caduca en { $minutes } minuto.
       *[other] Este código caduca en { $minutes } minutos.
    }
    .not-you = Si no es usted, es posible que alguien conozca su contraseña: cámbiela ahora mismo.
    .sms = { $minutes ->
        [one] { $brand }: su clave de un solo uso para acceder es { $code }. Caduca en { $minutes } minuto. No la facilite a nadie.
       *[other] { $brand }: su clave de un solo uso para acceder es { $code }. Caduca en { $minutes } minutos. No la facilite a nadie.
    }

admin-create-user =
    .subject = Su invitación a { $brand }
    .preheader = Se ha creado una cuenta para usted. Para empezar, acceda con la contraseña provisional.
    .heading = Le damos la bienvenida a { $brand }
    .intro = Se ha creado una cuenta de { $brand } para usted. Para iniciar sesión y elegir después su propia contraseña, utilice este nombre de usuario y esta contraseña provisional:
    .expiry = { $days ->
        [one] La contraseña provisional caduca en { $days } día.
       *[other] La contraseña provisional caduca en { $days } días.
    }
    .never-share = No facilite esta contraseña a nadie: { $brand } nunca se la pedirá.
    .not-you = Si no esperaba esta invitación, ignore este mensaje: sin la contraseña nadie puede utilizar la cuenta.
    .sms = { $brand }: acceda con el usuario { $username } y la contraseña provisional { $code }

refusal =
    .attribute-required = Rellene todos los campos obligatorios
    .email-not-accepted = Utilice otra dirección de correo electrónico
    .email-invalid = Compruebe que la dirección de correo electrónico no tenga erratas
    .email-domain-not-accepted = No aceptamos direcciones de correo electrónico de este dominio
    .email-disposable = Utilice una dirección de correo electrónico permanente en lugar de una desechable
    .email-tagged = Utilice su dirección sin la parte añadida, como «+shop»
    .name-not-accepted = Escriba su nombre sin enlaces ni caracteres especiales
    .username-not-accepted = Elija otro nombre de usuario
    .phone-number-not-accepted = No aceptamos números de teléfono de este país
    .age-not-accepted = Revise su fecha de nacimiento, ya que se exige una edad mínima
    .terms-not-accepted = Acepte las condiciones vigentes
    .pass-required = Vuelva a cargar la página de registro e inténtelo de nuevo, o solicite una nueva invitación
    .unavailable = Se ha producido un error por nuestra parte, así que vuelva a intentarlo dentro de unos minutos
