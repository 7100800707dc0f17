//! `templates/` as it lies on the disk.
#![expect(clippy::disallowed_methods, reason = "reads files when content is packed; no function calls it")]

use std::fs;
use std::path::{Path, PathBuf};

use locales::folder::shown;

use crate::brand::Brand;
use crate::event_values;
use crate::findings::Findings;
use crate::localized_brand::Lifetimes;
use crate::renderer::Sources;

/// Names and contents, as [`Sources`] has them.
pub struct Folder {
    /// Templates by their file names.
    pub templates: Vec<(String, String)>,
    /// The words of each locale as JSON, by their tags.
    pub locales: Vec<(String, String)>,
    /// Each brand as JSON, by its name.
    pub brands: Vec<(String, String)>,
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Folder {
    /// The folders that are read.
    pub const PARTS: [&'static str; 4] = ["brands", "email", "locales", "sms"];

    /// Reads all of it.
    ///
    /// # Errors
    /// With everything that is wrong in any file.
    pub fn read(templates: &Path) -> Result<Self, Findings> {
        let (folder, findings) = Self::readable(templates);
        findings.none().map(|()| folder)
    }

    /// The files that can be used, and everything that is wrong in the others.
    #[must_use]
    pub fn readable(templates: &Path) -> (Self, Findings) {
        let mut findings = Findings::default();
        let mut folder = Self { templates: Vec::new(), locales: Vec::new(), brands: Vec::new() };
        for part in ["email", "sms"] {
            for file in findings.of(files(&templates.join(part), ending(part))).unwrap_or_default() {
                let Some(text) = findings.of(text(&file)) else { continue };
                findings.0.extend(event_values::findings(&shown(&file), &text));
                folder.templates.push((name(&file), text));
            }
        }
        let brands = findings.of(files(&templates.join("brands"), ending("brands")));
        if brands.as_ref().is_some_and(Vec::is_empty) {
            findings.0.push("templates/brands has no brand; put a file such as eshop.toml there".to_owned());
        }
        let brands = brands.unwrap_or_default();
        findings.0.extend(wrong_names(&brands));
        folder.brands = brands.iter().filter_map(|file| findings.of(brand(file))).collect();
        folder.locales = findings.of(locales(&templates.join("locales"))).unwrap_or_default();
        (folder, findings)
    }

    /// All of it for a renderer.
    #[must_use]
    pub fn sources(&self, lifetimes: Lifetimes) -> Sources<'_> {
        Sources {
            templates: borrowed(&self.templates),
            locales: borrowed(&self.locales),
            brands: borrowed(&self.brands),
            lifetimes,
        }
    }
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files.iter().map(|(name, content)| (name.as_str(), content.as_str())).collect()
}

/// Each locale's words but the refusals, which are in every function already.
fn locales(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let all = locales::read_folder(folder).map_err(|error| error.to_string())?;
    let entries = all.into_iter().map(|mut words| {
        words.messages.remove("refusal");
        let json = serde_json::to_string(&words)?;
        Ok((words.locale, json))
    });
    entries.collect()
}

fn brand(file: &Path) -> Result<(String, String), Failure> {
    let fail = |problem: &str| format!("{}: {problem}", shown(file));
    let source = text(file)?;
    let brand: Brand = toml::from_str(&source).map_err(|error| fail(&explained(&source, &error)))?;
    let problems = brand.problems();
    if !problems.is_empty() {
        let problems: Vec<String> = problems.iter().map(|problem| fail(problem)).collect();
        return Err(problems.join("\n").into());
    }
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    Ok((stem.into_owned(), serde_json::to_string(&brand)?))
}

/// A TOML error by its line. What TOML's own error draws under the line would be torn apart in a build's output.
fn explained(source: &str, error: &toml::de::Error) -> String {
    let message = error.message().trim_end().replace('\n', "; ").replace('`', "");
    let message = message.replace("expected u16", "expected a whole number of pixels, at most 65535");
    let start =
        error.span().map(|span| span.start).filter(|start| *start > 0 || !message.starts_with("missing"));
    let Some(before) = start.and_then(|start| source.get(..start)) else {
        return message;
    };
    let number = before.split('\n').count();
    let line = source.lines().nth(number - 1).unwrap_or_default();
    let key = line.split('=').next().unwrap_or_default().trim().escape_debug();
    let place = if line.trim_start().starts_with('=') { String::new() } else { format!(", {key}") };
    format!("line {number}{place}: {message}")
}

/// The content of a file.
fn text(file: &Path) -> Result<String, Failure> {
    let text = fs::read_to_string(file).map_err(|error| unreadable(file, &error))?;
    // Some editors put a byte order mark there.
    Ok(text.trim_start_matches('\u{FEFF}').to_owned())
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    format!("{}: {error}", shown(path)).into()
}

fn name(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// The ending of the files in a part of the folder. Others are not read: editors keep copies beside a file.
fn ending(part: &str) -> &'static str {
    match part {
        "brands" => "toml",
        "sms" => "txt",
        _ => "html",
    }
}

/// Brands that no setting can name.
fn wrong_names(brands: &[PathBuf]) -> Vec<String> {
    let is_allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
    let stem = |file: &PathBuf| file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
    let stems: Vec<String> = brands.iter().map(stem).collect();
    let mut findings = Vec::new();
    for (at, (file, stem)) in brands.iter().zip(&stems).enumerate() {
        if !stem.chars().all(is_allowed) {
            let problem =
                "a setting cannot name this brand; rename the file with ASCII letters, digits, - and _";
            findings.push(format!("{}: {problem}", shown(file)));
        }
        if stems[..at].iter().any(|other| other.eq_ignore_ascii_case(stem)) {
            findings.push(format!("{}: another brand differs by letter case only; rename one", shown(file)));
        }
    }
    findings
}

/// The files of a folder with this ending in the order of their names, without those that editors keep beside them.
fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let entries = fs::read_dir(folder).map_err(|error| unreadable(folder, &error))?;
    let mut files: Vec<PathBuf> =
        entries.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| {
        !name(file).starts_with(['.', '#']) && file.extension().is_some_and(|found| found == ending)
    });
    files.sort();
    Ok(files)
}

