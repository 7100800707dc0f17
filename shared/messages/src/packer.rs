//! Renders and checks every message once and packs it as pieces, most of which many messages share.

use content::kind::STEMS;
use content::pattern::{name_html, with_entities};
use content::{Key, Locale, Messages, MessagesWriter, Numbers, PackedMessage, Piece, Refusals, Values};
use locales::LocaleTexts;

use crate::choice::Choice;
use crate::findings::on_one_line;
use crate::localized_brand::{CUT, Lifetimes, Rendering};
use crate::pieces::{CODE, NAME, USERNAME, pieces};
use crate::renderer::RenderError;
use crate::{Findings, Folder, Message, MessageRequest, Placeholders, Renderer, limits};

/// Another placeholder of the code and of the same length, for the comparison with the template's own output.
const OTHER_CODE: &str = "{#00#}";
/// A name in which every character is escaped or outside ASCII, for the comparison with the template's own output.
const AWKWARD_NAME: &str = "O'Brien & \"Söhne\" <\u{200C}李>";
/// Days and minutes of the comparison, among them the defaults of the settings.
const NUMBERS: [(u32, u32); 4] = [(1, 4), (7, 3), (30, 5), (90, 10)];
/// Bytes of a body that are kept for a name and for longer placeholders than the documented ones.
const ROOM: usize = 700;

/// The section of the messages.
///
/// # Errors
/// With every message that cannot be rendered, breaks one of Cognito's limits, or depends on a value that only an event has.
pub fn messages(folder: &Folder) -> Result<Vec<u8>, Findings> {
    let mut findings = Findings::default();
    let packer = findings.of(Packer::new(folder).map_err(|error| on_one_line(&error.to_string())));
    let both = packer.and_then(|packer| Some((packer.packed(&mut findings)?, packer)));
    let Some((section, packer)) = both else { return Err(findings) };
    if let Some(messages) = findings.of(packer.read(&section)) {
        packer.compare(&messages, &mut findings);
    }
    findings.none().map(|()| section)
}

struct Packer<'a> {
    brands: Vec<&'a str>,
    locales: Vec<LocaleTexts>,
    renderer: Renderer<'a>,
}

impl<'a> Packer<'a> {
    fn new(folder: &'a Folder) -> Result<Self, RenderError> {
        let locales = folder.locales.iter().map(|(_, json)| serde_json::from_str(json));
        Ok(Self {
            brands: folder.brands.iter().map(|(name, _)| name.as_str()).collect(),
            locales: locales.collect::<Result<_, _>>()?,
            renderer: Renderer::new(folder.sources(Lifetimes::LONGEST))?,
        })
    }

