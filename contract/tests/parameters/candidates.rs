//! Values to try for a parameter: a table of edge cases, texts generated from its pattern, and generated
//! texts with one mistake.

use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::string::string_regex;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::template::Parameter;

/// Number of texts that are generated from a pattern. Each one is also tried with two mistakes.
const GENERATED: usize = 400;

/// Edge cases for any parameter.
const EDGES: &str = include_str!("edges.json");

/// Lists of valid entries that contradict each other.
const CONTRADICTIONS: [&str; 16] = [
    "a=eshop,a=harbour",
    "a=eshop, a=eshop",
    "a=eshop,b=eshop , a=harbour",
    "b=eshop,1a=eshop,c=harbour,1a=orchard",
    "members,members",
    "a, b ,a",
    "a=x+y+x",
    "b=z,a=x+x , c=",
    "a=x,b=,a=y",
    "a,b,c,d,e,f,g,h,i,j,k",
    "+1,-+1876,+1876",
    "+1,-+1876, +44 , +1876",
    "+1876,+1,-+1876",
    "+44,+1876, +1 , -+1658,-+1876",
    "+1,-+1876,-+1658,+1658,+44",
    "+1876,+1,-+1658,-+1876,+44",
];

/// Values that the parameter and init must accept.
pub const NEEDED: &[(&str, &[&str])] = &[
    ("AllowedEmailDomains", DOMAINS),
    ("DeniedEmailDomains", DOMAINS),
    ("AutoConfirmDomains", &["", "example.com", "example.com, example.org", "xn--r8jz45g.jp"]),
    ("AllowedEmailDomains", ADDRESSES),
    ("DeniedEmailDomains", ADDRESSES),
    ("AllowedCallingCodes", &["", "+1", "+1,+44", "+1, +44 , +353", "+1242", "+1,-+1876", "+1, -+1876, +44"]),
    ("AllowedCallingCodes", &["+1,-+1876,-+1658,+18765", "+18765,+1,-+1876", "+7,-+77,+77555,+44,-+441"]),
    ("RequiredAttributes", &["", "email", "name,custom:company", "given_name, dev:custom:x.y-z"]),
    (
        "ReservedUsernames",
        &["", "admin", "admin, root,help-desk", "nestlé", "администратор", "管理者", "the_shop.com", "7"],
    ),
    ("MinimumAgeYears", &["", "1", "9", "10", "16", "18", "99", "100", "120"]),
    ("RequiredTermsVersion", &["", "1", "2026-01-01", "v1.2", "Terms of 1 May 2026"]),
    ("SignUpPassKeys", &["", pre_sign_up::pass::EXAMPLE_KEYS, TWO_KEYS, THREE_KEYS]),
    ("SignUpPassClients", &["", "1example23456789", "1example23456789, 2example23456789 ,3example23456789"]),
    ("TemporaryPasswordDays", &["1", "7", "10", "99", "100", "299", "300", "359", "360", "365"]),
    ("MfaCodeMinutes", &["3", "9", "10", "15"]),
    ("BackfillListRequestsPerSecond", &["1", "9", "10", "30"]),
    ("BackfillUserStatuses", &["CONFIRMED", "CONFIRMED, UNCONFIRMED"]),
    ("ClientMetadataKeys", &["", "campaign", "campaign, plan.name,ref-1,utm_source"]),
    (
        "BrandByClient",
        &["", "1example23456789=eshop", "a=eshop, b=harbour", "a=eshop,ba=eshop,aa=eshop,ab=eshop"],
    ),
    (
        "DefaultGroups",
        &["", "members", "members, Staff:read ,a.b/c@d#e-f_g", "a,b,c,d,e,f,g,h,i,j", "a,aa,aaa,ab,ba"],
    ),
    (
        "DefaultGroupsByClient",
        &["", "1example=", "1example=members", "a=x+y, b= ,c=x", "a=x+xx+yx,ba=x", "a=1+2+3+4+5+6+7+8+9+10"],
    ),
    ("MonitoredRules", &["", "disposable_email,name_abuse"]),
    ("RecordKey", &["userId", "user.id", "PK"]),
    ("UserEventRecord", &["", "profile.json", "User-1.profile_2.json"]),
    ("EventBusName", &["default", "users", "Shop.Users_2", "aws.partner/example.com/users-1"]),
    (
        "TableStreamArn",
        &["", STREAM, "arn:aws-cn:dynamodb:cn-north-1:111122223333:table/Shop.Users_2/stream/2026"],
    ),
    ("TableName", &["", "app", "user-settings", "Shop.Users_2"]),
    ("UserPoolId", &["", "eu-west-1_EXAMPLE01", "us-gov-west-1_Example12", "ap-southeast-7_abc"]),
    ("UserPoolPreset", &["eshop", "notes", "demo", "apppool", "workshop"]),
    ("DomainPrefix", &["", "a", "notes-app", "7shop"]),
    ("ReplyToAddress", &["", "support@example.com", "o'brien+shop@mail.example.co.uk"]),
    ("SesConfigurationSet", &["", "events", "my_Set-2"]),
    (
        "PermissionsBoundaryArn",
        &[
            "",
            "arn:aws:iam::111122223333:policy/boundary",
            "arn:aws-cn:iam::111122223333:policy/team/limits@1",
        ],
    ),
    ("RolePath", &["", "/service/", "/service/shop-1/"]),
    ("LogKmsKeyArn", &["", "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"]),
    ("SubnetIds", &["", "subnet-0a1b2c3d", "subnet-0a1b2c3d,subnet-0123456789abcdef0"]),
    ("SecurityGroupIds", &["", "sg-0a1b2c3d", "sg-0a1b2c3d,sg-0123456789abcdef0"]),
];