#[cfg(test)]
mod tests {
    use super::*;

    const BRAND: &str = include_str!("../../../templates/brands/eshop.toml");

    /// The error about a brand file with this content.
    fn problem(content: &str) -> String {
        let name = format!(
            "brand-{:x}.toml",
            content.bytes().fold(7_u64, |hash, byte| hash.wrapping_mul(31) + u64::from(byte))
        );
        let file = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
        fs::write(&file, content).unwrap();
        let read = brand(&file);
        fs::remove_file(&file).unwrap();
        read.err().unwrap().to_string()
    }

    fn assert_refused(content: &str, said: &[&str]) {
        let problem = problem(content);
        assert!(said.iter().all(|part| problem.contains(part)), "{said:?} is not in {problem}");
        let internals = ["\n", "struct", "u16", "`"];
        assert!(!internals.iter().any(|one| problem.contains(one)), "{problem}");
    }

    fn without(key: &str) -> String {
        BRAND.lines().filter(|line| !line.starts_with(key)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_value_of_another_type_is_refused_by_its_line_and_key_with_the_right_one() {
        let logo = "expected a table: [logo] with the keys url, alt, width and height";
        let top = |line: &str| format!("{line}\n{BRAND}");
        for (content, said) in [
            (top("logo = \"x.png\""), ["line 1, logo: ", logo]),
            (top("logo = true"), ["line 1, logo: ", logo]),
            (top("team = 7"), ["line 1, team: ", "a string"]),
            (top("= 7"), ["line 1: ", ""]),
            (top("slogan = \"x\""), ["line 1, slogan: ", "unknown field slogan, expected one of name, "]),
            (
                format!("light = 1\n{}", BRAND.split("[light]").next().unwrap()),
                ["line 1, light: ", "[light] with the keys page, card"],
            ),
            (without("name ="), ["missing field name", ""]),
            (BRAND.replace("[dark]\n", "[dark]\nglow = 1\n"), ["glow: ", "expected one of page, card"]),
            (
                BRAND.replace("[dark]\n", "[dark]\npage = \"red\"\n").replace("page = \"#14181b\"", ""),
                ["page: ", "is not a colour; write it like"],
            ),
            (BRAND.replacen("name = \"", "name = \"\u{7}", 1), ["name: ", ""]),
        ] {
            assert_refused(&content, &said);
        }
    }

    #[test]
    fn a_logo_that_is_not_whole_is_refused_by_its_key() {
        let logo = |rest: &str| format!("{BRAND}\n[logo]\nurl = \"https://a.example/x.png\"\n{rest}");
        for (content, said) in [
            (logo(""), ["[logo]: missing field alt", ""]),
            (logo("alt = \"a\"\nwidth = \"1\"\nheight = 1"), ["width: ", "a whole number of pixels"]),
            (logo("alt = \"a\"\nwidth = 99999\nheight = 1"), ["width: ", "a whole number of pixels"]),
        ] {
            assert_refused(&content, &said);
        }
    }

    #[test]
    fn a_folder_without_a_brand_is_refused() {
        let folder = std::env::temp_dir().join(format!("{}-without-brand", std::process::id()));
        for part in Folder::PARTS {
            fs::create_dir_all(folder.join(part)).unwrap();
        }
        let error = Folder::read(&folder).err().unwrap().to_string();
        fs::remove_dir_all(&folder).unwrap();
        assert!(error.starts_with("templates/brands has no brand"), "{error}");
    }

    #[test]
    fn a_file_that_is_no_text_is_named() {
        let error = text(Path::new("no/such/templates/email/\u{1b}[31m\n.html")).unwrap_err().to_string();
        assert!(error.starts_with("templates/email/\\u{1b}[31m\\n.html: "), "{error}");
        assert!(text(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_err().to_string().contains("messages: "));
    }
}
