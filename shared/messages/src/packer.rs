//! Renders and checks every message, and packs it as pieces. Messages share most of their pieces.

use content::lifetimes::{MFA_CODE_MINUTES, TEMPORARY_PASSWORD_DAYS};
use content::pattern::{name_html, with_entities};
use content::{Key, Lifetimes, Locale, Messages, MessagesWriter, PackedMessage, Piece, Refusals, Values};
use locales::LocaleTexts;

use crate::findings::{BoxError, Findings, on_one_line};
use crate::folder::Folder;
use crate::limits;
use crate::pieces::{CODE, NAME, USERNAME, pieces};
use crate::renderer::Renderer;
use crate::rendering::{BOUNDARY, Rendering};
use crate::variant::{Variant, variants};
use crate::{Message, Placeholders};

/// Another placeholder of the code, of the same length. Rendering with it shows whether a template depends on the code.
const OTHER_CODE: &str = "{#00#}";
/// A name with escaped and non-ASCII characters. Rendering with it shows whether a template depends on the
/// name.
const AWKWARD_NAME: &str = "O'Brien & \"Söhne\" <\u{200C}李>";
/// Days and minutes of the comparison, among them the defaults of the settings.
const NUMBERS: [(u32, u32); 4] = [(1, 4), (7, 3), (30, 5), (90, 10)];
/// Bytes of a body that are reserved for a name and for placeholders longer than the documented ones.
const RESERVED_BYTES: usize = 700;

/// The section of the messages.
///
/// # Errors
/// Fails with every message that cannot be rendered, breaks one of Cognito's limits, or depends on a value of an event.
pub fn messages(folder: &Folder) -> Result<Vec<u8>, Findings> {
    let mut findings = Findings::default();
    let renderer = Renderer::new(folder, Lifetimes::LONGEST).map_err(|error| on_one_line(&error.to_string()));
    let renderer = findings.of(renderer);
    let Some(packer) = renderer.map(|renderer| Packer { folder, renderer }) else { return Err(findings) };
    let Some(section) = packer.section(&mut findings) else { return Err(findings) };
    if let Some(messages) = findings.of(packer.read(&section)) {
        packer.compare(&messages, &mut findings);
    }
    findings.none().map(|()| section)
}

struct Packer<'f> {
    folder: &'f Folder,
    renderer: Renderer<'f>,
}

/// A variant, with or without a name in its greeting.
type Greeting<'f> = (Variant<'f>, bool);