/// Values that a template must refuse, of parameters that no function checks.
pub const REFUSED: &[(&str, &[&str])] = &[
    ("UserPoolPreset", &["", "Eshop", "shop"]),
    ("DomainPrefix", &["-a", "a-", "Shop", "shop.app", "my-aws-app", "cognito", "a b"]),
    ("ReplyToAddress", &["support", "Shop <support@example.com>", "a@b c", "a@"]),
    ("SesConfigurationSet", &["a b", "a.b", "arn:aws:ses:eu-west-1:111122223333:configuration-set/a"]),
    ("TableName", &["ab", "a b c", "arn:aws:dynamodb:eu-west-1:111122223333:table/app"]),
    ("UserEventRecord", &["profile", "templates/records/profile.json", "a.json,b.json", ".jsonx"]),
    ("EventBusName", &["", "a b", "users,default", "arn:aws:events:eu-west-1:123456789012:event-bus/users"]),
    ("TableStreamArn", &["app", "arn:aws:dynamodb:eu-west-1:111122223333:table/app"]),
    ("UserPoolId", &["eu-west-1", "EXAMPLE01", "eu-west-1_", "eu-west-1_EXAMPLE 01", "arn:aws:cognito-idp"]),
    ("PermissionsBoundaryArn", &["boundary", "arn:aws:iam::111122223333:role/boundary"]),
    ("RolePath", &["/", "service", "/service", "service/", "//", "/a b/"]),
    ("LogKmsKeyArn", &["alias/logs", "arn:aws:kms:eu-west-1:111122223333:alias/logs"]),
    ("SubnetIds", &["0a1b2c3d", "subnet-0a1b2c3d,", "subnet-0a1b2c3d, subnet-0a1b2c3e", "sg-0a1b2c3d"]),
    ("SecurityGroupIds", &["default", "sg-0a1b2c3d;sg-0a1b2c3e", "subnet-0a1b2c3d"]),
];

const STREAM: &str = "arn:aws:dynamodb:eu-west-1:111122223333:table/app/stream/2026-11-29T09:50:00.000";

/// Two public keys of P-256, with the fields that tools write in another order, and with spaces.
const TWO_KEYS: &str = r#"{"keys": [{"kty":"EC","x":"v9eR8t_opbirQZPKsz4lGf5OSufB3BI-pMyAwHalcLQ","y":"cQsglPYX0n_WpHhf_w67b-NllPyR93oHcydJ1suMHV0","crv":"P-256","kid":"2026-03"}, {"kty":"EC","x":"H6xMMbVB33hrsQnvwCiEw8vOgjPzya_8aGqJqABdUTo","y":"C699zi9Zl0OW7788G2_D9b5G7fFTJdlYBxOvyMjD_qw","crv":"P-256","kid":"2026-09","key_ops":["verify"]}]}"#;

