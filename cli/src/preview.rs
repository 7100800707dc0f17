//! `preview`: renders every message of every brand, locale and kind, with the findings of the linter.

mod access;
mod bench;
mod coverage;
mod folder;
mod gallery;
mod mail;
mod manifest;
mod message;
mod packed;
mod page;
mod report;
mod samples;
mod send;
mod server;
mod sheet;

use std::ops::RangeInclusive;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::Result;
use clap::Args;
use clap::builder::RangedI64ValueParser;
use content::lifetimes::{MFA_CODE_MINUTES, TEMPORARY_PASSWORD_DAYS};
use messages::{Folder, Lifetimes};

use crate::output::{ErrorLines, failure, say};
use crate::progress::Progress;
use crate::times::TEMPLATE_POLL;
use bench::Bench;
use gallery::Gallery;
use packed::PackedBefore;
use send::SendArguments;
use server::Files;
use sheet::{Renderer, keys};

const EXAMPLES: &str = "\
Examples:
  cognito-triggers preview                                   write target/preview/index.html
  cognito-triggers preview --serve                           show each change of a file within a second
  cognito-triggers preview --templates ours --out gallery    preview another folder, to hand it to a colleague
  cognito-triggers preview --compare content.pack            also show the changes since that pack
  cognito-triggers preview --send you@example.com --from hello@shop.example --smtp localhost:1025

Exit codes: 0 no message has a finding, or the test emails were sent; 1 some messages have findings; 2 the templates
cannot be read, or a test email was not sent.";

const DEFAULT_OUT: &str = "target/preview";

/// Options of `preview`.
#[derive(Args, Clone)]
#[command(after_help = EXAMPLES)]
pub struct Arguments {
    /// Folder for the page and the messages [default: target/preview]
    #[arg(long, value_name = "DIR", conflicts_with = "serve")]
    out: Option<PathBuf>,
    /// Folder with the folders brands, email, sms and locales
    #[arg(long, value_name = "DIR", default_value = "templates")]
    templates: PathBuf,
    /// Also show the changes since this content.pack
    #[arg(long, value_name = "FILE")]
    compare: Option<PathBuf>,
    /// Serve the page on 127.0.0.1 and render again when a file changes
    #[arg(long)]
    serve: bool,
    /// Port on 127.0.0.1 for --serve; 0 selects a free one
    #[arg(long, default_value_t = 8025, requires = "serve")]
    port: u16,
    /// Lifetime of a temporary password in days, as `TEMPORARY_PASSWORD_DAYS`
    #[arg(long, value_name = "DAYS", default_value_t = Lifetimes::DEFAULT.temporary_password_days)]
    #[arg(value_parser = within(&TEMPORARY_PASSWORD_DAYS))]
    temporary_password_days: u32,
    /// Lifetime of a sign-in code in minutes, as `MFA_CODE_MINUTES`
    #[arg(long, value_name = "MINUTES", default_value_t = Lifetimes::DEFAULT.mfa_code_minutes)]
    #[arg(value_parser = within(&MFA_CODE_MINUTES))]
    mfa_code_minutes: u32,
    #[command(flatten)]
    send: SendArguments,
}

/// Writes the page once, or serves it with `--serve`. The exit code is 1 if a message has a finding.
///
/// # Errors
/// Fails if the templates cannot be used or a file cannot be written.
pub fn run(arguments: &Arguments) -> Result<ExitCode> {
    if arguments.send.send.is_some() {
        let folder = readable(arguments)?;
        return send::send(&arguments.send, &folder, arguments.lifetimes()).map(|()| ExitCode::SUCCESS);
    }
    let before = arguments.compare.as_deref().map(PackedBefore::read).transpose()?;
    if arguments.serve {
        let options = arguments.clone();
        let bench = Arc::new(Bench::new(arguments.lifetimes()));
        let watch = move |bench: Arc<Bench>| watch(&bench, &options, before.as_ref());
        return server::serve(arguments.port, bench, watch).map(|()| ExitCode::SUCCESS);
    }
    let gallery = rendered(arguments, before.as_ref())?;
    let out = arguments.out.clone().unwrap_or_else(|| DEFAULT_OUT.into());
    let page = folder::write(&out, &gallery, arguments.lifetimes())?;
    let with_findings = report::print(&gallery)?;
    say(format_args!(
        "Next: open {} in a browser; add --serve to edit the templates and see each change",
        page.display()
    ))?;
    Ok(if with_findings == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

fn readable(arguments: &Arguments) -> Result<Folder> {
    Ok(Folder::read(&arguments.templates).map_err(|error| ErrorLines(error.to_string()))?)
}

/// Renders every sheet.
fn rendered(arguments: &Arguments, before: Option<&PackedBefore>) -> Result<Gallery> {
    let folder = readable(arguments)?;
    let renderer = Renderer::new(&folder, arguments.lifetimes(), before).map_err(ErrorLines)?;
    let mut gallery = Gallery::new(&folder, before);
    let (_, all) = gallery.progress();
    let progress = Progress::new("sheets", None);
    for (key, done) in keys(&folder).zip(1..) {
        gallery.add(renderer.sheet(&key));
        progress.set_of(done, all);
    }
    progress.finish();
    Ok(gallery)
}

/// Renders at the start and whenever a file is added, changed or removed.
fn watch(bench: &Bench, arguments: &Arguments, before: Option<&PackedBefore>) {
    let mut rendered = Files::default();
    loop {
        let files = Files::of(&arguments.templates);
        if files != rendered {
            rendered = files;
            let is_current = || Files::of(&arguments.templates) == rendered;
            if let Err(problems) = fill(bench, arguments, before, is_current) {
                eprintln!("error: {}", crate::output::lines(&problems));
                bench.fail(report::on_single_lines(&problems));
            }
        }
        std::thread::sleep(TEMPLATE_POLL);
    }
}

/// Fills the bench with the sheets of the templates, until they change again.
fn fill(
    bench: &Bench,
    arguments: &Arguments,
    before: Option<&PackedBefore>,
    is_current: impl Fn() -> bool,
) -> Result<(), String> {
    let folder = Folder::read(&arguments.templates).map_err(|error| error.to_string())?;
    let renderer = Renderer::new(&folder, arguments.lifetimes(), before)?;
    bench.start(Gallery::new(&folder, before), keys(&folder));
    while let Some(key) = bench.next() {
        bench.add(renderer.sheet(&key));
        if !is_current() {
            return Ok(());
        }
    }
    bench.with_gallery(report::print).map(drop).map_err(|error| failure(&error))
}

/// Accepts the numbers of this range.
fn within(range: &RangeInclusive<u32>) -> RangedI64ValueParser<u32> {
    clap::value_parser!(u32).range(i64::from(*range.start())..=i64::from(*range.end()))
}

impl Arguments {
    fn lifetimes(&self) -> Lifetimes {
        Lifetimes {
            temporary_password_days: self.temporary_password_days,
            mfa_code_minutes: self.mfa_code_minutes,
        }
    }
}
