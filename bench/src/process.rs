//! A function as a process of its own.

use std::fs::{self, File};
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::Instant;

use anyhow::{Context, Result};

use crate::dynamodb::DynamoDb;
use crate::subject::Subject;

/// Where a process writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Output {
    /// Everything into the file: the trial run, whose failures must be explained.
    Kept,
    /// Only standard error into the file, the log lines on standard output into `/dev/null`: the measured runs.
    Discarded,
}

/// A running function. Dropping it ends and reaps the process, whatever happened before. When the benchmark
/// itself is ended, Ctrl-C reaches the whole group of processes, and any other end closes the Runtime API, upon
/// which the function exits by itself.
#[derive(Debug)]
pub struct FunctionProcess {
    /// Just before the process was made.
    pub spawned: Instant,
    /// What it wrote.
    pub log: PathBuf,
    child: Child,
}

impl FunctionProcess {
    /// Starts the binary of `subject` with the environment that Lambda gives and nothing of our own.
    ///
    /// # Errors
    /// When the binary cannot be run here, or its log cannot be written.
    pub fn start(subject: &Subject, api: SocketAddr, dynamodb: &DynamoDb, output: Output) -> Result<Self> {
        let log = PathBuf::from(format!("target/bench/log/{}.log", file_stem(subject)));
        if let Some(folder) = log.parent() {
            fs::create_dir_all(folder)?;
        }
        let file = File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
        let stdout = if output == Output::Kept { file.try_clone()?.into() } else { Stdio::null() };
        let mut command = Command::new(&subject.bootstrap);
        command.env_clear().envs(environment(subject, api, dynamodb));
        command.stdin(Stdio::null()).stdout(stdout).stderr(file);
        let spawned = Instant::now();
        let child = command
            .spawn()
            .with_context(|| format!("{} cannot be run on this machine", subject.bootstrap.display()))?;
        Ok(Self { spawned, log, child })
    }

    /// How the process ended, if it did.
    ///
    /// # Errors
    /// When the system does not tell.
    pub fn ended(&mut self) -> Result<Option<ExitStatus>> {
        Ok(self.child.try_wait()?)
    }

    /// The most memory it ever held, in kilobytes of 1024 bytes.
    ///
    /// # Errors
    /// When the process is gone or the system is no Linux.
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
        // Both fail only when the process is gone already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn file_stem(subject: &Subject) -> String {
    subject.label().replace([' ', '/', ',', '(', ')'], "-").trim_end_matches('-').to_owned()
}

/// Every rule of pre-sign-up that can be switched on, with values that the measured event meets.
const EVERY_RULE: [(&str, &str); 8] = [
    ("REQUIRED_ATTRIBUTES", "email,name"),
    ("ALLOWED_EMAIL_DOMAINS", "example.com,example.org"),
    ("DENIED_EMAIL_DOMAINS", "example.net"),
    ("SUB_ADDRESSING", "deny"),
    ("RESERVED_USERNAMES", "admin,root,support"),
    ("ALLOWED_CALLING_CODES", "+1,+44,+84"),
    ("MINIMUM_AGE_YEARS", "16"),
    ("REQUIRED_TERMS_VERSION", "2026-01"),
];

fn environment(subject: &Subject, api: SocketAddr, dynamodb: &DynamoDb) -> Vec<(&'static str, String)> {
    let lambda = [
        ("AWS_LAMBDA_RUNTIME_API", api.to_string()),
        ("AWS_LAMBDA_FUNCTION_NAME", subject.function.name().to_owned()),
        ("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "128".to_owned()),
        ("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST".to_owned()),
        ("AWS_LAMBDA_LOG_LEVEL", "INFO".to_owned()),
        ("AWS_REGION", "eu-west-1".to_owned()),
        // No credentials: the stub does not look at signatures, but the SDK does not send a request without.
        ("AWS_ACCESS_KEY_ID", "benchmark".to_owned()),
        ("AWS_SECRET_ACCESS_KEY", "benchmark".to_owned()),
        ("AWS_SESSION_TOKEN", "benchmark".to_owned()),
        ("BRAND", "eshop".to_owned()),
        ("TABLE_NAME", "users".to_owned()),
        ("AWS_ENDPOINT_URL_DYNAMODB", format!("https://{}", dynamodb.listener.address)),
        ("AWS_CA_BUNDLE", dynamodb.trusted.display().to_string()),
    ];
    let rules = EVERY_RULE.map(|(name, value)| (name, value.to_owned()));
    let content = subject.content.as_ref().map(|folder| ("LAMBDA_TASK_ROOT", folder.display().to_string()));
    lambda.into_iter().chain(rules).chain(content).collect()
}
