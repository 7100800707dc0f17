//! Computes ratios from samples and writes the report as JSON.

use std::fs;
use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::{Context, Result};
use serde_json::{Map, Value, json};

use crate::measure::{Invocations, Sample};
use crate::statistics::{median, paired_ratios, percentile};
use crate::subject::{Role, Subject};

/// One column of the report.
#[derive(Debug, Clone, Copy)]
pub struct Metric {
    /// Head of the column.
    pub name: &'static str,
    /// Key in JSON. It ends in the unit.
    pub key: &'static str,
    /// Unit of the value.
    pub unit: &'static str,
    /// Digits after the decimal point.
    pub digits: usize,
    of: fn(&Sample) -> f64,
}

/// The metrics of a process, in the order of their columns.
pub const METRICS: [Metric; 6] = [
    Metric { name: "start", key: "start_ms", unit: "ms", digits: 2, of: |it| it.start_ms },
    Metric {
        name: "start + first answer",
        key: "start_and_first_answer_ms",
        unit: "ms",
        digits: 2,
        of: |it| it.start_and_first_answer_ms,
    },
    Metric {
        name: "first answer",
        key: "first_answer_ms",
        unit: "ms",
        digits: 2,
        of: |it| it.first_answer_ms,
    },
    Metric { name: "warm p50", key: "warm_p50_us", unit: "µs", digits: 1, of: |it| it.warm_p50_us },
    Metric { name: "warm p99", key: "warm_p99_us", unit: "µs", digits: 1, of: |it| it.warm_p99_us },
    Metric { name: "peak memory", key: "peak_memory_mb", unit: "MB", digits: 2, of: |it| it.peak_memory_mb },
];

/// All measurements.
#[derive(Debug)]
pub struct Report {
    /// Events per process.
    pub invocations: Invocations,
    /// The variants.
    pub subjects: Vec<Subject>,
    /// Samples per variant, one per round, in the order of the rounds.
    pub samples: Vec<Vec<Sample>>,
}

impl Report {
    /// Number of processes per variant.
    #[must_use]
    pub fn rounds(&self) -> usize {
        self.samples.first().map_or(0, Vec::len)
    }

    /// Median over all processes of variant `index`.
    #[must_use]
    pub fn absolute(&self, index: usize, metric: &Metric) -> f64 {
        median(&self.values(index, metric))
    }

    /// Ratio of variant `index` to its baseline in each round.
    #[must_use]
    pub fn ratios(&self, index: usize, metric: &Metric) -> Vec<f64> {
        let baseline = self.values(self.subjects[index].baseline, metric);
        paired_ratios(&self.values(index, metric), &baseline)
    }

    /// Writes the report to `path`.
    ///
    /// # Errors
    /// Fails if the file cannot be written.
    pub fn write(&self, path: &Path) -> Result<()> {
        let seconds = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_secs();
        let report = json!({
            "unix_time_s": seconds,
            "cores": cores(),
            "rounds": self.rounds(),
            "warm_up_invocations": self.invocations.warm_up,
            "invocations": self.invocations.measured,
            "variants": (0..self.subjects.len()).map(|index| self.variant(index)).collect::<Vec<_>>(),
        });
        let text = serde_json::to_string_pretty(&report)? + "\n";
        fs::write(path, text).with_context(|| format!("{} cannot be written", path.display()))
    }

    fn values(&self, index: usize, metric: &Metric) -> Vec<f64> {
        self.samples[index].iter().map(metric.of).collect()
    }

    fn variant(&self, index: usize) -> Value {
        let subject = &self.subjects[index];
        let medians: Map<String, Value> =
            METRICS.iter().map(|metric| (metric.key.into(), self.absolute(index, metric).into())).collect();
        let mut variant = json!({
            "function": subject.function.name(),
            "role": format!("{:?}", subject.role).to_lowercase(),
            "event": subject.event.path,
            "case": subject.case.suffix.trim_start_matches(", "),
            "binary_bytes": subject.package.binary,
            "zip_bytes": subject.package.zip,
            "medians": medians,
        });
        if subject.role != Role::Baseline {
            let ratios = METRICS.iter().map(|metric| (metric.key.into(), self.spread(index, metric)));
            variant["ratios"] = Value::Object(ratios.collect());
        }
        variant
    }

    /// Median and quartiles of the ratios.
    fn spread(&self, index: usize, metric: &Metric) -> Value {
        let ratios = self.ratios(index, metric);
        json!({
            "lower_quartile": percentile(&ratios, 25),
            "median": median(&ratios),
            "upper_quartile": percentile(&ratios, 75),
        })
    }
}

/// Number of cores that the benchmark can use.
#[must_use]
pub fn cores() -> usize {
    std::thread::available_parallelism().map_or(1, usize::from)
}
