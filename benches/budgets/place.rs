//! Giving places to the objects of a run, and how good they are, on 40 seeded graphs of 5 to 300 objects.
//!
//! Measured once beside the peers on the same rectangles (68 × 30 pixels, which hold a name at 12 px), all left to
//! right, under node 20: `@viz-js/viz` (dot), `elkjs` (layered) and `@dagrejs/dagre`, each as it comes. Crossings are
//! those of straight lines between centres; a bend is a quarter turn, all turning of the drawn lines added up; the
//! area is that of rectangles and lines. Sums over the 40 graphs, then the median of heapwave's ratio to dot:
//!
//! | | crossings | overlaps | area, Mpx² | length, Mpx | bends |
//! |---|---|---|---|---|---|
//! | dot | 9,839 | 0 | 136 | 2.15 | 1,830 |
//! | ELK | 19,428 | 0 | 152 | 3.57 | 9,752 |
//! | dagre | 16,841 | 0 | 385 | 5.05 | 4,553 |
//! | heapwave ÷ dot, median | 0.96 | 0 overlaps | 0.42 | 0.73 | 0.99 |

use super::chart::{heading, line, median, ms};
use super::clock::timed;
use super::graph::Graph;
use layout::{Curve, End, Item, Layout, Link, Point, Rect, Request, Stand, place, quality};

/// The sizes of the graphs whose places are judged, two seeds of each.
const SIZES: [usize; 20] = [5, 8, 12, 16, 20, 25, 30, 40, 50, 60, 75, 90, 105, 120, 140, 160, 180, 200, 250, 300];
/// Chords a segment of a curve is measured by.
const CHORDS: usize = 12;

/// How good places are.
#[derive(Default)]
struct Figures {
    crossings: usize,
    overlaps: usize,
    through: usize,
    area: f64,
    length: f64,
    bends: f64,
}

pub fn bench(most: usize) {
    heading("Layout");
    for (n, rounds) in [(20, 101), (200, 31), (2000, 9), (20_000, 5)].into_iter().filter(|(n, _)| *n <= most) {
        let request = request(&Graph::new(n, 1));
        let times: Vec<f64> = (0..rounds).map(|_| timed(|| place(&request)).0).collect();
        let budget = match n {
            200 => Some(7.0),
            2000 => Some(100.0),
            20_000 => Some(1000.0),
            _ => None,
        };
        let time = median(&times);
        let what = format!("{n} objects, {} references", request.links.len() - request.roots.len());
        line(&what, &ms(time), budget.map(|budget| (time, budget, "ms")));
    }
    let mut sum = Figures::default();
    for n in SIZES.into_iter().filter(|n| *n <= most) {
        for seed in [1, 2] {
            let request = request(&Graph::new(n, seed));
            let (time, layout) = timed(|| place(&request));
            let figures = Figures::of(&request, &layout);
            line(&format!("{n} objects, seed {seed}"), &format!("{}, {}", figures.text(), ms(time)), None);
            sum.add(&figures);
        }
    }
    line("all of these (dot: 9,839 crossings, 136.4 Mpx², 2,153 kpx, 1,830 bends)", &sum.text(), None);
    #[cfg(not(target_arch = "wasm32"))]
    programs::bench(most);
}

/// The pictures of the programs under `tests/programs`: those of the article and those that V8 was asked about.
#[cfg(not(target_arch = "wasm32"))]
mod programs {
    use super::*;
    use heapwave::view::frame::Panels;
    use heapwave::view::player::{Command, Player, Settings};
    use std::path::{Path, PathBuf};

    const FOLDERS: [&str; 6] = ["article", "figures", "more", "ours", "hard", "quirks"];

    pub fn bench(most: usize) {
        heading("Layout of programs' pictures");
        let dump = std::env::var_os("HEAPWAVE_DOT").map(PathBuf::from);
        for folder in FOLDERS {
            let (mut sum, mut count, mut slowest) = (Figures::default(), 0, 0.0_f64);
            for file in files(folder) {
                let Some(request) = request(&file).filter(|request| request.items.len() <= most) else { continue };
                let (time, layout) = timed(|| place(&request));
                let figures = Figures::of(&request, &layout);
                if let (Some(dump), Some(name)) = (&dump, file.file_stem()) {
                    let text = format!("// {}\n{}", figures.text(), dot(&request));
                    let _ = std::fs::write(dump.join(format!("{folder}-{}.dot", name.to_string_lossy())), text);
                }
                sum.add(&figures);
                (count, slowest) = (count + 1, slowest.max(time));
            }
            line(&format!("{folder}, {count} programs"), &format!("{}, slowest {}", sum.text(), ms(slowest)), None);
        }
    }

