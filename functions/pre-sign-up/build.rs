//! Compiles the default content into the function, and a table of characters that look like ASCII characters.
#![expect(clippy::disallowed_methods, reason = "a build script reads variables and writes a file")]

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use messages::Section;

type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> Result<(), Failure> {
    messages::build::compile_in(&[Section::Domains])?;
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("lookalikes.rs"), lookalikes()?)?;
    Ok(())
}

/// All characters that look like one to three ASCII characters, sorted, each with those in lower case. The
/// library's own table holds pointers, which the loader relocates at every start.
fn lookalikes() -> Result<String, Failure> {
    let mut table = "&[".to_owned();
    for c in '\0'..=char::MAX {
        let looks = looks_like(c);
        let differs = !looks.chars().eq(std::iter::once(c));
        if differs && looks.is_ascii() && (1..=3).contains(&looks.len()) {
            let mut bytes = [0; 3];
            bytes[..looks.len()].copy_from_slice(looks.as_bytes());
            write!(table, "('{}', {bytes:?}), ", c.escape_unicode())?;
        }
    }
    Ok(table + "]")
}

/// The skeleton of a character (UTS 39) in lower case. The mapping is applied twice, because a capital and
/// its small letter may look like different letters, but `M` and `m` must have the same skeleton. UTS 39 maps
/// `I`, `1` and `|` to `l`; this function also maps `i` to `l`.
fn looks_like(c: char) -> String {
    let skeleton = |text: &str| unicode_security::skeleton(text).collect::<String>().to_lowercase();
    skeleton(&skeleton(ornamental(c).unwrap_or(c).encode_utf8(&mut [0; 4]))).replace('i', "l")
}

/// The plain letter of an ornamental one without a compatibility form: negative circled and squared letters, regional
/// indicators, small capitals.
fn ornamental(c: char) -> Option<char> {
    const ALPHABETS: [char; 3] = ['\u{1F150}', '\u{1F170}', '\u{1F1E6}'];
    const SMALL_CAPITALS: &str = "ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘꞯʀꜱᴛᴜᴠᴡ\0ʏᴢ";
    let small_capital = SMALL_CAPITALS.chars().position(|known| known == c && c != '\0');
    let alphabets = ALPHABETS.iter().filter_map(|a| u32::from(c).checked_sub(u32::from(*a)));
    let letter =
        small_capital.and_then(|at| u32::try_from(at).ok()).or(alphabets.filter(|at| *at < 26).min())?;
    char::from_u32(u32::from('a') + letter)
}
