//! Compiles `lists/` in: every line is checked here, so that a typing error fails the build by its file and line,
//! and written sorted in the form that domains are compared in. Also writes the table of characters that look like
//! ASCII ones.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs};

#[expect(dead_code, reason = "an address that is parsed is only written down")]
#[path = "../../shared/trigger/src/email_address.rs"]
mod email_address;

use email_address::{domain, domain_or_address};

type Failure = Box<dyn std::error::Error>;
type Parse = fn(&str) -> Result<String, &'static str>;

/// Each list with what an entry of it is.
const LISTS: [(&str, Parse); 4] = [
    ("allowed-domains", domain_or_address),
    ("denied-domains", domain_or_address),
    ("disposable-domains", domain),
    ("disposable-allowed", domain),
];

fn main() -> Result<(), Failure> {
    println!("cargo::rerun-if-changed=lists");
    for (name, parse) in LISTS {
        let file = PathBuf::from("lists").join(name).with_extension("txt");
        let entries = entries(&file, parse)?.join("\n");
        fs::write(PathBuf::from(env::var("OUT_DIR")?).join(name).with_extension("txt"), entries)?;
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

/// The look of a character (UTS 39). It is looked up in both cases, because a capital may look like another letter
/// than the small one, and `M` must become what `m` becomes. There, `I`, `1` and `|` are `l`, and only `i` is not.
fn looks(c: char) -> String {
    let skeleton = |text: &str| unicode_security::skeleton(text).collect::<String>().to_lowercase();
    skeleton(&skeleton(ornamental(c).unwrap_or(c).encode_utf8(&mut [0; 4]))).replace('i', "l")
}

/// The letter that a letter of ornament is, where Unicode has no compatibility form for it: white on a round and on a
/// square ground, half of a flag, a small capital.
fn ornamental(c: char) -> Option<char> {
    const ALPHABETS: [char; 3] = ['\u{1F150}', '\u{1F170}', '\u{1F1E6}'];
    const SMALL_CAPITALS: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡ\0ʏᴢ";
    let small_capital = SMALL_CAPITALS.chars().position(|known| known == c && c != '\0');
    let alphabets = ALPHABETS.iter().filter_map(|a| u32::from(c).checked_sub(u32::from(*a)));
    let letter =
        small_capital.and_then(|at| u32::try_from(at).ok()).or(alphabets.filter(|at| *at < 26).min())?;
    char::from_u32(u32::from('a') + letter)
}

/// The entries of a file in the form that addresses are compared by, sorted, each once.
fn entries(file: &Path, parse: Parse) -> Result<Vec<String>, Failure> {
    let text = fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))?;
    let mut entries = Vec::new();
    for (index, line) in text.lines().enumerate() {
        let entry = line.split('#').next().unwrap_or_default().trim();
        if !entry.is_empty() {
            let problem = |problem| format!("{}:{}: \"{entry}\" {problem}", file.display(), index + 1);
            entries.push(parse(entry).map_err(problem)?);
        }
    }
    entries.sort();
    entries.dedup();
    Ok(entries)
}
