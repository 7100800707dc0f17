//! Compiles the refusals of every locale in: pre-sign-up answers in the person's language and carries no Fluent.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

use catalogue::{Text, Words};

#[path = "src/diagnostic.rs"]
mod diagnostic;

use diagnostic::Diagnostic;

type Failure = Box<dyn std::error::Error>;

fn main() -> Result<(), Failure> {
    let folder = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../templates/locales");
    println!("cargo::rerun-if-changed={}", folder.display());
    let all = catalogue::read_folder(&folder).map_err(|error| error.to_string())?;
    let mut code = "&[\n".to_owned();
    for words in &all {
        writeln!(code, "    ({:?}, {:?}),", words.locale, sentences(words)?)?;
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("locales.rs"), code + "]\n")?;
    Ok(())
}

/// One line for each diagnostic, in their order: a table of texts would be one more pointer each to set at start.
fn sentences(words: &Words) -> Result<String, String> {
    let sentence = |diagnostic: Diagnostic| {
        let name = diagnostic.code().to_ascii_lowercase();
        let text = words.messages.get("refusal").and_then(|texts| texts.get(&name));
        match text {
            Some(Text::Same(text)) => Ok(text.as_str()),
            _ => Err(format!("{}.ftl: refusal.{} is missing", words.locale, name.replace('_', "-"))),
        }
    };
    let sentences: Result<Vec<&str>, String> = Diagnostic::ALL.into_iter().map(sentence).collect();
    Ok(sentences?.join("\n"))
}
