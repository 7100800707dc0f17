//! The life of a pass: a number and a unit.

use pre_sign_up::pass::LONGEST_LIFE_SECONDS;

/// Units with their seconds, the longest one first.
const UNITS: [(char, u64); 4] = [('d', 86_400), ('h', 3_600), ('m', 60), ('s', 1)];

/// Parses a life such as `7d` into seconds.
///
/// # Errors
/// Fails if the text is not a number with a unit, or the life is zero or longer than a pass may live.
pub fn parse(text: &str) -> Result<u64, &'static str> {
    let unit = UNITS.iter().find_map(|(unit, seconds)| Some((text.strip_suffix(*unit)?, seconds)));
    let (number, seconds) = unit.ok_or("write a number and s, m, h or d, for example 7d")?;
    let number: u64 = number.parse().map_err(|_| "write a number and s, m, h or d, for example 7d")?;
    let life = number.saturating_mul(*seconds);
    if (1..=LONGEST_LIFE_SECONDS).contains(&life) { Ok(life) } else { Err("use a life from 1s to 7d") }
}

/// The life in its two longest units, for example `6 d 23 h`.
pub fn written(mut seconds: u64) -> String {
    let parts = UNITS.map(|(unit, length)| {
        let number = seconds / length;
        seconds %= length;
        (number, unit)
    });
    let parts = parts.into_iter().skip_while(|(number, _)| *number == 0).take(2);
    let parts: Vec<String> = parts.map(|(number, unit)| format!("{number} {unit}")).collect();
    if parts.is_empty() { "0 s".to_owned() } else { parts.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_life_is_a_number_with_a_unit_and_at_most_seven_days() {
        for (text, seconds) in
            [("1s", 1), ("90s", 90), ("15m", 900), ("12h", 43_200), ("7d", 604_800), ("168h", 604_800)]
        {
            assert_eq!(parse(text), Ok(seconds));
        }
        for wrong in ["", "7", "d", "7 d", "-1d", "1.5h", "7w", "7D", "１d", "99999999999999999999d"] {
            assert_eq!(parse(wrong), Err("write a number and s, m, h or d, for example 7d"), "{wrong}");
        }
        for wrong in ["0s", "0d", "8d", "604801s", "18446744073709551615d"] {
            assert_eq!(parse(wrong), Err("use a life from 1s to 7d"), "{wrong}");
        }
    }

    #[test]
    fn a_life_is_written_in_two_units() {
        for (seconds, text) in [
            (0, "0 s"),
            (59, "59 s"),
            (60, "1 m 0 s"),
            (3_725, "1 h 2 m"),
            (604_799, "6 d 23 h"),
            (604_800, "7 d 0 h"),
        ] {
            assert_eq!(written(seconds), text);
        }
    }
}
