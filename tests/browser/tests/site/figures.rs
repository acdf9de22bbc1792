//! A figure is one view: every figure of the article in six windows and both themes. Code, picture, sentence and
//! transport are in the window together and whole, no text of a picture is too small, nothing is cut, and the table that
//! is printed says how well the room is used.

use browser_tests::{Look, Page, on_stage};
use serde_json::{Value, json};

/// The windows: those in which a figure is seen whole, and the phones, where a few lines of the code are enough.
const WHOLE: [(u32, u32); 4] = [(1440, 900), (1280, 800), (1024, 768), (768, 1024)];
const PHONES: [(u32, u32); 2] = [(390, 844), (320, 640)];

/// What is measured of a figure at several moments of its run.
const MEASURE: &str = "
    const parts = { head: '.head', code: '.text', picture: '.field', chart: '.chart', sentence: '.say', transport: '.transport',
        lanes: '.side', strip: '.strip', console: '.console' };
    window.measured = async (widget, moments) => {
        widget.removeAttribute('autoplay');
        await widget.pause();
        const root = widget.shadowRoot, all = path => [...root.querySelectorAll(path)], one = path => root.querySelector(path);
        const frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        const box = element => element.getBoundingClientRect();
        const union = boxes => ({ left: Math.min(...boxes.map(b => b.left)), right: Math.max(...boxes.map(b => b.right)),
            top: Math.min(...boxes.map(b => b.top)), bottom: Math.max(...boxes.map(b => b.bottom)) });
        const faults = new Set(), visible = element => element.checkVisibility();
        let smallest = Infinity, used = 0;
        widget.scrollIntoView({ behavior: 'instant', block: 'start' });
        for (const [name, path] of Object.entries(parts))
            for (const element of all(path).filter(visible))
                if (element.part.value !== name && !(name === 'sentence' && element.closest('.pair') && !element.closest('.column'))) faults.add(`${path} is the part ${element.part.value}`);
        if (one('.field') && all('.legend li').filter(visible).length < 3) faults.add('there is no legend');
        const last = widget.state.ticks;
        for (let n = 0; n <= moments; n += 1) {
            await widget.seek(Math.round(last * n / moments));
            await frames();
            const seen = all('.text, .field, .charted > .chart, .sentence, .say, .transport').filter(visible).map(box).filter(b => b.height > 0);
            const whole = union(seen);
            if (whole.bottom - whole.top > innerHeight) faults.add(`${Math.round(whole.bottom - whole.top)} px high`);
            if (whole.left < -0.5 || whole.right > innerWidth + 0.5) faults.add('wider than the window');
            for (const element of all('.head, .note, .say, .transport, .strip, .output, .console, .pending, .side, .over, .sentence, .chart').filter(visible)) {
                const cut = element.scrollHeight - element.clientHeight;
                if (cut > 1 && !['auto', 'scroll'].includes(getComputedStyle(element).overflowY)) faults.add(`.${element.className.replaceAll(' ', '.')} cuts ${cut} px`);
            }
            for (const field of all('.field')) {
                const shown = element => +(element.closest('[opacity]')?.getAttribute('opacity') ?? 1) > 0.05;
                const within = box(field);
                const out = element => { const b = box(element);
                    return b.left < within.left - 1 || b.right > within.right + 1 || b.top < within.top - 1 || b.bottom > within.bottom + 1; };
                const things = [...field.querySelectorAll('.node .pill, .slot > rect:first-child')].filter(shown);
                if (things.some(out)) faults.add('a thing of the picture is out of sight');
                for (const text of field.querySelectorAll('.layer text')) {
                    if (!shown(text) || !text.textContent) continue;
                    const svg = text.ownerSVGElement, scale = box(svg).width / svg.viewBox.baseVal.width;
                    smallest = Math.min(smallest, parseFloat(getComputedStyle(text).fontSize) * scale);
                }
                if (things.length) {
                    const all = union(things.map(box));
                    used = Math.max(used, (all.right - all.left) * (all.bottom - all.top) / (within.width * within.height));
                }
            }
        }
        const pane = one('.scroller');
        const lines = pane ? [Math.round((pane.clientHeight - 8) / 24), Math.max(0, Math.ceil((pane.scrollHeight - pane.clientHeight - 1) / 24))] : [0, 0];
        const bar = one('.bar.ran');
        const lit = !bar || (box(bar).top > box(pane).top - 2 && box(bar).bottom < box(pane).bottom + 2);
        if (!lit) faults.add('the current line is out of sight');
        return { id: widget.id, height: Math.round(box(widget).height), smallest: smallest === Infinity ? null : Math.round(smallest * 10) / 10,
            used: Math.round(used * 100), seen: lines[0], hidden: lines[1], cut: pane ? Math.max(0, pane.scrollWidth - pane.clientWidth) : 0, faults: [...faults] };
    };";

#[test]
fn every_figure_is_one_view_in_every_window() {
    on_stage(Look::light().reduced_motion(), |page| {
        let mut wrong = Vec::new();
        println!(
            "{:24} {:>10} {:5} {:>4} {:>5} {:>4} {:>6}  faults",
            "figure", "window", "theme", "high", "text", "used", "hidden"
        );
        for (width, height) in WHOLE.into_iter().chain(PHONES) {
            // On a phone the pointer is a finger.
            let finger = PHONES.contains(&(width, height));
            page.devtools("Emulation.setTouchEmulationEnabled", json!({ "enabled": finger, "maxTouchPoints": 1 }));
            for (theme, look) in [("light", Look::light()), ("dark", Look::dark())] {
                page.look(&look.sized(width, height).reduced_motion());
                page.visit(&format!("/?{width}{theme}"));
                page.run(MEASURE);
                // Colours move nothing: in the second theme a look at two moments is enough.
                let moments = if theme == "light" { 5 } else { 1 };
                for row in measured(page, moments) {
                    let row = Row(row);
                    let window = format!("{width}x{height}");
                    let faults = row.faults((width, height));
                    println!("{}", row.line(&window, theme, &faults));
                    wrong.extend(
                        faults.into_iter().map(|fault| format!("{} at {window}, {theme}: {fault}", row.text("id"))),
                    );
                }
            }
        }
        assert!(wrong.is_empty(), "{} faults:\n{}", wrong.len(), wrong.join("\n"));
    });
}

