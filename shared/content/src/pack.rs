//! Reads a pack: its header, its sections, and the locales, which every function needs.

use crate::format::{HEADER, MAGIC, PackError, VERSION, checksum};
use crate::locale::{Locale, Refusals};
use crate::messages::Messages;
use crate::reader::Reader;

/// A pack. It borrows its content from the bytes of the file or the program.
#[derive(Clone, Debug)]
pub struct Pack<'a> {
    bytes: usize,
    locales: Vec<Locale<'a>>,
    messages: &'a [u8],
    domains: &'a [u8],
    records: &'a [u8],
}

/// Domain lists, each as sorted lines of ASCII. They stay bytes: checking the UTF-8 of a text loads every page of it at
/// a cold start, and an event needs two or three.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Domains<'a> {
    /// Accepted domains and addresses. If there is one, all others are refused.
    pub allowed: &'a [u8],
    /// Refused domains and addresses.
    pub denied: &'a [u8],
    /// Domains of disposable addresses.
    pub disposable: &'a [u8],
    /// Accepted domains that are below a disposable one.
    pub disposable_allowed: &'a [u8],
}

/// A record template: the name of its file and its JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordFile<'a> {
    /// `user-settings.json`, for example.
    pub name: &'a str,
    /// The content of the file.
    pub text: &'a str,
}

impl<'a> RecordFile<'a> {
    /// A file with this name and this content.
    #[must_use]
    pub const fn new(name: &'a str, text: &'a str) -> Self {
        Self { name, text }
    }
}

impl<'a> Pack<'a> {
    /// Reads a pack that is compiled in. Its checksum needs no verification.
    ///
    /// # Errors
    /// Fails if its parts do not fit together.
    pub fn compiled_in(bytes: &'a [u8]) -> Result<Self, PackError> {
        let content = bytes.get(HEADER..).ok_or(PackError::NotAPack)?;
        Self::sections(Reader { rest: content }).ok_or(PackError::Malformed)
    }

    /// Reads a pack from a file, and verifies its version and checksum.
    ///
    /// # Errors
    /// Fails if it is not a pack of this version, or is damaged.
    pub fn verified(bytes: &'a [u8]) -> Result<Self, PackError> {
        let header = Header::read(bytes).ok_or(PackError::NotAPack)?;
        if header.version != VERSION {
            return Err(PackError::Version(header.version));
        }
        if header.content(bytes).map(<[u8]>::len) != Some(bytes.len() - HEADER) {
            return Err(PackError::Checksum);
        }
        Self::compiled_in(bytes)
    }

    /// Finds the pack that is compiled into a program.
    ///
    /// # Errors
    /// Fails if the program has no pack, or one of another version.
    pub fn within(program: &'a [u8]) -> Result<Self, PackError> {
        let mut error = PackError::NotAPack;
        let first = MAGIC[0];
        for start in (0..program.len()).filter(|start| program[*start] == first) {
            let bytes = &program[start..];
            let Some(header) = Header::read(bytes) else { continue };
            let Some(content) = header.content(bytes) else { continue };
            if header.version == VERSION {
                return Self::compiled_in(&bytes[..HEADER + content.len()]);
            }
            error = PackError::Version(header.version);
        }
        Err(error)
    }

    fn sections(mut reader: Reader<'a>) -> Option<Self> {
        let bytes = HEADER + reader.rest.len();
        let mut section = || {
            let length = usize::try_from(reader.number()?).ok()?;
            reader.take(length)
        };
        let (locales, messages, domains, records) = (section()?, section()?, section()?, section()?);
        if !reader.rest.is_empty() {
            return None;
        }
        let mut reader = Reader { rest: locales };
        let count = reader.small()?;
        let locale = |_| {
            Some(Locale { tag: reader.name()?, zero: reader.number()?, refusals: Refusals(reader.long()?) })
        };
        let locales = (0..count).map(locale);
        Some(Self { bytes, locales: locales.collect::<Option<_>>()?, messages, domains, records })
    }

    /// The locales, sorted by their tags.
    #[must_use]
    pub fn locales(&self) -> &[Locale<'a>] {
        &self.locales
    }

    /// The messages.
    ///
    /// # Errors
    /// Fails if the pack has none or its parts do not fit together.
    pub fn messages(&self) -> Result<Messages<'a>, PackError> {
        section(self.messages, "messages")?;
        Messages::read(self.messages, self.locales.clone())
    }

    /// The domain lists.
    ///
    /// # Errors
    /// Fails if the pack has none or its parts do not fit together.
    pub fn domains(&self) -> Result<Domains<'a>, PackError> {
        let mut reader = section(self.domains, "lists of domains")?;
        let mut list = || reader.long().ok_or(PackError::Malformed);
        Ok(Domains { allowed: list()?, denied: list()?, disposable: list()?, disposable_allowed: list()? })
    }

    /// The record templates, sorted by their names.
    ///
    /// # Errors
    /// Fails if the pack has none or its parts do not fit together.
    pub fn records(&self) -> Result<Vec<RecordFile<'a>>, PackError> {
        let mut reader = section(self.records, "records")?;
        let count = reader.small().ok_or(PackError::Malformed)?;
        let record = |_| Some(RecordFile { name: reader.name()?, text: reader.text()? });
        (0..count).map(record).collect::<Option<_>>().ok_or(PackError::Malformed)
    }

    /// Length of the pack in bytes, header included.
    #[must_use]
    pub const fn bytes(&self) -> usize {
        self.bytes
    }

    /// Lengths in bytes of the optional sections, by name.
    #[must_use]
    pub fn sizes(&self) -> [(&'static str, usize); 3] {
        [("messages", self.messages.len()), ("domains", self.domains.len()), ("records", self.records.len())]
    }

    /// Reads everything once. The command checks every new pack in this way, because a function reads only
    /// what an event needs.
    ///
    /// # Errors
    /// Fails if a section is missing or something in it cannot be read.
    pub fn check(&self) -> Result<(), PackError> {
        let refusals_are_complete = self.locales.iter().all(|locale| locale.refusals.are_complete());
        let messages = self.messages()?;
        let messages_are_readable = messages.keys().all(|key| messages.is_readable(key));
        let Domains { allowed, denied, disposable, disposable_allowed } = self.domains()?;
        let domains_are_ascii =
            [allowed, denied, disposable, disposable_allowed].into_iter().all(<[u8]>::is_ascii);
        self.records()?;
        if refusals_are_complete && messages_are_readable && domains_are_ascii {
            Ok(())
        } else {
            Err(PackError::Malformed)
        }
    }
}

/// The header, which is the same in every version of the format.
struct Header {
    version: u32,
    length: usize,
    checksum: u32,
}

impl Header {
    fn read(bytes: &[u8]) -> Option<Self> {
        let mut reader = Reader { rest: bytes };
        if reader.take(MAGIC.len())? != MAGIC {
            return None;
        }
        let (version, length, checksum) = (reader.number()?, reader.number()?, reader.number()?);
        Some(Self { version, length: usize::try_from(length).ok()?, checksum })
    }

    /// The content after the header, if its length and checksum match.
    fn content<'a>(&self, bytes: &'a [u8]) -> Option<&'a [u8]> {
        let content = bytes.get(HEADER..HEADER.checked_add(self.length)?)?;
        (checksum(content) == self.checksum).then_some(content)
    }
}

fn section<'a>(bytes: &'a [u8], name: &'static str) -> Result<Reader<'a>, PackError> {
    if bytes.is_empty() { Err(PackError::Missing(name)) } else { Ok(Reader { rest: bytes }) }
}
