//! Motion: the picture between two moments, as a pure function of the two and of how far one is on the way.
//!
//! Run forwards it shows what happened, run backwards it takes it back. First dots go along the references that are
//! followed; as they land, what they reach lights up; what is freed fades to a ghost.

use super::frame::{Dot, Frame, Look, Node, Picture};

/// How far on the way the dots land, if there are any.
pub const LANDING: f64 = 0.6;

/// In a picture of more objects nothing moves: one sees it from afar, and all that is drawn would be drawn anew for each frame
/// of the screen.
const CROWD: usize = 300;

/// Whether anything is seen to move on the way to a moment.
pub fn moves(after: &Frame) -> bool {
    after.picture.nodes.len() <= CROWD
}

/// The frame at `progress` (0 to 1) on the way between two moments of one run, the later one second. At 0 it is the
/// one before, at 1 the one after.
pub fn between(before: &Frame, after: &Frame, progress: f64) -> Frame {
    if progress >= 1.0 {
        return after.clone();
    }
    if progress <= 0.0 {
        return before.clone();
    }
    let landing = if after.picture.travels.is_empty() { 0.25 } else { LANDING };
    let landed = progress >= landing;
    let mut frame = if landed { after.clone() } else { before.clone() };
    frame.picture = picture(&before.picture, &after.picture, progress, landing);
    if let (Some(strip), Some(before), Some(after)) = (&mut frame.strip, &before.strip, &after.strip)
        && let (Some(from), Some(to)) = (before.cursor, after.cursor)
    {
        strip.cursor = Some(from + (to - from) * ease(progress));
    }
    (frame.tick, frame.sentence) = (after.tick, after.sentence.clone());
    frame.listing = after.listing.clone();
    frame
}

fn picture(before: &Picture, after: &Picture, progress: f64, landing: f64) -> Picture {
    let landed = progress >= landing;
    let mut picture = if landed { after.clone() } else { before.clone() };
    if after.nodes.len() <= CROWD {
        picture.nodes = before.nodes.between(&after.nodes, |before, after| node(before, after, progress, landing));
        picture.edges = before.edges.between(&after.edges, |from, to| {
            let mut edge = if landed { to.clone() } else { from.clone() };
            edge.opacity = from.opacity + (to.opacity - from.opacity) * ease(progress);
            // A reference that appears is drawn as what it becomes, one that goes as what it was.
            edge.look = if from.opacity == 0.0 || landed { to.look } else { from.look };
            if to.opacity == 0.0 {
                edge.look = from.look;
            }
            edge
        });
    }
    let way = ease((progress / landing).min(1.0));
    let fade = if landed { 1.0 - (progress - landing) / (1.0 - landing) } else { (progress / 0.1).min(1.0) };
    picture.dots = (after.travels.iter().filter(|_| fade > 0.0))
        .map(|travel| {
            let at = travel.way.curve.at(way);
            Dot { x: at.x, y: at.y, opacity: if landed { fade * fade } else { fade } }
        })
        .collect();
    picture
}

fn node(before: &Node, after: &Node, progress: f64, landing: f64) -> Node {
    let landed = progress >= landing;
    let mut node = if landed { after.clone() } else { before.clone() };
    let eased = ease(progress);
    node.opacity = before.opacity + (after.opacity - before.opacity) * eased;
    // What is freed fades out as it was and comes back, halfway, as a ghost.
    if after.look == Look::Ghost && before.look != Look::Ghost && before.opacity > 0.0 {
        let half = 2.0 * (eased - 0.5).abs();
        node = if eased < 0.5 { before.clone() } else { after.clone() };
        node.opacity *= 0.25 + 0.75 * half;
    }
    node.glow = match landed {
        false => before.glow * (1.0 - progress / landing),
        true => after.glow,
    };
    node
}

/// Slow at both ends.
fn ease(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}
