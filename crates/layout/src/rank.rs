//! Which column each item stands in: its distance from the roots.
//!
//! Breadth first from what the roots refer to. What no root reaches starts from its own sources (an item nothing
//! refers to, or one of a cycle nothing else leads into) and is moved right as a whole until most of its references
//! to reached items lead rightwards. Sources come from the finishing order of a depth-first search (Kosaraju 1978),
//! with a stack of our own.

use std::collections::VecDeque;

use super::{End, Request};

/// Gives every item a column.
pub(super) fn rank(request: &Request) -> Vec<usize> {
    let n = request.items.len();
    let mut out = vec![Vec::new(); n];
    let mut queue = VecDeque::new();
    let mut distance = vec![usize::MAX; n];
    let passing = |root: usize| request.passing.get(root).copied().unwrap_or(false);
    for link in &request.links {
        match link.from {
            End::Item(from) | End::Row(from, _) => out[from].push(link.to),
            End::Root(root) if !passing(root) && distance[link.to] == usize::MAX => {
                distance[link.to] = 0;
                queue.push_back(link.to);
            }
            End::Root(_) => {}
        }
    }
    spread(&out, &mut queue, &mut distance);
    // One after the other, so that what leads on from the first is right of it.
    for link in request.links.iter().filter(|link| matches!(link.from, End::Root(root) if passing(root))) {
        if distance[link.to] == usize::MAX {
            distance[link.to] = 0;
            queue.push_back(link.to);
            spread(&out, &mut queue, &mut distance);
        }
    }
    let reached: Vec<bool> = distance.iter().map(|&d| d != usize::MAX).collect();

    let mut covered = reached.clone();
    for item in finishing_order(&out, &reached).into_iter().rev() {
        if !covered[item] {
            distance[item] = 0;
            queue.push_back(item);
            let mut stack = vec![item];
            covered[item] = true;
            while let Some(from) = stack.pop() {
                for &to in &out[from] {
                    if !covered[to] {
                        covered[to] = true;
                        stack.push(to);
                    }
                }
            }
        }
    }
    spread(&out, &mut queue, &mut distance);
    shift_groups(&out, &reached, &mut distance);
    distance
}

/// Breadth first: everything not yet reached gets its distance from the queue.
fn spread(out: &[Vec<usize>], queue: &mut VecDeque<usize>, distance: &mut [usize]) {
    while let Some(from) = queue.pop_front() {
        for &to in &out[from] {
            if distance[to] == usize::MAX {
                distance[to] = distance[from] + 1;
                queue.push_back(to);
            }
        }
    }
}

/// The unreached items in the order in which a depth-first search leaves them.
fn finishing_order(out: &[Vec<usize>], reached: &[bool]) -> Vec<usize> {
    let mut seen = reached.to_vec();
    let mut order = Vec::new();
    for start in 0..out.len() {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut stack = vec![(start, 0)];
        while let Some((item, next)) = stack.pop() {
            match out[item].get(next) {
                Some(&to) => {
                    stack.push((item, next + 1));
                    if !seen[to] {
                        seen[to] = true;
                        stack.push((to, 0));
                    }
                }
                None => order.push(item),
            }
        }
    }
    order
}

/// Moves each connected group of unreached items right, by the median of what its references to reached items ask.
fn shift_groups(out: &[Vec<usize>], reached: &[bool], column: &mut [usize]) {
    let n = out.len();
    let mut beside = vec![Vec::new(); n];
    for from in (0..n).filter(|&i| !reached[i]) {
        for &to in out[from].iter().filter(|&&to| !reached[to]) {
            beside[from].push(to);
            beside[to].push(from);
        }
    }
    let mut seen = reached.to_vec();
    for start in 0..n {
        if seen[start] {
            continue;
        }
        seen[start] = true;
        let mut group = vec![start];
        let mut next = 0;
        while let Some(&item) = group.get(next) {
            next += 1;
            for &to in &beside[item] {
                if !seen[to] {
                    seen[to] = true;
                    group.push(to);
                }
            }
        }
        let mut asks: Vec<usize> = Vec::new();
        for &item in &group {
            asks.extend(
                out[item].iter().filter(|&&to| reached[to]).map(|&to| column[to].saturating_sub(column[item] + 1)),
            );
        }
        sorting::plain(&mut asks);
        if let Some(&shift) = asks.get(asks.len() / 2) {
            group.iter().for_each(|&item| column[item] += shift);
        }
    }
}
