# Brazilian Portuguese. en.ftl explains each text.

common =
    .greeting = Olá!
    .greeting-name = Olá, { $name }!
    .never-share = Não compartilhe este código com ninguém. A equipe { $brand } nunca vai pedir esse código.
    .privacy = Temos o compromisso de proteger seus dados e sua privacidade.
    .regards = Atenciosamente,
    .team = Equipe { $brand }
    .support = Dúvidas? Escreva para
    .privacy-link = Privacidade
    .terms-link = Termos de uso
    .imprint-link = Aviso legal
    .username-label = Nome de usuário
    .temporary-password-label = Senha temporária
    .code-word = código

sign-up =
    .subject = Seu código de verificação { $brand }
    .preheader = Digite este código para concluir a criação da sua conta. Ele é válido por 24 horas.
    .heading = Boas-vindas à sua conta { $brand }
    .intro = Agradecemos seu cadastro. Para concluir a criação da sua conta { $brand }, digite este código de verificação:
    .expiry = Este código expira em 24 horas.
    .not-you = Se você não fez este cadastro, ignore este e-mail. Sem o código, ninguém pode confirmar uma conta.
    .sms = Código de verificação { $brand }: { $code }. Vale 24 horas. Não divulgue.

sign-up-link =
    .subject = Confirme sua conta { $brand }
    .preheader = Abra o link para concluir a criação da sua conta. Ele é válido por 24 horas.
    .heading = Boas-vindas à sua conta { $brand }
    .intro = Agradecemos seu cadastro. Para concluir a criação da sua conta { $brand }, abra este link:
    .link = Confirmar meu e-mail
    .expiry = Este link expira em 24 horas.
    .never-share = Por favor, não encaminhe este e-mail. O link é só para você.
    .not-you = Se você não fez este cadastro, ignore este e-mail. Enquanto o link não for aberto, nenhuma conta será confirmada.

resend-code =
    .subject = Seu novo código de verificação { $brand }
    .preheader = Este é o novo código que você pediu. Ele é válido por 24 horas e substitui o anterior.
    .heading = Seu novo código de verificação
    .intro = Você pediu um novo código para sua conta { $brand }. Para concluir o cadastro, digite este código de verificação:
    .expiry = Este código expira em 24 horas.
    .earlier = Os códigos enviados antes não funcionam mais.
    .not-you = Se você não pediu um código, ignore este e-mail. Sem o código, ninguém pode confirmar uma conta.
    .sms = Novo código de verificação { $brand }: { $code }. Vale 24 h. Não divulgue.

resend-code-link =
    .subject = Seu novo link de confirmação { $brand }
    .preheader = Este é o novo link que você pediu. Ele é válido por 24 horas e substitui o anterior.
    .heading = Seu novo link de confirmação
    .intro = Você pediu um novo link para sua conta { $brand }. Para concluir o cadastro, abra este link:
    .link = Confirmar meu e-mail
    .expiry = Este link expira em 24 horas.
    .earlier = Os links enviados antes não funcionam mais.
    .never-share = Por favor, não encaminhe este e-mail. O link é só para você.
    .not-you = Se você não pediu um link, ignore este e-mail. Enquanto o link não for aberto, nenhuma conta será confirmada.

forgot-password =
    .subject = Código para redefinir sua senha { $brand }
    .preheader = Digite este código para escolher uma nova senha. Ele é válido por uma hora.
    .heading = Redefina sua senha
    .intro = Recebemos um pedido para redefinir a senha da sua conta { $brand }. Para escolher uma nova, digite este código:
    .expiry = Este código expira em 1 hora.
    .not-you = Se não foi você, ignore este e-mail. Sua senha continua a mesma.
    .sms = Redefinir senha { $brand }: código { $code }. Vale 1 hora. Não divulgue.

update-user-attribute =
    .subject = Confirme a alteração na sua conta { $brand }
    .preheader = Digite este código em até 24 horas para confirmar os novos dados de contato da sua conta.
    .heading = Confirme seus novos dados de contato
    .intro = Recebemos um pedido para alterar os dados de contato da sua conta { $brand }. Para confirmar a alteração, digite este código:
    .expiry = Este código expira em 24 horas.
    .not-you = Se não foi você, não digite este código em lugar nenhum e entre em contato com nosso suporte.
    .sms = Alteração na conta { $brand }: código { $code }. Vale 24 h. Não divulgue.

verify-user-attribute =
    .subject = { $brand }: verifique seus dados de contato
    .preheader = Digite este código para confirmar que estes dados são seus. Ele é válido por 24 horas.
    .heading = Verifique seus dados de contato
    .intro = Você pediu para verificar os dados de contato da sua conta { $brand }. Para continuar, digite este código:
    .expiry = Este código expira em 24 horas.
    .not-you = Se não foi você, ignore este e-mail. Nada será alterado.
    .sms = Código de verificação { $brand }: { $code }. Vale 24 horas. Não divulgue.

authentication =
    .subject = Seu código de acesso { $brand }
    .preheader = Digite este código para concluir o acesso. Ele é válido por apenas alguns minutos.
    .heading = Seu código de acesso
    .intro = Você está entrando na sua conta { $brand }. Para continuar, digite este código:
    .expiry = { $minutes ->
        [one] Este código expira em { $minutes } minuto.
       *[other] Este código expira em { $minutes } minutos.
    }
    .not-you = Se não foi você, outra pessoa pode estar tentando entrar. Se sua conta tem senha, altere-a agora mesmo.
    .sms = { $minutes ->
        [one] Código de acesso { $brand }: { $code }. Vale { $minutes } minuto. Não divulgue.
       *[other] Código de acesso { $brand }: { $code }. Vale { $minutes } minutos. Não divulgue.
    }

admin-create-user =
    .subject = Convite para acessar sua conta { $brand }
    .preheader = Uma conta foi criada para você. Para começar, entre com a senha temporária.
    .heading = Boas-vindas à sua conta { $brand }
    .intro = Uma conta { $brand } foi criada para você. Para entrar pela primeira vez e escolher sua própria senha, use este nome de usuário e esta senha temporária:
    .sign-in = Entrar
    .expiry = { $days ->
        [one] A senha temporária expira em { $days } dia.
       *[other] A senha temporária expira em { $days } dias.
    }
    .never-share = Não compartilhe esta senha com ninguém. A equipe { $brand } nunca vai pedir essa senha.
    .not-you = Se você não esperava este convite, ignore este e-mail. Sem a senha, ninguém consegue usar a conta.
    .sms = { $brand }: entre como { $username } com a senha temporária { $code }

refusal =
    .attribute-required = Preencha todos os campos obrigatórios
    .email-not-accepted = Use outro e-mail
    .email-invalid = Verifique se há erros de digitação no e-mail
    .email-domain-not-accepted = Use um e-mail de outro domínio
    .email-disposable = Use um e-mail permanente em vez de um descartável
    .email-tagged = Use seu endereço sem a parte acrescentada, como “+shop”
    .name-not-accepted = Digite seu nome sem links nem caracteres especiais
    .username-not-accepted = Escolha outro nome de usuário
    .phone-number-not-accepted = Use um número de telefone de outro país
    .age-not-accepted = Verifique sua data de nascimento, pois há uma idade mínima
    .terms-not-accepted = Aceite os termos de uso em vigor
    .pass-required = Recarregue a página de cadastro e tente novamente ou peça um novo convite
    .unavailable = Algo deu errado do nosso lado, então tente novamente em alguns minutos
