//! Golden stories: one line a case, a heap and what happens to it, what each collector makes of it.
//!
//! A story is written as references from roots (`r=a`) and objects (`a.x=b`, weak: `a~w=b`), one after the other;
//! `;` begins the script. There `+n(a b)` makes an object that refers to others, `gc` collects. Every case is run under
//! every collector, and the laws that cost nothing are checked on it: replay, inert notes, no dangling reference.

use expect::{ALL, COUNTING, CYCLES, DEFERRED, EITHER, TRACING, check};
use heapwave::lab::{Lab, Scenario, State};
use memory::time::{Machine, Mute, Progress};

mod expect;

#[test]
fn what_roots_reach_stays() {
    check("r=a a.x=b ; gc", &[(ALL, "stay a b")]);
    check("r=a r=a ; gc", &[(ALL, "stay a")]);
    check("a.x=b ; gc", &[(ALL, "freed a b")]);
    check("; gc", &[(ALL, "")]);
}

#[test]
fn cutting_a_root_frees_what_it_alone_held() {
    check("r=a a.x=b b.x=c ; r= gc", &[(ALL, "freed a b c")]);
    check("r=a q=b a.x=b b.x=c ; r= gc", &[(ALL, "freed a | stay b c")]);
    check("r=a a.x=b a.y=b ; a.x= gc", &[(ALL, "stay a b")]);
}

#[test]
fn a_cycle_is_freed_by_tracing_and_kept_by_counting() {
    check("r=a a.x=b b.x=a ; r= gc", &[(TRACING, "freed a b"), (COUNTING, "lost a b"), (CYCLES, "freed b a")]);
    check("r=a a.x=a ; r= gc", &[(TRACING, "freed a"), (COUNTING, "lost a"), (CYCLES, "freed a")]);
    check(
        "r=a a.x=b b.x=a b.y=c ; r= gc",
        &[(TRACING, "freed a b c"), (COUNTING, "lost a b c"), (CYCLES, "freed b a c")],
    );
    check("r=a a.x=b b.x=a ; b.x= r= gc", &[(ALL, "freed a b")]);
    check(
        "r=a a.x=b b.x=c c.x=b ; r= gc",
        &[(TRACING, "freed a b c"), (COUNTING, "freed a | lost b c"), (CYCLES, "freed a c b")],
    );
}

/// What trial deletion leaves alone: cycles that a root, an object or another cycle outside holds. What hangs on a cycle
/// goes with it, and what was in doubt comes back.
#[test]
fn removal_of_cycles_frees_only_what_nothing_outside_reaches() {
    check("r=a a.x=b b.x=a ; gc", &[(ALL, "stay a b")]);
    check("r=a a.x=b b.x=c c.x=b ; gc", &[(ALL, "stay a b c")]);
    check(
        "r=a c.x=d d.x=c c.y=a ; gc",
        &[(TRACING, "freed c d | stay a"), (COUNTING, "stay a | lost c d"), (CYCLES, "freed d c | stay a")],
    );
    // d comes first in memory and seems to be garbage until c is scanned.
    check("d.x=c r=c c.x=d ; gc", &[(ALL, "stay d c")]);
}

#[test]
fn without_a_collection_tracing_frees_nothing() {
    check("r=a ; r=", &[(TRACING, "lost a"), (DEFERRED, "lost a"), (EITHER, "freed a")]);
}

#[test]
fn a_chain_is_freed_from_its_head_depth_first() {
    check(
        "r=a a.x=b a.y=c b.x=d ; r= gc",
        &[(TRACING, "freed a b c d"), (DEFERRED, "freed a b d c"), (EITHER, "freed a b d c")],
    );
    check("r=a a.x=b b.x=c ; r= gc", &[(ALL, "freed a b c")]);
}

#[test]
fn a_weak_field_keeps_nothing_and_reads_null_once_its_target_is_gone() {
    check("r=a q=b a~w=b ; q= gc", &[(ALL, "freed b | stay a | a~w null")]);
    check("r=a q=b a~w=b ; gc", &[(ALL, "stay a b | a~w b")]);
    check("r=a a~w=a ; r= gc", &[(ALL, "freed a")]);
    check(
        "r=a a~w=b b.x=c c.x=b ; gc",
        &[
            (TRACING, "freed b c | stay a | a~w null"),
            (COUNTING, "stay a | lost b c | a~w b"),
            (CYCLES, "freed c b | stay a | a~w null"),
        ],
    );
}

#[test]
fn what_was_just_made_is_held_until_the_next_operation_has_run() {
    check("r=a ; +n gc gc", &[(ALL, "freed n | stay a")]);
    check("r=a ; +n a.x=n gc", &[(ALL, "stay a n")]);
    check("; +n", &[(ALL, "stay n")]);
    check("; +n gc", &[(TRACING, "lost n"), (DEFERRED, "lost n"), (EITHER, "freed n")]);
    check("; +n +m(n) r=m gc gc", &[(ALL, "stay n m")]);
}

#[test]
fn a_field_that_is_added_later_counts_like_the_others() {
    check("r=a q=b ; a.new=b q= gc", &[(ALL, "stay a b")]);
    check("r=a q=b ; a.n1=b a.n2=b a.n3=b a.n4=b a.n5=b q= gc", &[(ALL, "stay a b")]);
    check("r=a q=b ; a.n1=b q= a.n1= gc", &[(ALL, "freed b | stay a")]);
}

#[test]
fn a_root_that_is_made_later_holds() {
    check("r=a a.x=b ; new=b r= gc", &[(ALL, "freed a | stay b")]);
}

#[test]
fn the_next_allocation_goes_into_the_hole_that_was_swept() {
    let text = r#"{ "heapwave": 1, "objects": { "a": {}, "b": {}, "c": {}, "d": { "size": 80 } }, "roots": { "r": "a", "s": "d" },
        "script": [{ "op": "collect" }, { "op": "new", "object": "large", "size": 56 }, { "op": "new", "object": "small" }] }"#;
    let lab = Lab::new(Scenario::read(text).unwrap().into());
    let (mut state, first) = (lab.start(), lab.start());
    while lab.step(&mut state, &mut Mute) == Progress::More {}
    let at = |state: &State, name: &str| state.object(state.names.find(name).unwrap()).map(|at| at.byte());
    assert_eq!(at(&state, "large"), at(&first, "b"), "b and c left one hole together, which fits it");
    assert!(at(&state, "small") > at(&first, "d"), "nothing is left of the hole: fresh memory");
}