/// Three public keys of Ed25519, as `cognito-triggers pass keygen` writes them.
const THREE_KEYS: &str = r#"{"keys":[{"kty":"OKP","crv":"Ed25519","kid":"2026-03-01","x":"iIWl-mhOfPgkwCJ9nR4O6xZYIKjg-5OfUYUJq7ck-m0"},{"kty":"OKP","crv":"Ed25519","kid":"2026-06-01","x":"RKuIoNTGKaC_At9fz5t1RWKeGCtl_DBv1FBk25_7Jyc"},{"kty":"OKP","crv":"Ed25519","kid":"2026-09-01","x":"UI6t-yauuyh8HfJqQQa2PA5l3U5rR2NO2IEF0jkbcvw"}]}"#;

const DOMAINS: &[&str] = &[
    "",
    "example.com",
    "example.com,example.org",
    "example.com , Example.ORG",
    "a.b.c.d.e.f.example.co.uk",
    "4you.example",
    "x.museum",
    "xn--r8jz45g.jp",
    "a.xn--p1ai",
    "aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffabc.example",
];

const ADDRESSES: &[&str] = &[
    "jane@example.com",
    "example.org,jane@example.com",
    "o'brien+shop@mail.example.co.uk",
    "j.r_x-1@example.com",
];

/// All candidates for one parameter, the same in every run.
pub fn of(parameter: &Parameter) -> BTreeSet<String> {
    let edges: Vec<String> = serde_json::from_str(EDGES).unwrap();
    let mut found: BTreeSet<String> = edges.iter().cloned().collect();
    found.extend(long());
    found.extend(CONTRADICTIONS.map(str::to_owned));
    found.extend(parameter.allowed.iter().cloned());
    found.insert(parameter.default.clone());
    let Some(pattern) = parameter.plain_pattern() else { return found };
    let mut runner = TestRunner::new(Config { rng_seed: RngSeed::Fixed(11), ..Config::default() });
    let generated = string_regex(&short(&pattern)).unwrap();
    let with_mistake = (generated, any::<prop::sample::Index>(), any::<prop::sample::Index>());
    for _ in 0..GENERATED {
        let (text, position, edge) = with_mistake.new_tree(&mut runner).unwrap().current();
        let characters: Vec<char> = text.chars().collect();
        let (before, after) = characters.split_at(position.index(characters.len() + 1));
        let edge = edge.get(&edges);
        found.insert([before, &edge.chars().collect::<Vec<_>>(), after].concat().into_iter().collect());
        found.insert([before, after.get(1..).unwrap_or_default()].concat().into_iter().collect());
        // Generated texts are often longer than the parameter accepts.
        found.insert(characters.into_iter().take(parameter.max_length.unwrap_or(usize::MAX)).collect());
        found.insert(text);
    }
    found
}

/// A stricter pattern. Its texts are so short that several of them fit into a parameter.
fn short(pattern: &str) -> String {
    let fewer = [
        (")*", "){0,3}"),
        (")+", "){1,3}"),
        ("]*", "]{0,6}"),
        ("]+", "]{1,6}"),
        (" *", " ?"),
        ("-*", "-{0,2}"),
    ];
    fewer.iter().fold(pattern.to_owned(), |pattern, (many, few)| pattern.replace(many, few))
}

/// Texts at and above the length limits of names, labels and addresses.
fn long() -> Vec<String> {
    let label = |length: usize| "a".repeat(length);
    vec![
        label(300),
        label(64) + ".example",
        format!("example.{}", label(63)),
        format!("example.{}", label(64)),
        // 253 and 254 characters; the limit of DNS is 253.
        format!("{}.{}.{}.{}", label(63), label(63), label(63), label(61)),
        format!("{}.{}.{}.{}", label(63), label(63), label(63), label(62)),
        "a.".repeat(126) + "a",
        "a.".repeat(127) + "a",
        label(64) + "@example.com",
        label(65) + "@example.com",
        format!("{}@{}.{}.{}", label(64), label(63), label(63), label(60)),
        format!("{}@{}.{}.{}", label(64), label(63), label(63), label(62)),
        "\u{1f600}".repeat(200),
    ]
}

/// At most six lines per parameter.
pub fn first_of_each(lines: &[String]) -> String {
    let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
    let few = lines.iter().filter(|line| {
        let count = seen.entry(line.split('=').next().unwrap()).or_default();
        *count += 1;
        *count <= 6
    });
    few.cloned().collect::<Vec<_>>().join("\n")
}
