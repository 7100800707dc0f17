//! The messages of a pack: look one up, concatenate its pieces.

use crate::format::{CHOICES, PackError, Place};
use crate::kind;
use crate::pack::Locale;
use crate::reader::{Reader, number_at};

const STEMS: usize = kind::STEMS.len();

/// The messages of every brand and locale. Nothing is copied.
#[derive(Clone, Debug)]
pub struct Messages<'a> {
    brands: Vec<&'a str>,
    locales: Vec<Locale<'a>>,
    choices: &'a [u8],
    /// The end of each piece in `text`.
    ends: &'a [u8],
    text: &'a [u8],
    offsets: &'a [u8],
    /// The lists of pieces, message by message.
    lists: &'a [u8],
}

/// One message of a pack.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    /// The place of the brand in [`Messages::brands`].
    pub brand: usize,
    /// The place of the locale in [`Messages::locales`].
    pub locale: usize,
    /// The place of the stem in [`crate::kind::STEMS`].
    pub stem: usize,
    /// Whether the email greets by name.
    pub named: bool,
}

/// The settings that messages tell of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Numbers {
    /// `TEMPORARY_PASSWORD_DAYS`.
    pub days: u32,
    /// `MFA_CODE_MINUTES`.
    pub minutes: u32,
}

/// The values that only an event has, each as it stands within a JSON text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Values<'v> {
    /// The placeholder of the code or the temporary password.
    pub code: &'v str,
    /// The placeholder of the username.
    pub username: &'v str,
    /// The name to greet by, as HTML.
    pub name: &'v str,
}

/// A message, each part as it stands within a JSON text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Body {
    /// One line.
    pub email_subject: String,
    /// HTML.
    pub email_message: String,
    /// Plain text.
    pub sms_message: String,
}

impl<'a> Messages<'a> {
    /// Reads the section of the messages.
    ///
    /// # Errors
    /// When its parts do not fit together.
    pub fn read(section: &'a [u8], locales: Vec<Locale<'a>>) -> Result<Self, PackError> {
        Self::parts(Reader { rest: section }, locales).ok_or(PackError::Malformed)
    }

    fn parts(mut reader: Reader<'a>, locales: Vec<Locale<'a>>) -> Option<Self> {
        let brands = (0..reader.small()?).map(|_| reader.name()).collect::<Option<Vec<_>>>()?;
        let choices = usize::from(reader.small()?);
        let choices = reader.take(choices * CHOICES)?;
        let pieces = usize::from(reader.small()?);
        let ends = reader.take(pieces * 4)?;
        let length = pieces.checked_sub(1).map_or(Some(0), |last| number_at(ends, last))?;
        let text = reader.take(length)?;
        let offsets = reader.take(brands.len() * locales.len() * STEMS * 2 * 4)?;
        Some(Self { brands, locales, choices, ends, text, offsets, lists: reader.rest })
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

    /// Every message.
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

    /// A message with its values filled in; nothing when there is no such message.
    #[must_use]
    pub fn message(&self, key: Key, numbers: Numbers, values: Values<'_>) -> Option<Body> {
        let mut lists = self.message_at(key)?.form(self, numbers)?;
        let locale = self.locales.get(key.locale)?;
        let digits = [locale.digits(numbers.days)?, locale.digits(numbers.minutes)?];
        let mut next = || self.filled(lists.list()?, values, &digits);
        Some(Body { email_subject: next()?, email_message: next()?, sms_message: next()? })
    }

    fn filled(&self, list: &[u8], values: Values<'_>, digits: &[String; 2]) -> Option<String> {
        // Near the mean length of a piece.
        let mut text = Vec::with_capacity(list.len() * 64);
        for piece in list.chunks_exact(2) {
            let number = u16::from_le_bytes(piece.try_into().ok()?);
            text.extend_from_slice(match Place::from_number(number) {
                None => self.piece(number.into())?,
                Some(Place::Code) => values.code.as_bytes(),
                Some(Place::Username) => values.username.as_bytes(),
                Some(Place::Name) => values.name.as_bytes(),
                Some(Place::Days) => digits[0].as_bytes(),
                Some(Place::Minutes) => digits[1].as_bytes(),
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
            choices: [reader.small()?.into(), reader.small()?.into()],
            forms: [reader.byte()?.into(), reader.byte()?.into()],
            reader,
        })
    }

    pub(crate) fn is_readable(&self, key: Key) -> bool {
        let read = || {
            let message = self.message_at(key)?;
            let [days, minutes] = message.forms;
            for (choice, forms) in message.choices.into_iter().zip(message.forms) {
                let choice = self.choices.get(choice * CHOICES..(choice + 1) * CHOICES)?;
                choice.iter().all(|form| usize::from(*form) < forms).then_some(())?;
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

/// A message whose form is not chosen yet.
struct Message<'a> {
    choices: [usize; 2],
    forms: [usize; 2],
    reader: Reader<'a>,
}

impl<'a> Message<'a> {
    /// The lists of the form for these numbers.
    fn form(mut self, messages: &Messages<'a>, numbers: Numbers) -> Option<Reader<'a>> {
        let chosen = |choice: usize, number: u32| {
            messages.choices.get(choice * CHOICES + usize::try_from(number).ok()?).copied().map(usize::from)
        };
        let days = chosen(self.choices[0], numbers.days)?;
        let minutes = chosen(self.choices[1], numbers.minutes)?;
        for _ in 0..(days * self.forms[1] + minutes) * 3 {
            self.reader.list()?;
        }
        Some(self.reader)
    }
}
