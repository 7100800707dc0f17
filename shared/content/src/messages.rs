//! The messages of a pack: looks a message up and concatenates its pieces.

use crate::format::{PLURAL_TABLE, PackError, Slot};
use crate::kind;
use crate::lifetimes::Lifetimes;
use crate::locale::{Locale, digits};
use crate::reader::{Reader, number_at};

const STEMS: usize = kind::STEMS.len();

/// The messages of every brand and locale, borrowed from the pack.
#[derive(Clone, Debug)]
pub struct Messages<'a> {
    brands: Vec<&'a str>,
    locales: Vec<Locale<'a>>,
    plural_tables: &'a [u8],
    /// The end of each piece in `text`.
    ends: &'a [u8],
    text: &'a [u8],
    offsets: &'a [u8],
    /// The lists of pieces, message by message.
    lists: &'a [u8],
}

/// The key of one message of a pack.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// Index of the brand in [`Messages::brands`].
    pub brand: usize,
    /// Index of the locale in [`Messages::locales`].
    pub locale: usize,
    /// Index of the email template in [`crate::kind::STEMS`].
    pub stem: usize,
    /// Whether the email greets the person by name.
    pub named: bool,
}

/// The values that only an event has, each escaped as the inside of a JSON string.
#[derive(Clone, Copy, Debug, Default)]
pub struct Values<'v> {
    /// The placeholder of the code or the temporary password.
    pub code: &'v str,
    /// The placeholder of the username.
    pub username: &'v str,
    /// The name in the greeting, as HTML.
    pub name: &'v str,
}

/// A message, each part escaped as the inside of a JSON string.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// Subject, on one line.
    pub email_subject: String,
    /// Body, as HTML.
    pub email_message: String,
    /// Plain text.
    pub sms_message: String,
}

impl<'a> Messages<'a> {
    /// Reads the section of the messages.
    ///
    /// # Errors
    /// Fails if its parts do not fit together.
    pub fn read(section: &'a [u8], locales: Vec<Locale<'a>>) -> Result<Self, PackError> {
        Self::parts(Reader { rest: section }, locales).ok_or(PackError::Malformed)
    }

    fn parts(mut reader: Reader<'a>, locales: Vec<Locale<'a>>) -> Option<Self> {
        let brands = (0..reader.small()?).map(|_| reader.name()).collect::<Option<Vec<_>>>()?;
        let tables = usize::from(reader.small()?);
        let plural_tables = reader.take(tables * PLURAL_TABLE)?;
        let pieces = usize::from(reader.small()?);
        let ends = reader.take(pieces * 4)?;
        let length = pieces.checked_sub(1).map_or(Some(0), |last| number_at(ends, last))?;
        let text = reader.take(length)?;
        let offsets = reader.take(brands.len() * locales.len() * STEMS * 2 * 4)?;
        Some(Self { brands, locales, plural_tables, ends, text, offsets, lists: reader.rest })
    }

    /// The names of the brands, sorted.
    #[must_use]
    pub fn brands(&self) -> &[&'a str] {
        &self.brands
    }

    /// The tags of the locales, sorted.
    pub fn locales(&self) -> impl Iterator<Item = &'a str> {
        self.locales.iter().map(|locale| locale.tag)
    }

    /// The key of every message, in the order of the pack.
    pub fn keys(&self) -> impl Iterator<Item = Key> + use<> {
        let (brands, locales) = (self.brands.len(), self.locales.len());
        let named = [false, true].into_iter();
        let stems = (0..STEMS).flat_map(move |stem| named.clone().map(move |named| (stem, named)));
        (0..brands).flat_map(move |brand| {
            let stems = stems.clone();
            (0..locales).flat_map(move |locale| {
                stems.clone().map(move |(stem, named)| Key { brand, locale, stem, named })
            })
        })
    }

    /// A message with its values filled in; `None` if the pack has no such message.
    #[must_use]
    pub fn message(&self, key: Key, lifetimes: Lifetimes, values: Values<'_>) -> Option<Body> {
        let mut lists = self.message_at(key)?.form(self, lifetimes)?;
        let zero = self.locales.get(key.locale)?.zero;
        let digits =
            [digits(zero, lifetimes.temporary_password_days)?, digits(zero, lifetimes.mfa_code_minutes)?];
        let mut next = || self.filled(lists.list()?, values, &digits);
        Some(Body { email_subject: next()?, email_message: next()?, sms_message: next()? })
    }

    fn filled(&self, list: &[u8], values: Values<'_>, digits: &[String; 2]) -> Option<String> {
        // A piece has two bytes in the list and about 128 bytes of text.
        let mut text = Vec::with_capacity(list.len() * 64);
        for piece in list.chunks_exact(2) {
            let number = u16::from_le_bytes(piece.try_into().ok()?);
            text.extend_from_slice(match Slot::from_number(number) {
                None => self.piece(number.into())?,
                Some(Slot::Code) => values.code.as_bytes(),
                Some(Slot::Username) => values.username.as_bytes(),
                Some(Slot::Name) => values.name.as_bytes(),
                Some(Slot::Days) => digits[0].as_bytes(),
                Some(Slot::Minutes) => digits[1].as_bytes(),
            });
        }
        String::from_utf8(text).ok()
    }

    fn piece(&self, number: usize) -> Option<&'a [u8]> {
        let start = number.checked_sub(1).map_or(Some(0), |before| number_at(self.ends, before))?;
        self.text.get(start..number_at(self.ends, number)?)
    }

    fn message_at(&self, key: Key) -> Option<Message<'a>> {
        let Key { brand, locale, stem, named } = key;
        let index = ((brand * self.locales.len() + locale) * STEMS + stem) * 2 + usize::from(named);
        let mut reader = Reader { rest: self.lists.get(number_at(self.offsets, index)?..)? };
        Some(Message {
            tables: [reader.small()?.into(), reader.small()?.into()],
            forms: [reader.byte()?.into(), reader.byte()?.into()],
            reader,
        })
    }

    /// Returns whether every form of the message can be read.
    pub(crate) fn is_readable(&self, key: Key) -> bool {
        let read = || {
            let message = self.message_at(key)?;
            let [days, minutes] = message.forms;
            for (table, forms) in message.tables.into_iter().zip(message.forms) {
                let table = self.plural_tables.get(table * PLURAL_TABLE..(table + 1) * PLURAL_TABLE)?;
                table.iter().all(|form| usize::from(*form) < forms).then_some(())?;
            }
            let mut reader = message.reader;
            for _ in 0..days * minutes * 3 {
                let list = reader.list()?;
                self.filled(list, Values::default(), &Default::default())?;
            }
            Some(())
        };
        read().is_some()
    }
}

/// A message in all its plural forms, for days and minutes.
struct Message<'a> {
    /// Indexes of the plural tables.
    tables: [usize; 2],
    /// Counts of forms.
    forms: [usize; 2],
    reader: Reader<'a>,
}

impl<'a> Message<'a> {
    /// A reader positioned at the lists of the plural form for these lifetimes.
    fn form(mut self, messages: &Messages<'a>, lifetimes: Lifetimes) -> Option<Reader<'a>> {
        let form = |table: usize, number: u32| {
            let index = table * PLURAL_TABLE + usize::try_from(number).ok()?;
            messages.plural_tables.get(index).copied().map(usize::from)
        };
        let days = form(self.tables[0], lifetimes.temporary_password_days)?;
        let minutes = form(self.tables[1], lifetimes.mfa_code_minutes)?;
        for _ in 0..(days * self.forms[1] + minutes) * 3 {
            self.reader.list()?;
        }
        Some(self.reader)
    }
}
