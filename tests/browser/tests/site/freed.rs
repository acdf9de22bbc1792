//! A page about leaks does not leak: a widget that is taken out of the page is freed, with all that it listened to.

use crate::widget::{open, widget};
use browser_tests::{Look, Page, on_stage};

const TEXT: &str = "let a = { b: {} };\na = null;\ngc();";

/// Mounts widgets, plays a little of each, and removes them; then everything that can be collected is.
fn mount_and_remove(page: &Page, times: usize) {
    for _ in 0..times / 20 {
        page.run(&format!(
            "for (let i = 0; i < 20; i++) {{
               const figure = document.createElement('heap-wave');
               figure.innerHTML = `<pre>{TEXT}</pre>`;
               document.body.append(figure);
               await figure.step(3);
               figure.remove();
               (window.removed ??= []).push(new WeakRef(figure));
             }}"
        ));
        collect(page);
    }
    collect(page);
}

fn collect(page: &Page) {
    page.devtools("HeapProfiler.collectGarbage", serde_json::json!({}));
    // What is freed then is told in a task of its own.
    page.run("await new Promise(done => setTimeout(done, 20));");
}

/// How many listeners and nodes there are, and how large the wasm's memory is, in KiB.
fn weighed(page: &Page) -> [u64; 3] {
    let counters = page.devtools("Memory.getDOMCounters", serde_json::json!({}));
    let memory =
        "import('/heapwave_glue.js').then(glue => glue.default()).then(wasm => wasm.memory.buffer.byteLength / 1024)";
    let number = |value: serde_json::Value| value.as_u64().expect("a number");
    [number(counters["jsEventListeners"].clone()), number(counters["nodes"].clone()), number(page.eval(memory))]
}

#[test]
fn two_hundred_widgets_that_came_and_went_leave_nothing() {
    on_stage(Look::light(), |page| {
        open(page, &widget("", TEXT));
        mount_and_remove(page, 40);
        let [listeners, nodes, memory] = weighed(page);
        mount_and_remove(page, 200);
        let after = weighed(page);
        let alive = page.eval("removed.filter(figure => figure.deref()).length");
        println!(
            "listeners, nodes, KiB of wasm: {:?} before, {after:?} after; alive: {alive}",
            [listeners, nodes, memory]
        );
        assert!(alive.as_u64() <= Some(1), "{alive} removed elements are still alive");
        assert!(after[0] <= listeners + 2, "{listeners} listeners became {}", after[0]);
        assert!(after[1] <= nodes + 40, "{nodes} nodes became {}", after[1]);
        // Memory is as large as it ever had to be, which depends on when the browser collected. A run that stayed
        // each time would come to 100 MiB.
        assert!(after[2] <= memory + 8 * 1024, "{memory} KiB of wasm became {}", after[2]);
    });
}
