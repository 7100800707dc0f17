//! The functions that the benchmark measures.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use clap::ValueEnum;

/// A binary that the benchmark can measure. The command line uses the names of the crates.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Function {
    /// The baseline of this crate.
    Unchanged,
    /// Accepts or refuses a registration.
    PreSignUp,
    /// Writes emails and SMS.
    CustomMessage,
    /// Writes a user's default records.
    PostConfirmation,
    /// Writes missing default records at sign-in.
    PostAuthentication,
}

impl Function {
    /// The functions of the suite, in the order in which a user meets them.
    pub const SUITE: [Self; 4] =
        [Self::PreSignUp, Self::CustomMessage, Self::PostConfirmation, Self::PostAuthentication];

    /// The name of the crate, the binary and the folder of its package.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Unchanged => "unchanged",
            Self::PreSignUp => "pre-sign-up",
            Self::CustomMessage => "custom-message",
            Self::PostConfirmation => "post-confirmation",
            Self::PostAuthentication => "post-authentication",
        }
    }

    /// The absolute path of the binary.
    ///
    /// # Errors
    /// Fails if it was not built.
    pub fn bootstrap(self) -> Result<PathBuf> {
        let packaged = Path::new("target/lambda").join(self.name()).join("bootstrap");
        let plain = Path::new("target/release").join(self.name());
        let candidates = if self == Self::Unchanged { vec![packaged, plain] } else { vec![packaged] };
        let Some(path) = candidates.iter().find(|path| path.is_file()) else {
            bail!("{} does not exist: run `make build` first", candidates[0].display());
        };
        path.canonicalize().with_context(|| format!("{} cannot be used", path.display()))
    }
}
