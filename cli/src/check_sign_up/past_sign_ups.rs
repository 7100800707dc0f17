//! Reads a CSV file of past sign-ups row by row: a file for Cognito's user import, or the result of a query.

use std::fmt;
use std::io::{self, Chain, Read};

use anyhow::{Context, Result, ensure};
use csv::{ByteRecord, ReaderBuilder, Terminator};

use super::sign_up::{Field, IMPORT_USERNAME, SignUp};

/// The rows of one file.
pub struct PastSignUps<R> {
    reader: csv::Reader<Chain<R, FinalLineEnd>>,
    record: ByteRecord,
    header: Header,
    sign_up: SignUp,
}

/// The first row.
pub struct Header {
    /// The field of each column; `None` for a column that no rule reads.
    pub columns: Vec<Option<Field>>,
    /// Whether the values have the format of Cognito's user import.
    is_import: bool,
}

/// One row after the first.
pub struct Row<'a> {
    /// Line on which the row starts. The first line is 1.
    pub line: u64,
    /// Position of the row's end in the file, in bytes.
    pub end_byte: u64,
    /// The values, or the reason that they cannot be read.
    pub sign_up: Result<&'a SignUp, Problem>,
}

/// Reason that a row cannot be read. It holds no value of the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Problem {
    /// The row has another number of fields than the first row.
    Fields {
        /// Fields of this row.
        row: usize,
        /// Fields of the first row.
        header: usize,
        /// Lines of this row.
        lines: u64,
    },
    /// The row is not UTF-8.
    NotUtf8,
    /// A quotation mark is open until the end of the file, so the row may contain the rows after it.
    OpenQuote,
}

/// A line end after the input. It ends the last record, unless that record has an open quotation mark.
struct FinalLineEnd {
    unread: &'static [u8],
    is_passed: bool,
}

/// Lines of a record.
struct Lines {
    first: u64,
    count: u64,
    /// Whether the record ended only at the end of the file.
    is_open: bool,
}

impl<R: Read> PastSignUps<R> {
    /// Reads the first row.
    ///
    /// # Errors
    /// Fails if it names no column that a rule reads. The error quotes nothing of the row, which may be a
    /// sign-up.
    pub fn read(input: R) -> Result<Self> {
        // The reader's line numbers are exact only if `\n` alone ends a record, and if one ends the last record.
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .terminator(Terminator::Any(b'\n'))
            .from_reader(input.chain(FinalLineEnd { unread: b"\n", is_passed: false }));
        let mut record = ByteRecord::new();
        let lines = next_record(&mut reader, &mut record)?
            .context("the file is empty; add a first row that names the columns, for example email,name")?;
        ensure!(!lines.is_open, "the first row {}", Problem::OpenQuote);
        let header = Header::read(&record)?;
        Ok(Self { reader, record, header, sign_up: SignUp::default() })
    }

    /// The first row.
    pub fn header(&self) -> &Header {
        &self.header
    }

    /// The next row, or `None` at the end.
    ///
    /// # Errors
    /// Fails if the input cannot be read.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>> {
        let Some(lines) = next_record(&mut self.reader, &mut self.record)? else { return Ok(None) };
        let end_byte = self.reader.position().byte();
        let read = self.header.read_row(&self.record, &lines, &mut self.sign_up);
        Ok(Some(Row { line: lines.first, end_byte, sign_up: read.map(|()| &self.sign_up) }))
    }
}

impl Header {
    fn read(record: &ByteRecord) -> Result<Self> {
        let mut columns = Vec::new();
        let mut is_import = false;
        for name in record {
            let name = std::str::from_utf8(name).context("the first row is not UTF-8")?.trim();
            let field = Field::from_name(name);
            let is_repeated = field.is_some() && columns.contains(&field);
            ensure!(
                !is_repeated,
                "the first row names the column {} twice; remove one of them",
                field.as_ref().map_or("", Field::name)
            );
            is_import |= name == IMPORT_USERNAME;
            columns.push(field);
        }
        ensure!(
            columns.iter().any(Option::is_some),
            "the first row names no attribute of Cognito; name the columns there, separated by commas, for example \
             email,name"
        );
        Ok(Self { columns, is_import })
    }

    fn read_row(&self, record: &ByteRecord, lines: &Lines, sign_up: &mut SignUp) -> Result<(), Problem> {
        if lines.is_open {
            return Err(Problem::OpenQuote);
        }
        let header = self.columns.len();
        let joined = (self.is_import && record.len() > header).then(|| join_escaped(record));
        let record = joined.as_ref().unwrap_or(record);
        if record.len() != header {
            return Err(Problem::Fields { row: record.len(), header, lines: lines.count });
        }
        for (index, field) in self.columns.iter().enumerate() {
            let Ok(value) = std::str::from_utf8(&record[index]) else { return Err(Problem::NotUtf8) };
            match field {
                Some(field) if self.is_import => sign_up.set(field, &imported_value(field, value.trim())),
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
            Self::OpenQuote => {
                formatter.write_str("continues to the end of the file: close its quotation mark")
            }
            Self::Fields { row, header, lines } => {
                let s = if *row == 1 { "" } else { "s" };
                write!(formatter, "has {row} field{s} where the first row has {header}")?;
                if *lines > 1 {
                    write!(formatter, " and spans {lines} lines: check for an open quotation mark")?;
                }
                Ok(())
            }
        }
    }
}

impl Read for FinalLineEnd {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.is_passed = self.unread.is_empty();
        self.unread.read(buffer)
    }
}

