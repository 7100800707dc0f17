//! The functions under `cargo lambda watch`. They have a process group of their own, so that all of them can
//! be stopped.

use std::fs::File;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::Instant;

use anyhow::{Context, Result, anyhow, bail, ensure};
use rustix::process::{Pid, Signal, kill_process_group, test_kill_process_group};
use serde_json::Value;

use super::watch_log;
use crate::dynamodb::wait_for_signal;
use crate::times;

/// The running functions. Dropping them stops all of their processes.
pub struct Functions {
    child: Child,
    port: u16,
    /// Path of the log in the project.
    log: &'static str,
}

/// Answer of a function.
pub enum Answer {
    /// The event that it returned.
    Event(Value),
    /// The error text for the user.
    Error(String),
}

impl Answer {
    /// The answer as the predicate of a sentence. It does not contain the event.
    pub fn described(&self) -> String {
        match self {
            Self::Event(_) => "let the event pass".to_owned(),
            Self::Error(text) => format!("answered \"{text}\""),
        }
    }
}

impl Functions {
    /// Starts `cargo lambda watch` with these settings and waits until it listens.
    ///
    /// # Errors
    /// Fails if cargo-lambda is missing or does not start.
    pub fn start(settings: &[(&str, &str)], log: &'static str) -> Result<Self> {
        ensure!(
            Path::new("functions/pre-sign-up").is_dir(),
            "functions/pre-sign-up is missing here; run the demo in the project's folder"
        );
        let found =
            Command::new("cargo").args(["lambda", "--version"]).output().context("cargo does not start")?;
        ensure!(found.status.success(), "cargo-lambda is not on the PATH; run make demo, which installs it");
        let port = free_port()?;
        std::fs::create_dir_all("target/demo")?;
        let log_file = File::create(log).context("the log of cargo lambda watch cannot be written")?;
        let child = Command::new("cargo")
            .args(["lambda", "watch", "--ignore-changes", "--invoke-address", "127.0.0.1", "--invoke-port"])
            .arg(port.to_string())
            .envs(settings.iter().copied())
            .envs([
                ("AWS_REGION", "eu-west-1"),
                ("AWS_ACCESS_KEY_ID", "local"),
                ("AWS_SECRET_ACCESS_KEY", "local"),
            ])
            .env_remove("AWS_SESSION_TOKEN")
            // This variable would send the records to AWS.
            .env_remove("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
            // The demo parses the log as JSON, which is the default outside Lambda.
            .env_remove("AWS_LAMBDA_LOG_FORMAT")
            .stdin(Stdio::null())
            .stderr(log_file.try_clone()?)
            .stdout(log_file)
            .process_group(0)
            .spawn()
            .context("cargo lambda watch does not start")?;
        let mut functions = Self { child, port, log };
        kill_on_signal(functions.group());
        functions.wait_until_listening()?;
        Ok(functions)
    }

    /// Address and log, for the user.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}, log in {}", self.port, self.log)
    }

    /// Reference to the log, for the end of an error.
    pub fn see_log(&self) -> String {
        format!("see {}", self.log)
    }

    /// Invokes a function with `event`.
    ///
    /// # Errors
    /// Fails if the function does not start, cannot be reached, or answers with neither an event nor an
    /// error.
    pub fn invoke(&self, function: &str, event: &Value) -> Result<Answer> {
        let url = format!("http://127.0.0.1:{}/2015-03-31/functions/{function}/invocations", self.port);
        let event = event.clone();
        let (sender, receiver) = mpsc::channel();
        // The receiver is gone if the function did not start.
        std::thread::spawn(move || sender.send(post(&url, &event)));
        loop {
            let answer = receiver.recv_timeout(times::WATCH_LOG_POLL);
            self.ensure_started()?;
            match answer {
                Ok(answer) => {
                    return answer.with_context(|| format!("{function} does not answer; {}", self.see_log()));
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    bail!("{function} cannot be invoked; {}", self.see_log())
                }
            }
        }
    }

    /// Stops all processes of the group and waits for their end.
    ///
    /// # Errors
    /// Fails if a process of the group still runs.
    pub fn stop(mut self) -> Result<()> {
        self.end();
        ensure!(
            test_kill_process_group(self.group()).is_err(),
            "a process of cargo lambda watch still runs; stop it with kill -KILL -- -{}",
            self.group().as_raw_nonzero()
        );
        Ok(())
    }

    fn wait_until_listening(&mut self) -> Result<()> {
        let started = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("cargo lambda watch ended with {status}; {}", self.see_log());
            }
            ensure!(
                started.elapsed() < times::WATCH_START_TIMEOUT,
                "cargo lambda watch does not listen; {}",
                self.see_log()
            );
            std::thread::sleep(times::WATCH_START_POLL);
        }
        Ok(())
    }

    /// Fails when the log reports that a function did not start.
    fn ensure_started(&self) -> Result<()> {
        // If the log ends inside a character, the next poll reads it again.
        let log = std::fs::read_to_string(self.log).unwrap_or_default();
        watch_log::failure(&log, self.log).map_or(Ok(()), |failure| Err(anyhow!(failure)))
    }

    fn group(&self) -> Pid {
        Pid::from_child(&self.child)
    }

    fn end(&mut self) {
        let group = self.group();
        for signal in [Signal::INT, Signal::TERM, Signal::KILL] {
            let _ = kill_process_group(group, signal);
            let signalled = Instant::now();
            while signalled.elapsed() < times::WATCH_STOP_TIMEOUT {
                let _ = self.child.try_wait();
                if test_kill_process_group(group).is_err() {
                    return;
                }
                std::thread::sleep(times::WATCH_STOP_POLL);
            }
        }
        let _ = self.child.wait();
    }
}

impl Drop for Functions {
    fn drop(&mut self) {
        if test_kill_process_group(self.group()).is_ok() {
            self.end();
        }
    }
}

fn post(url: &str, event: &Value) -> Result<Answer> {
    let agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(times::FUNCTION_BUILD_TIMEOUT))
        .build()
        .new_agent();
    let mut answer = agent.post(url).send_json(event)?;
    let body: Value = answer.body_mut().read_json()?;
    // cargo-lambda reports an error of the handler with status 500. Lambda sets a header instead.
    match body["errorMessage"].as_str() {
        Some(text) => Ok(Answer::Error(text.to_owned())),
        None if answer.status().is_success() => Ok(Answer::Event(body)),
        None => bail!("the answer is {} {body}", answer.status()),
    }
}

/// Kills the functions on Ctrl-C, which their process group does not receive.
fn kill_on_signal(group: Pid) {
    std::thread::spawn(move || {
        let Ok(runtime) = tokio::runtime::Builder::new_current_thread().enable_all().build() else { return };
        runtime.block_on(wait_for_signal());
        let _ = kill_process_group(group, Signal::KILL);
        std::process::exit(130);
    });
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind(("127.0.0.1", 0))?.local_addr()?.port())
}
