# Brazilian Portuguese. en.ftl explains each text.

common =
    .greeting = Olá!
    .greeting-name = Olá, { $name }!
    .never-share = Não compartilhe este código com ninguém: a equipe { $brand } nunca vai pedi-lo.
    .privacy = Temos o compromisso de proteger seus dados e sua privacidade.
    .regards = Atenciosamente,
    .team = Equipe { $brand }
    .support = Dúvidas? Escreva para
    .username-label = Nome de usuário
    .temporary-password-label = Senha temporária
    .code-word = código

sign-up =
    .subject = Seu código de verificação { $brand }
    .preheader = Digite este código para concluir a criação da sua conta. Ele vale por 24 horas.
    .heading = Boas-vindas à sua conta { $brand }
    .intro = Agradecemos seu cadastro. Para concluir a criação da sua conta { $brand }, digite este código de verificação:
    .expiry = Este código expira em 24 horas.
    .not-you = Se você não fez este cadastro, ignore esta mensagem: sem o código, nenhuma conta será confirmada.
    .sms = Código de cadastro { $brand }: { $code }. Vale 24 horas. Não compartilhe.

sign-up-link =
    .subject = Confirme sua conta { $brand }
    .preheader = Basta um clique para concluir a criação da sua conta. O link vale por 24 horas.
    .heading = Boas-vindas à sua conta { $brand }
    .intro = Agradecemos seu cadastro. Para concluir a criação da sua conta { $brand }, abra este link:
    .link = Confirmar meu e-mail
    .expiry = Este link expira em 24 horas.
    .never-share = Por favor, não encaminhe esta mensagem: o link é só para você.
    .not-you = Se você não fez este cadastro, ignore esta mensagem: enquanto o link não for aberto, nenhuma conta será confirmada.

resend-code =
    .subject = Seu novo código de verificação { $brand }
    .preheader = Este é o novo código que você pediu. Ele vale por 24 horas e substitui o anterior.
    .heading = Seu novo código de verificação
    .intro = Você pediu um novo código para sua conta { $brand }. Para concluir o cadastro, digite este código de verificação:
    .expiry = Este código expira em 24 horas. Os códigos enviados antes não funcionam mais.
    .not-you = Se você não pediu um código, ignore esta mensagem: sem o código, nenhuma conta será confirmada.
    .sms = Novo código de cadastro { $brand }: { $code }. Vale 24 h. Não compartilhe.

resend-code-link =
    .subject = Seu novo link de confirmação { $brand }
    .preheader = Este é o novo link que você pediu. Ele vale por 24 horas e substitui o anterior.
    .heading = Seu novo link de confirmação
    .intro = Você pediu um novo link para sua conta { $brand }. Para concluir o cadastro, abra o link:
    .link = Confirmar meu e-mail
    .expiry = Este link expira em 24 horas. Os links enviados antes não funcionam mais.
    .never-share = Por favor, não encaminhe esta mensagem: o link é só para você.
    .not-you = Se você não pediu um link, ignore esta mensagem: enquanto o link não for aberto, nenhuma conta será confirmada.

forgot-password =
    .subject = Código para redefinir sua senha { $brand }
    .preheader = Digite este código para escolher uma nova senha. Ele vale por uma hora.
    .heading = Redefina sua senha
    .intro = Recebemos um pedido para redefinir a senha da sua conta { $brand }. Para escolher uma nova, digite este código:
    .expiry = Este código expira em 1 hora.
    .not-you = Se não foi você, ignore esta mensagem: sua senha continua a mesma.
    .sms = Nova senha { $brand }: código { $code }. Vale 1 hora. Não compartilhe.

update-user-attribute =
    .subject = Confirme a alteração na sua conta { $brand }
    .preheader = Digite este código em até 24 horas para confirmar os novos dados de contato da sua conta.
    .heading = Confirme seus novos dados de contato
    .intro = Os dados de contato da sua conta { $brand } foram alterados. Para confirmar a alteração, digite este código:
    .expiry = Este código expira em 24 horas.
    .not-you = Se não foi você, não digite o código em lugar nenhum e avise nosso suporte.
    .sms = Mudança na conta { $brand }: código { $code }. Vale 24 h. Não compartilhe.

verify-user-attribute =
    .subject = { $brand }: verifique seus dados de contato
    .preheader = Digite este código para confirmar que estes dados são seus. Ele vale por 24 horas.
    .heading = Verifique seus dados de contato
    .intro = Você pediu para verificar os dados de contato da sua conta { $brand }. Para isso, digite este código:
    .expiry = Este código expira em 24 horas.
    .not-you = Se não foi você, ignore esta mensagem: nada será alterado.
    .sms = Código de verificação { $brand }: { $code }. Vale 24 h. Não compartilhe.

authentication =
    .subject = Seu código de acesso { $brand }
    .preheader = Digite este código para concluir o acesso. Ele vale apenas por alguns minutos.
    .heading = Seu código de acesso
    .intro = Você está entrando na sua conta { $brand }. Para continuar, digite este código:
    .expiry = { $minutes ->
        [one] Este código expira em { $minutes } minuto.
       *[other] Este código expira em { $minutes } minutos.
    }
    .not-you = Se não foi você, alguém pode saber sua senha: altere-a agora mesmo.
    .sms = { $minutes ->
        [one] Código de acesso { $brand }: { $code }. Vale { $minutes } minuto. Não compartilhe.
       *[other] Código de acesso { $brand }: { $code }. Vale { $minutes } minutos. Não compartilhe.
    }

admin-create-user =
    .subject = Convite para acessar sua conta { $brand }
    .preheader = Uma conta foi criada para você. Para começar, entre com a senha temporária.
    .heading = Boas-vindas à sua conta { $brand }
    .intro = Uma conta { $brand } foi criada para você. Para entrar e depois escolher sua própria senha, use este nome de usuário e esta senha temporária:
    .expiry = { $days ->
        [one] A senha temporária expira em { $days } dia.
       *[other] A senha temporária expira em { $days } dias.
    }
    .never-share = Não compartilhe esta senha com ninguém: a equipe { $brand } nunca vai pedi-la.
    .not-you = Se você não esperava este convite, ignore esta mensagem: sem a senha, ninguém consegue usar a conta.
    .sms = { $brand }: entre como { $username } com a senha de primeiro acesso { $code }

refusal =
    .attribute-required = Preencha todos os campos obrigatórios
    .email-not-accepted = Use outro e-mail
    .email-invalid = Verifique se há erros de digitação no e-mail
    .email-domain-not-accepted = Não aceitamos e-mails deste domínio
    .email-disposable = Use um e-mail permanente em vez de um descartável
    .email-tagged = Use seu endereço sem a parte acrescentada, como "+shop"
    .name-not-accepted = Digite seu nome sem links nem caracteres especiais
    .username-not-accepted = Escolha outro nome de usuário
    .phone-number-not-accepted = Não aceitamos números de telefone deste país
    .age-not-accepted = Verifique sua data de nascimento, pois há uma idade mínima
    .terms-not-accepted = Aceite os termos em vigor
    .pass-required = Recarregue a página de cadastro e tente novamente ou peça um novo convite
    .unavailable = Algo deu errado do nosso lado, por isso tente novamente em alguns minutos
