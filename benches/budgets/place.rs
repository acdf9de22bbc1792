//! Giving places to the objects of a run, and how good they are: crossings and overlaps as the peers' are counted.

use super::chart::{heading, line, median, ms};
use super::clock::timed;
use super::graph::Graph;
use heapwave::layout::{End, Item, Link, Point, Request, place, quality};

pub fn bench(most: usize) {
    heading("Layout");
    for (n, rounds) in [(20, 101), (200, 31), (2000, 5)].into_iter().filter(|(n, _)| *n <= most) {
        let request = request(&Graph::new(n, 1));
        let mut times = Vec::new();
        let mut layout = place(&request);
        for _ in 0..rounds {
            let (time, placed) = timed(|| place(&request));
            times.push(time);
            layout = placed;
        }
        let (crossings, overlaps) =
            (quality::crossings(&layout.centres, &request.links), quality::overlaps(&request.items, &layout.centres));
        let time = median(&times);
        line(
            &format!("{n} objects, {} references", request.links.len() - request.roots.len()),
            &format!("{}, {crossings} crossings, {} overlaps", ms(time), overlaps.len()),
            (n == 200).then_some((time, 7.0, "ms")),
        );
    }
}

/// A graph as the plan of a picture asks for it: compact objects, a column of roots.
fn request(graph: &Graph) -> Request {
    let item = Item { width: 68.0, height: 30.0, span: (0, 1), at: None, head: None };
    let edges = graph.edges.iter().map(|(from, to)| Link { from: End::Item(*from as usize), to: *to as usize });
    let roots = (0..graph.roots).map(|root| Link { from: End::Root(root), to: root });
    Request {
        items: vec![item; graph.to.len()],
        links: edges.chain(roots).collect(),
        roots: (0..graph.roots).map(|i| Point { x: 70.0, y: 57.0 + 36.0 * i as f64 }).collect(),
        origin: Point { x: 84.0, y: 30.0 },
        ..Request::default()
    }
}
