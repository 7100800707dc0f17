//! A pack as a whole: its header, its sections, and the locales, which every function needs.

use crate::Diagnostic;
use crate::format::{MAGIC, PackError, VERSION, checksum};
use crate::messages::Messages;
use crate::reader::Reader;

/// A pack. Nothing is copied.
#[derive(Clone, Debug)]
pub struct Pack<'a> {
    locales: Vec<Locale<'a>>,
    messages: &'a [u8],
    domains: &'a [u8],
    records: &'a [u8],
}

/// A locale.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Locale<'a> {
    /// Its BCP 47 tag.
    pub tag: &'a str,
    /// The digit zero as the locale writes it; the other nine follow it in Unicode.
    pub zero: u32,
    /// One sentence per line, in the order of [`Diagnostic::ALL`].
    pub refusals: &'a str,
}

/// The lists of domains, each as sorted lines.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Domains<'a> {
    /// Accepted domains and addresses; when there is one, no other is accepted.
    pub allowed: &'a str,
    /// Refused domains and addresses.
    pub denied: &'a str,
    /// Domains of disposable addresses.
    pub disposable: &'a str,
    /// Domains that are accepted although they are below a disposable one.
    pub disposable_allowed: &'a str,
}

/// A record template: the name of its file and its JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RecordFile<'a> {
    /// `user-settings.json`, for example.
    pub name: &'a str,
    /// The content of the file.
    pub text: &'a str,
}

impl<'a> Pack<'a> {
    /// Reads a pack that the build has compiled in, whose checksum needs no verification.
    ///
    /// # Errors
    /// When its parts do not fit together.
    pub fn compiled_in(bytes: &'a [u8]) -> Result<Self, PackError> {
        let mut header = Reader { rest: bytes };
        header.take(MAGIC.len() + 8).ok_or(PackError::NotAPack)?;
        Self::sections(header).ok_or(PackError::Malformed)
    }

    /// Reads a pack from a file: checks that it is one, of this version and undamaged.
    ///
    /// # Errors
    /// When it is not.
    pub fn verified(bytes: &'a [u8]) -> Result<Self, PackError> {
        let mut header = Reader { rest: bytes };
        if header.take(MAGIC.len()) != Some(&MAGIC) {
            return Err(PackError::NotAPack);
        }
        let version = header.number().ok_or(PackError::NotAPack)?;
        if version != VERSION {
            return Err(PackError::Version(version));
        }
        let expected = header.number().ok_or(PackError::Checksum)?;
        if checksum(header.rest) != expected {
            return Err(PackError::Checksum);
        }
        Self::compiled_in(bytes)
    }

    fn sections(mut reader: Reader<'a>) -> Option<Self> {
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
        let locale = |_| Some(Locale { tag: reader.name()?, zero: reader.number()?, refusals: reader.text()? });
        let locales = (0..count).map(locale);
        Some(Self { locales: locales.collect::<Option<_>>()?, messages, domains, records })
    }

    /// The locales, sorted by their tags.
    #[must_use]
    pub fn locales(&self) -> &[Locale<'a>] {
        &self.locales
    }

    /// The messages.
    ///
    /// # Errors
    /// When the pack has none or its parts do not fit together.
    pub fn messages(&self) -> Result<Messages<'a>, PackError> {
        section(self.messages, "messages")?;
        Messages::read(self.messages, self.locales.clone())
    }

    /// The lists of domains.
    ///
    /// # Errors
    /// When the pack has none or its parts do not fit together.
    pub fn domains(&self) -> Result<Domains<'a>, PackError> {
        let mut reader = section(self.domains, "lists of domains")?;
        let mut list = || reader.text().ok_or(PackError::Malformed);
        Ok(Domains { allowed: list()?, denied: list()?, disposable: list()?, disposable_allowed: list()? })
    }

    /// The record templates, sorted by their names.
    ///
    /// # Errors
    /// When the pack has none or its parts do not fit together.
    pub fn records(&self) -> Result<Vec<RecordFile<'a>>, PackError> {
        let mut reader = section(self.records, "records")?;
        let count = reader.small().ok_or(PackError::Malformed)?;
        let record = |_| Some(RecordFile { name: reader.name()?, text: reader.text()? });
        (0..count).map(record).collect::<Option<_>>().ok_or(PackError::Malformed)
    }

    /// Reads everything once. A function reads what an event needs; the tool checks a file before it is deployed.
    ///
    /// # Errors
    /// When a section is missing or something in it cannot be read.
    pub fn check(&self) -> Result<(), PackError> {
        let refusals_are_whole =
            self.locales.iter().all(|locale| locale.refusals.lines().count() == Diagnostic::ALL.len());
        let messages = self.messages()?;
        let messages_are_whole = messages.keys().all(|key| messages.is_readable(key));
        self.domains()?;
        self.records()?;
        if refusals_are_whole && messages_are_whole { Ok(()) } else { Err(PackError::Malformed) }
    }
}

impl Locale<'_> {
    /// A number in the digits of the locale.
    #[must_use]
    pub fn digits(&self, number: u32) -> Option<String> {
        let digit = |digit: char| char::from_u32(self.zero.checked_add(digit.to_digit(10)?)?);
        number.to_string().chars().map(digit).collect()
    }
}

fn section<'a>(bytes: &'a [u8], name: &'static str) -> Result<Reader<'a>, PackError> {
    if bytes.is_empty() { Err(PackError::Missing(name)) } else { Ok(Reader { rest: bytes }) }
}
