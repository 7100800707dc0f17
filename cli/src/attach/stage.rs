//! Ctrl-C: the stage of an update decides what an interruption leaves behind.

use std::cell::Cell;
use std::future::Future;

use anyhow::{Context, Result};

use super::stop::{Code, stop};

const WAITING: &str =
    "Cognito is updating the pool; waiting for its answer. Press Ctrl-C again to stop without it";

/// Stage of an update.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// Nothing was changed.
    #[default]
    Reading,
    /// Permissions are being added.
    Permissions,
    /// The pool is being updated.
    Update,
    /// The pool is as planned, and old permissions are being removed.
    Cleanup,
}

/// The current stage.
#[derive(Debug, Default)]
pub struct CurrentStage(Cell<Stage>);

impl CurrentStage {
    /// Sets the stage.
    pub fn set(&self, stage: Stage) {
        self.0.set(stage);
    }

    /// Runs `command` until it ends or Ctrl-C stops it. During the update, the first Ctrl-C only waits for the answer.
    ///
    /// # Errors
    /// Fails as the command does, or with the effect of the interruption.
    pub async fn interruptible<T>(&self, command: impl Future<Output = Result<T>>) -> Result<T> {
        let mut command = std::pin::pin!(command);
        let mut is_waiting = false;
        loop {
            tokio::select! {
                finished = &mut command => return finished,
                interrupted = tokio::signal::ctrl_c() => {
                    interrupted.context("Ctrl-C cannot be handled")?;
                    if self.0.get() != Stage::Update || is_waiting {
                        return Err(stop(Code::Interrupted, self.0.get().interruption()));
                    }
                    is_waiting = true;
                    eprintln!("{WAITING}");
                }
            }
        }
    }
}

impl Stage {
    fn interruption(self) -> &'static str {
        match self {
            Self::Reading => "interrupted; nothing was changed",
            Self::Permissions => {
                "interrupted; the pool is unchanged. Permissions may have been added; they only let the pool call the \
                 functions, and cognito-triggers doctor checks them. Run the same command again to finish"
            }
            Self::Cleanup => {
                "interrupted; the pool is as planned. Old permissions may remain; they only let the pool call functions \
                 that it no longer has"
            }
            Self::Update => {
                "interrupted during the update; the state of the pool is unknown. Run the same command again, or \
                 compare the pool with the backup by attach --restore"
            }
        }
    }
}
