//! The gallery of collectors and the collectors' figures of the article: each goes to its end and back to its beginning and
//! shows the same picture and says the same at each stop, both ways; nobody is left out of the gallery; and the search for
//! what gets lost says how far it is and can be stopped.

use browser_tests::{Look, Page, on_stage};
use serde_json::json;

/// The collectors' figures in the article.
const ARTICLE: [&str; 5] = ["cycle-removal", "generational", "barrier-run", "copying", "compacting"];

/// Goes to the end and back, and tells where the two ways differ.
const BOTH_WAYS: &str = "
    window.bothWays = async (widget, stride) => {
        widget.removeAttribute('autoplay');
        widget.removeAttribute('predict'); // a question hides, until it is answered or passed, what is about to happen
        widget.scrollIntoView({ behavior: 'instant' });
        await widget.pause();
        await widget.seek(0);
        const root = widget.shadowRoot, frames = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
        // The order in which attributes were written says nothing.
        const sorted = (_, name, attributes) => '<' + name + (attributes.match(/[a-z-]+=\x22[^\x22]*\x22/gi) ?? []).sort().join(' ') + '>';
        const html = path => [...root.querySelectorAll(path)].map(part => part.innerHTML.replace(/<([a-z]+)([^>]*)>/gi, sorted)).join();
        const look = async () => {
            await frames();
            return [JSON.stringify(widget.state.objects), widget.state.sentence, html('.layer'), html('.strip'), html('.side')];
        };
        const seen = new Map(), parts = ['objects', 'sentence', 'picture', 'strip', 'lanes'], faults = [];
        for (let tick = -1; widget.state.tick > tick;) {
            tick = widget.state.tick;
            seen.set(tick, await look());
            await widget.step(1, stride);
        }
        if (widget.state.tick !== widget.state.ticks) faults.push(`it ends at ${widget.state.tick} of ${widget.state.ticks}`);
        while (widget.state.tick > 0) {
            const before = widget.state.tick;
            await widget.back(1, stride);
            if (widget.state.tick >= before) { faults.push(`it does not go back from ${before}`); break; }
            const there = seen.get(widget.state.tick), here = await look();
            if (!there) { faults.push(`it did not stop at ${widget.state.tick} on the way there`); continue; }
            parts.forEach((part, n) => {
                if (there[n] !== here[n]) faults.push(`${widget.id} at ${widget.state.tick}: other ${part}` + (n === 1 ? `: ${there[n]} / ${here[n]}` : ''));
            });
        }
        return { stops: seen.size, faults: faults.slice(0, 6) };
    };";

fn both_ways(page: &Page, figure: &str) {
    let found = page.run(&format!("return await bothWays(document.getElementById({}), 'reference');", json!(figure)));
    println!("{figure}: {} stops", found["stops"]);
    assert!(found["stops"].as_u64().is_some_and(|stops| stops > 8), "{figure} has {} stops", found["stops"]);
    assert_eq!(found["faults"], json!([]), "{figure}");
}

#[test]
fn every_figure_of_the_gallery_shows_the_same_both_ways() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/collectors.html");
        page.run(BOTH_WAYS);
        let figures = page.eval("$$('heap-wave').map(widget => widget.id)");
        let figures = figures.as_array().expect("a list").clone();
        assert!(figures.len() >= 10, "{figures:?}");
        figures.iter().filter_map(|figure| figure.as_str()).for_each(|figure| both_ways(page, figure));
    });
}

#[test]
fn every_collector_of_the_article_shows_the_same_both_ways() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/");
        page.run(BOTH_WAYS);
        ARTICLE.iter().for_each(|figure| both_ways(page, figure));
    });
}

#[test]
fn the_gallery_is_for_everyone() {
    on_stage(Look::light().reduced_motion(), |page| {
        for look in [Look::light(), Look::dark(), Look::light().sized(390, 844)] {
            page.look(&look.reduced_motion());
            page.visit("/collectors.html");
            page.run(
                "await customElements.whenDefined('heap-wave');
                for (const widget of $$('heap-wave')) {
                    widget.scrollIntoView({ behavior: 'instant' });
                    await widget.step(0);
                    await widget.seek(Math.floor(widget.state.ticks / 2));
                }",
            );
            let faults = page.axe();
            assert!(faults.is_empty(), "{}", faults.join("\n"));
            let wide = page.eval("document.scrollingElement.scrollWidth - innerWidth");
            assert!(wide.as_f64() <= Some(0.0), "the page is {wide} px too wide");
        }
    });
}

#[test]
fn every_option_in_the_menu_of_a_narrow_head_has_its_label_beside_it() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/collectors.html");
        page.run(
            "const figure = $('#incremental-run');
            figure.scrollIntoView({ behavior: 'instant' });
            await figure.step(0);
            figure.shadowRoot.querySelector('.menu summary').click();",
        );
        let beside = "$$('#incremental-run >> .options > .option').map(option => {
            const [label, list] = [option.querySelector('.name'), option.querySelector('select')]
                .map(part => part.getBoundingClientRect());
            return label.right <= list.left && label.top >= list.top - 2 && label.bottom <= list.bottom + 2;
        })";
        page.wait("the menu is open", "$$('#incremental-run >> .options > .option').length > 2");
        let beside = page.eval(beside);
        assert!(beside.as_array().is_some_and(|all| all.iter().all(|it| it == true)), "{beside}");
    });
}

#[test]
fn a_search_says_how_far_it_is_and_can_be_stopped() {
    on_stage(Look::light().reduced_motion(), |page| {
        page.visit("/collectors.html");
        // What loses nothing is searched to the end, which takes long.
        page.run("$('#incremental-run').scrollIntoView(); await $('#incremental-run').seek(3);");
        page.run(
            "window.over = false; $('#incremental-run').breakBarrier('incremental').finally(() => { over = true; });",
        );
        page.wait("it says how far it is", "$('#incremental-run >> .searching progress')?.value > 0");
        let told = page.eval("$('#incremental-run >> .searching label').textContent");
        assert!(told.as_str().is_some_and(|told| told.contains("runs of") && told.contains("moments")), "{told}");
        let faults = page.axe();
        assert!(faults.is_empty(), "{}", faults.join("\n"));
        page.click("#incremental-run >> .searching button 'Stop'");
        page.wait("it is over", "over && !$('#incremental-run >> .searching')");
        assert_eq!(page.eval("$('#incremental-run').state.tick"), json!(3), "what was shown before is still shown");
    });
}

#[test]
fn three_and_four_columns_fit_a_phone() {
    on_stage(Look::light().reduced_motion().sized(390, 844), |page| {
        for collectors in ["mark-sweep semispace immix", "mark-sweep semispace generational deferred-counting"] {
            page.visit("/collectors.html");
            page.run(&format!(
                "const widget = $('#mark-sweep-run');
                widget.scrollIntoView({{ behavior: 'instant' }});
                widget.setAttribute('collector', '{collectors}');
                await widget.seek(9);"
            ));
            page.screenshot(&format!("phone-{}", collectors.split(' ').count()));
            let wide = page.eval(
                "(() => { const sides = $('#mark-sweep-run >> .sides');
                return [sides.scrollWidth - sides.clientWidth, document.scrollingElement.scrollWidth - innerWidth]; })()",
            );
            assert_eq!(wide, json!([0, 0]), "{collectors}");
            let pictures =
                page.eval("$$('#mark-sweep-run >> .column .field').map(field => Math.round(field.clientHeight))");
            let high = pictures.as_array().is_some_and(|all| all.iter().all(|high| high.as_u64() >= Some(150)));
            assert!(high, "{collectors}: {pictures}");
        }
    });
}
