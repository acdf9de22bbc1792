//! The lab's documents: what is written is kept, in every tab and after a crash, and nothing is overwritten unseen.

use crate::programs::write;
use crate::widget::ready;
use browser_tests::{Look, Page, on_stage};
use serde_json::json;

const TEXT: &str = "// Mine\nlet a = {};\na = null;\ngc();";

fn enter(page: &Page) {
    page.visit("/lab.html");
    ready(page, "heap-wave");
}

/// The names in the list of documents, the one that was changed last first.
fn names(page: &Page) -> Vec<String> {
    page.run("$('#documents').hidePopover(); $('#documents').showPopover();");
    page.wait("the list is there", "$('#documents li')");
    let names = page.eval("$$('#documents [data-document]').map(button => button.firstChild.data)");
    page.run("$('#documents').hidePopover();");
    names.as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

/// Waits until the browser has this text in a document.
fn kept(page: &Page, text: &str) {
    page.wait(
        "it is kept",
        &format!(
            "import('./documents.js').then(all => all.list()).then(all => all.some(one => one.text === {}))",
            json!(text)
        ),
    );
}

fn open_document(page: &Page, name: &str) {
    names(page);
    page.run(&format!(
        "$('#documents').showPopover(); await new Promise(done => setTimeout(done, 200));
         [...$$('#documents [data-document]')].find(button => button.firstChild.data === {}).click();",
        json!(name)
    ));
}

#[test]
fn what_is_written_becomes_a_document_that_every_tab_finds() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        assert_eq!(names(page), Vec::<String>::new(), "what was only opened is none");
        write(page, TEXT);
        kept(page, TEXT);
        assert_eq!(names(page), ["Mine"]);
        page.run("$('#name').value = 'A name of my own'; $('#name').dispatchEvent(new Event('change'));");
        page.wait("it has the name", "document.title.startsWith('A name of my own')");
        // Something new is another document, and the first one is there again.
        page.click("button 'New'");
        page.click("#samples button 'An empty program'");
        page.wait("it is empty", "$('heap-wave').text.startsWith('// A new program')");
        write(page, "// Second\nlet b = [];");
        kept(page, "// Second\nlet b = [];");
        assert_eq!(names(page), ["Second", "A name of my own"]);
        open_document(page, "A name of my own");
        page.wait("it is open", &format!("$('heap-wave').text === {}", json!(TEXT)));
        // A new tab begins with what was written last.
        page.new_tab();
        page.visit("/lab.html");
        page.wait(
            "it is there",
            "$('heap-wave').text?.startsWith('// Second') || $('heap-wave').text?.startsWith('// Mine')",
        );
        page.assert_accessible();
    });
}

#[test]
fn two_tabs_on_one_document_overwrite_nothing() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        write(page, TEXT);
        kept(page, TEXT);
        let first = page.tab();
        let second = page.new_tab();
        page.visit("/lab.html");
        page.wait("the other tab has it too", &format!("$('heap-wave').text === {}", json!(TEXT)));
        ready(page, "heap-wave");
        let theirs = format!("{TEXT}\nlet theirs = 1;");
        write(page, &theirs);
        kept(page, &theirs);
        page.show(&first);
        page.wait("this tab hears of it", "$('#said').innerText.includes('changed in another tab')");
        let ours = format!("{TEXT}\nlet ours = 2;");
        write(page, &ours);
        kept(page, &ours);
        kept(page, &theirs);
        page.wait("it says what became of it", "$('#said').innerText.includes('Mine (copy)')");
        let mut all = names(page);
        all.sort();
        assert_eq!(all, ["Mine", "Mine (copy)"]);
        page.show(&second);
        assert_eq!(page.eval("$('heap-wave').text"), theirs);
    });
}

#[test]
fn a_tab_that_dies_in_the_middle_of_an_edit_loses_nothing() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        let first = page.tab();
        page.new_tab();
        enter(page);
        write(page, "let half = {;");
        kept(page, "let half = {;");
        page.close_tab();
        page.show(&first);
        page.new_tab();
        page.visit("/lab.html");
        page.wait("it is there again", "$('heap-wave >> textarea')?.value === 'let half = {;'");
    });
}

#[test]
fn a_document_that_was_deleted_can_be_had_back() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        write(page, TEXT);
        kept(page, TEXT);
        page.click("button 'Documents'");
        page.wait("it is listed", "$('#documents [data-remove]')");
        page.click("#documents [data-remove]");
        page.wait("it is gone", "$('#documents .none')");
        page.run("$('#documents').hidePopover();");
        page.click("#said button 'Undo'");
        page.wait("it says so", "$('#said').innerText.includes('there again')");
        assert_eq!(names(page), ["Mine"]);
    });
}

#[test]
fn where_nothing_can_be_kept_the_page_says_so_and_goes_on() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        let origin = page.eval("location.origin");
        page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin, "quotaSize": 1 }));
        write(page, &format!("// {}\nlet a = {{}};", "long ".repeat(4_000)));
        page.wait("it is said", "$('#said').innerText.includes('no room left')");
        page.wait("it runs all the same", "$('heap-wave').state?.line");
        page.devtools("Storage.overrideQuotaForOrigin", json!({ "origin": origin }));
        page.begin_with(
            "IDBFactory.prototype.open = () => { throw new DOMException('not in this window', 'SecurityError'); };",
        );
        page.run("sessionStorage.clear();");
        enter(page);
        write(page, TEXT);
        page.wait("it is said", "$('#said').innerText.includes('keeps no documents')");
        page.wait("it runs all the same", "$('heap-wave').state?.line");
    });
}

#[test]
fn a_file_is_saved_where_it_was_opened() {
    on_stage(Look::light().reduced_motion(), |page| {
        enter(page);
        // A real file, in the part of the disk that a page may write without asking.
        page.run(&format!(
            "const folder = await navigator.storage.getDirectory();
             window.mine = await folder.getFileHandle('mine.js', {{ create: true }});
             const writer = await mine.createWritable(); await writer.write({}); await writer.close();
             window.showOpenFilePicker = async () => [mine];",
            json!(TEXT)
        ));
        page.click("#open");
        page.wait("it is open", &format!("$('heap-wave').text === {}", json!(TEXT)));
        write(page, "let other = {};");
        page.click("#save");
        page.wait("it says so", "$('#said').innerText === 'Saved mine.js'");
        assert_eq!(page.eval("mine.getFile().then(file => file.text())"), "let other = {};");
    });
}
