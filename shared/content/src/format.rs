//! The format of a pack. All numbers are little-endian.
//!
//! ```text
//! header    magic (8 bytes), format version (u32), length (u32) and checksum (u32) of the content that follows; the
//!           same in every version of the format
//! sections  locales, messages, domains, records: each its length (u32) and its content; a length of 0 means that the
//!           pack lacks the section
//!
//! locales   count (u16), each: tag (name), digit zero (u32), refusals (text), one sentence per line
//! messages  brands: count (u16), each a name
//!           plural tables: count (u16), each the index of a form for every number from 0 to 365 (u8 each)
//!           pieces: count (u16), then the end of each in the text that follows (u32), then the text
//!           for each brand, locale, stem, with and without a name: offset (u32) of a message from the first one
//!           a message is the plural tables of days and minutes (u16 each), the counts of forms of both (u8 each), and
//!           for each pair of forms three lists of pieces, each a count (u16) and numbers of pieces or slots (u16)
//! domains   allowed, denied, disposable, disposable but allowed: each an ASCII text of sorted lines
//! records   count (u16), each: name of the file (name), JSON (text)
//!
//! name      length (u16), UTF-8
//! text      length (u32), UTF-8
//! ```

use crate::lifetimes::TEMPORARY_PASSWORD_DAYS;

/// The first bytes of every pack.
pub const MAGIC: [u8; 8] = *b"CTPACK\r\n";
/// Length of the header in bytes.
pub const HEADER: usize = 20;
/// The version of this format.
pub const VERSION: u32 = 2;
/// Entries of a plural table: numbers from 0 to the longest lifetime of a temporary password in days.
pub const PLURAL_TABLE: usize = *TEMPORARY_PASSWORD_DAYS.end() as usize + 1;
/// Largest number of text pieces in a pack. Higher numbers stand for slots.
pub const MOST_PIECES: usize = u16::MAX as usize - 4;

/// A slot for a value that only the event or a setting has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Slot {
    /// The placeholder of the code or the temporary password.
    Code,
    /// The placeholder of the username.
    Username,
    /// The name in the greeting of an email.
    Name,
    /// The lifetime of a temporary password in days.
    Days,
    /// The lifetime of a sign-in code in minutes.
    Minutes,
}

impl Slot {
    /// Every slot, in descending order of its number.
    pub const ALL: [Self; 5] = [Self::Code, Self::Username, Self::Name, Self::Days, Self::Minutes];

    /// The number of the slot in a list of pieces.
    #[must_use]
    pub const fn number(self) -> u16 {
        u16::MAX - self as u16
    }

    /// The slot with this number.
    #[must_use]
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.get(usize::from(u16::MAX - number)).copied()
    }
}

/// A pack that a function cannot use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// The file does not start with the magic bytes.
    #[error("is not a content pack")]
    NotAPack,
    /// The pack was made by another version of the suite.
    #[error("has the format version {0}, not {VERSION}; pack it with the command of this version")]
    Version(u32),
    /// The file was truncated or changed after it was packed.
    #[error("is damaged: its length or its checksum does not match; copy or pack it again")]
    Checksum,
    /// The pack lacks a section that the function needs.
    #[error("has no {0}; pack it again with `cognito-triggers pack`")]
    Missing(&'static str),
    /// The parts of the pack do not fit together.
    #[error("is damaged: its parts do not fit together; pack it again")]
    Malformed,
}

/// The checksum of a pack (CRC-32): it detects every burst of up to 32 changed bits.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes)
}
