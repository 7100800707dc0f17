//! A mutator that keeps the input valid JSON. With libFuzzer's own mutator, hardly any input would reach a
//! rule.

use libfuzzer_sys::fuzzer_mutate;
use serde_json::Value;

/// Longest mutated string, in bytes. Longer strings slow the runs down, and libFuzzer's own mutator makes
/// them, too.
const LONGEST: usize = 256;

/// Mutates the first `size` bytes of `data`: in three of four cases one string of the event, otherwise the bytes.
pub fn mutate(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> usize {
    let mutant = if seed.is_multiple_of(4) { None } else { with_one_string_mutated(&data[..size], seed / 4) };
    match mutant {
        Some(json) if json.len() <= max_size => {
            data[..json.len()].copy_from_slice(&json);
            json.len()
        }
        _ => fuzzer_mutate(data, size, max_size),
    }
}

fn with_one_string_mutated(json: &[u8], choice: u32) -> Option<Vec<u8>> {
    let mut event: Value = serde_json::from_slice(json).ok()?;
    let mut strings = Vec::new();
    collect_strings(&mut event, &mut strings);
    let index = usize::try_from(choice).ok()?.checked_rem(strings.len())?;
    let text = strings.swap_remove(index);
    let mut bytes = [0; LONGEST];
    let size = text.len().min(LONGEST);
    bytes[..size].copy_from_slice(&text.as_bytes()[..size]);
    let size = fuzzer_mutate(&mut bytes, size, LONGEST);
    *text = String::from_utf8_lossy(&bytes[..size]).into_owned();
    serde_json::to_vec(&event).ok()
}

fn collect_strings<'v>(value: &'v mut Value, strings: &mut Vec<&'v mut String>) {
    match value {
        Value::String(text) => strings.push(text),
        Value::Array(values) => values.iter_mut().for_each(|value| collect_strings(value, strings)),
        Value::Object(fields) => fields.values_mut().for_each(|value| collect_strings(value, strings)),
        _ => {}
    }
}
