//! *Embed or download…*: snippets made of what is seen, each of which works where it is put; and files.

use crate::widget::{PAIR, alert, leave, open, ready, tick, widget};
use browser_tests::{Answer, Elsewhere, Look, Page, on_stage, on_stages};
use serde_json::{Value, json};

const TEXT: &str = "// Two & <two>\nlet a = { next: {} };\nlet b = a.next;\na = null;\ngc();";

/// The same as an author writes it into a page.
const ESCAPED: &str = "// Two &amp; &lt;two>\nlet a = { next: {} };\nlet b = a.next;\na = null;\ngc();";

/// Opens the dialog as a reader does.
fn offer(page: &Page) {
    page.click("heap-wave >> .menu summary");
    page.click("heap-wave >> .items button 'Embed or download…'");
    page.wait("it is open", "$('heap-wave >> dialog')?.open");
}

fn snippet(page: &Page, name: &str) -> String {
    page.click(&format!("heap-wave >> dialog .seg button '{name}'"));
    page.eval("$('heap-wave >> dialog textarea').value").as_str().expect("a text").to_owned()
}

/// Puts a snippet into a page of another origin, without any policy.
fn elsewhere(page: &Page, snippet: &str) -> Elsewhere {
    let host = format!("<!doctype html><html lang=en><meta charset=utf-8><title>A blog</title><main>{snippet}</main>");
    let blog = Elsewhere::start(move |path| (path == "/post").then(|| Answer::page(&host)));
    page.visit(&blog.url("/post"));
    blog
}

#[test]
fn each_snippet_shows_elsewhere_what_is_seen_here() {
    on_stage(Look::light().reduced_motion(), |page| {
        let granted = json!({ "permissions": ["clipboardReadWrite", "clipboardSanitizedWrite"] });
        page.devtools("Browser.grantPermissions", granted);
        open(page, &widget("collector=mark-sweep view='graph code' theme=dark loop", PAIR));
        page.run(&format!("await $('heap-wave').edit({});", json!(TEXT)));
        page.run("$('heap-wave').setAttribute('collector', 'reference-counting'); await $('heap-wave').seek(9);");
        let state = page.eval("$('heap-wave').state");
        offer(page);
        let [element, frame, image, link] = ["Element", "Frame", "Image", "Link"].map(|name| snippet(page, name));
        page.click("heap-wave >> dialog button 'Copy'");
        page.wait("it says so", "$('heap-wave >> dialog [role=status]').innerText.includes('clipboard')");
        assert_eq!(page.eval("navigator.clipboard.readText()"), json!(link));
        // The element, with its attributes.
        elsewhere(page, &element);
        ready(page, "heap-wave");
        assert_eq!(page.eval("$('heap-wave').state"), state);
        assert_eq!(
            page.eval("['collector', 'view', 'theme', 'loop', 'at'].map(name => $('heap-wave').getAttribute(name))"),
            json!(["reference-counting", "graph code", "dark", "", "9"])
        );
        assert_eq!(page.eval("$('heap-wave').text"), json!(TEXT));
        // The frame: its own page says what it shows, so it is opened by itself too.
        elsewhere(page, &frame);
        page.wait("the frame is there", "$('iframe')?.offsetHeight > 200");
        let source = page.eval("$('iframe').src");
        page.visit(source.as_str().expect("an address"));
        ready(page, "heap-wave");
        assert_eq!(
            (page.eval("$('heap-wave').state"), page.eval("$('heap-wave').hasAttribute('loop')")),
            (state.clone(), json!(true))
        );
        elsewhere(page, &image);
        page.wait("the picture is there", "$('img')?.complete && $('img').naturalWidth > 100");
        assert_eq!(page.eval("$('img').naturalWidth === $('img').width && $('img').alt.length > 20"), true);
        page.visit(&link);
        ready(page, "heap-wave");
        assert_eq!(page.eval("$('heap-wave').state"), state);
    });
}

