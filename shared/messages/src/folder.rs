//! Reads the templates, locales and brands of `templates/`.

use std::path::{Path, PathBuf};

use locales::LocaleTexts;
use template_files::{list, name, read, shown, stem};

use crate::brand::Brand;
use crate::event_values;
use crate::findings::{BoxError, Findings};

/// The files of `templates/` that messages are rendered from.
#[derive(Clone, Debug, Default)]
pub struct Folder {
    /// Templates by file name.
    pub templates: Vec<(String, String)>,
    /// The locales, sorted by tag.
    pub locales: Vec<LocaleTexts>,
    /// Brands by file stem.
    pub brands: Vec<(String, Brand)>,
}

impl Folder {
    /// The subfolders that [`Self::read`] reads.
    pub const PARTS: [&'static str; 4] = ["brands", "email", "locales", "sms"];

    /// Reads every file.
    ///
    /// # Errors
    /// Fails with the findings in all files.
    pub fn read(templates: &Path) -> Result<Self, Findings> {
        let (folder, findings) = Self::readable(templates);
        findings.none().map(|()| folder)
    }

    /// Reads the valid files, and returns them with the findings in the others.
    #[must_use]
    pub fn readable(templates: &Path) -> (Self, Findings) {
        let mut findings = Findings::default();
        let mut folder = Self::default();
        for (part, extension) in [("email", "html"), ("sms", "txt")] {
            for file in findings.of(files(&templates.join(part), extension)).unwrap_or_default() {
                let Some(text) = findings.of(text(&file)) else { continue };
                findings.0.extend(event_values::findings(&shown(&file), &text));
                folder.templates.push((name(&file), text));
            }
        }
        let brands = findings.of(files(&templates.join("brands"), "toml"));
        if brands.as_ref().is_some_and(Vec::is_empty) {
            findings.0.push(
                "templates/brands has no brand; add a file such as templates/brands/eshop.toml".to_owned(),
            );
        }
        let brands = brands.unwrap_or_default();
        findings.0.extend(invalid_names(&brands));
        folder.brands = brands.iter().filter_map(|file| findings.of(brand(file))).collect();
        folder.locales = Self::locales_only(templates, &mut findings).locales;
        findings.0.extend(folder.unknown_team_tags());
        (folder, findings)
    }

    /// Findings about signatures for a language without a locale. Without locales, those have findings already.
    fn unknown_team_tags(&self) -> Vec<String> {
        let tags: Vec<&str> = self.locales.iter().map(|texts| &*texts.locale).collect();
        let brands = self.brands.iter().filter(|_| !tags.is_empty());
        let unknown = brands
            .flat_map(|(name, brand)| brand.unknown_team_tags(&tags).into_iter().map(move |tag| (name, tag)));
        let finding = |(name, tag)| {
            format!(
                "templates/brands/{name}.toml: team has {tag:?}, but templates/locales has no {tag}.ftl; remove it, or write the tag \
                 of a locale, such as de or pt-BR"
            )
        };
        unknown.map(finding).collect()
    }

    /// Reads the locales alone, for content without messages.
    pub(crate) fn locales_only(templates: &Path, findings: &mut Findings) -> Self {
        let locales = locales::read_folder(&templates.join("locales")).map_err(|found| found.join("\n"));
        let locales = findings.of(locales).unwrap_or_default();
        Self { locales, ..Self::default() }
    }
}

fn brand(file: &Path) -> Result<(String, Brand), BoxError> {
    let fail = |problem: &str| format!("{}: {problem}", shown(file));
    let source = text(file)?;
    let brand: Brand = toml::from_str(&source).map_err(|error| fail(&explained(&source, &error)))?;
    let problems: Vec<String> = brand.problems().iter().map(|problem| fail(problem)).collect();
    if problems.is_empty() { Ok((stem(file), brand)) } else { Err(problems.join("\n").into()) }
}

/// A TOML error on one line, with its line number and key. TOML's own text draws the place on several lines.
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
    let key = if line.trim_start().starts_with('=') { String::new() } else { format!(", {key}") };
    format!("line {number}{key}: {message}")
}

fn text(file: &Path) -> Result<String, BoxError> {
    Ok(read(file).map_err(|error| format!("{}: {error}", shown(file)))?)
}

fn files(folder: &Path, extension: &str) -> Result<Vec<PathBuf>, BoxError> {
    Ok(list(folder, extension).map_err(|error| format!("{}: {error}", shown(folder)))?)
}

/// Longest name of a brand file, as in `template.yaml`.
const LONGEST_NAME: usize = 64;

/// Findings about brand files that the settings BRAND and `BRAND_BY_CLIENT` cannot name. The parameters of
/// `template.yaml` have the same pattern.
fn invalid_names(brands: &[PathBuf]) -> Vec<String> {
    let stems: Vec<String> = brands.iter().map(|file| stem(file)).collect();
    let mut findings = Vec::new();
    for (index, (file, stem)) in brands.iter().zip(&stems).enumerate() {
        if !is_name(stem) {
            let problem =
                "a setting cannot name this brand; rename the file with ASCII letters, digits, - and _";
            findings
                .push(format!("{}: {problem}, a letter or digit first, at most {LONGEST_NAME}", shown(file)));
        }
        if stems[..index].iter().any(|other| other.eq_ignore_ascii_case(stem)) {
            findings.push(format!("{}: another brand differs by letter case only; rename one", shown(file)));
        }
    }
    findings
}

