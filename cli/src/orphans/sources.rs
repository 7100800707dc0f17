//! The user pool, the table and the record templates of a run.

use anyhow::{Result, ensure};
use backfill::{PageError, Pool, PoolDescription, PoolError, RateLimiter, client};
use records::StoreError;
use trigger::Content;

use super::arguments::{Arguments, Scope};
use super::read_capacity::ReadCapacity;
use super::table::Table;
use super::templates::Templates;
use crate::backfill::{advice, aws_configuration};
use crate::{content_option, times};

const DOCS: &str = "docs/orphans.md";

/// The pool, the table and the record templates.
pub struct Sources {
    /// The user pool.
    pub pool: Pool,
    /// The table.
    pub table: Table,
    /// The record templates.
    pub templates: Templates,
    content: Content,
}

impl Sources {
    /// Loads the content, and builds the clients.
    ///
    /// # Errors
    /// Fails if region, credentials or content are missing, or an option does not match the record templates.
    pub async fn open(arguments: &Arguments) -> Result<Self> {
        let aws = aws_configuration(arguments.profile.as_deref()).await?;
        let content = content_option::load(arguments.content.as_deref(), backfill::CONTENT)?;
        check_region(&arguments.user_pool_id, aws.region().map_or("", |region| region.as_ref()))?;
        let (pool_id, created) = (&arguments.user_pool_id, arguments.created_at.as_deref());
        let templates = Templates::load(&arguments.settings(), &content, pool_id, created)?;
        let table = Table {
            client: client::dynamodb(&aws),
            name: arguments.table.clone(),
            fields: templates.fields().into_iter().collect(),
            capacity: ReadCapacity::new(arguments.rate, arguments.parallel),
            retry_time: times::BACKFILL_USER_TIMEOUT,
        };
        let rate_limiter = RateLimiter::per_second(arguments.requests_per_second);
        let pool = Pool::new(client::cognito(&aws), pool_id.clone(), rate_limiter);
        Ok(Self { pool, table, templates, content })
    }

    /// Sources with the compiled-in content.
    #[cfg(test)]
    pub fn for_tests(pool: Pool, table: Table, templates: Templates) -> Self {
        let content = content_option::load(None, backfill::CONTENT).unwrap();
        Self { pool, table, templates, content }
    }

    /// Returns whether each record tells its user pool, and warns otherwise.
    pub fn warn_about_other_pools(&self) -> bool {
        let files = self.templates.files_without_pool();
        if !files.is_empty() {
            eprintln!(
                "warning: {} does not tell the user pool of a record. If another pool writes to this table, the records of its \
                 users look like orphans; docs/orphans.md shows the remedy",
                files.join(" and ")
            );
        }
        files.is_empty()
    }

    /// The scope of this run, and the pool's size.
    ///
    /// # Errors
    /// Fails if the pool cannot be read.
    pub async fn describe(&self, arguments: &Arguments) -> Result<(Scope, u64)> {
        let described = self.pool.describe().await;
        let PoolDescription { arn, estimated_users } =
            described.map_err(|error| pool_error(error, "cognito-idp:DescribeUserPool"))?;
        // Without its ARN, reports of two accounts would look the same.
        ensure!(
            arn.ends_with(&arguments.user_pool_id),
            "the description of the user pool has no ARN; is the endpoint Cognito's?"
        );
        check_region(&arguments.user_pool_id, arn.split(':').nth(3).unwrap_or_default())?;
        Ok((arguments.scope(arn, &self.content)?, estimated_users))
    }
}

/// The error of a request to Cognito with its remedy.
pub fn pool_error(error: PoolError, permission: &str) -> anyhow::Error {
    advice::explained_for(error.into(), &format!("{permission} on the user pool"), DOCS)
}

/// The error of a request to DynamoDB with its remedy.
pub fn table_error(error: StoreError, permission: &str) -> anyhow::Error {
    advice::explained_for(PageError::Store(error), &format!("{permission} on the table"), DOCS)
}

/// Makes sure that requests go to the region of the pool's id, its primary region. A replica in another region can lack
/// users.
fn check_region(user_pool_id: &str, region: &str) -> Result<()> {
    let primary = user_pool_id.split_once('_').map_or(user_pool_id, |(region, _)| region);
    ensure!(
        region == primary,
        "the user pool {user_pool_id} is not from the region {region}, and a replica of a pool can lack users; set \
         AWS_REGION={primary}"
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replica_in_another_region_is_refused() {
        assert!(check_region("eu-west-1_Example12", "eu-west-1").is_ok());
        for (id, region, remedy) in [
            ("eu-west-1_Example12", "eu-central-1", "AWS_REGION=eu-west-1"),
            ("us-gov-west-1_Example12", "us-west-1", "AWS_REGION=us-gov-west-1"),
            ("eu-west-1_Example12", "", "AWS_REGION=eu-west-1"),
        ] {
            let error = check_region(id, region).unwrap_err().to_string();
            assert!(
                error.contains("a replica of a pool can lack users") && error.ends_with(remedy),
                "{error}"
            );
        }
    }
}
