//! A reader's answer, compared with what is right: that is read off the runs themselves, on each side that the question
//! means something on.

use super::sides::Sides;
use crate::lab::EntityId;
use crate::lab::Words;
use crate::view::frame::{Ring, SentencePart};
use crate::view::predict::{Answer, Question, QuestionKind};
use crate::view::quiz::{Open, Pick, Verdict};
use memory::time::Tick;

/// What is right and what is not of an answer to a question that is asked at a moment, and why; all of it when the
/// answer is to be revealed.
pub(super) fn verdict(question: &Question, open: &Open, sides: &Sides, now: Tick, reveal: bool) -> Verdict {
    let (mut right, mut rings, mut lines, mut missing) = (true, Vec::new(), Vec::new(), 0);
    let several = sides.len() > 1;
    for (side, run) in sides.all().iter().enumerate() {
        if run.means(question).is_err() {
            continue;
        }
        let own = sides.own(side, now);
        let label = run.run().lab().collector.traits().label;
        let say = || if several { Words::default().say(&format!("{label}: ")) } else { Words::default() };
        match run.answer(question, own) {
            Answer::Number(number) => {
                right &= open.number == Some(number);
                if reveal || right {
                    lines.push(say().say("The count is ").name(number.to_string()).join(run.counted(question, own)));
                } else if let Some(said) = open.number {
                    lines.push(say().say("It is not ").name(said.to_string()).say("."));
                }
            }
            Answer::Objects(answer) => {
                let chosen = sorting::set(open.chosen.iter().filter(|pick| pick.side == side).map(|pick| pick.object));
                right &= chosen == answer;
                let ring = |object: &EntityId, ring| (Pick { side, object: *object }, ring);
                rings.extend(chosen.intersection(&answer).map(|object| ring(object, Ring::Right)));
                rings.extend(chosen.difference(&answer).map(|object| ring(object, Ring::Wrong)));
                let missed: Vec<EntityId> = answer.difference(&chosen).copied().collect();
                missing += missed.len();
                let wrong: Vec<EntityId> = chosen.difference(&answer).copied().collect();
                lines.extend(run.why_not(question, own, &wrong).into_iter().map(|words| say().join(words)));
                if reveal {
                    rings.extend(missed.iter().map(|object| ring(object, Ring::Missed)));
                }
                if reveal || chosen == answer {
                    let answer: Vec<EntityId> = answer.into_iter().collect();
                    lines.extend(run.why_so(question, own, &answer).map(|words| say().join(words)));
                }
            }
        }
    }
    if missing > 0 && !reveal {
        lines.push(Words::default().say(&match (missing, &question.kind) {
            (_, QuestionKind::Next) => "Another one is next.".to_string(),
            (1, _) => "One that goes is not chosen.".to_string(),
            (n, _) => format!("{n} that go are not chosen."),
        }));
    }
    let lines: Vec<Vec<SentencePart>> = lines.into_iter().map(Words::parts).collect();
    Verdict { right: right && !reveal, revealed: reveal, lines, rings }
}
