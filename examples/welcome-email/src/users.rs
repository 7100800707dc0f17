//! The users of a pool.
//!
//! A user is found by `ListUsers` with a filter, not by `AdminGetUser`: that needs the username, which the event does
//! not have. Cognito accepts a `sub` in its place only for local users, and only in pools without aliases.
//!
//! Source: <https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ListUsers.html>
#![expect(clippy::disallowed_methods, reason = "sends requests to Cognito")]

use std::collections::HashMap;

use attributes::EmailAddress;
use aws_sdk_cognitoidentityprovider::Client;
use aws_sdk_cognitoidentityprovider::types::UserType;

use crate::event::UserCreated;
use crate::mailbox;
use crate::outcome::Skipped;
use crate::service_error::ServiceError;

/// The users of every pool that the role of the function may list.
pub struct Users {
    client: Client,
}

/// A user. It has no `Debug`, because it is personal data.
pub struct User {
    is_enabled: bool,
    attributes: HashMap<String, String>,
}

impl Users {
    pub const fn new(client: Client) -> Self {
        Self { client }
    }

    /// The user of an event, or `None` if the pool lists no such user.
    pub async fn find(&self, event: &UserCreated) -> Result<Option<User>, ServiceError> {
        // The event has checked that the sub is a UUID, so it cannot change the filter.
        let filter = format!("sub = \"{}\"", event.sub);
        let request = self.client.list_users().user_pool_id(&event.user_pool_id).filter(filter).limit(1);
        let listed = request.send().await.map_err(|error| ServiceError::new("Cognito", &error))?;
        Ok(listed.users.unwrap_or_default().into_iter().next().map(User::from))
    }
}

impl User {
    /// An attribute by Cognito's name.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.get(name).map(String::as_str)
    }

    /// The address for a welcome email. An unverified address may be that of a stranger.
    pub fn address(&self) -> Result<String, Skipped> {
        if !self.is_enabled {
            return Err(Skipped::Disabled);
        }
        let email = self.attribute("email").ok_or(Skipped::NoEmail)?;
        if !self.attribute("email_verified").is_some_and(|value| value.eq_ignore_ascii_case("true")) {
            return Err(Skipped::EmailNotVerified);
        }
        let address = EmailAddress::parse(email).map_err(|_| Skipped::EmailNotDeliverable)?;
        Ok(mailbox::address(&address))
    }
}

impl From<UserType> for User {
    fn from(user: UserType) -> Self {
        let attributes = user.attributes.unwrap_or_default().into_iter();
        let attributes = attributes.filter_map(|attribute| Some((attribute.name, attribute.value?)));
        Self { is_enabled: user.enabled, attributes: attributes.collect() }
    }
}
