//! Tera, for strings that do more than name values.

use std::collections::BTreeSet;

use tera::{Context, Kwargs, State, Tera, TeraResult, Value};

use crate::context::RecordContext;
use crate::expressions::{Language, Rendering};

/// What a file whose strings need it is made with.
#[must_use]
pub fn tera() -> Box<dyn Language> {
    let mut tera = Tera::new();
    // A string is its own template's name, and one that ends in .html is no HTML.
    tera.autoescape_on(Vec::<&str>::new());
    tera.register_filter("default", default);
    Box::new(TeraLanguage(tera))
}

struct TeraLanguage(Tera);

impl Language for TeraLanguage {
    fn add(&mut self, text: &str) -> Result<(), String> {
        if self.0.contains_template(text) {
            return Ok(());
        }
        self.0.add_raw_template(text, text).map_err(|error| error.to_string())
    }

    fn variables(&self, text: &str) -> BTreeSet<&str> {
        self.0.get_template_variables(text).unwrap_or_default().into_iter().collect()
    }

    fn over<'a>(&'a self, context: &RecordContext) -> Result<Rendering<'a>, String> {
        let context = Context::from_serialize(context).map_err(|_| "the context is unfit".to_owned())?;
        Ok(Box::new(move |text| self.0.render(text, &context).ok()))
    }
}

/// Tera's own would take an empty text for a value.
#[expect(clippy::needless_pass_by_value, reason = "the shape of a filter")]
fn default(value: Value, arguments: Kwargs, _: &State) -> TeraResult<Value> {
    let missing = value.is_undefined() || value.is_none() || value.as_str() == Some("");
    if missing { arguments.must_get("value") } else { Ok(value) }
}
