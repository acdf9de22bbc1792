//! Finds the browser and the driver that the browser tests need, or installs them where that is our place to do.
//!
//! Installing a browser changes the machine, so it happens by itself only as root on a Debian-like system (a
//! container or a CI runner, mostly). Elsewhere the tests fail with the exact remedy; they are never skipped.

use crate::Outcome;
use crate::shell::{command, find, output, run};
use std::path::PathBuf;

const BROWSERS: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const DRIVERS: [&str; 2] = ["chromedriver", "chromium.chromedriver"];
const REMEDY: &str = "The browser tests need Chromium (or Chrome) and its chromedriver, both on the path.
  Debian:       apt-get install chromium chromium-driver
  Ubuntu:       snap install chromium
  Fedora:       dnf install chromium chromedriver
  Arch:         pacman -S chromium
  macOS:        brew install --cask google-chrome chromedriver
Or name the programs in HEAPWAVE_BROWSER and HEAPWAVE_DRIVER.";

/// A browser and the driver that steers it.
pub struct Browser {
    /// The browser's program.
    pub browser: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
}

/// What is installed, or what to do about it.
pub fn locate() -> Outcome<Browser> {
    let browser = named_by("HEAPWAVE_BROWSER").or_else(|| find(&BROWSERS)).or_else(mac_application);
    let driver = named_by("HEAPWAVE_DRIVER").or_else(|| find(&DRIVERS)).or_else(on_ci_runner);
    match (browser, driver) {
        (Some(browser), Some(driver)) => Ok(Browser { browser, driver }),
        (None, Some(_)) => Err(format!("No browser was found.\n{REMEDY}")),
        (Some(_), None) => Err(format!("No chromedriver was found.\n{REMEDY}")),
        (None, None) => Err(format!("Neither a browser nor chromedriver was found.\n{REMEDY}")),
    }
}

/// Installs what is missing, or says exactly what to do.
pub fn ensure() -> Outcome {
    if let Err(missing) = locate() {
        install("Chromium and its driver", &["chromium", "chromium-driver"], &missing)?;
    }
    locate().map(drop)
}

/// Installs packages of the system where that is our place to do; elsewhere the remedy is the error.
pub(crate) fn install(what: &str, packages: &[&str], remedy: &str) -> Outcome {
    if !may_install() {
        return Err(remedy.to_owned());
    }
    println!("── Installing {what} (once; this takes minutes)");
    run(command("apt-get").args(["update", "--quiet"]))?;
    let mut install = command("apt-get");
    install.args(["install", "--yes", "--quiet", "--no-install-recommends"]).args(packages);
    run(install.env("DEBIAN_FRONTEND", "noninteractive")).map_err(|error| format!("{error}\n{remedy}"))
}

fn may_install() -> bool {
    find(&["apt-get"]).is_some() && output(command("id").arg("-u")).as_deref() == Some("0")
}

fn named_by(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable).map(PathBuf::from)
}

fn mac_application() -> Option<PathBuf> {
    let program = PathBuf::from("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");
    program.is_file().then_some(program)
}

/// Hosted runners keep the driver off the path and name its folder instead.
fn on_ci_runner() -> Option<PathBuf> {
    named_by("CHROMEWEBDRIVER").map(|folder| folder.join("chromedriver")).filter(|driver| driver.is_file())
}
