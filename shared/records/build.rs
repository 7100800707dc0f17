//! Embeds `templates/records/` into the binaries. Each file is checked here, so that a wrong one fails the build by its
//! name and field, and one more record is one more file.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::{env, fs};

#[path = "src/check.rs"]
mod check;
#[path = "src/context.rs"]
mod context;
#[path = "src/form.rs"]
mod form;
#[path = "src/interpolation.rs"]
mod interpolation;
#[path = "src/number.rs"]
mod number;
#[path = "../attributes/src/standard.rs"]
mod standard;
#[path = "src/template.rs"]
mod template;

type Failure = Box<dyn std::error::Error>;

/// The most items that one transaction writes, and the most bytes. Source:
/// <https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TransactWriteItems.html>
const MOST_RECORDS: usize = 100;
const MOST_BYTES: usize = 4 * 1024 * 1024;

fn main() -> Result<(), Failure> {
    let folder =
        PathBuf::from(env::var("CARGO_MANIFEST_DIR")?).join("../../templates/records").canonicalize()?;
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> =
        fs::read_dir(&folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "json"));
    files.sort();
    if files.is_empty() || files.len() > MOST_RECORDS {
        return Err(format!("templates/records has {} records, not 1 to {MOST_RECORDS}", files.len()).into());
    }
    let (mut code, mut bytes) = ("&[\n".to_owned(), 0);
    for file in files {
        let name = format!("templates/records/{}", file.file_name().unwrap_or_default().to_string_lossy());
        let wrong = |error| format!("{name}: {error}");
        let record = template::RecordTemplate::parse(&fs::read_to_string(&file)?).map_err(wrong)?;
        bytes += check::check(&record).map_err(wrong)?;
        let file = file.to_string_lossy();
        writeln!(code, "    File::new({name:?}, include_str!({file:?})),")?;
    }
    if bytes > MOST_BYTES {
        return Err(format!("templates/records: {bytes} bytes in all, not {MOST_BYTES} at most").into());
    }
    fs::write(PathBuf::from(env::var("OUT_DIR")?).join("records.rs"), code + "]\n")?;
    Ok(())
}
