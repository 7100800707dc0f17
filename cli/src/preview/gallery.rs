//! The page that shows the messages side by side.

use anyhow::Result;
use messages::limits::BODY_BUDGET;

use super::message::Preview;
use crate::times::PREVIEW_PAGE_POLL;

const PAGE: &str = include_str!("gallery.html");
const MESSAGES: &str = "/* messages */ []";
const BODY_LIMIT: &str = "/* body limit in bytes */ 0";
const POLL: &str = "/* poll interval in ms */ 0";

/// The page. It loads only the files next to it.
///
/// # Errors
/// Fails if the messages cannot be serialized.
pub fn page(previews: &[Preview]) -> Result<String> {
    // Without `<`, no text can end the script element.
    let messages = serde_json::to_string(previews)?.replace('<', "\\u003c");
    let page = PAGE.replace(BODY_LIMIT, &BODY_BUDGET.to_string());
    let page = page.replace(POLL, &PREVIEW_PAGE_POLL.as_millis().to_string());
    Ok(page.replace(MESSAGES, &messages))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_values_are_inserted_into_the_page() {
        let page = page(&[]).unwrap();
        assert!(
            page.contains("const messages = [];")
                && page.contains("const bodyLimit = 10000;")
                && page.contains("const pollMs = 500;")
        );
    }
}
