//! Renders the welcome email of every brand in every locale into the function, which therefore needs no template
//! engine, and packs the locales from which it chooses.
#![expect(clippy::disallowed_methods, reason = "runs as a build script")]

use std::path::{Path, PathBuf};
use std::{env, fs};

use content::{Lifetimes, Placeholders};
use locales::LocaleTexts;
use messages::Folder;
use messages::brand::Brand;
use messages::brand_name::JOINER;
use messages::findings::BoxError;
use messages::localized_brand::{LocalizedBrand, escaped};
use messages::rendering::Rendering;
use tera::Tera;

/// The mark in place of the greeting: only an event tells whether the person has a name.
const GREETING: &str = "{#greeting#}";

fn main() -> Result<(), BoxError> {
    let here = PathBuf::from(env::var("CARGO_MANIFEST_DIR")?);
    let templates = here.join("../../templates").canonicalize()?;
    messages::build::compile_in(&[])?;
    for folder in
        [&here.join("templates"), &here.join("words"), &templates.join("brands"), &templates.join("email")]
    {
        println!("cargo::rerun-if-changed={}", folder.display());
    }
    match mails(&here, &templates) {
        Ok(mails) => fs::write(PathBuf::from(env::var("OUT_DIR")?).join("mails.rs"), format!("&[{mails}]"))?,
        Err(error) => error.to_string().lines().for_each(|finding| println!("cargo::error={finding}")),
    }
    Ok(())
}

/// Every mail as an expression of Rust.
fn mails(here: &Path, templates: &Path) -> Result<String, BoxError> {
    let mut folder = Folder::read(templates)?;
    let words = locales::read_folder(&here.join("words")).map_err(|findings| findings.join("\n"))?;
    let mut tera = Tera::default();
    tera.add_raw_templates(folder.templates.iter().map(|(name, text)| (name.as_str(), text.as_str())))?;
    for name in ["welcome.html", "welcome.txt"] {
        tera.add_raw_template(name, &fs::read_to_string(here.join(format!("templates/{name}.tera")))?)?;
    }
    let mut mails = String::new();
    for texts in &mut folder.locales {
        let greetings = add_welcome(texts, &words)?;
        for (name, brand) in &folder.brands {
            mails.push_str(&mail(&tera, name, brand, texts, &greetings)?);
        }
    }
    Ok(mails)
}

/// Adds the words of the welcome email to the texts of a locale, and puts the mark in place of the greeting. Returns
/// the greeting without and with a name.
fn add_welcome(texts: &mut LocaleTexts, words: &[LocaleTexts]) -> Result<[String; 2], BoxError> {
    let tag = &texts.locale;
    let own = words.iter().find(|words| words.locale == *tag).and_then(|words| words.messages.get("welcome"));
    let own = own.ok_or_else(|| format!("words/{tag}.ftl is missing; translate it from words/en.ftl"))?;
    texts.messages.insert("welcome".to_owned(), own.clone());
    let common = texts.messages.get_mut("common").ok_or("templates/locales has no message common")?;
    let greetings = ["greeting", "greeting_name"].map(|name| {
        let text = common.insert(name.to_owned(), locales::Text::Same(GREETING.to_owned()));
        text.as_ref().and_then(|text| text.forms().next()).unwrap_or_default().to_owned()
    });
    Ok(greetings)
}

/// The email of a brand in a locale.
fn mail(
    tera: &Tera,
    name: &str,
    brand: &Brand,
    texts: &LocaleTexts,
    greetings: &[String; 2],
) -> Result<String, BoxError> {
    // The layout prints no code, but every email of the suite has one.
    let placeholders = Placeholders::new(Some("{####}"), None, false).ok_or("{####} is a placeholder")?;
    let localized = LocalizedBrand::new(brand, texts);
    let (subject, context) =
        localized.email("welcome", &placeholders, None, Rendering::Final(Lifetimes::DEFAULT))?;
    let html =
        part(&tera.render("welcome.html", &context)?, &greetings.each_ref().map(|text| escaped(text)))?;
    // The mark that keeps mail clients from linking a name such as shop.com is for HTML.
    let text = part(&tera.render("welcome.txt", &context)?.replace(JOINER, ""), greetings)?;
    let (locale, sender) = (&texts.locale, &brand.name);
    Ok(format!(
        "Mail {{ brand: {name:?}, locale: {locale:?}, sender: {sender:?}, subject: {subject:?}, html: {html}, \
         text: {text} }},\n"
    ))
}

/// A body, split at the mark of the greeting.
fn part(body: &str, [greeting, greeting_name]: &[String; 2]) -> Result<String, BoxError> {
    let split = body.split_once(GREETING).filter(|(_, after)| !after.contains(GREETING));
    let (before, after) = split.ok_or("a template must print the greeting once")?;
    Ok(format!(
        "Part {{ before: {before:?}, greeting: {greeting:?}, greeting_name: {greeting_name:?}, after: {after:?} }}"
    ))
}
