//! Limits the rate of requests.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Interval, MissedTickBehavior, interval};
use trigger::times::RATE_LIMITER_LONGEST_INTERVAL;

/// Keeps an interval between the starts of requests. All callers share it.
#[derive(Debug)]
pub struct RateLimiter {
    shortest: Duration,
    schedule: Mutex<Schedule>,
    throttled: AtomicU64,
}

#[derive(Debug)]
struct Schedule {
    length: Duration,
    /// `None` before the first request.
    interval: Option<Interval>,
}

impl RateLimiter {
    /// Allows at most this number of requests per second.
    #[must_use]
    pub fn per_second(requests: f64) -> Self {
        let shortest = Duration::from_secs_f64(1.0 / requests);
        let schedule = Mutex::new(Schedule { length: shortest, interval: None });
        Self { shortest, schedule, throttled: AtomicU64::new(0) }
    }

    /// Waits until the next request is allowed. Waiting callers are served one after another.
    pub async fn acquire(&self) {
        let mut schedule = self.schedule.lock().await;
        let length = schedule.length;
        schedule.interval.get_or_insert_with(|| start(length)).tick().await;
    }

    /// Reports a throttled request, which doubles the interval.
    pub async fn throttled(&self) {
        self.throttled.fetch_add(1, Ordering::Relaxed);
        self.change(|length| RATE_LIMITER_LONGEST_INTERVAL.min(length * 2)).await;
    }

    /// Number of throttled requests so far.
    #[must_use]
    pub fn throttled_requests(&self) -> u64 {
        self.throttled.load(Ordering::Relaxed)
    }

    /// Reports an answered request, which shortens the interval by a tenth.
    pub async fn answered(&self) {
        self.change(|length| self.shortest.max(length * 9 / 10)).await;
    }

    async fn change(&self, change: impl Fn(Duration) -> Duration) {
        let mut schedule = self.schedule.lock().await;
        let length = change(schedule.length);
        if length != schedule.length {
            let mut interval = start(length);
            interval.reset();
            *schedule = Schedule { length, interval: Some(interval) };
        }
    }
}

/// Starts an interval whose first tick is immediate. Missed ticks are not made up for.
fn start(length: Duration) -> Interval {
    let mut interval = interval(length);
    interval.set_missed_tick_behavior(MissedTickBehavior::Delay);
    interval
}

#[cfg(test)]
mod tests {
    use tokio::time::{sleep, timeout};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn throttling_slows_all_down_and_answers_speed_them_up_again() {
        let rate_limiter = RateLimiter::per_second(10.0);
        let length = async || rate_limiter.schedule.lock().await.length;
        let twenty = || futures_util::future::join_all((0..20).map(|_| rate_limiter.acquire()));
        rate_limiter.acquire().await;
        assert!(timeout(Duration::from_millis(1_950), twenty()).await.is_err());
        rate_limiter.acquire().await;
        assert!(timeout(Duration::from_millis(2_050), twenty()).await.is_ok());
        rate_limiter.throttled().await;
        assert_eq!(length().await, Duration::from_millis(200));
        assert!(timeout(Duration::from_millis(190), rate_limiter.acquire()).await.is_err());
        for _ in 0..10 {
            rate_limiter.throttled().await;
        }
        assert_eq!((length().await, rate_limiter.throttled_requests()), (RATE_LIMITER_LONGEST_INTERVAL, 11));
        for _ in 0..50 {
            rate_limiter.answered().await;
        }
        assert_eq!(length().await, Duration::from_millis(100));
    }

    #[tokio::test(start_paused = true)]
    async fn the_duration_of_a_request_does_not_add_to_the_interval() {
        let rate_limiter = RateLimiter::per_second(10.0);
        let ten = async {
            for _ in 0..10 {
                rate_limiter.acquire().await;
                sleep(Duration::from_millis(90)).await;
            }
        };
        assert!(timeout(Duration::from_millis(1_050), ten).await.is_ok());
        sleep(Duration::from_secs(9)).await;
        rate_limiter.acquire().await;
        assert!(
            timeout(Duration::from_millis(90), rate_limiter.acquire()).await.is_err(),
            "no burst after a rest"
        );
    }
}
