//! Texts that mail clients and phones make links of, although the message does not show them as such.

use super::channels::parts;
use super::page::{Page, upwards};
use super::rule::{Rule, Verdict, must};
use crate::brand_name::{JOINER, is_link_like};
use crate::findings::on_one_line;

pub(super) const RULES: &[Rule] = &[("email-link", in_email), ("sms-link", in_sms)];

/// No text outside of the links of an email looks like an address.
fn in_email(page: &Page<'_>) -> Verdict {
    let is_link = |element| upwards(element).any(|one| one.value().name() == "a");
    let texts = page.texts.iter().filter(|(element, _)| !is_link(*element));
    let parts = texts.flat_map(|(element, _)| element.children().filter_map(|child| child.value().as_text()));
    let found = parts.map(|text| on_one_line(text)).find(|text| is_link_like(text));
    must(found.is_none(), || {
        let found = found.unwrap_or_default();
        let cure = own_key(page, &found).map_or_else(
            || "remove it, or write it as <a href=\"https://…\">".to_owned(),
            |key| format!("remove it from {key} in {}", page.sample.variant.brand_file()),
        );
        format!("\"{found}\" holds an address; {cure}")
    })
}

/// The key of the brand that has this text.
fn own_key(page: &Page<'_>, text: &str) -> Option<&'static str> {
    let variant = page.sample.variant;
    let team = variant.brand.team(&variant.texts.locale);
    let own = [("team", team), ("postal_line", variant.brand.postal_line.as_deref())];
    let is_text = |own: &str| on_one_line(own) == text.replace(JOINER, "");
    own.into_iter().find_map(|(key, own)| own.is_some_and(is_text).then_some(key))
}

/// Only the autofill line of an SMS has a host.
fn in_sms(page: &Page<'_>) -> Verdict {
    let (text, _) = parts(page);
    let variant = page.sample.variant;
    must(!is_link_like(text), || {
        let cure = if is_link_like(variant.brand.name_in_sms()) {
            variant.brand.no_link_in_sms(&variant.brand_file())
        } else {
            format!("remove it from {}", page.sms_key())
        };
        format!("the SMS holds an address; {cure}")
    })
}