#[test]
fn a_snippet_has_the_picture_that_somebody_chose_and_few_controls_offer_it_too() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("controls=minimal view='graph strip'", PAIR));
        page.click("heap-wave >> button 'Embed'");
        page.wait("it is open", "$('heap-wave >> dialog')?.open");
        assert!(snippet(page, "Element").contains(r#"view="graph strip""#));
        page.press("Escape");
        page.run("$('heap-wave').setAttribute('controls', 'full');");
        page.click("heap-wave >> .note button 'Map'");
        page.wait("the map is there", "$('heap-wave >> .memory')");
        offer(page);
        let element = snippet(page, "Element");
        assert!(element.contains(r#"view="strip map""#), "{element}");
        elsewhere(page, &element);
        ready(page, "heap-wave");
        page.wait("the map is there", "$('heap-wave >> .memory') && !$('heap-wave >> .field')");
    });
}

#[test]
fn what_was_done_in_the_run_is_in_the_snippet_too() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("collector=reference-counting", PAIR));
        page.run("await $('heap-wave').step(2);");
        page.click("heap-wave >> button 'Cut root last'");
        page.run("await $('heap-wave').seek($('heap-wave').state.ticks);");
        let state = page.eval("$('heap-wave').state");
        offer(page);
        let element = snippet(page, "Element");
        elsewhere(page, &element);
        ready(page, "heap-wave");
        assert_eq!(page.eval("$('heap-wave').state"), state);
    });
}

#[test]
fn the_dialog_is_for_everyone_and_leaves_nothing_behind() {
    let looks = [Look::light(), Look::dark(), Look::light().sized(390, 844), Look::dark().sized(390, 844)];
    for (number, look) in looks.into_iter().enumerate() {
        on_stage(look.reduced_motion(), |page| {
            open(page, &widget("", ESCAPED));
            page.focus("heap-wave >> .menu summary");
            page.press("Enter");
            for _ in 0..12 {
                page.press("Tab");
                if page.eval("$('heap-wave').shadowRoot.activeElement.innerText") == "Embed or download…" {
                    break;
                }
            }
            page.press("Enter");
            page.wait("it is open", "$('heap-wave >> dialog')?.open");
            page.screenshot(&format!("sharing-{number}"));
            page.assert_accessible();
            let card = "['dialog', '.frame'].map(part => getComputedStyle($(`heap-wave >> ${part}`)).backgroundColor)";
            let card = page.eval(card);
            assert_eq!(card[0], card[1], "it has the widget's colours");
            let fits = "(() => { const { left, right, top, bottom } = $('heap-wave >> dialog').getBoundingClientRect();
                const small = $$('heap-wave >> dialog button').filter(it => it.offsetWidth && Math.min(it.offsetWidth, it.offsetHeight) < 24);
                return left >= 0 && right <= innerWidth && top >= 0 && bottom <= innerHeight && small.length === 0
                    && $('heap-wave >> dialog').scrollWidth <= $('heap-wave >> dialog').clientWidth; })()";
            assert_eq!(page.eval(fits), true);
            // The figure behind hears of no key.
            let before = tick(page);
            page.press("End");
            page.press("ArrowRight");
            assert_eq!(tick(page), before);
            page.press("Escape");
            page.wait("it is closed", "!$('heap-wave >> dialog')");
            assert_eq!(page.eval("$('heap-wave').shadowRoot.activeElement.tagName"), "SUMMARY");
            assert_eq!(page.eval("$('heap-wave').shadowRoot.adoptedStyleSheets.length"), 1);
        });
    }
}

/// What is downloaded, as `name`, `type`, `text` in `saved`.
const SAVED: &str = "
    window.saved = [];
    const blobs = new Map(), make = URL.createObjectURL;
    URL.createObjectURL = blob => { const url = make.call(URL, blob); blobs.set(url, blob); return url; };
    HTMLAnchorElement.prototype.click = function () {
        const blob = blobs.get(this.href);
        blob.arrayBuffer().then(bytes => saved.push({ name: this.download, type: blob.type,
            first: [...new Uint8Array(bytes.slice(0, 8))], text: new TextDecoder().decode(bytes) }));
    };";

fn save(page: &Page, name: &str) -> Value {
    page.run("saved.length = 0;");
    page.click(&format!("heap-wave >> dialog button '{name}'"));
    page.wait(&format!("{name} is saved"), "saved.length === 1");
    page.eval("saved[0]")
}

