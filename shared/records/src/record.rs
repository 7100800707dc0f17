//! One default record: a template with its file's name, and the item that it comes to under a key.

use std::collections::HashMap;

use aws_sdk_dynamodb::types::AttributeValue;
use trigger::InitError;

use crate::context::RecordContext;
use crate::expressions::MakeLanguage;
use crate::form::{Attribute, Form, Item, TemplateError};
use crate::key::Key;
use crate::language;
use crate::template::RecordTemplate;

/// A file of `templates/records`.
#[derive(Clone, Copy)]
pub struct File {
    pub(crate) name: &'static str,
    pub(crate) text: &'static str,
    /// Nothing when no string of it does more than name values.
    pub(crate) language: Option<MakeLanguage>,
}

/// A template with the name of its file.
pub struct Record {
    /// The file, `templates/records/user-settings.json` for example.
    pub file: &'static str,
    /// What is in it.
    pub template: RecordTemplate,
}

impl File {
    /// A file with anything in it.
    #[must_use]
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Self { name, text, language: Some(language::tera) }
    }
}

impl Record {
    /// Parses a file.
    ///
    /// # Errors
    /// When it is no template.
    pub fn parse(file: File) -> Result<Self, InitError> {
        let File { name, text, language } = file;
        let template = RecordTemplate::parse(text, language).map_err(|error| InitError {
            name,
            problem: format!("is no record template: {error}"),
            example: r#"{"createdAt": "{{ now }}"}"#.to_owned(),
        })?;
        Ok(Self { file: name, template })
    }

    /// Whether the item itself has a field of this name.
    #[must_use]
    pub fn has_field(&self, name: &str) -> bool {
        matches!(&self.template.form, Form::M(fields) if fields.iter().any(|(known, _)| known == name))
    }

    /// The value for one user of the field `name` of the key, a text.
    ///
    /// # Errors
    /// When its expression fails or has no value.
    pub fn key_value(&self, context: &RecordContext, key: &Key, name: &str) -> Result<String, TemplateError> {
        let RecordTemplate { form, expressions } = &self.template;
        let values = expressions.over(context).map_err(TemplateError::new)?;
        let Form::M(fields) = form else { return Err(no_key(name)) };
        match fields.iter().find(|(known, _)| known == name) {
            Some((_, form)) => match form.render(&values).map_err(|error| error.within(name))? {
                Some(Attribute::S(text)) if !text.is_empty() => Ok(text),
                _ => Err(no_key(name)),
            },
            None if name == key.partition => Ok(context.sub.clone()),
            None => Err(no_key(name)),
        }
    }

    /// The item for one user, with its key: the template's own field, or else the `sub`.
    ///
    /// # Errors
    /// When an expression fails or the key has no value.
    pub fn item(&self, context: &RecordContext, key: &Key) -> Result<Item, TemplateError> {
        let RecordTemplate { form, expressions } = &self.template;
        let values = expressions.over(context).map_err(TemplateError::new)?;
        let Some(Attribute::M(mut item)) = form.render(&values)? else {
            return Err(TemplateError::new("not one JSON object"));
        };
        if !self.has_field(&key.partition) {
            item.insert(key.partition.clone(), Attribute::S(context.sub.clone()));
        }
        for name in key.names() {
            if !matches!(item.get(name), Some(Attribute::S(text)) if !text.is_empty()) {
                return Err(no_key(name));
            }
        }
        Ok(item)
    }
}

fn no_key(name: &str) -> TemplateError {
    TemplateError::new("is the key and no text").within(name)
}

/// An item as the SDK takes it.
#[must_use]
pub fn sdk_item(item: Item) -> HashMap<String, AttributeValue> {
    item.into_iter().map(|(name, value)| (name, attribute_value(value))).collect()
}

fn attribute_value(value: Attribute) -> AttributeValue {
    match value {
        Attribute::S(text) => AttributeValue::S(text),
        Attribute::N(number) => AttributeValue::N(number),
        Attribute::Bool(value) => AttributeValue::Bool(value),
        Attribute::Null => AttributeValue::Null(true),
        Attribute::Ss(texts) => AttributeValue::Ss(texts),
        Attribute::Ns(numbers) => AttributeValue::Ns(numbers),
        Attribute::L(values) => AttributeValue::L(values.into_iter().map(attribute_value).collect()),
        Attribute::M(item) => AttributeValue::M(sdk_item(item)),
    }
}
