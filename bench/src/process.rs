//! A function in its own process.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::services::Services;
use crate::subject::Subject;

/// Destination of a process's output.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// All output goes to the log file. Used for the trial run, to explain failures.
    Kept,
    /// Standard error goes to the log file, the log lines on standard output to `/dev/null`. Used for measured runs.
    Discarded,
}

/// A running function. Dropping it kills and reaps the process. If Ctrl-C interrupts the benchmark, it
/// reaches the whole process group. Any other end of the benchmark closes the Runtime API, and the function
/// exits.
#[derive(Debug)]
pub struct FunctionProcess {
    /// Time just before the spawn.
    pub spawned: Instant,
    /// The log file.
    pub log: PathBuf,
    child: Child,
}

impl FunctionProcess {
    /// Starts the binary of `subject` with Lambda's environment only.
    ///
    /// # Errors
    /// Fails if the binary cannot run on this machine, or its log cannot be written.
    pub fn start(subject: &Subject, api: SocketAddr, services: &Services, output: Output) -> Result<Self> {
        let log = PathBuf::from(format!("target/bench/log/{}.log", file_stem(subject)));
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
        let stdout = if output == Output::Kept { file.try_clone()?.into() } else { Stdio::null() };
        let mut command = Command::new(&subject.bootstrap);
        command.env_clear().envs(environment(subject, api, services));
        command.stdin(Stdio::null()).stdout(stdout).stderr(file);
        let spawned = Instant::now();
        let child = command
            .spawn()
            .with_context(|| format!("{} cannot be run on this machine", subject.bootstrap.display()))?;
        Ok(Self { spawned, log, child })
    }

    /// Exit status of the process, if it has exited.
    ///
    /// # Errors
    /// Fails if the system call fails.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// Peak memory so far, in units of 1024 bytes.
    ///
    /// # Errors
    /// Fails if the process has exited or the system is not Linux.
    pub fn peak_memory_kib(&self) -> Result<u32> {
        let path = format!("/proc/{}/status", self.child.id());
        let status = fs::read_to_string(&path).with_context(|| format!("{path} cannot be read"))?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let number = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse().ok());
        number.with_context(|| format!("{path} has no VmHWM"))
    }
}

impl Drop for FunctionProcess {
    fn drop(&mut self) {
        // Both fail only if the process has exited already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn file_stem(subject: &Subject) -> String {
    subject.label().replace([' ', '/', ',', '(', ')'], "-").trim_end_matches('-').to_owned()
}

fn environment(subject: &Subject, api: SocketAddr, services: &Services) -> Vec<(&'static str, String)> {
    let lambda = [
        ("AWS_LAMBDA_RUNTIME_API", api.to_string()),
        ("AWS_LAMBDA_FUNCTION_NAME", subject.function.name().to_owned()),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128".to_owned()),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST".to_owned()),
        ("AWS_LAMBDA_LOG_LEVEL", "INFO".to_owned()),
        ("AWS_REGION", "eu-west-1".to_owned()),
        // The SDK needs credentials to send a request. The stub does not check signatures.
        ("AWS_ACCESS_KEY_ID", "benchmark".to_owned()),
        ("AWS_SECRET_ACCESS_KEY", "benchmark".to_owned()),
        ("AWS_SESSION_TOKEN", "benchmark".to_owned()),
        ("BRAND", "eshop".to_owned()),
        ("TABLE_NAME", "users".to_owned()),
        ("AWS_ENDPOINT_URL", format!("https://{}", services.listener.address)),
        ("AWS_CA_BUNDLE", services.trusted.display().to_string()),
    ];
    let settings = subject.case.settings.iter().map(|(name, value)| (*name, (*value).to_owned()));
    let content = subject.content.as_ref().map(|folder| ("LAMBDA_TASK_ROOT", folder.display().to_string()));
    lambda.into_iter().chain(settings).chain(content).collect()
}