#[test]
fn every_download_is_what_it_says() {
    on_stages(Look::light().reduced_motion(), |page| {
        page.begin_with(SAVED);
        open(page, &widget("", ESCAPED));
        page.run("await $('heap-wave').seek(9);");
        offer(page);
        let svg = save(page, "Picture: SVG");
        assert_eq!((&svg["name"], &svg["type"]), (&json!("two-two.svg"), &json!("image/svg+xml")));
        let png = save(page, "Picture: PNG");
        assert_eq!(png["first"], json!([137, 80, 78, 71, 13, 10, 26, 10]));
        let film = save(page, "Film: SVG that moves");
        assert!(film["text"].as_str().is_some_and(|text| text.contains("<animate ") && text.starts_with("<svg")));
        let gif = save(page, "Film: GIF");
        assert_eq!((&gif["name"], &gif["type"]), (&json!("two-two.gif"), &json!("image/gif")));
        let handout = save(page, "Handout: HTML to print");
        let handout = handout["text"].as_str().expect("a text");
        assert!(handout.matches("<figure>").count() > 2 && handout.contains("// Two &amp; &lt;two&gt;"), "{handout}");
        let run: Value = serde_json::from_str(save(page, "Run: JSON")["text"].as_str().expect("a text")).expect("JSON");
        assert_eq!((&run["collector"], &run["moments"][0]["tick"]), (&json!("mark-sweep"), &json!(0)));
        for (name, begins) in [("Graph: DOT", "digraph"), ("Graph: Mermaid", "flowchart"), ("Graph: JSON", "{")] {
            let text = save(page, name)["text"].clone();
            assert!(text.as_str().is_some_and(|text| text.starts_with(begins)), "{name}: {text}");
        }
        assert_eq!(tick(page), 9, "nothing went anywhere meanwhile");
        // All of them are there for scripts.
        for format in ["svg", "film", "handout", "page", "run", "json", "dot", "mmd", "csv", "txt"] {
            assert_eq!(
                page.eval(&format!("$('heap-wave').export('{format}').then(text => text.length > 20)")),
                true,
                "{format}"
            );
        }
        assert_eq!(page.eval("$('heap-wave').export('png').then(blob => blob.type)"), "image/png");
        let refused = page.eval("$('heap-wave').export('bmp').catch(error => error.message)");
        assert!(refused.as_str().is_some_and(|told| told.contains("bmp") && told.contains("handout")), "{refused}");
    });
}

#[test]
fn a_picture_in_pixels_is_the_one_that_is_drawn() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("", PAIR));
        page.run("await $('heap-wave').seek(4);");
        page.run(
            "const svg = await $('heap-wave').export('svg'), png = await $('heap-wave').export('png');
            window.both = [svg, await new Promise(go => { const reader = new FileReader(); reader.onload = () => go(reader.result); reader.readAsDataURL(png); })];",
        );
        let both = page.eval("both");
        // The browser's own drawing of the same, on a page that allows it.
        let host = format!("<!doctype html><script>window.both = {};</script>", both.to_string().replace("</", "<\\/"));
        let other = Elsewhere::start(move |path| (path == "/").then(|| Answer::page(&host)));
        page.visit(&other.url("/"));
        let differs = page.run(
            "const [svg, png] = both;
            const shown = async (src) => { const image = new Image(); image.src = src; await image.decode(); return image; };
            const [one, other] = await Promise.all([shown('data:image/svg+xml,' + encodeURIComponent(svg)), shown(png)]);
            const { width, height } = other;
            const pixels = (image, ...size) => {
                const pen = Object.assign(document.createElement('canvas'), { width, height }).getContext('2d');
                pen.drawImage(image, 0, 0, ...size);
                return pen.getImageData(0, 0, width, height).data;
            };
            const root = new DOMParser().parseFromString(svg, 'image/svg+xml').documentElement;
            const size = ['width', 'height'].map(name => 2 * root.getAttribute(name));
            const [wanted, drawn] = [pixels(one, ...size), pixels(other)];
            let far = 0, ink = 0;
            for (let at = 0; at < wanted.length; at += 4) {
                const apart = Math.max(...[0, 1, 2].map(part => Math.abs(wanted[at + part] - drawn[at + part])));
                far += apart > 90; ink += wanted[at] < 250;
            }
            return [far / ink, ink > 1000];",
        );
        assert_eq!(differs[1], true);
        assert!(differs[0].as_f64().is_some_and(|part| part < 0.03), "{differs} of what is drawn is elsewhere");
    });
}

