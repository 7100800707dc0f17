# Slovak. en.ftl explains the texts.

welcome =
    .subject = Váš účet { $brand } je pripravený
    .preheader = Ďakujeme za potvrdenie e-mailovej adresy. Prihlásiť sa môžete kedykoľvek.
    .heading = Víta vás { $brand }
    .intro = Váš účet { $brand } je pripravený a vaša e-mailová adresa je potvrdená. Prihlásiť sa môžete kedykoľvek.
    .sign-in = Prihlásiť sa
