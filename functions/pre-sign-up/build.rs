//! Compiles `lists/` in: every line is checked here, so that a typing error fails the build by its file and line,
//! and written sorted in the form that domains are compared in. Also writes the table of characters that look like
//! ASCII ones.

use std::fmt::Write as _;
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
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("lookalikes.rs"), lookalikes()?)?;
    Ok(())
}

/// Every character that looks like one to three others of ASCII, in lower case and sorted. The library's own table is
/// full of pointers, which the loader has to set at every start.
fn lookalikes() -> Result<String, Failure> {
    let mut table = "&[".to_owned();
    for c in '\0'..=char::MAX {
        let looks = looks(c);
        let differs = !looks.chars().eq(std::iter::once(c));
        if differs && looks.is_ascii() && (1..=3).contains(&looks.len()) {
            let mut bytes = [0; 3];
            bytes[..looks.len()].copy_from_slice(looks.as_bytes());
            write!(table, "('{}', {bytes:?}), ", c.escape_unicode())?;
        }
    }
    Ok(table + "]")
}

/// What a character looks like (UTS 39). It is looked up in both cases, because a capital may look like another letter
/// than the small one, and `M` must become what `m` becomes. There, `I`, `1` and `|` are `l`, and only `i` is not.
fn looks(c: char) -> String {
    let skeleton = |text: &str| unicode_security::skeleton(text).collect::<String>().to_lowercase();
    skeleton(&skeleton(c.encode_utf8(&mut [0; 4]))).replace('i', "l")
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
