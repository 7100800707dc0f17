//! The page that shows the messages side by side.

use anyhow::Result;

use super::message::Preview;

/// The page, which refers to the files beside it and to nothing else.
///
/// # Errors
/// When the list of messages does not serialise, which it always does.
pub fn page(previews: &[Preview]) -> Result<String> {
    // Nothing in the list may end the script that it stands in.
    let list = serde_json::to_string(previews)?.replace('<', "\\u003c");
    Ok(include_str!("gallery.html").replace("/* the list of messages */ []", &list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_a_place_for_the_list() {
        assert!(include_str!("gallery.html").contains("/* the list of messages */ []"));
        assert!(page(&[]).unwrap().contains("const messages = [];"));
    }
}
