//! Compiles `lists/` in: every line is checked here, so that a typing error fails the build by its file and line,
//! and written sorted in the form that domains are compared in.

use std::path::{Path, PathBuf};
use std::{env, fs};

use idna::AsciiDenyList;
use idna::uts46::{DnsLength, Hyphens, Uts46};

type Failure = Box<dyn std::error::Error>;

const LISTS: [&str; 4] = ["allowed-domains", "denied-domains", "disposable-domains", "disposable-allowed"];

fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=lists");
    for name in LISTS {
        let file = PathBuf::from("lists").join(name).with_extension("txt");
        let domains = domains(&file)?.join("\n");
        fs::write(PathBuf::from(env::var("OUT_DIR")?).join(name).with_extension("txt"), domains)?;
    }
    Ok(())
}

/// The domains of a file in ASCII, sorted, each once.
fn domains(file: &Path) -> Result<Vec<String>, Failure> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut domains = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let entry = line.split('#').next().unwrap_or_default().trim();
        if !entry.is_empty() {
            let place = || format!("{}:{}: \"{entry}\" is not a domain", file.display(), index + 1);
            domains.push(ascii_domain(entry).ok_or_else(place)?);
        }
    }
    domains.sort();
    domains.dedup();
    Ok(domains)
}

/// As `trigger::EmailAddress` reads a domain; that crate would have to be built twice to be called from here.
fn ascii_domain(domain: &str) -> Option<String> {
    let hyphens = Hyphens::CheckFirstLast;
    let ascii =
        Uts46::new().to_ascii(domain.as_bytes(), AsciiDenyList::STD3, hyphens, DnsLength::Verify).ok()?;
    ascii.contains('.').then(|| ascii.into_owned())
}
