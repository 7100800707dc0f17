# Slovak. en.ftl explains the texts.

welcome =
    .subject = Váš účet { $brand } je pripravený
    .preheader = Vaša e-mailová adresa je potvrdená. Prihlásiť sa môžete kedykoľvek.
    .heading = Víta vás { $brand }
    .intro = Váš účet { $brand } je pripravený a vaša e-mailová adresa je potvrdená. Prihlásiť sa môžete kedykoľvek.
    .sign-in = Prihlásiť sa
