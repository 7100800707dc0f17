//! Keeps requests under a rate, whoever makes them.

use std::time::Duration;

use tokio::sync::Mutex;

/// After so much throttling, somebody else uses up the quota.
const LONGEST_PAUSE: Duration = Duration::from_secs(5);

/// The pause before each request, shared by all who make some.
#[derive(Debug)]
pub struct Pace {
    least: Duration,
    pause: Mutex<Duration>,
}

impl Pace {
    /// So many requests a second, at most.
    #[must_use]
    pub fn per_second(requests: f64) -> Self {
        let least = Duration::from_secs_f64(1.0 / requests);
        Self { least, pause: Mutex::new(least) }
    }

    /// Returns when the next request may be made. Those who wait have their turns one after another.
    pub async fn turn(&self) {
        let pause = self.pause.lock().await;
        tokio::time::sleep(*pause).await;
    }

    /// A request was refused for being one too many.
    pub async fn throttled(&self) {
        let mut pause = self.pause.lock().await;
        *pause = LONGEST_PAUSE.min(*pause * 2);
    }

    /// A request was answered: back to the old pace, little by little.
    pub async fn answered(&self) {
        let mut pause = self.pause.lock().await;
        *pause = self.least.max(*pause * 9 / 10);
    }
}

#[cfg(test)]
mod tests {
    use tokio::time::timeout;

    use super::*;

    /// On a clock that jumps from wait to wait.
    #[tokio::test(start_paused = true)]
    async fn throttling_slows_all_down_and_answers_speed_them_up_again() {
        let pace = Pace::per_second(10.0);
        let twenty = || futures_util::future::join_all((0..20).map(|_| pace.turn()));
        assert!(timeout(Duration::from_millis(1_950), twenty()).await.is_err());
        assert!(timeout(Duration::from_millis(2_050), twenty()).await.is_ok());
        pace.throttled().await;
        assert_eq!(*pace.pause.lock().await, Duration::from_millis(200));
        for _ in 0..10 {
            pace.throttled().await;
        }
        assert_eq!(*pace.pause.lock().await, LONGEST_PAUSE);
        for _ in 0..50 {
            pace.answered().await;
        }
        assert_eq!(*pace.pause.lock().await, Duration::from_millis(100));
    }
}
