//! The log of a test, captured in memory.

use std::cell::RefCell;
use std::io;

thread_local! {
    static LOG: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// A writer for a subscriber. Each thread has its own log, so tests can run side by side under one global subscriber.
#[derive(Clone, Copy, Debug)]
pub struct CapturedLog;

impl io::Write for CapturedLog {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        LOG.with_borrow_mut(|log| log.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Returns the text that this thread has logged since the last call.
#[must_use]
pub fn take() -> String {
    String::from_utf8_lossy(&LOG.take()).into_owned()
}