#[test]
fn a_gif_has_all_moments_of_the_run_and_begins_again() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("", PAIR));
        let seen = page.run(
            "const parts = [], gif = await $('heap-wave').export('gif', { progress: part => parts.push(part) });
            const run = JSON.parse(await $('heap-wave').export('run'));
            const read = new ImageDecoder({ data: await gif.arrayBuffer(), type: gif.type });
            await read.tracks.ready;
            await read.completed;
            const { frameCount, repetitionCount } = read.tracks.selectedTrack;
            const pixels = async (frameIndex) => {
                const { image } = await read.decode({ frameIndex });
                const pen = new OffscreenCanvas(image.displayWidth, image.displayHeight).getContext('2d');
                pen.drawImage(image, 0, 0);
                const { data } = pen.getImageData(0, 0, image.displayWidth, image.displayHeight);
                return [data, image.duration];
            };
            const [[first, time], [last]] = [await pixels(0), await pixels(frameCount - 1)];
            let apart = 0;
            for (let at = 0; at < first.length; at += 4) apart += Math.abs(first[at] - last[at]) > 60;
            const rising = parts.every((part, at) => part >= (parts[at - 1] ?? 0)) && parts.at(-1) === 1;
            return [frameCount === run.moments.length, frameCount > 3, repetitionCount === Infinity, time >= 300_000, apart > 200, rising];",
        );
        assert_eq!(seen, json!(vec![true; 6]));
    });
}

#[test]
fn what_takes_long_shows_how_far_it_is_and_can_be_given_up() {
    on_stage(Look::light().reduced_motion(), |page| {
        open(page, &widget("", "let list = null;\nfor (let i = 0; i < 40; i++) list = { list };\nlist = null;\ngc();"));
        let told = page.run(
            "const parts = [], given = new AbortController();
            const text = await $('heap-wave').export('film', { progress: part => parts.push(part) });
            const up = await $('heap-wave').export('film', { signal: given.signal, progress: () => given.abort() }).catch(error => error.name);
            return [parts.length > 1 && parts.every((part, at) => part >= (parts[at - 1] ?? 0)) && parts.at(-1) === 1, up, text.length > 1000];",
        );
        assert_eq!(told, json!([true, "AbortError", true]));
        // The same by hand, at whatever pace this machine has: each piece waits for us.
        page.run("window.held = []; window.setTimeout = go => held.push(go);");
        offer(page);
        page.click("heap-wave >> dialog button 'Film: SVG that moves'");
        page.wait("it can be given up", "!$(`heap-wave >> dialog button 'Cancel'`).hidden && $('heap-wave >> progress').offsetWidth > 0 && held.length > 0");
        page.click("heap-wave >> dialog button 'Cancel'");
        page.wait(
            "it is given up",
            "held.splice(0).forEach(go => go()) || $('heap-wave >> dialog [role=status]').innerText === 'Given up.'",
        );
        assert_eq!(page.eval("$('heap-wave >> progress').checkVisibility()"), false);
    });
}

#[test]
fn a_page_that_is_one_file_works_from_a_disk_and_makes_another_one() {
    on_stages(Look::light().reduced_motion(), |page| {
        let folder = xtask::root().join("target").join("exported");
        std::fs::create_dir_all(&folder).expect("a folder");
        open(page, &widget("collector=reference-counting", ESCAPED));
        page.run("await $('heap-wave').seek(9);");
        let state = page.eval("$('heap-wave').state");
        for name in ["first.html", "second.html"] {
            let text = page.eval("$('heap-wave').export('page')");
            let file = folder.join(name);
            std::fs::write(&file, text.as_str().expect("a text")).expect("a file");
            page.visit(&format!("file://{}", file.display()));
            ready(page, "heap-wave");
            assert_eq!(page.eval("$('heap-wave').state"), state, "{name}");
            assert_eq!(page.eval("document.title"), "Two & <two>");
            let asked = "performance.getEntriesByType('resource').filter(it => !/^(data|blob):/.test(it.name)).map(it => it.name)";
            assert_eq!(page.eval(asked), json!([]), "it asks for nothing");
        }
        page.run("await $('heap-wave').edit('let one = [];\\ngc();');");
        assert_eq!(alert(page), "");
        offer(page);
        assert_eq!(page.eval("$$('heap-wave >> dialog .seg button').map(it => it.innerText).join()"), "Image,Link");
        assert_eq!(
            page.eval("$$('heap-wave >> dialog [data-format=gif]').length"),
            0,
            "what it has not got is not offered"
        );
        leave(page);
    });
}

#[test]
fn a_page_about_the_frame_is_named_where_pages_are_asked_to_unfold_themselves() {
    on_stage(Look::light(), |page| {
        page.visit("/embed.html");
        let told = page.run(
            "const link = $('link[type=\"application/json+oembed\"]');
            const told = await (await fetch(link.href)).json();
            return [told.version, told.type, told.title === document.title, told.provider_name];",
        );
        assert_eq!(told, json!(["1.0", "link", true, "heapwave"]));
    });
}
