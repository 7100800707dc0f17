//! Reads the groups that new users are added to.

use std::collections::{BTreeMap, BTreeSet};

use groups::GroupNames;
use serde_json::json;

use crate::aws::{Aws, Operation};
use crate::doctor::trigger::{Answer, Attached};

/// Reads each group that a function names.
pub async fn read(aws: &Aws, user_pool_id: &str, functions: &[Attached]) -> BTreeMap<String, Answer> {
    let named: Vec<GroupNames> = functions.iter().filter_map(|one| one.default_groups()?.ok()?).collect();
    let mut groups = BTreeMap::new();
    for name in named.iter().flat_map(GroupNames::all).collect::<BTreeSet<_>>() {
        let input = json!({"UserPoolId": user_pool_id, "GroupName": name});
        groups.insert(name.to_owned(), aws.call(Operation::GetGroup, input).await);
    }
    groups
}
