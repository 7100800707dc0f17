//! Every timeout, budget, pause and reserve of the functions. `docs/operate.md` has the same table.

use std::time::Duration;

/// Declares the constants and lists them in `ALL`.
macro_rules! times {
    ($($(#[doc = $doc:literal])+ $name:ident = $value:expr;)+) => {
        $($(#[doc = $doc])+ pub const $name: Duration = $value;)+

        /// Every constant of this file with its name.
        pub const ALL: &[(&str, Duration)] = &[$((stringify!($name), $name)),+];
    };
}

times! {
    /// Time after which Cognito gives up on a trigger. It is also the deadline of a trigger when Lambda sends none.
    COGNITO_TIMEOUT = Duration::from_secs(5);
    /// Longest time that a confirmation waits for its records and groups. Requests are retried within it, so a record
    /// survives seconds of throttling.
    POST_CONFIRMATION_BUDGET = Duration::from_secs(4);
    /// Longest time that a sign-in waits for its records and groups. The next sign-in can create them; a delay below
    /// one second is hardly noticed.
    POST_AUTHENTICATION_BUDGET = Duration::from_millis(800);
    /// Time reserved for a trigger's response after its records and groups.
    RESPONSE_RESERVE = Duration::from_millis(300);

    /// Timeout of a connection to DynamoDB or Cognito, handshakes included. TCP repeats a lost packet only after 1 s,
    /// so a new attempt is faster. The SDK's default is 3.1 s.
    CONNECT_TIMEOUT = Duration::from_millis(800);
    /// Age at which an idle connection to DynamoDB or Cognito is dropped. DynamoDB closes it after 20 to 60 s, and a
    /// frozen function does not notice. A freeze counts as idle time.
    CONNECTION_IDLE_TIMEOUT = Duration::from_secs(15);
    /// Shortest timeout of one request of a trigger; the timeout is a quarter of the budget. It covers a new connection
    /// on a function of 128 MB, which has a twelfth of a processor.
    SHORTEST_ATTEMPT_TIMEOUT = Duration::from_millis(400);
    /// Least remaining budget for another request of a trigger.
    SHORTEST_LAST_ATTEMPT = Duration::from_millis(100);
    /// Longest pause before the first retry of a request of a trigger. It doubles per retry, up to an eighth of the
    /// budget.
    FIRST_RETRY_PAUSE = Duration::from_millis(50);

    /// Deadline of a backfill call when Lambda sends none. It equals the function's timeout in the template.
    BACKFILL_FALLBACK_DEADLINE = Duration::from_secs(90);
    /// Time that a backfill call needs for another page. It starts no page with less.
    BACKFILL_PAGE_RESERVE = Duration::from_secs(25);
    /// Time for the groups of one page in the backfill function. The page has no more users than requests fit into it.
    BACKFILL_GROUPS_TIME = Duration::from_secs(20);
    /// Time reserved for the response of a backfill call.
    BACKFILL_RESPONSE_RESERVE = Duration::from_secs(2);
    /// Timeout of one request of the backfill, to Cognito or DynamoDB. The SDK has none of its own.
    BACKFILL_REQUEST_TIMEOUT = Duration::from_secs(5);
    /// Budget of one attempt to write a user's records in a backfill.
    BACKFILL_USER_BUDGET = Duration::from_secs(5);
    /// Time for which the backfill function retries a user after missing responses and server errors. It leaves time to
    /// finish the page. Throttling is retried without a limit.
    BACKFILL_USER_RETRY_TIME = Duration::from_secs(40);
    /// Longest pause before the first retry of a user in a backfill. It doubles per retry.
    BACKFILL_USER_FIRST_PAUSE = Duration::from_millis(50);
    /// Longest pause between two attempts for a user in a backfill.
    BACKFILL_USER_LONGEST_PAUSE = Duration::from_secs(5);
    /// Pause before the first retry of a request to Cognito. It doubles per retry.
    COGNITO_FIRST_RETRY_PAUSE = Duration::from_millis(100);
    /// Longest pause between two attempts of a request to Cognito.
    COGNITO_LONGEST_RETRY_PAUSE = Duration::from_secs(5);
    /// Longest interval of the rate limiter for requests to Cognito. Each throttled request doubles the interval.
    RATE_LIMITER_LONGEST_INTERVAL = Duration::from_secs(5);
}
