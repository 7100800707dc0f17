//! Access to the served messages: only for the page itself, not for other pages in the same browser.

use axum::extract::{Request, State};
use axum::http::header::HOST;
use axum::http::{HeaderMap, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// Refuses requests that another page causes. `port` is the port of the server.
pub async fn check(State(port): State<u16>, request: Request, next: Next) -> Response {
    if is_allowed(request.headers(), port) {
        return next.run(request).await;
    }
    let problem =
        format!("Type http://127.0.0.1:{port} into the address bar; other pages cannot read the messages.\n");
    (StatusCode::FORBIDDEN, problem).into_response()
}

/// Returns whether the request names this server, as one with a rebound DNS name does not, and no other site caused it.
fn is_allowed(headers: &HeaderMap, port: u16) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let host = text(HOST.as_str()).unwrap_or_default();
    // Browsers leave out the port if it is 80.
    let name = host.strip_suffix(&format!(":{port}")).or((port == 80).then_some(host));
    let is_local = matches!(name, Some("127.0.0.1" | "localhost"));
    is_local && !matches!(text("sec-fetch-site"), Some("cross-site" | "same-site"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_page_and_its_address_are_allowed() {
        for (host, site, port, expected) in [
            ("127.0.0.1:8025", "", 8025, true),
            ("localhost:8025", "same-origin", 8025, true),
            ("localhost:8025", "none", 8025, true),
            ("localhost", "none", 80, true),
            ("localhost:8025", "cross-site", 8025, false),
            ("127.0.0.1:8025", "same-site", 8025, false),
            ("shop.example:8025", "same-origin", 8025, false),
            ("localhost:8026", "", 8025, false),
            ("localhost", "", 8025, false),
            ("", "", 8025, false),
        ] {
            let mut headers = HeaderMap::new();
            for (name, value) in [("host", host), ("sec-fetch-site", site)] {
                if !value.is_empty() {
                    headers.insert(name, value.parse().unwrap());
                }
            }
            assert_eq!(is_allowed(&headers, port), expected, "{host} {site}");
        }
        assert!(!is_allowed(&HeaderMap::new(), 80));
    }
}
