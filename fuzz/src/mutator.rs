//! Mutants that are still JSON: of those that libFuzzer makes of the bytes, hardly one reaches a rule.

use libfuzzer_sys::fuzzer_mutate;
use serde_json::Value;

/// Bytes of a text that are kept: long texts make slow runs and are made of the bytes, too.
const LONGEST: usize = 256;

/// Mutates the first `size` bytes of `data`: three times in four one text of the event, else the bytes themselves.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mutant = if seed.is_multiple_of(4) { None } else { with_one_text_mutated(&data[..size], seed / 4) };
    match mutant {
        Some(json) if json.len() <= max_size => {
            data[..json.len()].copy_from_slice(&json);
            json.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
}

fn with_one_text_mutated(json: &[u8], choice: u32) -> Option<Vec<u8>> {
    let mut event: Value = serde_json::from_slice(json).ok()?;
    let mut texts = Vec::new();
    collect(&mut event, &mut texts);
    let index = usize::try_from(choice).ok()?.checked_rem(texts.len())?;
    let text = texts.swap_remove(index);
    let mut bytes = [0; LONGEST];
    let size = text.len().min(LONGEST);
    bytes[..size].copy_from_slice(&text.as_bytes()[..size]);
    let size = fuzzer_mutate(&mut bytes, size, LONGEST);
    *text = String::from_utf8_lossy(&bytes[..size]).into_owned();
    serde_json::to_vec(&event).ok()
}

fn collect<'v>(value: &'v mut Value, texts: &mut Vec<&'v mut String>) {
    match value {
        Value::String(text) => texts.push(text),
        Value::Array(values) => values.iter_mut().for_each(|value| collect(value, texts)),
        Value::Object(fields) => fields.values_mut().for_each(|value| collect(value, texts)),
        _ => {}
    }
}
