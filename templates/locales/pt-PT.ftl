# European Portuguese. en.ftl explains each text.

common =
    .greeting = Olá,
    .greeting-name = Olá, { $name },
    .never-share = Não partilhe este código com ninguém. A equipa { $brand } nunca lhe pedirá este código.
    .privacy = Comprometemo-nos a proteger os seus dados e a sua privacidade.
    .regards = Com os melhores cumprimentos,
    .team = A equipa { $brand }
    .support = Tem dúvidas? Escreva para
    .privacy-link = Privacidade
    .terms-link = Termos de utilização
    .imprint-link = Aviso legal
    .username-label = Nome de utilizador
    .temporary-password-label = Palavra-passe temporária
    .code-word = código

sign-up =
    .subject = O seu código de verificação { $brand }
    .preheader = Introduza este código para concluir a criação da sua conta. É válido durante 24 horas.
    .heading = A equipa { $brand } dá-lhe as boas-vindas
    .intro = Agradecemos o seu registo. Para concluir a criação da sua conta { $brand }, introduza este código de verificação:
    .expiry = Este código expira dentro de 24 horas.
    .not-you = Se não se registou, ignore este e-mail. Sem o código, ninguém pode confirmar uma conta.
    .sms = Código de verificação { $brand }: { $code }. Vale 24 horas. Não partilhe.

sign-up-link =
    .subject = Confirme a sua conta { $brand }
    .preheader = Abra o link para concluir a criação da sua conta. É válido durante 24 horas.
    .heading = A equipa { $brand } dá-lhe as boas-vindas
    .intro = Agradecemos o seu registo. Para concluir a criação da sua conta { $brand }, abra este link:
    .link = Confirmar o meu e-mail
    .expiry = Este link expira dentro de 24 horas.
    .never-share = Por favor, não reencaminhe este e-mail. O link destina-se apenas a si.
    .not-you = Se não se registou, ignore este e-mail. Enquanto o link não for aberto, nenhuma conta será confirmada.

resend-code =
    .subject = O seu novo código de verificação { $brand }
    .preheader = Aqui está o novo código que pediu. É válido durante 24 horas e substitui o anterior.
    .heading = O seu novo código de verificação
    .intro = Pediu um novo código para a sua conta { $brand }. Para concluir o registo, introduza este código de verificação:
    .expiry = Este código expira dentro de 24 horas.
    .earlier = Os códigos enviados anteriormente já não funcionam.
    .not-you = Se não pediu nenhum código, ignore este e-mail. Sem o código, ninguém pode confirmar uma conta.
    .sms = Novo código de verificação { $brand }: { $code }. Vale 24 h. Não partilhe.

resend-code-link =
    .subject = O seu novo link de confirmação { $brand }
    .preheader = Aqui está o novo link que pediu. É válido durante 24 horas e substitui o anterior.
    .heading = O seu novo link de confirmação
    .intro = Pediu um novo link para a sua conta { $brand }. Para concluir o registo, abra este link:
    .link = Confirmar o meu e-mail
    .expiry = Este link expira dentro de 24 horas.
    .earlier = Os links enviados anteriormente já não funcionam.
    .never-share = Por favor, não reencaminhe este e-mail. O link destina-se apenas a si.
    .not-you = Se não pediu nenhum link, ignore este e-mail. Enquanto o link não for aberto, nenhuma conta será confirmada.

forgot-password =
    .subject = Código para repor a palavra-passe { $brand }
    .preheader = Introduza este código para escolher uma nova palavra-passe. É válido durante uma hora.
    .heading = Reponha a sua palavra-passe
    .intro = Recebemos um pedido para repor a palavra-passe da sua conta { $brand }. Para escolher uma nova, introduza este código:
    .expiry = Este código expira dentro de 1 hora.
    .not-you = Se não fez este pedido, ignore este e-mail. A sua palavra-passe não será alterada.
    .sms = Repor palavra-passe { $brand }: código { $code }. Vale 1 h. Não partilhe.

