//! Writing a pack. Each piece of a message is stored once.

use std::collections::HashMap;

use crate::format::{CHOICES, MAGIC, MOST_PIECES, Place, VERSION, checksum};
use crate::kind::STEMS;
use crate::{Domains, Locale, RecordFile};

/// Content that does not fit into the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the content has too many {0} for one pack")]
pub struct WriteError(&'static str);

/// A message in all its forms.
#[derive(Clone, Debug)]
pub struct PackedMessage {
    /// The number of the form for every number of days from 0 to 365.
    pub by_days: Vec<u8>,
    /// The same for every number of minutes.
    pub by_minutes: Vec<u8>,
    /// The forms of the days, and for each of them those of the minutes: subject, HTML and SMS.
    pub forms: Vec<Vec<[Vec<Piece>; 3]>>,
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text, as it stands within a JSON text.
    Text(String),
    /// A place for a value.
    Place(Place),
}

/// The sections of a pack; one that is empty is left out.
#[derive(Clone, Debug, Default)]
pub struct Sections {
    /// By [`locales`].
    pub locales: Vec<u8>,
    /// By [`MessagesWriter`].
    pub messages: Vec<u8>,
    /// By [`domains`].
    pub domains: Vec<u8>,
    /// By [`records`].
    pub records: Vec<u8>,
}

impl Sections {
    /// The whole pack.
    ///
    /// # Errors
    /// When a section is too long.
    pub fn pack(&self) -> Result<Vec<u8>, WriteError> {
        let Self { locales, messages, domains, records } = self;
        let mut content = Vec::new();
        for section in [locales, messages, domains, records] {
            content.extend(number(section.len())?);
            content.extend(section);
        }
        let (length, checksum) = (number(content.len())?, checksum(&content).to_le_bytes());
        Ok([&MAGIC[..], &VERSION.to_le_bytes(), &length, &checksum, &content].concat())
    }
}

/// The section of the locales.
///
/// # Errors
/// When there are too many.
pub fn locales(locales: &[Locale<'_>]) -> Result<Vec<u8>, WriteError> {
    let mut section = small(locales.len(), "locales")?.to_vec();
    for Locale { tag, zero, refusals } in locales {
        section.extend(name(tag)?);
        section.extend(zero.to_le_bytes());
        section.extend(long(refusals.0)?);
    }
    Ok(section)
}

/// The section of the lists of domains.
///
/// # Errors
/// When a list is too long.
pub fn domains(domains: &Domains<'_>) -> Result<Vec<u8>, WriteError> {
    let Domains { allowed, denied, disposable, disposable_allowed } = domains;
    let lists = [allowed, denied, disposable, disposable_allowed].map(|list| long(list));
    Ok(lists.into_iter().collect::<Result<Vec<_>, _>>()?.concat())
}

/// The section of the record templates.
///
/// # Errors
/// When there are too many.
pub fn records(records: &[RecordFile<'_>]) -> Result<Vec<u8>, WriteError> {
    let mut section = small(records.len(), "records")?.to_vec();
    for record in records {
        section.extend(name(record.name)?);
        section.extend(text(record.text)?);
    }
    Ok(section)
}

/// Collects the messages of a pack.
#[derive(Default)]
pub struct MessagesWriter {
    brands: Vec<u8>,
    choices: Vec<Vec<u8>>,
    pieces: HashMap<String, u16>,
    ends: Vec<u8>,
    text: Vec<u8>,
    offsets: Vec<u8>,
    messages: Vec<u8>,
    /// The offset of each message that is written, by its bytes.
    known: HashMap<Vec<u8>, [u8; 4]>,
    expected: usize,
}

impl MessagesWriter {
    /// Begins the messages of these brands in so many locales.
    ///
    /// # Errors
    /// When there are too many.
    pub fn new(brands: &[&str], locales: usize) -> Result<Self, WriteError> {
        let mut writer = Self { expected: brands.len() * locales * STEMS.len() * 2, ..Self::default() };
        writer.brands.extend(small(brands.len(), "brands")?);
        for brand in brands {
            writer.brands.extend(name(brand)?);
        }
        Ok(writer)
    }

    /// Adds the next message: brands by locales by stems, each without and with a name.
    ///
    /// # Errors
    /// When there are too many pieces.
    pub fn add(&mut self, message: &PackedMessage) -> Result<(), WriteError> {
        let encoded = self.encoded(message)?;
        // Most kinds greet nobody, and their messages are the same with and without a name.
        let offset = if let Some(offset) = self.known.get(&encoded) {
            *offset
        } else {
            let offset = number(self.messages.len())?;
            self.messages.extend(&encoded);
            self.known.insert(encoded, offset);
            offset
        };
        self.offsets.extend(offset);
        Ok(())
    }

    fn encoded(&mut self, message: &PackedMessage) -> Result<Vec<u8>, WriteError> {
        let mut encoded = [self.choice(&message.by_days)?, self.choice(&message.by_minutes)?].concat();
        let minutes = message.forms.first().map_or(0, Vec::len);
        for forms in [message.forms.len(), minutes] {
            encoded.push(u8::try_from(forms).map_err(|_| WriteError("forms of a message"))?);
        }
        for list in message.forms.iter().flatten().flatten() {
            encoded.extend(small(list.len(), "pieces in a message")?);
            for piece in list {
                encoded.extend(self.piece(piece)?.to_le_bytes());
            }
        }
        Ok(encoded)
    }

    /// The section.
    ///
    /// # Errors
    /// When messages are missing or there is too much of something.
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        if self.offsets.len() != self.expected * 4 {
            return Err(WriteError("or too few messages"));
        }
        let parts = [
            self.brands,
            small(self.choices.len(), "plural forms")?.to_vec(),
            self.choices.concat(),
            small(self.ends.len() / 4, "pieces")?.to_vec(),
            self.ends,
            self.text,
            self.offsets,
            self.messages,
        ];
        Ok(parts.concat())
    }

    fn choice(&mut self, choice: &[u8]) -> Result<[u8; 2], WriteError> {
        let mut whole = choice.to_vec();
        whole.resize(CHOICES, 0);
        let known = self.choices.iter().position(|known| *known == whole);
        let place = known.unwrap_or_else(|| {
            self.choices.push(whole);
            self.choices.len() - 1
        });
        small(place, "plural forms")
    }

    fn piece(&mut self, piece: &Piece) -> Result<u16, WriteError> {
        let text = match piece {
            Piece::Place(place) => return Ok(place.number()),
            Piece::Text(text) => text,
        };
        if let Some(known) = self.pieces.get(text) {
            return Ok(*known);
        }
        let next = self.pieces.len();
        let next = u16::try_from(next).ok().filter(|_| next < MOST_PIECES).ok_or(WriteError("pieces"))?;
        self.text.extend(text.as_bytes());
        self.ends.extend(number(self.text.len())?);
        self.pieces.insert(text.clone(), next);
        Ok(next)
    }
}

fn small(value: usize, what: &'static str) -> Result<[u8; 2], WriteError> {
    u16::try_from(value).map(u16::to_le_bytes).map_err(|_| WriteError(what))
}

fn number(value: usize) -> Result<[u8; 4], WriteError> {
    u32::try_from(value).map(u32::to_le_bytes).map_err(|_| WriteError("bytes"))
}

fn name(text: &str) -> Result<Vec<u8>, WriteError> {
    Ok([&small(text.len(), "letters in a name")?, text.as_bytes()].concat())
}

fn text(text: &str) -> Result<Vec<u8>, WriteError> {
    long(text.as_bytes())
}

fn long(bytes: &[u8]) -> Result<Vec<u8>, WriteError> {
    Ok([&number(bytes.len())?, bytes].concat())
}
