//! A collector on trial: those of the house stand it, a reader's right one too; a wrong one is caught, and what catches it is
//! as small as can be.

#[path = "readers/epsilon.rs"]
mod epsilon;
#[path = "readers/hasty.rs"]
mod hasty;

use heapwave::lab::{Scenario, SharedLink, trial};
use memory::gc;

#[test]
fn the_collectors_of_the_house_stand_it() {
    for collector in gc::every() {
        let stood = trial(collector);
        assert!(stood.as_ref().is_ok_and(|runs| *runs > 600), "{collector:?}: {}", stood.unwrap_err());
    }
}

#[test]
fn a_readers_collector_stands_it_or_is_told_why_not() {
    assert!(trial(&epsilon::COLLECTOR).is_ok());
    let broken = trial(&hasty::COLLECTOR).unwrap_err();
    assert!(broken.what.starts_with("Nothing reachable is ever freed"), "{broken}");
    let text = broken.text.replace("\"hasty\"", "\"mark-sweep\"");
    let smallest = Scenario::read(&text).unwrap();
    let references = smallest.objects.iter().flat_map(|thing| &thing.fields).filter(|(_, to)| to.is_some()).count();
    assert_eq!((smallest.objects.len(), references, smallest.script.len()), (2, 1, 1), "{broken}");
    assert!(SharedLink::read(&broken.link).is_ok_and(|link| Scenario::read(&link.text).is_ok()));
}

/// Without its barrier the incremental collector is caught by the trial, too.
#[test]
fn a_barrier_that_is_missing_is_noticed() {
    let broken = trial(gc::named("incremental/barrier=none").unwrap()).unwrap_err();
    assert!(broken.what.contains("reachable"), "{broken}");
}