update-user-attribute =
    .subject = Confirme a alteração na sua conta { $brand }
    .preheader = Introduza este código no prazo de 24 horas para confirmar os novos dados de contacto.
    .heading = Confirme os seus novos dados de contacto
    .intro = Recebemos um pedido para alterar os dados de contacto da sua conta { $brand }. Para confirmar a alteração, introduza este código:
    .expiry = Este código expira dentro de 24 horas.
    .not-you = Se não fez este pedido, não introduza o código em lado nenhum e contacte o nosso serviço de apoio.
    .sms = Alteração na conta { $brand }: código { $code }. Vale 24 h. Não partilhe.

verify-user-attribute =
    .subject = { $brand }: verifique os seus dados de contacto
    .preheader = Introduza este código para confirmar que estes dados são seus. É válido durante 24 horas.
    .heading = Verifique os seus dados de contacto
    .intro = Pediu a verificação dos dados de contacto da sua conta { $brand }. Para continuar, introduza este código:
    .expiry = Este código expira dentro de 24 horas.
    .not-you = Se não fez este pedido, ignore este e-mail. Nada será alterado.
    .sms = Código de verificação { $brand }: { $code }. Vale 24 horas. Não partilhe.

authentication =
    .subject = O seu código de acesso { $brand }
    .preheader = Introduza este código para concluir o início de sessão. Só é válido por alguns minutos.
    .heading = O seu código de acesso
    .intro = Está a iniciar sessão na sua conta { $brand }. Para continuar, introduza este código:
    .expiry = { $minutes ->
        [one] Este código expira dentro de { $minutes } minuto.
       *[other] Este código expira dentro de { $minutes } minutos.
    }
    .not-you = Se não está a tentar iniciar sessão, outra pessoa pode estar a fazê-lo. Se a sua conta tem palavra-passe, altere-a já.
    .sms = { $minutes ->
        [one] Código de acesso { $brand }: { $code }. Vale { $minutes } minuto. Não partilhe.
       *[other] Código de acesso { $brand }: { $code }. Vale { $minutes } minutos. Não partilhe.
    }

admin-create-user =
    .subject = Convite para aceder à sua conta { $brand }
    .preheader = Foi criada uma conta para si. Para começar, inicie sessão com a palavra-passe temporária.
    .heading = A equipa { $brand } dá-lhe as boas-vindas
    .intro = Foi criada uma conta { $brand } para si. Para iniciar sessão pela primeira vez e escolher a sua própria palavra-passe, utilize este nome de utilizador e esta palavra-passe temporária:
    .sign-in = Iniciar sessão
    .expiry = { $days ->
        [one] A palavra-passe temporária expira dentro de { $days } dia.
       *[other] A palavra-passe temporária expira dentro de { $days } dias.
    }
    .never-share = Não partilhe esta palavra-passe com ninguém. A equipa { $brand } nunca lhe pedirá esta palavra-passe.
    .not-you = Se não esperava este convite, ignore este e-mail. Sem a palavra-passe, ninguém pode utilizar a conta.
    .sms = { $brand }: entre como { $username } com a palavra-passe temporária { $code }

refusal =
    .attribute-required = Preencha todos os campos obrigatórios
    .email-not-accepted = Utilize outro endereço de e-mail
    .email-invalid = Verifique se o endereço de e-mail tem erros de escrita
    .email-domain-not-accepted = Utilize um endereço de e-mail com outro domínio
    .email-disposable = Utilize um endereço de e-mail permanente em vez de um descartável
    .email-tagged = Utilize o seu endereço sem a parte acrescentada, como «+shop»
    .name-not-accepted = Escreva o seu nome sem links nem caracteres especiais
    .username-not-accepted = Escolha outro nome de utilizador
    .phone-number-not-accepted = Utilize um número de telefone de outro país
    .age-not-accepted = Verifique a sua data de nascimento, pois existe uma idade mínima
    .terms-not-accepted = Aceite os termos de utilização em vigor
    .pass-required = Recarregue a página de registo e tente novamente ou peça um novo convite
    .unavailable = Ocorreu um erro do nosso lado, por isso tente novamente dentro de alguns minutos
