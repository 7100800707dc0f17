//! Every message of every brand, locale and kind as files and as one page, with what Cognito would refuse.

mod gallery;
mod message;

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context, Result};
use custom_message::{Kind, Lifetimes, Renderer, Sources, embedded};

use message::Preview;

/// Writes the gallery to `folder`. A message with a finding makes the exit status 1.
///
/// # Errors
/// When the templates cannot be used or a file cannot be written.
pub fn run(folder: &Path) -> Result<ExitCode> {
    let lifetimes = Lifetimes { temporary_password_days: 7, mfa_code_minutes: 3 };
    let renderer = Renderer::new(Sources::embedded(lifetimes)).map_err(|error| anyhow::anyhow!("{error}"))?;
    let mut previews = Vec::new();
    for (brand, _) in embedded::BRANDS {
        for (locale, _) in embedded::LOCALES {
            for kind in Kind::ALL {
                for by_link in [false, true] {
                    if !by_link || kind.link_stem().is_some() {
                        previews.push(Preview::new(&renderer, brand, locale, kind, by_link));
                    }
                }
            }
        }
        println!("{brand}: {} messages in {} locales", previews.len(), embedded::LOCALES.len());
    }
    for preview in &previews {
        preview.write(folder)?;
    }
    let page = folder.join("index.html");
    fs::write(&page, gallery::page(&previews)?)
        .with_context(|| format!("{} cannot be written", page.display()))?;
    Ok(report(&previews, &page))
}

fn report(previews: &[Preview], page: &Path) -> ExitCode {
    let findings: Vec<_> =
        previews.iter().filter_map(|preview| Some((preview, preview.finding.as_ref()?))).collect();
    for (preview, finding) in &findings {
        println!("{}: {finding}", preview.name());
    }
    let most = previews.iter().map(|preview| preview.bytes).max().unwrap_or_default();
    println!(
        "{} messages, {} findings, the largest body has {most} bytes: open {}",
        previews.len(),
        findings.len(),
        page.display()
    );
    if findings.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
