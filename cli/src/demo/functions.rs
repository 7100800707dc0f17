//! The functions under `cargo lambda watch`, in a process group of their own so that all of it can be ended.

use std::fs::File;
use std::net::TcpListener;
use std::os::unix::process::CommandExt;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, anyhow, bail, ensure};
use rustix::process::{Pid, Signal, kill_process_group, test_kill_process_group};
use serde_json::Value;

use super::watch_log;
use crate::dynamodb::wait_for_signal;

/// The first event of a function waits for its build, which can take minutes on a small machine.
const LONGEST_BUILD: Duration = Duration::from_mins(15);
const LONGEST_GOODBYE: Duration = Duration::from_secs(10);
/// Pause between two looks at the log while a function has not answered.
const LOOK_EVERY: Duration = Duration::from_millis(100);

/// The running functions. Dropping them ends every process that was started for them.
pub struct Functions {
    child: Child,
    port: u16,
    /// The log, from the project's folder.
    log: &'static str,
}

/// A function's answer.
pub enum Answer {
    /// The event.
    Event(Value),
    /// The text for the user.
    Error(String),
}

impl Answer {
    /// The answer as the rest of a sentence about the function, without the event.
    pub fn described(&self) -> String {
        match self {
            Self::Event(_) => "let the event pass".to_owned(),
            Self::Error(text) => format!("answered \"{text}\""),
        }
    }
}

impl Functions {
    /// Starts them with these settings and this log, and waits until they can be asked.
    ///
    /// # Errors
    /// When cargo-lambda is missing or does not start.
    pub fn start(settings: &[(&str, &str)], log: &'static str) -> Result<Self> {
        ensure!(Path::new("functions/pre-sign-up").is_dir(), "run the demo in the project's own folder");
        let found =
            Command::new("cargo").args(["lambda", "--version"]).output().context("cargo does not start")?;
        ensure!(found.status.success(), "cargo-lambda is not on the PATH; `make demo` installs and finds it");
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
            // It would send the records to AWS.
            .env_remove("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS")
            // The log is read, and JSON is the default outside Lambda.
            .env_remove("AWS_LAMBDA_LOG_FORMAT")
            .stdin(Stdio::null())
            .stderr(log_file.try_clone()?)
            .stdout(log_file)
            .process_group(0)
            .spawn()
            .context("cargo lambda watch does not start")?;
        let mut functions = Self { child, port, log };
        end_on_signal(functions.group());
        functions.wait_until_listening()?;
        Ok(functions)
    }

    /// Where they listen.
    pub fn url(&self) -> String {
        format!("http://127.0.0.1:{}, log in {}", self.port, self.log)
    }

    /// Hands `event` to a function.
    ///
    /// # Errors
    /// When it does not start, cannot be reached, or answers with something that is neither an event nor an error.
    pub fn invoke(&self, function: &str, event: &Value) -> Result<Answer> {
        let url = format!("http://127.0.0.1:{}/2015-03-31/functions/{function}/invocations", self.port);
        let event = event.clone();
        let (sender, receiver) = mpsc::channel();
        // Nobody listens any more where the function did not start.
        std::thread::spawn(move || sender.send(post(&url, &event)));
        loop {
            let answer = receiver.recv_timeout(LOOK_EVERY);
            self.ensure_started()?;
            match answer {
                Ok(answer) => {
                    return answer.with_context(|| format!("{function} gives no answer; see {}", self.log));
                }
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => {
                    bail!("{function} cannot be asked; see {}", self.log)
                }
            }
        }
    }

    /// Ends every process of the group and waits for the last of them.
    ///
    /// # Errors
    /// When one of them survives.
    pub fn stop(mut self) -> Result<()> {
        self.end();
        ensure!(
            test_kill_process_group(self.group()).is_err(),
            "a process of cargo lambda watch is left behind"
        );
        Ok(())
    }

    fn wait_until_listening(&mut self) -> Result<()> {
        let started = Instant::now();
        while std::net::TcpStream::connect(("127.0.0.1", self.port)).is_err() {
            if let Some(status) = self.child.try_wait()? {
                bail!("cargo lambda watch ended with {status}; see {}", self.log);
            }
            ensure!(
                started.elapsed() < LONGEST_GOODBYE * 3,
                "cargo lambda watch does not listen; see {}",
                self.log
            );
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }

    /// Fails when the log says that a function did not start.
    fn ensure_started(&self) -> Result<()> {
        // A log that is cut inside a character is read again soon.
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
            let asked = Instant::now();
            while asked.elapsed() < LONGEST_GOODBYE / 2 {
                let _ = self.child.try_wait();
                if test_kill_process_group(group).is_err() {
                    return;
                }
                std::thread::sleep(Duration::from_millis(20));
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
        .timeout_global(Some(LONGEST_BUILD))
        .build()
        .new_agent();
    let mut answer = agent.post(url).send_json(event)?;
    let body: Value = answer.body_mut().read_json()?;
    // cargo-lambda answers an error of the handler with 500, where Lambda has a header for it.
    match body["errorMessage"].as_str() {
        Some(text) => Ok(Answer::Error(text.to_owned())),
        None if answer.status().is_success() => Ok(Answer::Event(body)),
        None => bail!("the answer is {} {body}", answer.status()),
    }
}

/// Ctrl-C reaches only this process, the functions are in a group of their own.
fn end_on_signal(group: Pid) {
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
