//! `preview --send`: sends messages to oneself, marked as a test, by a mail server or by SES.

mod email;
mod marks;
#[cfg(feature = "aws")]
mod ses;
mod smtp;

use anyhow::{Context, Result, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;
use content::kind::STEMS;
use lettre::Address;
use messages::{Folder, Lifetimes};

use super::sheet::Renderer;
use crate::output::{ErrorLines, say};
use email::{Email, Sender};
use smtp::{Encryption, Server, Smtp};

/// Options of `preview --send`.
#[derive(Args, Clone)]
#[command(next_help_heading = "Test emails")]
pub struct SendArguments {
    /// Send messages to this address, marked as a test, instead of writing the page
    #[arg(long, value_name = "ADDRESS", value_parser = address)]
    #[arg(requires = "from", conflicts_with_all = ["serve", "out", "compare"])]
    pub send: Option<Address>,
    /// Sender; the mail server or SES must accept it
    #[arg(long, value_name = "ADDRESS", value_parser = address, requires = "send")]
    from: Option<Address>,
    /// Message to send; can be repeated [default: sign-up]
    #[arg(long, value_name = "KIND", requires = "send", hide_possible_values = true)]
    #[arg(value_parser = PossibleValuesParser::new(STEMS.map(|(stem, _)| stem)))]
    kind: Vec<String>,
    /// Send every kind of message
    #[arg(long, requires = "send", conflicts_with = "kind")]
    all: bool,
    /// Locale of the messages; can be repeated [default: en]
    #[arg(long, value_name = "TAG", requires = "send")]
    locale: Vec<String>,
    /// Brand of the messages; can be repeated [default: the first one]
    #[arg(long, value_name = "NAME", requires = "send")]
    brand: Vec<String>,
    /// Mail server; without it, SES sends. `SMTP_USERNAME` and `SMTP_PASSWORD` in the environment log in
    #[arg(long, value_name = "HOST:PORT", requires = "send")]
    smtp: Option<Server>,
    /// Encryption [default: tls on port 465, none on this machine, otherwise starttls]
    #[arg(long, value_name = "MODE", requires = "smtp")]
    smtp_tls: Option<Encryption>,
    /// AWS profile with credentials for SES
    #[arg(long, value_name = "NAME", requires = "send", conflicts_with = "smtp")]
    profile: Option<String>,
    /// AWS region of SES
    #[arg(long, value_name = "NAME", requires = "send", conflicts_with = "smtp")]
    region: Option<String>,
}

/// Sends the chosen messages, one after another.
///
/// # Errors
/// Fails if a message does not exist or cannot be rendered, or at the first one that cannot be sent.
pub fn send(arguments: &SendArguments, folder: &Folder, lifetimes: Lifetimes) -> Result<()> {
    let (Some(to), Some(from)) = (&arguments.send, &arguments.from) else { bail!("name --send and --from") };
    let chosen = chosen(arguments, folder)?;
    let renderer = Renderer::new(folder, lifetimes, None).map_err(ErrorLines)?;
    let sender = sender(arguments)?;
    for (brand, locale) in chosen {
        let from_name = folder.brands.iter().find(|(name, _)| *name == brand).map(|(_, brand)| &*brand.name);
        let from_name = from_name.unwrap_or_default().to_owned();
        let messages = renderer.sheet(&(brand, locale)).messages.into_iter();
        for message in messages.filter(|message| arguments.sends(message.kind)) {
            let name = message.name();
            let reason = message.findings.first().map(ToString::to_string).unwrap_or_default();
            let usual = message.usual.with_context(|| format!("{name} cannot be rendered: {reason}"))?;
            let content = marks::marked(usual, &name);
            let email = Email { from: from.clone(), from_name: from_name.clone(), to: to.clone(), content };
            sender.send(&email).with_context(|| format!("{name} was not sent"))?;
            say(format_args!("sent {name} to {to}"))?;
        }
    }
    Ok(())
}

fn address(text: &str) -> Result<Address, String> {
    text.parse().map_err(|_| "it is not an email address; for example you@example.com".to_owned())
}

fn sender(arguments: &SendArguments) -> Result<Box<dyn Sender>> {
    if let Some(server) = &arguments.smtp {
        return Ok(Box::new(Smtp::new(server.clone(), arguments.smtp_tls)?));
    }
    #[cfg(feature = "aws")]
    return Ok(Box::new(ses::Ses::new(arguments.profile.as_deref(), arguments.region.as_deref())?));
    #[cfg(not(feature = "aws"))]
    bail!("this build cannot use SES: name a mail server with --smtp, or use the command of a release");
}

/// The brands in their locales that are asked for, in the order of the options.
fn chosen(arguments: &SendArguments, folder: &Folder) -> Result<Vec<(String, String)>> {
    let brands: Vec<&str> = folder.brands.iter().map(|(name, _)| name.as_str()).collect();
    let locales: Vec<&str> = folder.locales.iter().map(|texts| texts.locale.as_str()).collect();
    let brands = names("brand", &arguments.brand, &brands, None)?;
    let locales = names("locale", &arguments.locale, &locales, Some("en"))?;
    let of = |brand: &String| locales.iter().map(|locale| (brand.clone(), locale.clone())).collect();
    Ok(brands.iter().flat_map(|brand| -> Vec<_> { of(brand) }).collect())
}

/// The asked names, or the preferred or first of the known ones.
fn names(what: &str, asked: &[String], known: &[&str], preferred: Option<&str>) -> Result<Vec<String>> {
    for name in asked {
        let is_known = known.contains(&name.as_str());
        anyhow::ensure!(is_known, "there is no {what} {name}; name one of {}", known.join(", "));
    }
    let default = preferred.filter(|name| known.contains(name)).or(known.first().copied());
    let default = default.map(str::to_owned).into_iter().collect();
    Ok(if asked.is_empty() { default } else { asked.to_vec() })
}

impl SendArguments {
    fn sends(&self, kind: &str) -> bool {
        let is_default = self.kind.is_empty() && kind == "sign-up";
        self.all || is_default || self.kind.iter().any(|asked| asked == kind)
    }
}