/// Reads the next record that is not blank. Returns its lines, or `None` at the end.
fn next_record<R: Read>(
    reader: &mut csv::Reader<Chain<R, FinalLineEnd>>,
    record: &mut ByteRecord,
) -> Result<Option<Lines>> {
    while reader.read_byte_record(record)? {
        let is_blank = trim_carriage_return(record);
        if !is_blank {
            let is_open = reader.get_ref().get_ref().1.is_passed;
            let count = record.as_slice().split(|byte| *byte == b'\n').count() as u64;
            // `ByteRecord::position` is the position before blank lines, so this counts back from the
            // record's end.
            let first = reader.position().line() + u64::from(is_open) - count;
            return Ok(Some(Lines { first, count, is_open }));
        }
    }
    Ok(None)
}

/// Removes the `\r` of `\r\n` and returns whether the line is blank.
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

/// Joins fields at escaped commas: a file for Cognito's user import writes a comma in a value as `\,`.
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

/// The value that Cognito stores after the import. The file has dates of birth as mm/dd/yyyy.
fn imported_value(field: &Field, value: &str) -> String {
    if matches!(field, Field::Attribute(name) if name == "birthdate") {
        let parts: Vec<&str> = value.split('/').collect();
        if let [month, day, year] = parts[..] {
            return format!("{year}-{month}-{day}");
        }
    }
    value.to_owned()
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use pre_sign_up::registration::Source;

    use super::*;

    /// Line number and email address of each row, or the reason that it cannot be read.
    fn rows(csv: &[u8]) -> Vec<(u64, Result<String, Problem>)> {
        values(csv, "email")
    }

    fn values(csv: &[u8], attribute: &str) -> Vec<(u64, Result<String, Problem>)> {
        let mut file = PastSignUps::read(csv).unwrap();
        let mut found = Vec::new();
        while let Some(row) = file.next_row().unwrap() {
            let value = row.sign_up.map(|sign_up| {
                let registration = sign_up.registration(Source::SelfSignUp, SystemTime::UNIX_EPOCH);
                registration.attribute(attribute).unwrap_or_default().to_owned()
            });
            found.push((row.line, value));
        }
        found
    }

    fn email(line: u64, email: &str) -> (u64, Result<String, Problem>) {
        (line, Ok(email.to_owned()))
    }

    #[test]
    fn line_ends_a_byte_order_mark_and_quotes_make_no_difference() {
        let expected = [email(2, "a@b.example"), email(3, "c@d.example")];
        for csv in [
            "email,name\na@b.example,A\nc@d.example,C\n",
            "email,name\na@b.example,A\nc@d.example,C",
            "email,name\r\na@b.example,A\r\nc@d.example,C\r\n",
            "name,email\r\nA,a@b.example\r\nC,c@d.example",
            "\u{feff}email,name\r\na@b.example,A\r\nc@d.example,C\r\n",
            "\"email\",\"name\"\r\n\"a@b.example\",\"A\"\r\n\"c@d.example\",\"C, \"\"D\"\"\"\r\n",
            " Email ,something else\na@b.example,\nc@d.example,\n",
            "email\na@b.example\nc@d.example",
            "email\r\na@b.example\r\nc@d.example\r\n\r\n",
        ] {
            assert_eq!(rows(csv.as_bytes()), expected, "{csv:?}");
        }
    }

    #[test]
    fn the_line_of_a_row_is_the_one_on_which_it_starts() {
        let expected = [email(3, "a@b.example"), email(7, "c@d.example")];
        for end in ["\n", "\r\n"] {
            let lines =
                ["email,address", "", "a@b.example,\"1 Main Street", "Town\"", "", "", "c@d.example,"];
            assert_eq!(rows(lines.join(end).as_bytes()), expected, "{end:?}");
            let lines =
                ["", "email,address", "a@b.example,\"1", "", "Town", "\"", "c@d.example,\"Town", "\"", ""];
            assert_eq!(rows(lines.join(end).as_bytes()), expected, "{end:?}");
        }
    }

    #[test]
    fn a_broken_row_is_reported_and_the_next_one_is_read() {
        let csv =
            b"email,name\na@b.example\nc@d.example,C,C\n\xff@b.example,A\na@b.example,\xff\ne@f.example,E\n";
        let fields = |row| Err(Problem::Fields { row, header: 2, lines: 1 });
        let expected = [
            (2, fields(1)),
            (3, fields(3)),
            (4, Err(Problem::NotUtf8)),
            (5, Err(Problem::NotUtf8)),
            email(6, "e@f.example"),
        ];
        assert_eq!(rows(csv), expected);
    }

    #[test]
    fn a_row_of_several_lines_hints_at_an_open_quotation_mark() {
        let csv = b"email,name\na@b.example,A\n\"c@d.example,C\ne@f.example,E\n\"\ng@h.example,G\n";
        let expected = Problem::Fields { row: 1, header: 2, lines: 3 };
        assert_eq!(rows(csv), [email(2, "a@b.example"), (3, Err(expected)), email(6, "g@h.example")]);
        assert_eq!(
            expected.to_string(),
            "has 1 field where the first row has 2 and spans 3 lines: check for an open quotation mark"
        );
    }

    #[test]
    fn a_row_with_an_open_quotation_mark_at_the_end_of_the_file_is_unreadable() {
        for csv in [
            "email\na@b.example\n\n\"x@mailinator.com\nc@d.example\ne@f.example\n",
            "email\r\na@b.example\r\n\r\n\"x@mailinator.com\r\nc@d.example\r\n",
            "email\na@b.example\n\n\"x@mailinator.com",
            "email,name\na@b.example,A\n\nc@d.example,\"C\n\n",
            "email\na@b.example\n\n\"",
        ] {
            assert_eq!(
                rows(csv.as_bytes()),
                [email(2, "a@b.example"), (4, Err(Problem::OpenQuote))],
                "{csv:?}"
            );
        }
        // A quotation mark before the last line end closes the row.
        for csv in ["email\na@b.example\n\n\"x\n\n\"", "email\na@b.example\n\n\"x\n\n\"\n\n"] {
            assert_eq!(rows(csv.as_bytes()), [email(2, "a@b.example"), email(4, "x\n\n")], "{csv:?}");
        }
    }

    /// The sample in Cognito's documentation, with a comma in one value.
    const IMPORT: &str =
        "cognito:username,name,given_name,family_name,middle_name,nickname,preferred_username,profile,\
         picture,website,email,email_verified,gender,birthdate,zoneinfo,locale,phone_number,\
         phone_number_verified,address,updated_at,cognito:mfa_enabled
John,,John,Doe,,,,,,,johndoe@example.com,TRUE,,02/01/1985,,,+12345550100,TRUE,123 Any Street,,FALSE
Jane,,Jane,Roe,,,,,,, janeroe@example.com ,TRUE,,,,,+12345550199,TRUE,100 Main Street\\, Town,,FALSE
";

    #[test]
    fn a_file_for_cognitos_user_import_needs_no_change() {
        assert_eq!(
            rows(IMPORT.as_bytes()),
            [email(2, "johndoe@example.com"), email(3, "janeroe@example.com")]
        );
        assert_eq!(values(IMPORT.as_bytes(), "birthdate"), [email(2, "1985-02-01"), email(3, "")]);
        assert_eq!(
            values(IMPORT.as_bytes(), "address"),
            [email(2, "123 Any Street"), email(3, "100 Main Street, Town")]
        );
        let file = PastSignUps::read(IMPORT.as_bytes()).unwrap();
        assert_eq!(file.header().columns.iter().flatten().count(), 20);
    }

    #[test]
    fn values_of_other_files_are_not_converted() {
        assert_eq!(values(b"email,birthdate\nx,02/01/1985\n", "birthdate"), [email(2, "02/01/1985")]);
        assert_eq!(rows(b"email\n a@b.example \n"), [email(2, " a@b.example ")]);
    }

    #[test]
    fn username_and_terms_are_read_and_reset_for_the_next_row() {
        let csv = "email,username,termsVersion\na@b.example,jane,2\nc@d.example,,\n";
        let mut file = PastSignUps::read(csv.as_bytes()).unwrap();
        for expected in [("jane", Some("2")), ("", None)] {
            let row = file.next_row().unwrap().unwrap();
            let sign_up = row.sign_up.unwrap();
            let registration = sign_up.registration(Source::SelfSignUp, SystemTime::UNIX_EPOCH);
            assert_eq!((registration.username, registration.terms_version), expected);
        }
    }

    #[test]
    fn an_invalid_first_row_is_refused_without_quoting_it() {
        for (csv, problem) in [
            (b"".as_slice(), "the file is empty"),
            (b"\r\n\n", "the file is empty"),
            (b"jane@example.com,Jane Roe\n", "the first row names no attribute of Cognito"),
            (b"email;name\njane@example.com;Jane\n", "the first row names no attribute of Cognito"),
            (b"cognito:mfa_enabled\nFALSE\n", "the first row names no attribute of Cognito"),
            (b"\xff\xfee\0m\0a\0i\0l\0\n\0", "the first row is not UTF-8"),
            (b"email,name,Email\n", "the first row names the column email twice"),
            (
                b"email,\"name\njane@example.com,Jane\n",
                "the first row continues to the end of the file: close its quotation",
            ),
        ] {
            let error = format!("{:#}", PastSignUps::read(csv).err().unwrap());
            assert!(error.starts_with(problem), "{error}");
            assert!(!error.contains("jane"), "{error}");
        }
    }
}
