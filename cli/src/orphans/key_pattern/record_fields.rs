//! The fields of a record template, besides the key, that tell a record of the template from other items.

use anyhow::{Result, anyhow, bail};
use record_templates::string_template::StringTemplate;
use record_templates::{AttributeValue as Value, Item, RecordContext, ValueTemplate};
use records::key::Key;
use records::record::Record;

/// Maximum number of constant fields per template. The expressions of DynamoDB have a limited length.
const MAX_CONSTANTS: usize = 20;

/// The fields of one template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RecordFields {
    /// The field with the time of creation.
    pub created: Option<String>,
    /// The field with the id of the user pool, as a path through maps.
    pub pool: Option<Vec<String>>,
    /// Fields without placeholders. A record never lacks one when it is written.
    pub constants: Vec<String>,
}

impl RecordFields {
    /// Finds the fields in `record` as `context` renders it. `created` names the field with the time of creation; otherwise
    /// it is the field that the template fills with the current time.
    ///
    /// # Errors
    /// Fails if the record cannot be rendered, or if several fields have the current time.
    pub fn of(record: &Record, key: &Key, context: &RecordContext, created: Option<&str>) -> Result<Self> {
        let item = record.template.item(context, &key.partition, key.sort.as_deref());
        let mut item = item.map_err(|error| anyhow!("{}: {error}", record.file))?;
        item.retain(|name, _| key.names().all(|key| key != name));
        let now = [Value::S(context.now.clone()), Value::N(context.now_epoch_seconds.to_string())];
        let is_now = |(name, value): (&String, &Value)| now.contains(value).then(|| name.clone());
        let times: Vec<String> = item.iter().filter_map(is_now).collect();
        let created = match (created, &times[..]) {
            (Some(name), _) => Some(name.to_owned()),
            (None, []) => None,
            (None, [name]) => Some(name.clone()),
            (None, names) => bail!(
                "{} has several fields with the current time, {}; name the one with the time of creation with \
                 --created-at",
                record.file,
                names.join(" and ")
            ),
        };
        let pool = path_of(&item, &Value::S(context.user_pool_id.clone()));
        Ok(Self { created, pool, constants: constants(&record.template.root, key) })
    }
}

/// The first path to the value, through maps.
fn path_of(item: &Item, searched: &Value) -> Option<Vec<String>> {
    item.iter().find_map(|(name, value)| {
        let rest = match value {
            Value::M(fields) => path_of(fields, searched)?,
            _ if value == searched => Vec::new(),
            _ => return None,
        };
        Some([vec![name.clone()], rest].concat())
    })
}

fn constants(root: &ValueTemplate, key: &Key) -> Vec<String> {
    let ValueTemplate::M(fields) = root else { return Vec::new() };
    let is_constant = |value: &ValueTemplate| {
        value.strings().iter().all(|string| matches!(string, StringTemplate::Constant(_)))
    };
    let constants = fields.iter().filter(|(_, value)| is_constant(value)).map(|(name, _)| name);
    constants
        .filter(|name| key.names().all(|key| key != name.as_str()))
        .take(MAX_CONSTANTS)
        .cloned()
        .collect()
}
