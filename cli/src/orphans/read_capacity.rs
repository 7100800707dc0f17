//! Limits the read units per second that a scan consumes, so that the application keeps the rest of the table's capacity.

use std::cell::Cell;

use tokio::time::{Duration, Instant, sleep_until};

/// Most items per page: a line of the checkpoint has one page.
const MAX_ITEMS: f64 = 1_000.0;
/// Items of the first page, before the size of the items is known.
const FIRST_ITEMS: f64 = 25.0;
/// Most read units that one page can consume: 1 MB, read consistently.
const MAX_UNITS: f64 = 256.0;
/// Largest factor by which throttling slows the scan down.
const MAX_SLOWDOWN: f64 = 64.0;

/// The read units of all parts of a scan.
#[derive(Debug)]
pub struct ReadCapacity {
    units_per_second: f64,
    /// Units that a page should consume. All parts together then read about one page each per second.
    units_per_page: f64,
    slowdown: Cell<f64>,
    /// Point in time from which the next page may be read. `None` before the first page.
    next: Cell<Option<Instant>>,
    units: Cell<f64>,
    items: Cell<f64>,
    throttled: Cell<u64>,
}

impl ReadCapacity {
    /// Allows this number of read units per second, to `parts` parts together.
    pub fn new(units_per_second: u32, parts: u8) -> Self {
        let units_per_second = f64::from(units_per_second);
        Self {
            units_per_second,
            units_per_page: (units_per_second / f64::from(parts)).clamp(1.0, MAX_UNITS),
            slowdown: Cell::new(1.0),
            next: Cell::default(),
            units: Cell::default(),
            items: Cell::default(),
            throttled: Cell::default(),
        }
    }

    /// Waits until a page may be read. Returns the number of items to read.
    pub async fn acquire(&self) -> i32 {
        let now = Instant::now();
        let start = self.next.get().map_or(now, |next| next.max(now));
        self.next.set(Some(start + self.duration(self.units_per_page)));
        sleep_until(start).await;
        self.items_per_page()
    }

    /// Reports the units and items of a page. Units that differ from the expected ones move the next page.
    pub fn read(&self, units: f64, items: u32) {
        self.units.set(self.units.get() + units);
        self.items.set(self.items.get() + f64::from(items));
        self.slowdown.set((self.slowdown.get() * 0.9).max(1.0));
        let next = self.next.get().map(|next| {
            let more = self.duration((units - self.units_per_page).max(0.0));
            let less = self.duration((self.units_per_page - units).max(0.0));
            next.checked_sub(less).unwrap_or(next) + more
        });
        self.next.set(next);
    }

    /// Reports a throttled page, which halves the rate.
    pub fn throttled(&self) {
        self.throttled.set(self.throttled.get() + 1);
        self.slowdown.set((self.slowdown.get() * 2.0).min(MAX_SLOWDOWN));
    }

    /// Number of throttled requests so far.
    pub fn throttled_requests(&self) -> u64 {
        self.throttled.get()
    }

    /// The units of a page divided by the mean units of an item so far.
    fn items_per_page(&self) -> i32 {
        let has_measured = self.units.get() > 0.0 && self.items.get() > 0.0;
        let items = if has_measured {
            self.units_per_page * self.items.get() / self.units.get()
        } else {
            FIRST_ITEMS
        };
        #[expect(clippy::cast_possible_truncation, reason = "at most MAX_ITEMS")]
        let items = items.clamp(1.0, MAX_ITEMS) as i32;
        items
    }

    fn duration(&self, units: f64) -> Duration {
        Duration::from_secs_f64(units * self.slowdown.get() / self.units_per_second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Reads pages of `units` per item until all items are read. Returns the seconds and the largest page's units.
    async fn scan(capacity: &ReadCapacity, mut items: u32, units: f64) -> (f64, f64) {
        let (started_at, mut largest) = (Instant::now(), 0.0_f64);
        while items > 0 {
            let page = u32::try_from(capacity.acquire().await).unwrap().min(items);
            capacity.read(f64::from(page) * units, page);
            largest = largest.max(f64::from(page) * units);
            items -= page;
        }
        (started_at.elapsed().as_secs_f64(), largest)
    }

    #[tokio::test(start_paused = true)]
    async fn a_scan_consumes_its_rate_whatever_the_size_of_the_items() {
        for (units, items) in [(0.25, 40_000), (1.0, 10_000), (100.0, 100)] {
            let capacity = ReadCapacity::new(100, 4);
            let (seconds, largest) = scan(&capacity, items, units).await;
            // 10,000 units.
            assert!((95.0..=126.0).contains(&seconds), "{units}: {seconds} s");
            assert!(largest <= 25.0_f64.max(25.0 * units), "{units}: {largest}");
        }
    }

    #[tokio::test(start_paused = true)]
    async fn the_parts_share_the_rate() {
        let capacity = ReadCapacity::new(100, 4);
        let parts = (0..4).map(|_| scan(&capacity, 2_500, 1.0));
        let seconds = futures_util::future::join_all(parts).await.into_iter().map(|(seconds, _)| seconds);
        let seconds = seconds.fold(0.0, f64::max);
        assert!((95.0..=105.0).contains(&seconds), "{seconds}");
    }

    #[tokio::test(start_paused = true)]
    async fn throttling_halves_the_rate_until_pages_are_read_again() {
        let capacity = ReadCapacity::new(100, 4);
        scan(&capacity, 1_000, 1.0).await;
        for _ in 0..2 {
            capacity.throttled();
        }
        assert_eq!(capacity.throttled_requests(), 2);
        let slow = scan(&capacity, 50, 1.0).await.0;
        assert!(slow > 0.9, "{slow}");
        scan(&capacity, 1_000, 1.0).await;
        let recovered = scan(&capacity, 1_000, 1.0).await.0;
        assert!((9.0..=11.0).contains(&recovered), "{recovered}");
        for _ in 0..100 {
            capacity.throttled();
        }
        assert!(capacity.slowdown.get() <= MAX_SLOWDOWN);
    }
}
