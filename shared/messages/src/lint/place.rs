//! The place in a template where a finding is mended.

use crate::folder::Folder;
use crate::variant::Variant;

/// The finding with its file, and with the line of the first `{{ … }}` or `<tag>` that it names, if it names no file.
pub fn with_place(folder: &Folder, variant: &Variant<'_>, is_sms: bool, finding: String) -> String {
    if finding
        .split("templates/")
        .skip(1)
        .any(|after| after.split(' ').next().is_some_and(|path| path.contains('.')))
    {
        return finding;
    }
    let files =
        if is_sms { vec![format!("{}.txt", variant.kind.stem())] } else { files(folder, variant.stem) };
    let mut needles = between(&finding, "{{ ", " }}").chain(between(&finding, "<", ">"));
    let line = needles.find_map(|needle| files.iter().find_map(|file| line_of(folder, file, &needle)));
    // Without a line, the first file that a designer would open is the layout.
    let place = line.unwrap_or_else(|| {
        path(files.iter().rev().find(|file| is_layout(folder, file)).unwrap_or(&files[0]))
    });
    format!("{finding} ({place})")
}

/// The template of a message and the templates that it extends or includes.
fn files(folder: &Folder, stem: &str) -> Vec<String> {
    let mut files = vec![format!("{stem}.html")];
    let mut next = 0;
    while let Some(template) = files.get(next).map(|file| source(folder, file)) {
        for tag in between(template, "{% ", " %}") {
            let name = ["{% extends \"", "{% include \""].iter().find_map(|start| tag.strip_prefix(start));
            let name = name.and_then(|name| name.split('"').next()).map(str::to_owned);
            files.extend(name.filter(|name| !files.contains(name)));
        }
        next += 1;
    }
    files
}

fn source<'f>(folder: &'f Folder, file: &str) -> &'f str {
    folder.templates.iter().find(|(name, _)| name == file).map_or("", |(_, text)| text)
}

fn is_layout(folder: &Folder, file: &str) -> bool {
    source(folder, file).contains("<body")
}

/// The parts of a text from `start` to `end`, both included.
fn between(text: &str, start: &'static str, end: &'static str) -> impl Iterator<Item = String> {
    let parts = text.split(start).skip(1).filter_map(move |part| part.split_once(end));
    parts.map(move |(part, _)| format!("{start}{part}{end}"))
}

/// The file and line of a tag; an HTML tag may have other attributes there.
fn line_of(folder: &Folder, file: &str, needle: &str) -> Option<String> {
    let needle = if needle.starts_with('<') { needle.split([' ', '>']).next()? } else { needle };
    let (before, _) = source(folder, file).split_once(needle)?;
    Some(format!("{}:{}", path(file), before.matches('\n').count() + 1))
}

fn path(file: &str) -> String {
    let folder = if file.strip_suffix(".txt").is_some() { "sms" } else { "email" };
    format!("templates/{folder}/{file}")
}
