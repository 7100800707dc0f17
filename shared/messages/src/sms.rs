//! Counts the segments that an SMS is billed as.

/// The basic characters of GSM-7, and the extended ones, which take two septets. Source: 3GPP TS 23.038, 6.2.1
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡\
    ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
const EXTENDED: &str = "^{}\\[~]|€";

/// The segments of a text. A single segment holds 160 characters in GSM-7 or 70 in UCS-2; each of several holds 153 or
/// 67.
#[must_use]
pub fn segments(sent: &str) -> usize {
    let (length, alone, joined) = match sent.chars().map(septets).sum() {
        Some(septets) => (septets, 160, 153),
        None => (sent.encode_utf16().count(), 70, 67),
    };
    if length <= alone { 1 } else { length.div_ceil(joined) }
}

/// Returns whether GSM-7 has every character of the text.
#[must_use]
pub fn is_gsm(text: &str) -> bool {
    text.chars().all(|c| septets(c).is_some())
}

fn septets(c: char) -> Option<usize> {
    if BASIC.contains(c) { Some(1) } else { EXTENDED.contains(c).then_some(2) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_outside_gsm_7_shortens_every_segment() {
        assert_eq!([160, 161, 306, 307].map(|length| segments(&"a".repeat(length))), [1, 2, 2, 3]);
        assert_eq!([70, 71, 134, 135].map(|length| segments(&"ă".repeat(length))), [1, 2, 2, 3]);
        assert_eq!((segments(&"€".repeat(80)), segments(&"€".repeat(81))), (1, 2));
        assert_eq!(segments(&"é".repeat(160)), 1);
        assert!(is_gsm("Fig & Fern's") && !is_gsm("Anna\u{2019}s") && !is_gsm("\u{1F6CD}"));
    }
}
