//! The layout of a pack. All numbers are little-endian.
//!
//! ```text
//! header    magic (8 bytes), format version (u32), length (u32) and checksum (u32) of all that follows; the same in every
//!           version of the format
//! sections  locales, messages, domains, records: each its length (u32) and its content; a length of 0 is a section that
//!           this pack does not have
//!
//! locales   count (u16), each: tag (name), digit zero (u32), refusals (text), one sentence per line
//! messages  brands: count (u16), each a name
//!           choices: count (u16), each the index of a form for every number from 0 to 365 (u8 each)
//!           pieces: count (u16), then the end of each in the text that follows (u32), then the text
//!           for each brand, locale, stem, with and without a name: offset (u32) of a message from the first one
//!           a message is the choices by days and by minutes (u16 each), the numbers of forms by both (u8 each), and for each
//!           pair of forms three lists of pieces, each a count (u16) and numbers of pieces (u16)
//! domains   allowed, denied, disposable, disposable but allowed: each a text of sorted lines, of ASCII
//! records   count (u16), each: name of the file (name), JSON (text)
//!
//! name      length (u16), UTF-8
//! text      length (u32), UTF-8
//! ```

/// The first bytes of every pack.
pub const MAGIC: [u8; 8] = *b"CTPACK\r\n";
/// The bytes of the header.
pub const HEADER: usize = 20;
/// The version of this layout.
pub const VERSION: u32 = 1;
/// Numbers from 0 to the most days that a temporary password lives.
pub const CHOICES: usize = 366;
/// The most pieces of text. The numbers above them are those of places.
pub const MOST_PIECES: usize = u16::MAX as usize - 4;

/// A place for a value that only the event or a setting has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The placeholder of the code or the temporary password.
    Code,
    /// The placeholder of the username.
    Username,
    /// The name that the email greets by.
    Name,
    /// The days that a temporary password lives.
    Days,
    /// The minutes that a sign-in code lives.
    Minutes,
}

impl Place {
    /// Every place, in the order of their numbers from the last one downwards.
    pub const ALL: [Self; 5] = [Self::Code, Self::Username, Self::Name, Self::Days, Self::Minutes];

    /// The number that stands for it in a list of pieces.
    #[must_use]
    pub const fn number(self) -> u16 {
        u16::MAX - self as u16
    }

    /// The place with this number.
    #[must_use]
    pub fn from_number(number: u16) -> Option<Self> {
        Self::ALL.get(usize::from(u16::MAX - number)).copied()
    }
}

/// Why a file is not a pack that this function can use.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PackError {
    /// It does not begin like a pack.
    #[error("is not a content pack")]
    NotAPack,
    /// It was made by another version of the suite.
    #[error("has the format version {0}, not {VERSION}; pack it with the tool of this version")]
    Version(u32),
    /// It was cut off or changed after it was packed.
    #[error("is damaged: its length or its checksum does not match; copy or pack it again")]
    Checksum,
    /// A section is missing that the function needs.
    #[error("has no {0}; pack it again with `cognito-triggers pack`")]
    Missing(&'static str),
    /// Its parts do not fit together.
    #[error("is damaged: its parts do not fit together; pack it again")]
    Malformed,
}

/// Finds every damage of up to 32 bits in a row.
#[must_use]
pub fn checksum(bytes: &[u8]) -> u32 {
    crc32fast::hash(bytes)
}
