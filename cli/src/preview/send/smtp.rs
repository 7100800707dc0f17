//! Sends by a mail server.

use std::error::Error as StdError;
use std::io;
use std::net::IpAddr;
use std::str::FromStr;

use anyhow::{Context, Result, anyhow, ensure};
use clap::ValueEnum;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::{Error, SmtpTransport};
use lettre::{Address, Transport};

use super::email::{Email, Sender};
use crate::times::SMTP_TIMEOUT;

/// Encryption of the connection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Encryption {
    /// The connection becomes encrypted by the command STARTTLS, or fails
    Starttls,
    /// The connection is encrypted from the start
    Tls,
    /// No encryption; only for a server on this machine if there is a password
    None,
}

/// Host and port of a mail server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Server {
    host: String,
    port: u16,
}

impl FromStr for Server {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let problem = "it is not a host and a port; for example smtp.example.com:587".to_owned();
        let parts = text.rsplit_once(':').and_then(|(host, port)| Some((host, port.parse().ok()?)));
        let (host, port) = parts.filter(|(_, port)| *port > 0).ok_or_else(|| problem.clone())?;
        let host = host.strip_prefix('[').and_then(|host| host.strip_suffix(']')).unwrap_or(host);
        let is_host = |c: char| c.is_ascii_alphanumeric() || "-.".contains(c);
        let is_valid = host.parse::<IpAddr>().is_ok() || (!host.is_empty() && host.chars().all(is_host));
        if is_valid { Ok(Self { host: host.to_owned(), port }) } else { Err(problem) }
    }
}

impl Server {
    /// Returns whether the server runs on this machine.
    fn is_local(&self) -> bool {
        self.host == "localhost" || self.host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
    }

    fn default_encryption(&self) -> Encryption {
        match self.port {
            465 => Encryption::Tls,
            _ if self.is_local() => Encryption::None,
            _ => Encryption::Starttls,
        }
    }
}

/// A mail server.
pub struct Smtp {
    server: Server,
    transport: SmtpTransport,
}

impl Smtp {
    /// A mail server, with the credentials of the environment.
    ///
    /// # Errors
    /// Fails if only one of username and password is set, or the password would be sent without encryption.
    pub fn new(server: Server, encryption: Option<Encryption>) -> Result<Self> {
        let encryption = encryption.unwrap_or_else(|| server.default_encryption());
        let credentials = credentials()?;
        ensure!(
            credentials.is_none() || encryption != Encryption::None || server.is_local(),
            "--smtp-tls none would send SMTP_PASSWORD unencrypted; choose starttls or tls"
        );
        let parameters = || {
            let parameters = TlsParameters::builder(server.host.clone()).build_rustls();
            parameters.context("the roots of this machine cannot be used; check SSL_CERT_FILE")
        };
        let tls = match encryption {
            Encryption::None => Tls::None,
            Encryption::Starttls => Tls::Required(parameters()?),
            Encryption::Tls => Tls::Wrapper(parameters()?),
        };
        let builder = SmtpTransport::builder_dangerous(server.host.clone());
        let builder = builder.port(server.port).tls(tls).timeout(Some(SMTP_TIMEOUT));
        let builder = match credentials {
            Some(credentials) => builder.credentials(credentials),
            None => builder,
        };
        Ok(Self { server, transport: builder.build() })
    }
}

impl Sender for Smtp {
    fn send(&self, email: &Email) -> Result<()> {
        let sent = self.transport.send(&email.mime()?);
        let name = format!("{}:{}", self.server.host, self.server.port);
        sent.map(drop).map_err(|error| anyhow!("{name} {}", problem(&error, &email.from, &email.to)))
    }
}

fn credentials() -> Result<Option<Credentials>> {
    let variable = |name| std::env::var(name).ok().filter(|value| !value.is_empty());
    match (variable("SMTP_USERNAME"), variable("SMTP_PASSWORD")) {
        (Some(username), Some(password)) => Ok(Some(Credentials::new(username, password))),
        (None, None) => Ok(None),
        _ => Err(anyhow!("only one of SMTP_USERNAME and SMTP_PASSWORD is set; set both or none")),
    }
}

/// The problem of a server and the next step.
fn problem(error: &Error, from: &Address, to: &Address) -> String {
    let reason = error.source().map(ToString::to_string).unwrap_or_default();
    let status = error.status().map(|status| status.to_string()).unwrap_or_default();
    match status.as_str() {
        "530" => {
            "wants a login or encryption: set SMTP_USERNAME and SMTP_PASSWORD, or choose another --smtp-tls".to_owned()
        }
        "534" | "535" | "538" => {
            "refuses the login: check SMTP_USERNAME and SMTP_PASSWORD".to_owned()
        }
        "" if is_in(error, io::ErrorKind::InvalidData) && reason.contains("certificate") => {
            "has a certificate that this machine does not trust: write the host as in its certificate, or name its \
             root in SSL_CERT_FILE"
                .to_owned()
        }
        "" if is_in(error, io::ErrorKind::InvalidData) || error.is_tls() => {
            "cannot encrypt the connection this way: choose another --smtp-tls".to_owned()
        }
        "" if reason.contains("STARTTLS") => {
            "does not offer STARTTLS: choose --smtp-tls tls, or none for a server on this machine".to_owned()
        }
        "" if reason.contains("authentication mechanism") => {
            "accepts no password: unset SMTP_USERNAME and SMTP_PASSWORD".to_owned()
        }
        "" if error.is_timeout() => {
            format!("does not answer within {} s: check --smtp and the network", SMTP_TIMEOUT.as_secs())
        }
        "" if error.is_response() => "does not answer as a mail server: check --smtp and --smtp-tls".to_owned(),
        "" => "cannot be reached: check --smtp and the network".to_owned(),
        status => format!("refuses the message from {from} to {to}: {status} {reason}"),
    }
}

/// Returns whether a cause of `error` is an error of this kind.
fn is_in(error: &Error, kind: io::ErrorKind) -> bool {
    let causes = std::iter::successors(error.source(), |cause| (*cause).source());
    causes.filter_map(|cause| cause.downcast_ref::<io::Error>()).any(|cause| cause.kind() == kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_a_host_and_a_port() {
        for (text, host, port, tls) in [
            ("smtp.example.com:587", "smtp.example.com", 587, Encryption::Starttls),
            ("smtp.example.com:465", "smtp.example.com", 465, Encryption::Tls),
            ("localhost:1025", "localhost", 1025, Encryption::None),
            ("127.0.0.1:25", "127.0.0.1", 25, Encryption::None),
            ("[::1]:25", "::1", 25, Encryption::None),
            ("[2001:db8::1]:25", "2001:db8::1", 25, Encryption::Starttls),
        ] {
            let server: Server = text.parse().unwrap();
            assert_eq!(
                (server.host.as_str(), server.port, server.default_encryption()),
                (host, port, tls),
                "{text}"
            );
        }
        for text in ["", "smtp.example.com", ":25", "a b:25", "smtp://a:25", "a:0", "a:99999", "a@b:25"] {
            assert!(text.parse::<Server>().is_err(), "{text}");
        }
    }
}
