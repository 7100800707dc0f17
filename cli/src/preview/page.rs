//! The files of the page. They are the same for every folder; the data is in scripts of its own.

/// Name and content of each file. The page loads the scripts in this order.
pub const FILES: [(&str, &str); 12] = [
    ("page/style.css", include_str!("page/style.css")),
    ("page/controls.css", include_str!("page/controls.css")),
    ("page/elements.js", include_str!("page/elements.js")),
    ("page/names.js", include_str!("page/names.js")),
    ("page/options.js", include_str!("page/options.js")),
    ("page/load.js", include_str!("page/load.js")),
    ("page/clients.js", include_str!("page/clients.js")),
    ("page/frames.js", include_str!("page/frames.js")),
    ("page/messages.js", include_str!("page/messages.js")),
    ("page/changes.js", include_str!("page/changes.js")),
    ("page/lists.js", include_str!("page/lists.js")),
    ("page/main.js", include_str!("page/main.js")),
];

/// The page itself.
pub const INDEX: &str = include_str!("page/index.html");

/// The script with the index of all messages.
pub const INDEX_SCRIPT: &str = "data.js";

/// The script with a sheet. No brand has the name of the folder, because a brand begins with a letter or digit.
pub fn sheet_script(brand: &str, locale: &str) -> String {
    format!("_data/{brand}/{locale}.js")
}

/// The media type of a file of the page.
pub fn media_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("eml") => "message/rfc822",
        _ => "text/plain; charset=utf-8",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_loads_each_file_once_and_nothing_else() {
        let is_file = |text: &&str| [".js", ".css"].iter().any(|ending| text.ends_with(ending));
        let loaded: Vec<&str> = INDEX.split(['"', ' ']).filter(is_file).collect();
        let files = FILES.map(|(name, _)| name);
        // The data comes before the script that shows it.
        let expected: Vec<&str> =
            files[..11].iter().chain(&[INDEX_SCRIPT]).chain(&files[11..]).copied().collect();
        assert_eq!(loaded, expected);
        for (name, content) in FILES {
            assert!(content.lines().count() <= 200, "{name} has more than 200 lines");
            assert!(!content.contains("http://") && !content.contains("https://"), "{name} has an address");
        }
    }
}
