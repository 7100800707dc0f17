//! A locale of a pack and its refusal sentences.

use crate::refusal_code::RefusalCode;

/// A locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale<'a> {
    /// Its BCP 47 tag.
    pub tag: &'a str,
    /// The digit zero as the locale writes it; the other nine follow it in Unicode.
    pub zero: u32,
    /// The sentences that refuse a sign-up.
    pub refusals: Refusals<'a>,
}

/// A number in the digits of the locale with this digit zero; `None` if they are not in Unicode.
#[must_use]
pub fn digits(zero: u32, number: u32) -> Option<String> {
    let digit = |digit: char| char::from_u32(zero.checked_add(digit.to_digit(10)?)?);
    number.to_string().chars().map(digit).collect()
}

/// One sentence per line, in the order of [`RefusalCode::ALL`]. They stay bytes: checking the UTF-8 of every locale
/// took a quarter of the instructions of a cold start, and a refusal needs one sentence.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct Refusals<'a>(pub &'a [u8]);

impl<'a> Refusals<'a> {
    /// No sentences.
    pub const NONE: Self = Self(b"");

    /// The sentence of `refusal_code`.
    #[must_use]
    pub fn sentence(self, refusal_code: RefusalCode) -> Option<&'a str> {
        let line = self.0.split(|byte| *byte == b'\n').nth(refusal_code as usize)?;
        str::from_utf8(line).ok().filter(|sentence| !sentence.is_empty())
    }

    /// Returns whether every refusal code has a line of valid UTF-8.
    pub(crate) fn are_complete(self) -> bool {
        let sentences = str::from_utf8(self.0);
        sentences.is_ok_and(|sentences| sentences.lines().count() == RefusalCode::ALL.len())
    }
}
