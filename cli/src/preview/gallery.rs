//! The page that shows the messages side by side.

use anyhow::Result;
use messages::limits::BODY_BUDGET;

use super::message::Preview;

const PAGE: &str = include_str!("gallery.html");
const LIST_PLACE: &str = "/* the list of messages */ []";
const BUDGET_PLACE: &str = "/* the most bytes of a body */ 0";

/// The page, which refers to the files beside it and to nothing else.
///
/// # Errors
/// When the list of messages does not serialise, which it always does.
pub fn page(previews: &[Preview]) -> Result<String> {
    // Nothing in the list may end the script that it stands in.
    let list = serde_json::to_string(previews)?.replace('<', "\\u003c");
    let budget = BODY_BUDGET.to_string();
    Ok(PAGE.replace(BUDGET_PLACE, &budget).replace(LIST_PLACE, &list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_a_place_for_what_is_filled_in() {
        assert!(PAGE.contains(LIST_PLACE) && PAGE.contains(BUDGET_PLACE));
        let page = page(&[]).unwrap();
        assert!(page.contains("const messages = [];") && page.contains("const budget = 10000;"));
    }
}
