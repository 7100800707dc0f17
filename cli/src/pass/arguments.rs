//! The command line of `pass`.

use std::path::PathBuf;

use attributes::EmailAddress;
use clap::{Args, Subcommand, ValueEnum};
use pre_sign_up::pass::{is_phone_number, signing};

use super::life;

const EXAMPLES: &str = "\
Examples:
  cognito-triggers pass keygen --out pass-key.json                                                 create a key
  cognito-triggers pass issue --key pass-key.json --client-id 1example --email jane@example.com    invite a person
  cognito-triggers pass check --keys pass-keys.json --client-id 1example --email jane@example.com  check the pass on stdin

The private key signs: keep it with the back end, outside the repository. The public set is the value of
SIGN_UP_PASS_KEYS. Nothing is sent over the network.

Exit codes: 0 done; 1 the checked pass is not valid; 2 an option or a file cannot be used.";

/// Options of `pass`.
#[derive(Args)]
#[command(after_help = EXAMPLES, subcommand_value_name = "ACTION", subcommand_help_heading = "Actions")]
pub struct Arguments {
    #[command(subcommand)]
    pub action: Action,
}

/// Actions of `pass`.
#[derive(Subcommand)]
pub enum Action {
    /// Create a key: write the private key to a file, and print the set with its public key
    Keygen(Keygen),
    /// Issue a pass: print it
    Issue(Issue),
    /// Check a pass as pre-sign-up does, and say why it is not valid
    Check(Check),
}

/// Options of `pass keygen`.
#[derive(Args)]
pub struct Keygen {
    /// New file for the private key, which only its owner can read
    #[arg(long, value_name = "FILE")]
    pub out: PathBuf,
    /// Id of the key, different from those of your other keys [default: today in UTC]
    #[arg(long, value_parser = key_id)]
    pub kid: Option<String>,
    /// Algorithm of the key
    #[arg(long, value_enum, default_value_t = Algorithm::Es256)]
    pub algorithm: Algorithm,
}

/// Options of `pass issue`.
#[derive(Args)]
pub struct Issue {
    /// File of `pass keygen` with the private key
    #[arg(long, value_name = "FILE")]
    pub key: PathBuf,
    /// Id of the app client; may be repeated
    #[arg(long = "client-id", value_name = "ID", required = true)]
    pub client_ids: Vec<String>,
    #[command(flatten)]
    pub person: Person,
    /// Life of the pass, at most 7d: 90s, 15m, 12h, 7d
    #[arg(long, value_name = "TIME", default_value = "7d", value_parser = life::parse)]
    pub expires: u64,
    /// State that you have verified the email address: the sign-up then needs no code
    #[arg(long, conflicts_with = "phone_number")]
    pub email_verified: bool,
}

/// Options of `pass check`.
#[derive(Args)]
pub struct Check {
    /// File with the set of public keys, the value of `SIGN_UP_PASS_KEYS`
    #[arg(long, value_name = "FILE")]
    pub keys: PathBuf,
    /// Id of the app client that signs up
    #[arg(long, value_name = "ID")]
    pub client_id: String,
    #[command(flatten)]
    pub person: Person,
    /// The pass [default: standard input]
    pub pass: Option<String>,
}

/// The person who signs up.
#[derive(Args)]
#[group(required = true, multiple = false)]
pub struct Person {
    /// Email address of the person
    #[arg(long, value_name = "ADDRESS", value_parser = email)]
    pub email: Option<String>,
    /// Phone number of the person, for example +15555550100
    #[arg(long, value_name = "NUMBER", value_parser = phone_number)]
    pub phone_number: Option<String>,
}

/// Algorithm of a key.
#[derive(Clone, Copy, ValueEnum)]
pub enum Algorithm {
    /// P-256, which every library supports
    Es256,
    /// Ed25519, whose keys are shorter
    Eddsa,
}

impl From<Algorithm> for signing::Algorithm {
    fn from(algorithm: Algorithm) -> Self {
        match algorithm {
            Algorithm::Es256 => Self::Es256,
            Algorithm::Eddsa => Self::EdDsa,
        }
    }
}

/// Parses an id of a key. Other characters would need escapes in JSON and in samconfig.toml.
fn key_id(text: &str) -> Result<String, &'static str> {
    let is_usual = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    let is_id = (1..=64).contains(&text.len()) && text.bytes().all(is_usual);
    if is_id { Ok(text.to_owned()) } else { Err("use 1 to 64 letters, digits or . _ -, for example 2026-03") }
}

/// Parses an address into the form in which passes name it.
fn email(text: &str) -> Result<String, &'static str> {
    let email = EmailAddress::parse(text).map_err(|_| "not an email address that mail can be sent to")?;
    Ok(email.folded())
}

fn phone_number(text: &str) -> Result<String, &'static str> {
    let error = "write it as + and digits only, for example +15555550100";
    if is_phone_number(text) { Ok(text.to_owned()) } else { Err(error) }
}
