//! The settings of the endpoint: their order, and that no message quotes them, because a URL can contain a password.
#![expect(clippy::disallowed_methods, reason = "a test may do I/O")]

use proptest::prelude::*;
use records::client;
use test_kit::aws;
use test_kit::log::{self, CapturedLog};
use tokio::net::TcpListener;
use trigger::{InitError, Settings, telemetry};

const OWN: &str = "AWS_ENDPOINT_URL_DYNAMODB";
const ALL: &str = "AWS_ENDPOINT_URL";
const IGNORE: &str = "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS";
const REGIONS: &str = "https://dynamodb.eu-west-1.amazonaws.com";

/// The endpoint of a client with these settings.
async fn endpoint(settings: &[(&str, &str)]) -> Result<String, InitError> {
    let settings = Settings::from_pairs(&[&aws::SETTINGS[..], settings].concat());
    let (_, connection) = client::from_settings(&settings).await?;
    Ok(connection.endpoint().to_owned())
}

#[tokio::test]
async fn the_services_endpoint_wins_over_the_general_one_and_both_can_be_ignored() {
    let (own, all) = ("http://127.0.0.1:8000", "http://127.0.0.1:4566");
    for (settings, expected) in [
        (&[][..], REGIONS),
        (&[(ALL, all)], all),
        (&[(OWN, own)], own),
        (&[(OWN, own), (ALL, all)], own),
        (&[(OWN, ""), (ALL, all)], all),
        // Only the winning setting must be valid.
        (&[(OWN, own), (ALL, "nonsense")], own),
        (&[(OWN, own), (ALL, all), (IGNORE, "true")], REGIONS),
        (&[(ALL, all), (IGNORE, "TRUE")], REGIONS),
        (&[(ALL, "nonsense"), (IGNORE, "true")], REGIONS),
        (&[(ALL, all), (IGNORE, "false")], all),
    ] {
        assert_eq!(endpoint(settings).await.as_deref(), Ok(expected), "{settings:?}");
    }
    let error = endpoint(&[(IGNORE, "perhaps")]).await.unwrap_err();
    assert_eq!(error.name, IGNORE);
}

#[tokio::test]
async fn a_valid_endpoint_is_accepted() {
    for right in [
        "http://127.0.0.1:8000",
        "http://localhost:4566/",
        "https://vpce-0-dynamodb.eu-west-1.vpce.amazonaws.com",
        "http://[::1]:8000/",
        "http://[fd00:ec2::254]",
        "http://my_dynamodb:8000/some/path",
    ] {
        for name in [OWN, ALL] {
            assert_eq!(endpoint(&[(name, right)]).await.as_deref(), Ok(right));
        }
    }
}

#[tokio::test]
async fn an_invalid_endpoint_is_reported_without_its_value() {
    for wrong in [
        "localhost:8000",
        "http://",
        "http://a b",
        "http://[",
        "http://%",
        "http://:80",
        "ftp://a",
        "nonsense",
        "http://127.0.0.1:99999",
        "http://user:secret",
        "http://[user:secret]",
        "http://[user:secret]:8000",
        "http://[]:8000",
        "http://[::1",
        "http://user:secret@127.0.0.1:8000",
        "http://secret@127.0.0.1:8000",
        "https://user:sec/ret@127.0.0.1:8000",
        "http://user:sec#ret@127.0.0.1:8000",
        "http://user:sec?ret@127.0.0.1:8000",
        "http://user%3Asecret%40127.0.0.1:8000",
        "http://user:secret@",
        "user:secret@127.0.0.1:8000",
        "//user:secret@127.0.0.1:8000",
        "http:user:secret@127.0.0.1:8000",
        "http://127.0.0.1:8000/?password=secret",
        "http://127.0.0.1:8000/#secret",
        "http://user:secret＠127.0.0.1:8000",
        "http://user:secret\u{0}@127.0.0.1",
    ] {
        for name in [OWN, ALL] {
            let error = endpoint(&[(name, wrong)]).await.unwrap_err();
            assert_eq!(error.name, name, "{wrong}");
            let text = format!("{error} {error:?}").replace(&error.example, "");
            assert!(!text.contains("sec") && !text.contains("user:"), "{text}");
            assert!(endpoint(&[(name, &error.example)]).await.is_ok(), "{error}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// No log line and no error contains a password, at any position of the URL.
    #[test]
    fn no_password_is_logged(
        name in prop::sample::select(vec![OWN, ALL]),
        before in "(http://|https://|HTTP://|ftp://|//|)",
        user in "[a-z]{0,4}[:/%?#]?",
        password in "[A-Z]{6}",
        after in "[@:/?#%]{0,2}",
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        let messages = runtime.block_on(async {
            // No server listens on this port.
            let port = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap().port();
            let url = format!("{before}{user}{password}{after}@127.0.0.1:{port}");
            let settings = Settings::from_pairs(&[&aws::SETTINGS[..], &[(name, &url)]].concat());
            let subscriber = telemetry::subscriber(&Settings::from_pairs(&[("LOG_LEVEL", "DEBUG")]), || CapturedLog);
            let _ = tracing::subscriber::set_global_default(subscriber);
            match client::from_settings(&settings).await {
                Ok((_, connection)) => {
                    connection.warm_up(async {}).await;
                    String::new()
                }
                Err(error) => format!("{error} {error:?}"),
            }
        });
        let messages = messages + &log::take();
        prop_assert!(!messages.contains(&password), "{}", messages);
    }
}
