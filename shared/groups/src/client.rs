//! The Cognito client, built in the init phase like that of the records, and only if there are default groups.
#![expect(clippy::disallowed_methods, reason = "builds the client for `main`")]

use aws_sdk_cognitoidentityprovider::Client;
use aws_sdk_cognitoidentityprovider::config::endpoint::{DefaultResolver, Params, ResolveEndpoint};
use records::service::Service;
use records::trust::Trust;
use records::{Connection, client};
use trigger::{InitError, Settings};

use crate::{DefaultGroups, GroupNames};

const COGNITO: Service =
    Service { name: "Cognito", endpoint_url: "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER" };

/// Builds the default groups of this process, and the connection to Cognito. Without a setting there are none.
///
/// # Errors
/// Fails if a setting is invalid, the region or the credentials are missing, or `AWS_CA_BUNDLE` is not a file with
/// certificates.
pub async fn connect(settings: &Settings) -> Result<Option<(DefaultGroups, Connection)>, InitError> {
    let Some(names) = GroupNames::from_settings(settings)? else { return Ok(None) };
    let (config, connection) = client::connect(settings, COGNITO, of_region, Trust::from_settings).await?;
    Ok(Some((DefaultGroups::new(names, Client::new(&config)), connection)))
}

/// Cognito's own endpoint in a region.
async fn of_region(region: &str) -> Result<String, String> {
    let params = Params::builder().region(region).build().map_err(|error| error.to_string())?;
    let endpoint = DefaultResolver::new().resolve_endpoint(&params).await;
    Ok(endpoint.map_err(|error| error.to_string())?.url().to_owned())
}

#[cfg(test)]
mod tests {
    use test_kit::aws::SETTINGS;

    use super::*;

    #[tokio::test]
    async fn the_endpoint_of_a_region_belongs_to_its_partition() {
        for (region, endpoint) in [
            ("eu-west-1", "https://cognito-idp.eu-west-1.amazonaws.com"),
            ("us-gov-west-1", "https://cognito-idp.us-gov-west-1.amazonaws.com"),
            ("cn-north-1", "https://cognito-idp.cn-north-1.amazonaws.com.cn"),
        ] {
            assert_eq!(of_region(region).await.as_deref(), Ok(endpoint));
        }
        assert!(of_region("-").await.is_err());
    }

    /// The endpoint with these settings; nothing without default groups.
    async fn endpoint(settings: &[(&str, &str)]) -> Result<Option<String>, InitError> {
        let settings = Settings::from_pairs(&[&SETTINGS[..], settings].concat());
        Ok(connect(&settings).await?.map(|(_, connection)| connection.endpoint().to_owned()))
    }

    #[tokio::test]
    async fn only_a_function_with_default_groups_connects() {
        let own = ("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", "http://127.0.0.1:9229");
        let dynamodb = ("AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:8000");
        let all = ("AWS_ENDPOINT_URL", "http://127.0.0.1:4566");
        let groups = ("DEFAULT_GROUPS", "members");
        let regions = "https://cognito-idp.eu-west-1.amazonaws.com";
        assert_eq!(endpoint(&[own, all]).await, Ok(None));
        for (settings, expected) in [
            (&[groups, dynamodb][..], regions),
            (&[groups, own, all], own.1),
            (&[groups, all], all.1),
            (&[("DEFAULT_GROUPS_BY_CLIENT", "1example=members"), all], all.1),
        ] {
            assert_eq!(endpoint(settings).await, Ok(Some(expected.to_owned())), "{settings:?}");
        }
        let error = endpoint(&[groups, ("AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER", "cognito")]).await;
        assert_eq!(error.unwrap_err().name, "AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER");
    }
}
