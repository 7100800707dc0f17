# French. en.ftl explains each text.

common =
    .greeting = Bonjour,
    .greeting-name = Bonjour { $name },
    .never-share = Ne communiquez ce code à personne : { $brand } ne vous le demandera jamais.
    .privacy = Nous nous engageons à protéger vos données et votre vie privée.
    .regards = Cordialement,
    .team = L’équipe { $brand }
    .support = Une question ? Écrivez-nous à
    .privacy-link = Confidentialité
    .terms-link = Conditions d’utilisation
    .imprint-link = Mentions légales
    .username-label = Nom d’utilisateur
    .temporary-password-label = Mot de passe provisoire
    .code-word = code

sign-up =
    .subject = Votre code de vérification { $brand }
    .preheader = Saisissez ce code pour finir de créer votre compte. Il est valable 24 heures.
    .heading = Bienvenue chez { $brand }
    .intro = Merci de votre inscription chez { $brand }. Pour la finaliser, saisissez ce code de vérification :
    .expiry = Ce code expire dans 24 heures.
    .not-you = Si vous n’êtes pas à l’origine de cette inscription, ignorez ce message : sans le code, aucun compte ne sera confirmé.
    .sms = { $brand } : votre code de vérification est { $code }. Valable 24 heures. Ne le communiquez à personne.

sign-up-link =
    .subject = Confirmez votre compte { $brand }
    .preheader = Ouvrez le lien pour finir de créer votre compte. Il est valable 24 heures.
    .heading = Bienvenue chez { $brand }
    .intro = Merci de votre inscription chez { $brand }. Pour la finaliser, ouvrez ce lien :
    .link = Confirmer mon adresse e-mail
    .expiry = Ce lien expire dans 24 heures.
    .never-share = Merci de ne pas transférer ce message : le lien n’est destiné qu’à vous.
    .not-you = Si vous n’êtes pas à l’origine de cette inscription, ignorez ce message : tant que le lien n’est pas ouvert, aucun compte n’est confirmé.

resend-code =
    .subject = Votre nouveau code de vérification { $brand }
    .preheader = Voici le nouveau code demandé. Valable 24 heures, il remplace le précédent.
    .heading = Votre nouveau code de vérification
    .intro = Vous avez demandé un nouveau code à { $brand }. Pour terminer votre inscription, saisissez ce code de vérification :
    .expiry = Ce code expire dans 24 heures.
    .earlier = Les codes envoyés auparavant ne fonctionnent plus.
    .not-you = Si vous n’avez pas demandé de code, ignorez ce message : sans le code, aucun compte ne sera confirmé.
    .sms = { $brand } : votre nouveau code de vérification est { $code }. Valable 24 heures. Ne le communiquez à personne.

resend-code-link =
    .subject = Votre nouveau lien de confirmation { $brand }
    .preheader = Voici le nouveau lien demandé. Valable 24 heures, il remplace le précédent.
    .heading = Votre nouveau lien de confirmation
    .intro = Vous avez demandé un nouveau lien à { $brand }. Pour terminer votre inscription, ouvrez ce lien :
    .link = Confirmer mon adresse e-mail
    .expiry = Ce lien expire dans 24 heures.
    .earlier = Les liens envoyés auparavant ne fonctionnent plus.
    .never-share = Merci de ne pas transférer ce message : le lien n’est destiné qu’à vous.
    .not-you = Si vous n’avez pas demandé de lien, ignorez ce message : tant que le lien n’est pas ouvert, aucun compte n’est confirmé.

forgot-password =
    .subject = Code de réinitialisation du mot de passe { $brand }
    .preheader = Saisissez ce code pour choisir un nouveau mot de passe. Il est valable une heure.
    .heading = Réinitialisez votre mot de passe
    .intro = Nous avons reçu une demande de réinitialisation du mot de passe de votre compte { $brand }. Pour en choisir un nouveau, saisissez ce code :
    .expiry = Ce code expire dans 1 heure.
    .not-you = Si cette demande ne vient pas de vous, ignorez ce message : votre mot de passe reste inchangé.
    .sms = { $brand } : votre code de réinitialisation du mot de passe est { $code }. Valable 1 heure. Ne le communiquez à personne.

