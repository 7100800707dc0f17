# Czech. en.ftl explains the texts.

welcome =
    .subject = Váš účet { $brand } je připraven
    .preheader = Vaše e-mailová adresa je potvrzena. Přihlásit se můžete kdykoli.
    .heading = Vítá vás { $brand }
    .intro = Váš účet { $brand } je připraven a vaše e-mailová adresa je potvrzena. Přihlásit se můžete kdykoli.
    .sign-in = Přihlásit se