/// Returns whether the name matches `[A-Za-z0-9][A-Za-z0-9_-]*`.
fn is_name(stem: &str) -> bool {
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    stem.starts_with(|first: char| first.is_ascii_alphanumeric())
        && stem.bytes().all(is_allowed)
        && stem.len() <= LONGEST_NAME
}

#[cfg(test)]
mod tests {
    use std::fs;

    use test_kit::folder::with_files;

    use super::*;

    const BRAND: &str = include_str!("../../../templates/brands/eshop.toml");

    /// The error about a brand file with this content.
    fn problem(content: &str) -> String {
        let folder = with_files(&[("brand.toml", content)]);
        brand(&folder.path().join("brand.toml")).err().unwrap().to_string()
    }

    fn assert_refused(content: &str, parts: &[&str]) {
        let problem = problem(content);
        assert!(parts.iter().all(|part| problem.contains(part)), "{parts:?} is not in {problem}");
        let internals = ["\n", "struct", "u16", "`"];
        assert!(!internals.iter().any(|one| problem.contains(one)), "{problem}");
    }

    fn without(key: &str) -> String {
        BRAND.lines().filter(|line| !line.starts_with(key)).collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn a_value_of_the_wrong_type_is_named_by_line_and_key_with_the_expected_type() {
        let logo = "expected a table: [logo] with the keys url, alt, width and height";
        let top = |line: &str| format!("{line}\n{BRAND}");
        for (content, parts) in [
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
                ["page: ", "is not a colour; write #rrggbb"],
            ),
            (BRAND.replacen("name = \"", "name = \"\u{7}", 1), ["name: ", ""]),
        ] {
            assert_refused(&content, &parts);
        }
    }

    #[test]
    fn an_incomplete_logo_is_named_by_its_key() {
        let logo = |rest: &str| format!("{BRAND}\n[logo]\nurl = \"https://a.example/x.png\"\n{rest}");
        for (content, parts) in [
            (logo(""), ["[logo]: missing field alt", ""]),
            (logo("alt = \"a\"\nwidth = \"1\"\nheight = 1"), ["width: ", "a whole number of pixels"]),
            (logo("alt = \"a\"\nwidth = 99999\nheight = 1"), ["width: ", "a whole number of pixels"]),
        ] {
            assert_refused(&content, &parts);
        }
    }

    #[test]
    fn a_folder_without_a_brand_is_refused() {
        let folder = with_files::<&str>(&[]);
        for part in Folder::PARTS {
            fs::create_dir(folder.path().join(part)).unwrap();
        }
        let error = Folder::read(folder.path()).err().unwrap().to_string();
        assert!(error.starts_with("templates/brands has no brand"), "{error}");
    }

    #[test]
    fn a_signature_for_a_language_without_a_locale_is_refused() {
        let read = |team: &str| {
            let brand = format!("{team}\n{BRAND}");
            let folder = with_files(&[
                ("brands/shop.toml", &*brand),
                ("email/.keep", ""),
                ("locales/en.ftl", ""),
                ("locales/pt-BR.ftl", ""),
                ("sms/.keep", ""),
            ]);
            Folder::readable(folder.path()).1.0
        };
        assert_eq!(read("team = { en = \"a\", pt = \"b\", pt-BR = \"c\" }"), [""; 0]);
        for tag in ["EN", "english", "de", "pt-PT", "en-GB"] {
            let found = read(&format!("team = {{ {tag} = \"a\" }}"));
            let start = format!(
                "templates/brands/shop.toml: team has \"{tag}\", but templates/locales has no {tag}.ftl; "
            );
            assert!(found.len() == 1 && found[0].starts_with(&start), "{found:?}");
        }
    }

    #[test]
    fn a_brand_that_a_setting_cannot_name_is_refused() {
        let template = read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../../template.yaml")).unwrap();
        let (_, parameter) = template.split_once("\n  Brand:\n").unwrap();
        let pattern = "    MaxLength: 64\n    AllowedPattern: '[A-Za-z0-9][A-Za-z0-9_-]*'\n";
        assert!(parameter.split("\n  B").next().unwrap().contains(pattern), "{parameter:.200}");
        let refused =
            |name: &str| !invalid_names(&[PathBuf::from(format!("templates/brands/{name}.toml"))]).is_empty();
        for name in ["müller", "-shop", "_shop", "my shop", "shop.com", "shop\u{200B}", &"x".repeat(65)] {
            assert!(refused(name), "{name}");
        }
        for name in ["eshop", "7-shop", "My_Shop", &"x".repeat(64)] {
            assert!(!refused(name), "{name}");
        }
        let found =
            invalid_names(&["a", "A"].map(|name| PathBuf::from(format!("templates/brands/{name}.toml"))));
        assert_eq!(found, ["templates/brands/A.toml: another brand differs by letter case only; rename one"]);
    }

    #[test]
    fn a_file_that_cannot_be_read_is_named() {
        let error = text(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap_err().to_string();
        assert!(error.contains("messages: "), "{error}");
    }
}
