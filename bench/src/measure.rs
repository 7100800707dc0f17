//! Measures one process from its start to its last answer.

use std::sync::Arc;
use std::time::{Duration, Instant};

use anyhow::{Result, anyhow, bail};
use tokio::time::{MissedTickBehavior, interval};

use crate::answer;
use crate::identity::Identity;
use crate::process::{FunctionProcess, Output};
use crate::runtime_api::{RuntimeApi, Timings};
use crate::services::Services;
use crate::statistics::percentile;
use crate::subject::Subject;
use crate::times::{CHECK_INTERVAL, SILENCE_TIMEOUT};

/// Number of events for one process.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Invocations {
    /// Events before the measurement. Only the first one counts, as the first answer.
    pub warm_up: usize,
    /// Measured events, at least one.
    pub measured: usize,
}

/// The measurements of one process, in wall-clock time.
#[derive(Debug, Clone, Copy)]
pub struct Sample {
    /// Time from the spawn to the request for the first event, in milliseconds.
    pub start_ms: f64,
    /// Time from the spawn to the first answer, in milliseconds.
    pub start_and_first_answer_ms: f64,
    /// Time from the first event to the first answer, in milliseconds.
    pub first_answer_ms: f64,
    /// Median time of the measured invocations, in microseconds.
    pub warm_p50_us: f64,
    /// 99th percentile of the measured invocations, in microseconds.
    pub warm_p99_us: f64,
    /// Peak memory (`VmHWM`), in megabytes of 10⁶ bytes.
    pub peak_memory_mb: f64,
}

/// Runs `subject` once.
///
/// # Errors
/// Fails if the function reports an error, exits, reaches [`SILENCE_TIMEOUT`], sends a wrong number of requests to
/// AWS or opens another number of connections.
pub async fn measure(
    subject: &Subject,
    identity: &Identity,
    invocations: Invocations,
    output: Output,
) -> Result<Sample> {
    let count = invocations.warm_up + invocations.measured;
    let services = Services::start(identity).await?;
    let (function, event) = (subject.function, Arc::clone(&subject.event));
    let check = Box::new(move |answer: &[u8]| answer::check(function, &event, answer));
    let api = RuntimeApi::start(subject.event.bytes.clone(), count, check).await?;
    let mut process = FunctionProcess::start(subject, api.listener.address, &services, output)?;
    let timings = supervise(&mut process, &api).await.map_err(|error| {
        anyhow!("{} failed: {error}; its log is {}", subject.label(), process.log.display())
    })?;
    let (actual, expected) = (services.requests(), subject.case.services * count as u64);
    if actual != expected {
        bail!("{} sent {actual} requests to AWS instead of {expected}", subject.label());
    }
    let (actual, expected) = (services.listener.connections(), subject.case.services);
    if actual != expected {
        bail!("{} opened {actual} connections to AWS instead of {expected}", subject.label());
    }
    sample(&process, &timings, invocations.warm_up)
}

/// Waits for the end of the last invocation.
async fn supervise(process: &mut FunctionProcess, api: &RuntimeApi) -> Result<Timings> {
    let mut ticks = interval(CHECK_INTERVAL);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    loop {
        tokio::select! {
            () = api.ended() => {}
            _ = ticks.tick() => {}
        }
        // A reported error says more than the exit status.
        if let Some(outcome) = api.outcome() {
            return outcome.map_err(anyhow::Error::msg);
        }
        if let Some(status) = process.ended()? {
            bail!("it ended with {status}");
        }
        if api.silence() > SILENCE_TIMEOUT {
            bail!("it sent no request for {} s", SILENCE_TIMEOUT.as_secs());
        }
    }
}

fn sample(process: &FunctionProcess, timings: &Timings, warm_up: usize) -> Result<Sample> {
    let since_spawn = |then: Instant| milliseconds(then - process.spawned);
    let first = timings.latencies.first().copied().unwrap_or_default();
    let warm: Vec<f64> =
        timings.latencies[warm_up..].iter().map(|latency| milliseconds(*latency) * 1e3).collect();
    Ok(Sample {
        start_ms: since_spawn(timings.first_poll),
        start_and_first_answer_ms: since_spawn(timings.first_answer),
        first_answer_ms: milliseconds(first),
        warm_p50_us: percentile(&warm, 50),
        warm_p99_us: percentile(&warm, 99),
        peak_memory_mb: f64::from(process.peak_memory_kib()?) * 1024.0 / 1e6,
    })
}

fn milliseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