    /// Every message, in the order of a pack.
    fn choices(&self) -> impl Iterator<Item = Choice<'_>> {
        let editions =
            self.brands.iter().flat_map(|brand| self.locales.iter().map(move |words| (*brand, words)));
        editions.flat_map(|(brand, words)| {
            STEMS.into_iter().flat_map(move |(stem, kind)| {
                [false, true].map(|named| Choice {
                    brand,
                    words,
                    stem,
                    kind,
                    // Other kinds greet nobody by name, so both are the same.
                    named: named && kind.goes_to_a_verified_address(),
                })
            })
        })
    }

    /// The section; nothing when a message has a finding.
    fn packed(&self, findings: &mut Findings) -> Option<Vec<u8>> {
        let mut writer = findings.of(MessagesWriter::new(&self.brands, self.locales.len()))?;
        for choice in self.choices() {
            let message = self.message(&choice).map_err(|problem| choice.failed(&problem.to_string()));
            let added = findings.of(message).map(|message| writer.add(&message));
            added.and_then(|added| findings.of(added));
        }
        if findings.0.is_empty() { findings.of(writer.finish()) } else { None }
    }

    fn message(&self, choice: &Choice<'_>) -> Result<PackedMessage, RenderError> {
        let (days, minutes) = (choice.forms("days", 1..=365)?, choice.forms("minutes", 3..=15)?);
        let form = |days: &u32, minutes: &u32| {
            let lifetimes = Lifetimes { temporary_password_days: *days, mfa_code_minutes: *minutes };
            self.form(choice, lifetimes)
        };
        let by_minutes = |days| minutes.largest.iter().map(|minutes| form(days, minutes)).collect();
        Ok(PackedMessage {
            forms: days.largest.iter().map(by_minutes).collect::<Result<_, _>>()?,
            by_days: days.by_number,
            by_minutes: minutes.by_number,
        })
    }

    /// Subject, body and SMS as pieces, for words in the forms for these numbers.
    fn form(&self, choice: &Choice<'_>, lifetimes: Lifetimes) -> Result<[Vec<Piece>; 3], RenderError> {
        let name = choice.named.then_some(AWKWARD_NAME);
        let real = self.rendered(choice, name, CODE, Rendering::Real(lifetimes))?;
        check(real)?;
        let marked = |rendering| -> Result<Message, RenderError> {
            Ok(self.rendered(choice, choice.named.then_some(NAME), CODE, rendering)?.0)
        };
        let (whole, cut) = (marked(Rendering::Marked(lifetimes))?, marked(Rendering::Cut(lifetimes))?);
        // A template may ask what a word is, and then the cuts would be part of the answer.
        let message = if without_cuts(&cut) == whole { cut } else { whole };
        Ok([
            pieces(&message.email_subject, str::to_owned),
            pieces(&message.email_message, |text| with_entities(text.to_owned())),
            pieces(&message.sms_message, str::to_owned),
        ])
    }

    fn rendered(
        &self,
        choice: &Choice<'_>,
        name: Option<&str>,
        code: &str,
        rendering: Rendering,
    ) -> Result<(Message, Placeholders), RenderError> {
        let placeholders = choice.placeholders(code).ok_or("no placeholders")?;
        let Choice { brand, words, kind, .. } = *choice;
        let order = MessageRequest { kind, brand, locale: &words.locale, name, placeholders: &placeholders };
        self.renderer.render_as(&order, rendering)
    }

    /// The section as a function reads it.
    fn read<'m>(&'m self, section: &'m [u8]) -> Result<Messages<'m>, RenderError> {
        let locale = |words: &'m LocaleTexts| Locale {
            tag: &words.locale,
            zero: words.zero.into(),
            refusals: Refusals::NONE,
        };
        Ok(Messages::read(section, self.locales.iter().map(locale).collect())?)
    }

    /// Compares what a function makes of the section with what the templates say.
    fn compare(&self, messages: &Messages<'_>, findings: &mut Findings) {
        for (key, choice) in messages.keys().zip(self.choices()) {
            let same = self.is_same(messages, key, &choice);
            if !findings.of(same.map_err(|problem| choice.failed(&problem.to_string()))).unwrap_or(true) {
                let problem = "the template depends on the code, the username, the name or a number; it may only \
                               depend on the brand, the locale and the words";
                findings.0.push(choice.failed(problem).to_string());
            }
        }
    }

    fn is_same(&self, messages: &Messages<'_>, key: Key, choice: &Choice<'_>) -> Result<bool, RenderError> {
        let name = choice.named.then_some(AWKWARD_NAME);
        let has_number = choice.texts().any(|text| text.number_name().is_some());
        // Without a number in its words a message is the same for all.
        for (days, minutes) in NUMBERS.into_iter().take(if has_number { NUMBERS.len() } else { 1 }) {
            let lifetimes = Lifetimes { temporary_password_days: days, mfa_code_minutes: minutes };
            let (mut real, _) = self.rendered(choice, name, OTHER_CODE, Rendering::Real(lifetimes))?;
            real.email_message = with_entities(real.email_message);
            if packed_message(messages, key, Numbers { days, minutes }, name, OTHER_CODE)? != real {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The message that a function makes of a pack.
///
/// # Errors
/// When there is no such message.
pub fn packed_message(
    messages: &Messages<'_>,
    key: Key,
    numbers: Numbers,
    name: Option<&str>,
    code: &str,
) -> Result<Message, RenderError> {
    let name = name.map(name_html).unwrap_or_default();
    let values = Values { code, username: USERNAME, name: &name };
    let body = messages.message(key, numbers, values).ok_or("the pack has no such message")?;
    let text = |json: &str| serde_json::from_str(&format!("\"{json}\""));
    Ok(Message {
        email_subject: text(&body.email_subject)?,
        email_message: text(&body.email_message)?,
        sms_message: text(&body.sms_message)?,
    })
}

fn without_cuts(message: &Message) -> Message {
    let Message { email_subject, email_message, sms_message } = message;
    let [email_subject, email_message, sms_message] =
        [email_subject, email_message, sms_message].map(|text| text.replace(CUT, ""));
    Message { email_subject, email_message, sms_message }
}

/// Checks a message against the limits, with room for a longer name.
fn check((mut message, placeholders): (Message, Placeholders)) -> Result<(), RenderError> {
    message.email_message = with_entities(message.email_message);
    limits::check(&message, &placeholders)?;
    let (bytes, most) = (message.email_message.len(), limits::BODY_LENGTH.end() - ROOM);
    if bytes > most {
        return Err(format!("emailMessage has {bytes} bytes, more than {most}").into());
    }
    Ok(())
}
