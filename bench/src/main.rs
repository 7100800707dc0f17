//! Measures every function of the suite against a function that returns its event unchanged.
//!
//! Each variant runs in its own process. This process serves it a small Runtime API. Every round runs the
//! variants in a new order. The result is the median of the ratios between processes of the same round.
#![expect(clippy::disallowed_methods, reason = "the benchmark runs outside Lambda")]

mod answer;
mod case;
mod function;
mod identity;
mod listener;
mod measure;
mod options;
mod package;
mod process;
mod report;
mod runtime_api;
mod services;
mod statistics;
mod subject;
mod table;
mod times;

use std::path::Path;
use std::process::ExitCode;
use std::time::{Instant, SystemTime, UNIX_EPOCH};

use anyhow::Result;
use clap::Parser;

use identity::Identity;
use measure::{Invocations, Sample, measure};
use options::Options;
use process::Output;
use report::Report;
use subject::{Subject, plan};

/// Number of unmeasured invocations, which fill the caches of the processor and the kernel.
const WARM_UP_INVOCATIONS: usize = 200;

/// File for the certificates that the functions trust.
const TRUSTED: &str = "target/bench/trusted.pem";

/// File for the measured values.
const RESULT: &str = "target/bench/latest.json";

#[tokio::main(flavor = "current_thread")]
async fn main() -> ExitCode {
    let options = Options::parse();
    let subjects = match plan(&options.functions) {
        Ok(subjects) => subjects,
        Err(error) => return fail(&error, 2),
    };
    match run(&options, subjects).await {
        Ok(report) => publish(&report),
        Err(error) => fail(&error, 1),
    }
}

fn fail(error: &anyhow::Error, code: u8) -> ExitCode {
    eprintln!("error: {error:#}");
    ExitCode::from(code)
}

#[expect(clippy::print_stdout, reason = "the table is the output of this program")]
fn publish(report: &Report) -> ExitCode {
    println!("{}", table::Table(report));
    match report.write(Path::new(RESULT)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error, 1),
    }
}

async fn run(options: &Options, subjects: Vec<Subject>) -> Result<Report> {
    let identity = Identity::create(Path::new(TRUSTED))?;
    try_all(&subjects, &identity).await?;
    let measured = usize::try_from(options.invocations)?;
    let invocations = Invocations { warm_up: WARM_UP_INVOCATIONS, measured };
    let mut samples: Vec<Vec<Sample>> = vec![Vec::new(); subjects.len()];
    let mut order: Vec<usize> = (0..subjects.len()).collect();
    let mut state = SystemTime::now().duration_since(UNIX_EPOCH)?.as_secs();
    for round in 1..=options.rounds {
        let started = Instant::now();
        statistics::shuffle(&mut order, &mut state);
        for &index in &order {
            samples[index].push(measure(&subjects[index], &identity, invocations, Output::Discarded).await?);
        }
        eprintln!("round {round} of {}: {:.1} s", options.rounds, started.elapsed().as_secs_f64());
    }
    Ok(Report { invocations, subjects, samples })
}

/// Sends one event to each variant before the measurement. So a broken variant fails at once with its log,
/// and the page cache contains the binaries.
async fn try_all(subjects: &[Subject], identity: &Identity) -> Result<()> {
    for subject in subjects {
        eprintln!("trying {}", subject.label());
        measure(subject, identity, Invocations { warm_up: 0, measured: 1 }, Output::Kept).await?;
    }
    Ok(())
}
