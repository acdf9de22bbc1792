//! Finds the browsers and drivers that the browser tests need, or installs them where that is our place to do.
//!
//! Installing a browser changes the machine, so it happens by itself only as root on a Debian-like system (a
//! container or a CI runner, mostly). Elsewhere the tests fail with the exact remedy; they are never skipped.

use crate::shell::{command, find, output, run};
use crate::{Outcome, tools};
use std::path::PathBuf;

const CHROMIUM_REMEDY: &str = "The browser tests need Chromium (or Chrome) and its chromedriver, both on the path.
  Debian:       apt-get install chromium chromium-driver
  Ubuntu:       snap install chromium
  Fedora:       dnf install chromium chromedriver
  Arch:         pacman -S chromium
  macOS:        brew install --cask google-chrome chromedriver
Or name the programs in HEAPWAVE_BROWSER and HEAPWAVE_DRIVER.";
const FIREFOX_REMEDY: &str = "The browser tests need Firefox on the path, and its geckodriver.
  Debian:       apt-get install firefox-esr
  Ubuntu:       snap install firefox
  Fedora:       dnf install firefox
  Arch:         pacman -S firefox
  macOS:        brew install --cask firefox
`cargo xtask test setup` builds the driver. Or name the programs in HEAPWAVE_FIREFOX and HEAPWAVE_GECKODRIVER.";

/// An engine that the tests run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    /// Chromium or Chrome.
    Chromium,
    /// Firefox.
    Firefox,
}

/// A browser and the driver that steers it.
pub struct Browser {
    /// The browser's program.
    pub browser: PathBuf,
    /// The driver's program.
    pub driver: PathBuf,
}

/// What is installed, or what to do about it.
pub fn locate(engine: Engine) -> Outcome<Browser> {
    let (browser, driver, remedy) = match engine {
        Engine::Chromium => (chromium(), chromedriver(), CHROMIUM_REMEDY),
        Engine::Firefox => (firefox(), geckodriver(), FIREFOX_REMEDY),
    };
    match (browser, driver) {
        (Some(browser), Some(driver)) => Ok(Browser { browser, driver }),
        (None, Some(_)) => Err(format!("No browser was found.\n{remedy}")),
        (Some(_), None) => Err(format!("No driver was found.\n{remedy}")),
        (None, None) => Err(format!("Neither a browser nor its driver was found.\n{remedy}")),
    }
}

/// Installs what is missing, or says exactly what to do.
pub fn ensure() -> Outcome {
    if let Err(missing) = locate(Engine::Chromium) {
        install("Chromium and its driver", &["chromium", "chromium-driver"], &missing)?;
    }
    if firefox().is_none() {
        install("Firefox", &["firefox-esr"], FIREFOX_REMEDY)?;
    }
    if named_by("HEAPWAVE_GECKODRIVER").is_none() {
        tools::ensure_geckodriver()?;
    }
    [Engine::Chromium, Engine::Firefox].into_iter().try_for_each(|engine| locate(engine).map(drop))
}

fn chromium() -> Option<PathBuf> {
    const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
    const ON_A_MAC: &str = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    named_by("HEAPWAVE_BROWSER").or_else(|| find(&NAMES)).or_else(|| file(ON_A_MAC.into()))
}

fn chromedriver() -> Option<PathBuf> {
    // Hosted runners keep the driver off the path and name its folder instead.
    let on_a_runner = || named_by("CHROMEWEBDRIVER").and_then(|folder| file(folder.join("chromedriver")));
    named_by("HEAPWAVE_DRIVER").or_else(|| find(&["chromedriver", "chromium.chromedriver"])).or_else(on_a_runner)
}

fn firefox() -> Option<PathBuf> {
    const ON_A_MAC: &str = "/Applications/Firefox.app/Contents/MacOS/firefox";
    named_by("HEAPWAVE_FIREFOX").or_else(|| find(&["firefox-esr", "firefox"])).or_else(|| file(ON_A_MAC.into()))
}

/// Our own, which comes first on the path, or another one.
fn geckodriver() -> Option<PathBuf> {
    named_by("HEAPWAVE_GECKODRIVER").or_else(|| find(&["geckodriver"]))
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

fn file(path: PathBuf) -> Option<PathBuf> {
    path.is_file().then_some(path)
}
