# Swedish. en.ftl explains the texts.

welcome =
    .subject = Ditt konto hos { $brand } är klart
    .preheader = Din e-postadress är bekräftad. Nu kan du logga in när som helst.
    .heading = Välkommen till { $brand }
    .intro = Ditt konto hos { $brand } är klart och din e-postadress är bekräftad. Du kan logga in när som helst.
    .sign-in = Logga in