    fn files(folder: &str) -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/programs").join(folder);
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut files: Vec<PathBuf> = entries.filter(|file| file.extension().is_some_and(|end| end == "js")).collect();
        files.sort();
        files
    }

    fn request(file: &Path) -> Option<Request> {
        let text = std::fs::read_to_string(file).ok()?;
        let panels = Panels { graph: true, ..Panels::default() };
        let mut player = Player::open(&text, Settings { still: true, panels, ..Settings::default() }).ok()?;
        while !player.prepare(100_000).ok()? {}
        player.obey(Command::Shape(1.5)).ok()?;
        Some((*player.layout_request()).clone())
    }

    /// The same graph for others, in inches as dot has it.
    fn dot(request: &Request) -> String {
        let mut text = String::from("digraph { rankdir=LR node [shape=box fixedsize=true label=\"\"]\n");
        for (number, item) in request.items.iter().enumerate() {
            text += &format!("{number} [width={:.3} height={:.3}]\n", item.width / 72.0, item.height / 72.0);
        }
        let known = request.links.iter().filter_map(|link| Some((link.from.item()?, link.to)));
        known.for_each(|(from, to)| text += &format!("{from} -> {to}\n"));
        text + "}\n"
    }
}

impl Figures {
    fn of(request: &Request, layout: &Layout) -> Figures {
        let mut figures = Figures {
            crossings: quality::crossings(&layout.centres, &request.links),
            overlaps: quality::overlaps(&request.items, &layout.centres).len(),
            through: quality::runs_through(request, layout).len(),
            ..Figures::default()
        };
        let rects = request.items.iter().zip(&layout.centres).map(|(item, &centre)| Rect::of(item, centre));
        let mut page = rects.reduce(hold).unwrap_or(Rect { left: 0.0, top: 0.0, right: 0.0, bottom: 0.0 });
        for (link, curve) in request.links.iter().zip(&layout.curves) {
            // The peers have no roots.
            if link.from.item().is_some() {
                let points = points(curve);
                let at = |p: &Point| Rect { left: p.x, top: p.y, right: p.x, bottom: p.y };
                page = points.iter().map(at).fold(page, hold);
                let (length, bends) = way(&points);
                (figures.length, figures.bends) = (figures.length + length, figures.bends + bends);
            }
        }
        figures.area = page.width() * page.height();
        figures
    }

    fn add(&mut self, other: &Figures) {
        self.crossings += other.crossings;
        self.overlaps += other.overlaps;
        self.through += other.through;
        self.area += other.area;
        self.length += other.length;
        self.bends += other.bends;
    }

    fn text(&self) -> String {
        let Figures { crossings, overlaps, through, area, length, bends } = self;
        let (area, length) = (area / 1e6, length / 1e3);
        let clear = format!("{overlaps} overlaps, {through} lines through objects");
        format!("{crossings} crossings, {clear}, {area:.2} Mpx², {length:.1} kpx, {bends:.0} bends")
    }
}

fn hold(a: Rect, b: Rect) -> Rect {
    let (left, top) = (a.left.min(b.left), a.top.min(b.top));
    Rect { left, top, right: a.right.max(b.right), bottom: a.bottom.max(b.bottom) }
}

/// Points along a curve.
fn points(curve: &Curve) -> Vec<Point> {
    let mut points = vec![curve.start];
    for &[a, b, end] in &curve.segments {
        let from = points[points.len() - 1];
        points.extend((1..=CHORDS).map(|k| {
            let (t, s) = (k as f64 / CHORDS as f64, 1.0 - k as f64 / CHORDS as f64);
            let weigh = |p: f64, q: f64, r: f64, u: f64| {
                s * s * s * p + 3.0 * s * s * t * q + 3.0 * s * t * t * r + t * t * t * u
            };
            Point { x: weigh(from.x, a.x, b.x, end.x), y: weigh(from.y, a.y, b.y, end.y) }
        }));
    }
    points
}

/// How long a line is, and how many quarter turns it takes.
fn way(points: &[Point]) -> (f64, f64) {
    let (mut length, mut turned, mut before) = (0.0, 0.0, None);
    for pair in points.windows(2) {
        let (x, y) = (pair[1].x - pair[0].x, pair[1].y - pair[0].y);
        if x.hypot(y) > 0.05 {
            length += x.hypot(y);
            let now = y.atan2(x);
            let turn = before.map_or(0.0, |before: f64| (now - before).abs());
            turned += turn.min(std::f64::consts::TAU - turn);
            before = Some(now);
        }
    }
    (length, turned / std::f64::consts::FRAC_PI_2)
}

/// A graph as the plan of a picture asks for it: compact objects, a column of roots that may move.
fn request(graph: &Graph) -> Request {
    let item = Item { width: 68.0, height: 30.0, span: (0, 1), at: None, head: None };
    let edges = graph.edges.iter().map(|(from, to)| Link { from: End::Item(*from as usize), to: *to as usize });
    let roots = (0..graph.roots).map(|root| Link { from: End::Root(root), to: root });
    Request {
        items: vec![item; graph.to.len()],
        links: edges.chain(roots).collect(),
        roots: (0..graph.roots).map(|i| Point { x: 70.0, y: 57.0 + 36.0 * i as f64 }).collect(),
        stands: (0..graph.roots).map(|index| Some(Stand { height: 30.0, group: 0, index, packed: false })).collect(),
        origin: Point { x: 84.0, y: 30.0 },
        aspect: 1.5,
        ..Request::default()
    }
}
