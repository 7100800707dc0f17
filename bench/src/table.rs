//! The report as text.

use std::fmt::{self, Display, Formatter};

use crate::report::{METRICS, Metric, Report, cores};
use crate::statistics::median;
use crate::subject::{Role, Subject};

/// Largest acceptable difference between two equal programs. Beyond it, the results are unreliable.
const TOLERANCE: f64 = 0.05;

/// Notes on the results. [`write_cores`] adds the number of cores.
const NOTES: &str = "\
- (A/A) is `unchanged` compared to itself: its distance from 1.00 is the noise.
- Start is the time from just before the spawn to the first request for an event.
- Functions log to /dev/null, which costs almost nothing.
- DynamoDB and Cognito are local stubs with TLS: the real services add the latency of a network.
- Memory is VmHWM. 1 MB is 10⁶ bytes. Zip is the binary deflated at level 6 plus 116 bytes.
- Every round runs the variants in a new order.";

/// Displays a report as text: first the ratios, then the baselines.
#[derive(Debug)]
pub struct Table<'a>(pub &'a Report);

impl Display for Table<'_> {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let (rounds, invocations) = (self.0.rounds(), self.0.invocations);
        let (warm_up, measured) = (invocations.warm_up, invocations.measured);
        writeln!(
            out,
            "Ratios to `unchanged`, which only returns its event, with the same event: medians of"
        )?;
        writeln!(out, "{rounds} pairs of processes. Warm: {measured} invocations after {warm_up}.\n")?;
        write_aligned(out, &self.rows(false))?;
        writeln!(out, "\n`unchanged` itself: medians of {rounds} processes.\n")?;
        write_aligned(out, &self.rows(true))?;
        writeln!(out)?;
        self.write_warnings(out)?;
        write_cores(out)?;
        write!(out, "{NOTES}")
    }
}

impl Table<'_> {
    /// Warns if the machine was too busy, or if the binaries may differ in their linker.
    fn write_warnings(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let subjects = &self.0.subjects;
        if subjects.iter().any(Subject::is_packaged) && !subjects.iter().all(Subject::is_packaged) {
            writeln!(
                out,
                "UNRELIABLE: only `unchanged` is from target/release, perhaps from another linker.\n"
            )?;
        }
        let noisy = self.noisy_metrics();
        if !noisy.is_empty() {
            let off = noisy.join(", ");
            writeln!(
                out,
                "UNRELIABLE: (A/A) differs by over 5 % in {off}. Run it again on an idle machine.\n"
            )?;
        }
        Ok(())
    }

    /// The metrics in which two equal programs seem to differ. The 99th percentile always varies, so it does
    /// not count.
    fn noisy_metrics(&self) -> Vec<&'static str> {
        let Some(control) = self.0.subjects.iter().position(|subject| subject.role == Role::Control) else {
            return Vec::new();
        };
        let is_off = |metric: &&Metric| (median(&self.0.ratios(control, metric)) - 1.0).abs() > TOLERANCE;
        let candidates = METRICS.iter().filter(|metric| metric.key != "warm_p99_us");
        candidates.filter(is_off).map(|metric| metric.name).collect()
    }

    /// The head, and then one row per baseline, or one row per variant that is not a baseline.
    fn rows(&self, baselines: bool) -> Vec<Vec<String>> {
        let names = METRICS.iter().map(|metric| metric.name);
        let first = if baselines { "event" } else { "function" };
        let head = [first].into_iter().chain(names).chain(["binary", "zip"]).map(str::to_owned).collect();
        let subjects = self.0.subjects.iter().enumerate();
        let chosen = subjects.filter(|(_, subject)| (subject.role == Role::Baseline) == baselines);
        [head].into_iter().chain(chosen.map(|(index, subject)| self.row(index, subject))).collect()
    }

    fn row(&self, index: usize, subject: &Subject) -> Vec<String> {
        let is_baseline = subject.role == Role::Baseline;
        let label = if is_baseline { subject.event.name().to_owned() } else { subject.label() };
        let cell = |metric: &Metric| {
            if is_baseline {
                format!("{:.*} {}", metric.digits, self.0.absolute(index, metric), metric.unit)
            } else {
                format!("{:.2}", median(&self.0.ratios(index, metric)))
            }
        };
        let sizes = [megabytes(subject.package.binary), megabytes(subject.package.zip)];
        [label].into_iter().chain(METRICS.iter().map(cell)).chain(sizes).collect()
    }
}

/// Writes rows in columns as wide as their widest cell. The first column is left-aligned, the others right-aligned.
fn write_aligned(out: &mut Formatter<'_>, rows: &[Vec<String>]) -> fmt::Result {
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
    for row in rows {
        for (column, cell) in row.iter().enumerate() {
            let width = width(column);
            if column == 0 { write!(out, "{cell:width$}")? } else { write!(out, "  {cell:>width$}")? }
        }
        writeln!(out)?;
    }
    Ok(())
}

fn write_cores(out: &mut Formatter<'_>) -> fmt::Result {
    write!(out, "- Two processes, the function and this one (Lambda, DynamoDB and Cognito), share ")?;
    match cores() {
        1 => writeln!(out, "one core."),
        cores => writeln!(
            out,
            "{cores} cores.\n  The kernel moves them between cores; `taskset -c 0` makes the ratios steadier."
        ),
    }
}

/// Megabytes with two digits, in integer arithmetic.
fn megabytes(bytes: usize) -> String {
    let hundredths = (bytes + 5_000) / 10_000;
    format!("{}.{:02} MB", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::megabytes;

    #[test]
    fn sizes_are_rounded() {
        assert_eq!(megabytes(1_126_400), "1.13 MB");
        assert_eq!(megabytes(994_999), "0.99 MB");
        assert_eq!(megabytes(995_000), "1.00 MB");
    }
}
