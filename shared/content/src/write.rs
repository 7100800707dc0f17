//! Writes a pack. Equal pieces and equal messages are stored once.

use std::collections::HashMap;

use crate::format::{MAGIC, MOST_PIECES, PLURAL_TABLE, Slot, VERSION, checksum};
use crate::kind::STEMS;
use crate::locale::Locale;
use crate::pack::{Domains, RecordFile};

/// Content that exceeds the format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the content has too many {0} for one pack")]
pub struct WriteError(&'static str);

/// A message in all its plural forms.
#[derive(Clone, Debug)]
pub struct PackedMessage {
    /// Index of the form for every number of days from 0 to 365.
    pub by_days: Vec<u8>,
    /// Index of the form for every number of minutes.
    pub by_minutes: Vec<u8>,
    /// For each form by days, the forms by minutes: subject, body and SMS.
    pub forms: Vec<Vec<[Vec<Piece>; 3]>>,
}

/// A piece of a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Text, escaped as the inside of a JSON string.
    Text(String),
    /// A slot for a value.
    Slot(Slot),
}

/// The sections of a pack. An empty one is left out.
#[derive(Clone, Debug, Default)]
pub struct Sections {
    /// Written by [`locales`].
    pub locales: Vec<u8>,
    /// Written by [`MessagesWriter`].
    pub messages: Vec<u8>,
    /// Written by [`domains`].
    pub domains: Vec<u8>,
    /// Written by [`records`].
    pub records: Vec<u8>,
}

impl Sections {
    /// Joins the sections to a pack.
    ///
    /// # Errors
    /// Fails if a section is too long.
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

/// Writes the section of the locales.
///
/// # Errors
/// Fails if there are too many.
pub fn locales(locales: &[Locale<'_>]) -> Result<Vec<u8>, WriteError> {
    let mut section = small(locales.len(), "locales")?.to_vec();
    for Locale { tag, zero, refusals } in locales {
        section.extend(name(tag)?);
        section.extend(zero.to_le_bytes());
        section.extend(long(refusals.0)?);
    }
    Ok(section)
}

/// Writes the section of the domain lists.
///
/// # Errors
/// Fails if a list is too long.
pub fn domains(domains: &Domains<'_>) -> Result<Vec<u8>, WriteError> {
    let Domains { allowed, denied, disposable, disposable_allowed } = domains;
    let lists = [allowed, denied, disposable, disposable_allowed].map(|list| long(list));
    Ok(lists.into_iter().collect::<Result<Vec<_>, _>>()?.concat())
}

/// Writes the section of the record templates.
///
/// # Errors
/// Fails if there are too many.
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
    plural_tables: Vec<Vec<u8>>,
    pieces: HashMap<String, u16>,
    ends: Vec<u8>,
    text: Vec<u8>,
    offsets: Vec<u8>,
    messages: Vec<u8>,
    /// The offset of each written message, by its bytes.
    written: HashMap<Vec<u8>, [u8; 4]>,
    expected: usize,
}

impl MessagesWriter {
    /// Starts the messages of these brands in this number of locales.
    ///
    /// # Errors
    /// Fails if there are too many.
    pub fn new(brands: &[&str], locales: usize) -> Result<Self, WriteError> {
        let mut writer = Self { expected: brands.len() * locales * STEMS.len() * 2, ..Self::default() };
        writer.brands.extend(small(brands.len(), "brands")?);
        for brand in brands {
            writer.brands.extend(name(brand)?);
        }
        Ok(writer)
    }

    /// Adds the next message. The order is brands, locales, email templates, without and with a name.
    ///
    /// # Errors
    /// Fails if there are too many pieces.
    pub fn add(&mut self, message: &PackedMessage) -> Result<(), WriteError> {
        let encoded = self.encoded(message)?;
        // Most kinds greet nobody by name, so both of their messages are equal.
        let offset = if let Some(offset) = self.written.get(&encoded) {
            *offset
        } else {
            let offset = number(self.messages.len())?;
            self.messages.extend(&encoded);
            self.written.insert(encoded, offset);
            offset
        };
        self.offsets.extend(offset);
        Ok(())
    }

    fn encoded(&mut self, message: &PackedMessage) -> Result<Vec<u8>, WriteError> {
        let mut encoded =
            [self.plural_table(&message.by_days)?, self.plural_table(&message.by_minutes)?].concat();
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

    /// Finishes the section.
    ///
    /// # Errors
    /// Fails if messages are missing, or a count exceeds the format.
    pub fn finish(self) -> Result<Vec<u8>, WriteError> {
        if self.offsets.len() != self.expected * 4 {
            return Err(WriteError("or too few messages"));
        }
        let parts = [
            self.brands,
            small(self.plural_tables.len(), "plural tables")?.to_vec(),
            self.plural_tables.concat(),
            small(self.ends.len() / 4, "pieces")?.to_vec(),
            self.ends,
            self.text,
            self.offsets,
            self.messages,
        ];
        Ok(parts.concat())
    }

    /// The index of a plural table, which is stored once.
    fn plural_table(&mut self, forms: &[u8]) -> Result<[u8; 2], WriteError> {
        let mut table = forms.to_vec();
        table.resize(PLURAL_TABLE, 0);
        let known = self.plural_tables.iter().position(|known| *known == table);
        let index = known.unwrap_or_else(|| {
            self.plural_tables.push(table);
            self.plural_tables.len() - 1
        });
        small(index, "plural tables")
    }

    fn piece(&mut self, piece: &Piece) -> Result<u16, WriteError> {
        let text = match piece {
            Piece::Slot(slot) => return Ok(slot.number()),
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
