//! Texts that mail clients and phones make links of, although the message does not show them as such.

use super::channels::parts;
use super::page::{Page, upwards};
use super::rule::{Rule, Verdict, must};
use crate::brand_name::is_link_like;
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
        format!("\"{found}\" holds an address; remove it, or write it as <a href=\"https://…\">")
    })
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