fn measured(page: &Page, moments: u32) -> Vec<Value> {
    let ids = page.eval("$$('heap-wave').map(widget => widget.id)");
    let ids = ids.as_array().expect("a list").clone();
    let one = |id: &Value| {
        page.run(&format!(
            "const widget = document.getElementById({id});
            widget.scrollIntoView({{ behavior: 'instant' }});
            await widget.step(0);
            return await measured(widget, {moments});"
        ))
    };
    ids.iter().map(one).collect()
}

/// What was measured of a figure.
struct Row(Value);

impl Row {
    fn text(&self, name: &str) -> &str {
        self.0[name].as_str().unwrap_or_default()
    }

    fn number(&self, name: &str) -> f64 {
        self.0[name].as_f64().unwrap_or_default()
    }

    fn faults(&self, window: (u32, u32)) -> Vec<String> {
        let mut faults: Vec<String> =
            self.0["faults"].as_array().into_iter().flatten().map(|fault| fault.as_str().unwrap().to_owned()).collect();
        let phone = PHONES.contains(&window);
        let coded = self.number("seen") > 0.0;
        if !phone && self.number("hidden") > 0.0 {
            faults.push(format!("{} lines of the code are hidden", self.number("hidden")));
        }
        if phone && coded && self.number("seen") < 2.0 {
            faults.push("there is no line around the current one".to_owned());
        }
        let least = if phone { 12.0 } else { 11.0 };
        if !self.0["smallest"].is_null() && self.number("smallest") < least {
            faults.push(format!("text of {} px", self.number("smallest")));
        }
        faults
    }

    fn line(&self, window: &str, theme: &str, faults: &[String]) -> String {
        let smallest =
            if self.0["smallest"].is_null() { "–".to_owned() } else { self.number("smallest").to_string() };
        let (high, used, hidden) = (self.number("height"), self.number("used"), self.number("hidden"));
        format!(
            "{:24} {window:>10} {theme:5} {high:>4} {smallest:>5} {used:>3}% {hidden:>6}  {}",
            self.text("id"),
            faults.join("; ")
        )
    }
}

#[test]
fn a_figure_is_passed_in_two_stops() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        page.run("const first = $('heap-wave'); first.scrollIntoView(); await first.step(0); first.previousElementSibling; document.body.tabIndex = -1;");
        page.run("const link = document.createElement('button'); link.id = 'before'; link.textContent = 'Before'; $('#greet').before(link); link.focus();");
        page.press("Tab");
        assert_eq!(page.eval("$('#greet').shadowRoot.activeElement?.innerText"), "Skip this figure");
        let seen = page.eval("getComputedStyle($('#greet').shadowRoot.activeElement).clipPath");
        assert_eq!(seen, "none", "it is seen while it has the focus");
        page.press("Enter");
        page.press("Tab");
        let left = page.eval("document.activeElement.localName !== 'heap-wave' && $('#greet').compareDocumentPosition(document.activeElement)");
        assert_eq!(left, json!(4), "the focus is behind the figure");
    });
}

#[test]
fn before_the_first_step_a_figure_shows_something_and_plays_from_the_beginning() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        let bare = page.run(
            "const bare = [];
            for (const widget of $$('heap-wave:not([autoplay], [at])')) {
                widget.scrollIntoView({ behavior: 'instant' });
                await widget.step(0);
                await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
                if (widget.state.tick !== 0) bare.push(`${widget.id} is at ${widget.state.tick}`);
                const drawn = [...widget.shadowRoot.querySelectorAll('.node')].filter(node => +(node.getAttribute('opacity') ?? 1) > 0.5);
                if (widget.shadowRoot.querySelector('.field') && drawn.length < 2) bare.push(`${widget.id} shows ${drawn.length}`);
            }
            return bare;",
        );
        assert_eq!(bare, json!([]));
        page.run("await $('#meet').step(1, 'line');");
        let tick = page.eval("$('#meet').state.tick").as_u64().unwrap();
        page.run("await $('#meet').seek(0); await $('#meet').step(1, 'line');");
        assert_eq!(page.eval("$('#meet').state.tick"), tick, "a step from the poster is a step from the beginning");
    });
}

#[test]
fn a_press_on_the_ground_selects_nothing_and_the_slider_takes_every_arrow() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        page.run("$('#meet').scrollIntoView({ block: 'center' }); await $('#meet').seek(20); await $('#meet').select('{ann}');");
        page.run("$('#meet >> .layer.nodes').click();");
        page.wait("nothing is selected", "$('#meet').state.selected === null");
        page.run("$('#meet').shadowRoot.querySelector('[role=slider]').focus();");
        let at = page.eval("$('#meet').state.tick").as_u64().unwrap();
        page.press("ArrowUp");
        page.wait("on by a step", &format!("$('#meet').state.tick > {at}"));
        let on = page.eval("$('#meet').state.tick").as_u64().unwrap();
        page.press("ArrowDown");
        page.wait("and back", &format!("$('#meet').state.tick < {on}"));
    });
}
