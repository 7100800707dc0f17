//! A CSV file of past sign-ups, row by row: what Cognito's user import takes, or what an operator's own query wrote.

use std::fmt;
use std::io::{self, Chain, Read};

use anyhow::{Context, Result, ensure};
use csv::{ByteRecord, ReaderBuilder, Terminator};

use super::field::{Field, IMPORT_USERNAME};
use super::sign_up::SignUp;

/// The rows of one file.
pub struct PastSignUps<R> {
    reader: csv::Reader<Chain<R, End>>,
    record: ByteRecord,
    header: Header,
    sign_up: SignUp,
}

/// What the first row says.
pub struct Header {
    /// What each column is, if it is anything that a rule could look at.
    pub columns: Vec<Option<Field>>,
    /// Whether the values are written as Cognito's user import wants them.
    is_import: bool,
}

/// One row after the first.
pub struct Row<'a> {
    /// The line it begins on; the first is 1.
    pub line: u64,
    /// Where it ends in the file, in bytes.
    pub end_byte: u64,
    /// What it says.
    pub sign_up: Result<&'a SignUp, Problem>,
}

/// Why a row cannot be read. It holds nothing of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// It has another number of fields than the first row.
    Fields {
        /// Fields of this row.
        row: usize,
        /// Fields of the first row.
        header: usize,
        /// How many lines it takes.
        lines: u64,
    },
    /// It is not UTF-8.
    NotUtf8,
    /// It ends with the file, inside quotation marks: the rows after it may be in it.
    Open,
}

/// What comes after the input: one more line end, and then nothing.
struct End {
    line_end: &'static [u8],
    is_passed: bool,
}

/// Where a record stands.
struct Place {
    /// The line it begins on.
    line: u64,
    /// How many it takes.
    lines: u64,
    /// Whether only the end of the file has ended it.
    is_open: bool,
}

impl<R: Read> PastSignUps<R> {
    /// Reads the first row.
    ///
    /// # Errors
    /// When it does not name a column that could be used. Nothing of the file is in the error: what was meant as a
    /// header may be a person.
    pub fn read(input: R) -> Result<Self> {
        // With `\n` alone as the end of a row and one at the very end, the reader's line numbers can be trusted.
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .terminator(Terminator::Any(b'\n'))
            .from_reader(input.chain(End { line_end: b"\n", is_passed: false }));
        let mut record = ByteRecord::new();
        let place = next_record(&mut reader, &mut record)?
            .context("the file is empty; its first row must name the columns, for example email,name")?;
        ensure!(!place.is_open, "the first row {}", Problem::Open);
        let header = Header::read(&record)?;
        Ok(Self { reader, record, header, sign_up: SignUp::default() })
    }

    /// What the first row says.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The next row, or nothing at the end.
    ///
    /// # Errors
    /// When the input cannot be read on.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>> {
        let Some(place) = next_record(&mut self.reader, &mut self.record)? else { return Ok(None) };
        let end_byte = self.reader.position().byte();
        let read = self.header.read_row(&self.record, &place, &mut self.sign_up);
        Ok(Some(Row { line: place.line, end_byte, sign_up: read.map(|()| &self.sign_up) }))
    }
}

impl Header {
    fn read(record: &ByteRecord) -> Result<Self> {
        let mut columns = Vec::new();
        let mut is_import = false;
        for name in record {
            let name = std::str::from_utf8(name).context("the first row is not UTF-8")?.trim();
            let field = Field::from_name(name);
            let twice = field.is_some() && columns.contains(&field);
            ensure!(!twice, "the column {} stands there twice", field.as_ref().map_or("", Field::name));
            is_import |= name == IMPORT_USERNAME;
            columns.push(field);
        }
        ensure!(
            columns.iter().any(Option::is_some),
            "the first row names no attribute of Cognito; it must name the columns, separated by commas, for example \
             email,name"
        );
        Ok(Self { columns, is_import })
    }

    fn read_row(&self, record: &ByteRecord, place: &Place, sign_up: &mut SignUp) -> Result<(), Problem> {
        if place.is_open {
            return Err(Problem::Open);
        }
        let header = self.columns.len();
        let joined = (self.is_import && record.len() > header).then(|| join_escaped(record));
        let record = joined.as_ref().unwrap_or(record);
        if record.len() != header {
            return Err(Problem::Fields { row: record.len(), header, lines: place.lines });
        }
        for (index, field) in self.columns.iter().enumerate() {
            let Ok(value) = std::str::from_utf8(&record[index]) else { return Err(Problem::NotUtf8) };
            match field {
                Some(field) if self.is_import => sign_up.set(field, &imported(field, value.trim())),
                Some(field) => sign_up.set(field, value),
                None => {}
            }
        }
        Ok(())
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotUtf8 => formatter.write_str("is not UTF-8"),
            Self::Open => {
                formatter.write_str("goes on to the end of the file: a quotation mark is left open")
            }
            Self::Fields { row, header, lines } => {
                let s = if *row == 1 { "" } else { "s" };
                write!(formatter, "has {row} field{s} where the first row has {header}")?;
                if *lines > 1 {
                    write!(formatter, ", and takes {lines} lines: a quotation mark may be left open")?;
                }
                Ok(())
            }
        }
    }
}

impl Read for End {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.is_passed = self.line_end.is_empty();
        self.line_end.read(buffer)
    }
}

/// Where the next record stands, or nothing at the end.
fn next_record<R: Read>(
    reader: &mut csv::Reader<Chain<R, End>>,
    record: &mut ByteRecord,
) -> Result<Option<Place>> {
    while reader.read_byte_record(record)? {
        let is_blank = trim_carriage_return(record);
        if !is_blank {
            // The last line end ends a record, unless it stands inside quotation marks.
            let is_open = reader.get_ref().get_ref().1.is_passed;
            let lines = record.as_slice().split(|byte| *byte == b'\n').count() as u64;
            // Counted back from its end, because the reader skips blank lines before it.
            let line = reader.position().line() + u64::from(is_open) - lines;
            return Ok(Some(Place { line, lines, is_open }));
        }
    }
    Ok(None)
}

/// Takes the `\r` of `\r\n` away and says whether nothing else is on the line.
fn trim_carriage_return(record: &mut ByteRecord) -> bool {
    let last = record.len().saturating_sub(1);
    if record.get(last).is_some_and(|field| field.ends_with(b"\r")) {
        let length = record[last].len() - 1;
        let trimmed = record[last][..length].to_vec();
        record.truncate(last);
        record.push_field(&trimmed);
    }
    record.len() == 1 && record[0].is_empty()
}

/// In a file for Cognito's user import, a comma that belongs to the value has a backslash before it.
/// Source: <https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-using-import-tool-csv-header.html>
fn join_escaped(record: &ByteRecord) -> ByteRecord {
    let mut fields: Vec<Vec<u8>> = Vec::new();
    for field in record {
        match fields.last_mut().filter(|last| last.ends_with(b"\\")) {
            Some(last) => {
                last.pop();
                last.push(b',');
                last.extend_from_slice(field);
            }
            None => fields.push(field.to_vec()),
        }
    }
    ByteRecord::from(fields)
}

/// A value as Cognito has it after the import: only there is a date of birth written mm/dd/yyyy.
fn imported(field: &Field, value: &str) -> String {
    if matches!(field, Field::Attribute(name) if name == "birthdate") {
        let parts: Vec<&str> = value.split('/').collect();
        if let [month, day, year] = parts[..] {
            return format!("{year}-{month}-{day}");
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests;
