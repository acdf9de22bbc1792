//! The stage itself: keys and clicks arrive, looks are real, the policy holds, errors and faults are seen.

use browser_tests::{Engine, Look, on_stage, on_stage_in, on_stages};

const HOST: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=/icon.svg>
    <main><h1>Host</h1><div id=host></div></main><script src=/host.js></script>";
const HOST_SCRIPT: &str = "
    host.attachShadow({ mode: 'open' }).innerHTML =
        `<button>0</button><input aria-label='text'><p style='color: CanvasText'>plain</p>`;
    const button = host.shadowRoot.querySelector('button');
    button.onclick = event => { button.textContent = event.isTrusted ? +button.textContent + 1 : 'fake'; };
    addEventListener('keydown', event => { if (event.isTrusted) document.body.dataset.key =
        (event.shiftKey ? 'Shift+' : '') + event.key; });";
const ICON: &str = "<svg xmlns='http://www.w3.org/2000/svg'/>";

fn with_host(look: Look, test: impl FnOnce(&browser_tests::Page)) {
    on_stage(look, |page| {
        page.serve("/icon.svg", ICON);
        page.serve("/host.js", HOST_SCRIPT);
        page.serve("/host.html", HOST);
        page.visit("/host.html");
        test(page);
    });
}

#[test]
fn clicks_and_keys_are_a_users() {
    with_host(Look::light(), |page| {
        page.click("#host >> button");
        page.wait("the click has arrived in the shadow root", "$('#host >> button').textContent === '1'");
        // On a real keyboard some characters come with Shift, and so they do here.
        for (key, heard) in [("ArrowRight", "ArrowRight"), ("Shift+Home", "Shift+Home"), ("[", "["), ("?", "Shift+?")] {
            page.press(key);
            assert_eq!(page.eval("document.body.dataset.key"), heard);
        }
        page.focus("#host >> input");
        page.type_text("gc();");
        assert_eq!(page.eval("$('#host >> input').value"), "gc();");
    });
}

#[test]
fn looks_are_what_the_page_is_told() {
    with_host(Look::dark().sized(320, 640).reduced_motion().forced_colors(), |page| {
        let told = |page: &browser_tests::Page, query: &str| page.eval(&format!("matchMedia('{query}').matches"));
        assert_eq!(page.eval("[innerWidth, innerHeight]"), serde_json::json!([320, 640]));
        for query in ["(prefers-color-scheme: dark)", "(prefers-reduced-motion: reduce)", "(forced-colors: active)"] {
            assert_eq!(told(page, query), true, "{query}");
        }
        page.look(&Look::light().print());
        for query in ["(prefers-color-scheme: light)", "(prefers-reduced-motion: no-preference)", "print"] {
            assert_eq!(told(page, query), true, "{query}");
        }
        assert_eq!(told(page, "(forced-colors: active)"), false);
    });
}

#[test]
fn the_policy_holds_and_its_refusals_are_seen() {
    on_stages(Look::light(), |page| {
        page.serve("/icon.svg", ICON);
        page.serve("/bad.html", "<!doctype html><link rel=icon href=/icon.svg><body onload='window.ran = 1'><script>window.ran = 1</script>");
        page.visit("/bad.html");
        assert_eq!(page.eval("window.ran === undefined"), true);
        page.expect_error("Policy");
        page.run("await Promise.reject(new Error('never caught')).catch(() => {}); setTimeout(() => { throw new Error('planted'); });");
        page.wait("the exception has been thrown", "new Promise(done => setTimeout(() => done(true)))");
        page.expect_error("planted");
    });
}

#[test]
#[should_panic(expected = "errors on the page's console")]
fn an_unexpected_error_fails_the_test() {
    with_host(Look::light(), |page| {
        page.run("console.error('surprise');");
    });
}

#[test]
#[should_panic(expected = "errors on the page's console in Firefox")]
fn an_unexpected_error_fails_the_test_in_firefox() {
    on_stage_in(Engine::Firefox, Look::light(), |page| {
        page.visit("/embed.html");
        page.run("console.error('surprise');");
    });
}

#[test]
fn axe_sees_faults_in_shadow_roots() {
    with_host(Look::light(), |page| {
        page.assert_accessible();
        page.run("$('#host >> p').style.cssText = 'color: #ccc; background: #fff';");
        let faults = page.axe();
        assert!(faults.iter().any(|fault| fault.contains("color-contrast")), "{faults:#?}");
    });
}

#[test]
fn the_bundle_has_the_promised_names_and_types() {
    on_stage(Look::light(), |page| {
        page.serve("/icon.svg", ICON);
        page.serve("/empty.html", "<!doctype html><link rel=icon href=/icon.svg>");
        page.visit("/empty.html");
        for (file, mime) in [("heapwave.js", "text/javascript"), ("heapwave_bg.wasm", "application/wasm")] {
            let kind =
                page.eval(&format!("fetch('/{file}').then(answer => answer.ok && answer.headers.get('content-type'))"));
            assert!(kind.as_str().is_some_and(|kind| kind.starts_with(mime)), "{file} is {kind}");
        }
    });
}
