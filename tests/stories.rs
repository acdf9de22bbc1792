//! Golden stories: one line a case, a heap and what happens to it, what each collector makes of it.
//!
//! A story is written as references from roots (`r=a`) and objects (`a.x=b`, weak: `a~w=b`), one after the other;
//! `;` begins the script. There `+n(a b)` makes an object that refers to others, `gc` collects. Every case is run under
//! every collector, and the laws that cost nothing are checked on it: replay, inert notes, no dangling reference.

use expect::{Case, check};
use heapwave::lab::{Lab, Scenario, State};
use memory::time::{Machine, Mute, Progress};

mod expect;

#[test]
fn what_roots_reach_stays() {
    check("r=a a.x=b ; gc", Case { mark_sweep: "stay a b", counting: "stay a b" });
    check("r=a r=a ; gc", Case { mark_sweep: "stay a", counting: "stay a" });
    check("a.x=b ; gc", Case { mark_sweep: "freed a b", counting: "freed a b" });
    check("; gc", Case { mark_sweep: "", counting: "" });
}

#[test]
fn cutting_a_root_frees_what_it_alone_held() {
    check("r=a a.x=b b.x=c ; r= gc", Case { mark_sweep: "freed a b c", counting: "freed a b c" });
    check("r=a q=b a.x=b b.x=c ; r= gc", Case { mark_sweep: "freed a | stay b c", counting: "freed a | stay b c" });
    check("r=a a.x=b a.y=b ; a.x= gc", Case { mark_sweep: "stay a b", counting: "stay a b" });
}

#[test]
fn a_cycle_is_freed_by_tracing_and_kept_by_counting() {
    check("r=a a.x=b b.x=a ; r= gc", Case { mark_sweep: "freed a b", counting: "lost a b" });
    check("r=a a.x=a ; r= gc", Case { mark_sweep: "freed a", counting: "lost a" });
    check("r=a a.x=b b.x=a b.y=c ; r= gc", Case { mark_sweep: "freed a b c", counting: "lost a b c" });
    check("r=a a.x=b b.x=a ; b.x= r= gc", Case { mark_sweep: "freed a b", counting: "freed a b" });
    check("r=a a.x=b b.x=c c.x=b ; r= gc", Case { mark_sweep: "freed a b c", counting: "freed a | lost b c" });
}

#[test]
fn without_a_collection_tracing_frees_nothing() {
    check("r=a ; r=", Case { mark_sweep: "lost a", counting: "freed a" });
}

#[test]
fn a_chain_is_freed_from_its_head_depth_first() {
    check("r=a a.x=b a.y=c b.x=d ; r= gc", Case { mark_sweep: "freed a b c d", counting: "freed a b d c" });
    check("r=a a.x=b b.x=c ; r= gc", Case { mark_sweep: "freed a b c", counting: "freed a b c" });
}

#[test]
fn a_weak_field_keeps_nothing_and_reads_null_once_its_target_is_gone() {
    check(
        "r=a q=b a~w=b ; q= gc",
        Case { mark_sweep: "freed b | stay a | a~w null", counting: "freed b | stay a | a~w null" },
    );
    check("r=a q=b a~w=b ; gc", Case { mark_sweep: "stay a b | a~w b", counting: "stay a b | a~w b" });
    check("r=a a~w=a ; r= gc", Case { mark_sweep: "freed a", counting: "freed a" });
    check(
        "r=a a~w=b b.x=c c.x=b ; gc",
        Case { mark_sweep: "freed b c | stay a | a~w null", counting: "stay a | lost b c | a~w b" },
    );
}

#[test]
fn what_was_just_made_is_held_until_the_next_operation_has_run() {
    check("r=a ; +n gc gc", Case { mark_sweep: "freed n | stay a", counting: "freed n | stay a" });
    check("r=a ; +n a.x=n gc", Case { mark_sweep: "stay a n", counting: "stay a n" });
    check("; +n", Case { mark_sweep: "stay n", counting: "stay n" });
    check("; +n gc", Case { mark_sweep: "lost n", counting: "freed n" });
    check("; +n +m(n) r=m gc gc", Case { mark_sweep: "stay n m", counting: "stay n m" });
}

#[test]
fn a_field_that_is_added_later_counts_like_the_others() {
    check("r=a q=b ; a.new=b q= gc", Case { mark_sweep: "stay a b", counting: "stay a b" });
    check("r=a q=b ; a.n1=b a.n2=b a.n3=b a.n4=b a.n5=b q= gc", Case { mark_sweep: "stay a b", counting: "stay a b" });
    check("r=a q=b ; a.n1=b q= a.n1= gc", Case { mark_sweep: "freed b | stay a", counting: "freed b | stay a" });
}

#[test]
fn a_root_that_is_made_later_holds() {
    check("r=a a.x=b ; new=b r= gc", Case { mark_sweep: "freed a | stay b", counting: "freed a | stay b" });
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
