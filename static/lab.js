// The lab's page: which text is in its one <heap-wave>, where it is kept, and what the address says. Everything else is
// the element's.

const wave = document.querySelector("heap-wave");
const [open, file, save, back, said, samples, exports, main] =
  ["#open", "#file", "#save", "#back", "#said", "#samples", "#exports", "main"].map((path) => document.querySelector(path));

/** What was written: `now`, and `before` it what one had before something else was opened. Each is a text and the link
    to its last moment; `stale` while the link is not yet that of the text. Where nothing can be kept, nothing is. */
const KEY = "heapwave-lab";
const read = () => { try { return JSON.parse(localStorage.getItem(KEY)) ?? {}; } catch { return {}; } };
let kept = read();
function keep(change) {
  kept = { ...kept, ...change };
  try { localStorage.setItem(KEY, JSON.stringify(kept)); } catch { /* the address still has it */ }
  back.hidden = !kept.before || kept.before.text === wave.text;
}

const say = (words) => { said.textContent = words; };

/** Something else is opened: what one had is put aside. */
async function enter(opening, link) {
  const had = kept.now;
  clearTimeout(due);
  turn += 1;
  say("");
  await opening.catch(() => {}); // the widget itself says what is wrong, in place
  const text = wave.text;
  name();
  keep({ before: had?.text?.trim() && had.text !== text ? had : kept.before, now: { text, link, stale: !link } });
  rest();
}

const reopen = ({ text, link, stale }) => (link && !stale ? wave.open(link) : wave.load(text));

/** Once nothing has happened for a moment, the address says where one is. It makes no history. */
const loaded = document.readyState === "complete" || new Promise((go) => addEventListener("load", go, { once: true }));
let due, turn = 0;
function rest() {
  clearTimeout(due);
  const mine = (turn += 1);
  due = setTimeout(async () => {
    name();
    await loaded;
    try {
      const link = await wave.link(), text = wave.text;
      if (mine !== turn) return; // something has happened meanwhile
      history.replaceState(null, "", `#${link}`);
      keep({ now: { text, link } });
    } catch (reason) {
      // Too much for a link: the text itself is kept all the same.
      history.replaceState(null, "", location.pathname + location.search);
      say(reason.message);
    }
  }, 350);
}

/** What a text is called: a scenario's title, a program's first comment. */
const isScenario = (text) => /^\s*\{\s*"/.test(text);
function title(text) {
  const found = isScenario(text) ? text.match(/"title"\s*:\s*"([^"\n]*)"/) : text.match(/^\s*\/\/[ \t]*(.*)/);
  return found?.[1].trim() || (isScenario(text) ? "Scenario" : "Program");
}
const name = () => { document.title = `${title(wave.text ?? "")} · heapwave lab`; };

async function openFile(chosen) {
  if (!chosen) return;
  await enter(chosen.text().then((text) => wave.load(text)));
  say(`Opened ${chosen.name}`);
}

wave.addEventListener("heapwave-text", ({ detail: { text } }) => {
  keep({ now: { ...kept.now, text, stale: true } });
  rest();
});
for (const event of ["heapwave-step", "heapwave-end", "heapwave-error"]) wave.addEventListener(event, rest);

samples.addEventListener("click", ({ target }) => {
  const { sample, text } = target.dataset;
  if (sample === undefined && text === undefined) return;
  samples.hidePopover();
  const got = sample === undefined ? Promise.resolve(text) : fetch(`samples/${sample}`).then((answer) => {
    if (!answer.ok) throw new Error(`${sample} cannot be read: ${answer.status}`);
    return answer.text();
  });
  got.then((words) => enter(wave.load(words)), (reason) => say(reason.message));
});
open.addEventListener("click", () => file.click());
file.addEventListener("change", () => { openFile(file.files[0]); file.value = ""; });
/** Gives a text to the reader as a file. */
function give(text, ending) {
  const link = document.createElement("a");
  const slug = title(wave.text ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  link.download = `${slug || "heapwave"}.${ending}`;
  link.href = URL.createObjectURL(new Blob([text], { type: ending === "svg" ? "image/svg+xml" : "text/plain" }));
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  say(`Saved ${link.download}`);
}
save.addEventListener("click", () => {
  const text = wave.text ?? "";
  give(text, isScenario(text) ? "json" : /^\s*(strict\s+)?(di)?graph\b/i.test(text) ? "dot" : "js");
});
exports.addEventListener("click", ({ target }) => {
  const format = target.dataset.export;
  if (!format) return;
  exports.hidePopover();
  wave.export(format).then((text) => give(text, format), (reason) => say(reason.message));
});
back.addEventListener("click", () => {
  const { before } = kept;
  if (before) enter(reopen(before), before.stale ? undefined : before.link);
  save.focus(); // the button may be gone
});

// What the list of commands asks of the page: the same as its buttons. The keys of that list are the page's too.
const press = (path) => document.querySelector(path)?.click();
wave.addEventListener("heapwave-wish", ({ detail: { what } }) => {
  const [verb, of] = what.split(" ");
  if (verb === "export") press(`[data-export="${of}"]`);
  else if (verb === "sample") press(`[data-sample="${of}"]`);
  else if (what === "new graph") press("[data-graph]");
  else if (what === "new program") press("[data-program]");
  else if (verb === "open" || verb === "save") press(`#${verb}`);
});
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.defaultPrevented) return;
  const { key, ctrlKey, metaKey } = event;
  event.preventDefault();
  wave.shadowRoot?.querySelector(".frame")?.dispatchEvent(new KeyboardEvent("keydown", { key, ctrlKey, metaKey, bubbles: true }));
});

// A file may be dropped anywhere on the page.
const hasFile = (event) => event.dataTransfer?.types.includes("Files");
addEventListener("dragover", (event) => {
  if (!hasFile(event)) return;
  event.preventDefault();
  main.classList.add("over");
});
addEventListener("dragleave", (event) => event.relatedTarget || main.classList.remove("over"));
addEventListener("drop", (event) => {
  main.classList.remove("over");
  if (!hasFile(event)) return;
  event.preventDefault();
  openFile(event.dataTransfer.files[0]);
}, { capture: true });

/** A link in the address wins over what was kept, unless it is the kept text's own. */
const arrive = (address) => {
  const link = new URL(address).hash.slice(1);
  if (link && link !== kept.now?.link) enter(wave.open(link), link);
  else if (kept.now?.text !== undefined) reopen(kept.now).catch(() => {}).then(() => { keep({}); name(); rest(); });
  else enter(fetch("samples/mark-sweep.json").then((answer) => answer.text()).then((text) => wave.load(text)));
};
addEventListener("hashchange", (event) => arrive(event.newURL));
arrive(location.href);
