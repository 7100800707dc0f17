//! `SIGN_UP_PASS`: requires a pass of the app's own back end, see [`crate::pass`]; off by default. The handler verifies
//! the pass, because a pass can also confirm the user.

use content::Domains;
use trigger::{InitError, RefusalCode, Settings};

use crate::pass::{Mode, SIGN_UP_PASS};
use crate::registration::PassVerdict;
use crate::rule::{Check, Declaration, Scope, Setting};

pub(super) const RULE: Declaration = Declaration {
    setting: Some(SETTING),
    refusal_code: RefusalCode::PassRequired,
    scope: Scope::SelfSignUp,
    check,
};

const SETTING: Setting = Setting { name: SIGN_UP_PASS, example: "required" };

fn check(settings: &Settings, _: &Domains<'static>) -> Result<Option<Check>, InitError> {
    let mode = Mode::from_settings(settings)?;
    let check = Check::new(|registration| registration.pass == PassVerdict::NotValid);
    Ok((mode != Mode::Off).then_some(check.monitored(mode == Mode::Monitor)))
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::registration::{Registration, Source};
    use crate::test_policy::{first_refusal, policy, today};

    #[test]
    fn only_a_sign_up_without_a_valid_pass_is_refused() {
        let attributes = HashMap::new();
        for (pass, refused) in [
            (PassVerdict::NotValid, true),
            (PassVerdict::NotNeeded, false),
            (PassVerdict::Valid { email_verified: false }, false),
        ] {
            let registration = Registration::new(Source::SelfSignUp, today(), &attributes);
            let refusal =
                first_refusal(&[("SIGN_UP_PASS", "required")], &Registration { pass, ..registration });
            assert_eq!(refusal, refused.then_some(crate::pass::RULE), "{pass:?}");
        }
    }

    #[test]
    fn the_setting_requires_or_monitors() {
        let monitored = |mode| {
            let policy = policy(&[("SIGN_UP_PASS", mode)]);
            policy.rules().iter().find(|rule| rule.code == crate::pass::RULE).map(|rule| rule.monitored)
        };
        let modes = ["", "off", "monitor", "required"].map(monitored);
        assert_eq!(modes, [None, None, Some(true), Some(false)]);
    }
}