impl Packer<'_> {
    /// Every message, in the order of a pack.
    fn messages(&self) -> impl Iterator<Item = Greeting<'_>> {
        variants(self.folder).flat_map(|variant| {
            // Other kinds greet nobody by name, so both messages are the same.
            [false, true].map(|named| (variant, named && variant.kind.goes_to_a_verified_address()))
        })
    }

    /// The section; `None` if a message has a finding.
    fn section(&self, findings: &mut Findings) -> Option<Vec<u8>> {
        let brands: Vec<&str> = self.folder.brands.iter().map(|(name, _)| name.as_str()).collect();
        let mut writer = findings.of(MessagesWriter::new(&brands, self.folder.locales.len()))?;
        for greeting in self.messages() {
            let message = self.packed(greeting).map_err(|problem| format!("{}: {problem}", greeting.0));
            let added = findings.of(message).map(|message| writer.add(&message));
            added.and_then(|added| findings.of(added));
        }
        if findings.0.is_empty() { findings.of(writer.finish()) } else { None }
    }

    fn packed(&self, greeting: Greeting<'_>) -> Result<PackedMessage, BoxError> {
        let (variant, _) = greeting;
        let days = variant.plural_forms("days", TEMPORARY_PASSWORD_DAYS)?;
        let minutes = variant.plural_forms("minutes", MFA_CODE_MINUTES)?;
        let form = |days: &u32, minutes: &u32| {
            self.form(greeting, Lifetimes { temporary_password_days: *days, mfa_code_minutes: *minutes })
        };
        let by_minutes = |days| minutes.largest.iter().map(|minutes| form(days, minutes)).collect();
        Ok(PackedMessage {
            forms: days.largest.iter().map(by_minutes).collect::<Result<_, _>>()?,
            by_days: days.by_number,
            by_minutes: minutes.by_number,
        })
    }

    /// Subject, body and SMS as pieces, in the plural forms for these numbers.
    fn form(&self, greeting: Greeting<'_>, lifetimes: Lifetimes) -> Result<[Vec<Piece>; 3], BoxError> {
        let (variant, named) = greeting;
        let rendered =
            |name: &'static str, rendering| self.rendered(&variant, named.then_some(name), CODE, rendering);
        let (message, placeholders) = rendered(AWKWARD_NAME, Rendering::Final(lifetimes))?;
        check(&variant, message, &placeholders)?;
        let (marked, _) = rendered(NAME, Rendering::Marked(lifetimes))?;
        let (split, _) = rendered(NAME, Rendering::Split(lifetimes))?;
        // In a template that compares texts, the boundaries would change the result.
        let message = if without_boundaries(&split) == marked { split } else { marked };
        Ok([
            pieces(&message.email_subject, str::to_owned),
            pieces(&message.email_message, |text| with_entities(text.to_owned())),
            pieces(&message.sms_message, str::to_owned),
        ])
    }

    fn rendered(
        &self,
        variant: &Variant<'_>,
        name: Option<&str>,
        code: &str,
        rendering: Rendering,
    ) -> Result<(Message, Placeholders), BoxError> {
        let placeholders = variant.placeholders(code).ok_or("no placeholders")?;
        self.renderer.render_as(&variant.request(name, &placeholders), rendering)
    }

    /// The section as a function reads it.
    fn read<'m>(&'m self, section: &'m [u8]) -> Result<Messages<'m>, BoxError> {
        let locale = |texts: &'m LocaleTexts| Locale {
            tag: &texts.locale,
            zero: texts.zero.into(),
            refusals: Refusals::NONE,
        };
        Ok(Messages::read(section, self.folder.locales.iter().map(locale).collect())?)
    }

    /// Compares the messages that a function reads from the section with those that the templates render.
    fn compare(&self, messages: &Messages<'_>, findings: &mut Findings) {
        for (key, greeting) in messages.keys().zip(self.messages()) {
            let finding = match self.is_same(messages, key, greeting) {
                Ok(true) => continue,
                Ok(false) => {
                    "the template depends on the code, the username, the name or a number; let it depend \
                              only on the brand, the locale and the words"
                        .to_owned()
                }
                Err(problem) => problem.to_string(),
            };
            findings.0.push(format!("{}: {finding}", greeting.0));
        }
    }

    fn is_same(&self, messages: &Messages<'_>, key: Key, greeting: Greeting<'_>) -> Result<bool, BoxError> {
        let (variant, named) = greeting;
        let name = named.then_some(AWKWARD_NAME);
        let has_number = variant.message_texts().any(|text| text.number_name().is_some());
        // Texts without a number are the same for every number.
        for (days, minutes) in NUMBERS.into_iter().take(if has_number { NUMBERS.len() } else { 1 }) {
            let lifetimes = Lifetimes { temporary_password_days: days, mfa_code_minutes: minutes };
            let (mut expected, _) = self.rendered(&variant, name, OTHER_CODE, Rendering::Final(lifetimes))?;
            expected.email_message = with_entities(expected.email_message);
            if packed_message(messages, key, lifetimes, name, OTHER_CODE)? != expected {
                return Ok(false);
            }
        }
        Ok(true)
    }
}

/// The message that a function reads from a pack.
///
/// # Errors
/// Fails if the pack has no such message.
pub fn packed_message(
    messages: &Messages<'_>,
    key: Key,
    lifetimes: Lifetimes,
    name: Option<&str>,
    code: &str,
) -> Result<Message, BoxError> {
    let name = name.map(name_html).unwrap_or_default();
    let values = Values { code, username: USERNAME, name: &name };
    let body = messages.message(key, lifetimes, values).ok_or("the pack has no such message")?;
    let text = |json: &str| serde_json::from_str(&format!("\"{json}\""));
    Ok(Message {
        email_subject: text(&body.email_subject)?,
        email_message: text(&body.email_message)?,
        sms_message: text(&body.sms_message)?,
    })
}

fn without_boundaries(message: &Message) -> Message {
    let Message { email_subject, email_message, sms_message } = message;
    let [email_subject, email_message, sms_message] =
        [email_subject, email_message, sms_message].map(|text| text.replace(BOUNDARY, ""));
    Message { email_subject, email_message, sms_message }
}

/// Checks a message against the limits, with bytes reserved for a longer name.
fn check(variant: &Variant<'_>, mut message: Message, placeholders: &Placeholders) -> Result<(), BoxError> {
    message.email_message = with_entities(message.email_message);
    limits::check(&message, placeholders).map_err(|error| variant.limit_finding(&error))?;
    let (bytes, most) = (message.email_message.len(), limits::BODY_LENGTH.end() - RESERVED_BYTES);
    if bytes > most {
        let problem = format!(
            "emailMessage has {bytes} bytes; shorten its template in templates/email to at most {most}"
        );
        return Err(problem.into());
    }
    Ok(())
}