update-user-attribute =
    .subject = { $brand } : confirmez vos nouvelles coordonnées
    .preheader = Saisissez ce code sous 24 heures pour confirmer les nouvelles coordonnées de votre compte.
    .heading = Confirmez vos nouvelles coordonnées
    .intro = Nous avons reçu une demande de modification des coordonnées de votre compte { $brand }. Pour confirmer la modification, saisissez ce code :
    .expiry = Ce code expire dans 24 heures.
    .not-you = Si cette demande ne vient pas de vous, ne saisissez ce code nulle part et contactez notre service d’assistance.
    .sms = { $brand } : pour confirmer vos nouvelles coordonnées, saisissez le code { $code }. Valable 24 heures. Ne le communiquez à personne.

verify-user-attribute =
    .subject = { $brand } : confirmez vos coordonnées
    .preheader = Saisissez ce code pour confirmer que ces coordonnées sont les vôtres. Valable 24 heures.
    .heading = Confirmez vos coordonnées
    .intro = Vous avez demandé la confirmation des coordonnées de votre compte { $brand }. Pour continuer, saisissez ce code :
    .expiry = Ce code expire dans 24 heures.
    .not-you = Si cette demande ne vient pas de vous, ignorez ce message : rien ne sera modifié.
    .sms = { $brand } : pour confirmer vos coordonnées, saisissez le code { $code }. Valable 24 heures. Ne le communiquez à personne.

authentication =
    .subject = Votre code de connexion { $brand }
    .preheader = Saisissez ce code pour terminer votre connexion. Il n’est valable que quelques minutes.
    .heading = Votre code de connexion
    .intro = Vous vous connectez à { $brand }. Pour continuer, saisissez ce code :
    .expiry = { $minutes ->
        [one] Ce code expire dans { $minutes } minute.
       *[other] Ce code expire dans { $minutes } minutes.
    }
    .not-you = Si ce n’est pas vous, une autre personne essaie peut-être de se connecter. Si votre compte a un mot de passe, changez-le dès maintenant.
    .sms = { $minutes ->
        [one] { $brand } : votre code de connexion est { $code }. Valable { $minutes } minute. Ne le communiquez à personne.
       *[other] { $brand } : votre code de connexion est { $code }. Valable { $minutes } minutes. Ne le communiquez à personne.
    }

admin-create-user =
    .subject = Votre invitation à rejoindre { $brand }
    .preheader = Un compte a été créé pour vous. Connectez-vous avec votre mot de passe provisoire.
    .heading = Bienvenue chez { $brand }
    .intro = Un compte { $brand } a été créé pour vous. Pour vous connecter une première fois et choisir votre propre mot de passe, utilisez ce nom d’utilisateur et ce mot de passe provisoire :
    .sign-in = Se connecter
    .expiry = { $days ->
        [one] Le mot de passe provisoire expire dans { $days } jour.
       *[other] Le mot de passe provisoire expire dans { $days } jours.
    }
    .never-share = Ne communiquez ce mot de passe à personne : { $brand } ne vous le demandera jamais.
    .not-you = Si vous n’attendiez pas cette invitation, ignorez ce message : sans le mot de passe, personne ne peut utiliser le compte.
    .sms = { $brand } : connectez-vous avec le nom d'utilisateur { $username } et le mot de passe provisoire { $code }

refusal =
    .attribute-required = Veuillez remplir tous les champs obligatoires
    .email-not-accepted = Veuillez utiliser une autre adresse e-mail
    .email-invalid = Veuillez vérifier que l’adresse e-mail ne contient pas de faute de frappe
    .email-domain-not-accepted = Veuillez utiliser une adresse e-mail d’un autre domaine
    .email-disposable = Veuillez utiliser une adresse e-mail permanente plutôt qu’une adresse jetable
    .email-tagged = Veuillez utiliser votre adresse sans la partie ajoutée, comme « +shop »
    .name-not-accepted = Veuillez saisir votre nom sans liens ni caractères spéciaux
    .username-not-accepted = Veuillez choisir un autre nom d’utilisateur
    .phone-number-not-accepted = Veuillez utiliser un numéro de téléphone d’un autre pays
    .age-not-accepted = Veuillez vérifier votre date de naissance, car un âge minimum est requis
    .terms-not-accepted = Veuillez accepter les conditions en vigueur
    .pass-required = Veuillez recharger la page d’inscription et réessayer, ou demander une nouvelle invitation
    .unavailable = Veuillez réessayer dans quelques minutes, car une erreur s’est produite de notre côté
