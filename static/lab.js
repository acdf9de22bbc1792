// The lab's page: which text is in its one <heap-wave>, where it is kept, and what the address says. Everything else is
// the element's.

import * as documents from "./documents.js";

const wave = document.querySelector("heap-wave");
const [open, file, save, back, said, samples, exports, main, shelf, label] =
  ["#open", "#file", "#save", "#back", "#said", "#samples", "#exports", "main", "#documents", "#name"].map((path) => document.querySelector(path));

/** What this tab has: `now`, and `before` it what it had before something else was opened. Each is a text and the link to
    its last moment (`stale` while the link is not yet that of the text), and a document once somebody has changed it: its
    `id`, its `name`, its `revision`, `edited` while it is not kept yet. The tab keeps it for itself, so that it comes back exactly; the browser keeps the
    documents, for all tabs. */
const KEY = "heapwave-lab";
const recall = () => { try { return JSON.parse(sessionStorage.getItem(KEY)) ?? {}; } catch { return {}; } };
let kept = recall();
function keep(change) {
  kept = { ...kept, ...change };
  const light = ({ text, ...rest } = {}) => rest;
  const tries = [kept, { now: kept.now }, { now: light(kept.now) }];
  // Of a text that is too large for the tab only the document is remembered.
  for (const what of tries) try { sessionStorage.setItem(KEY, JSON.stringify(what)); break; } catch { /* the address still has it */ }
  back.hidden = !kept.before || kept.before.text === wave.text;
}

function say(words, deed, act) {
  said.textContent = words;
  if (!deed) return;
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = deed;
  button.addEventListener("click", () => { say(""); act(); });
  said.append(" ", button);
}

said.addEventListener("click", ({ target }) => target === said && say(""));

/** Tabs hear of what others write. */
const tabs = "BroadcastChannel" in window ? new BroadcastChannel("heapwave-documents") : undefined;
tabs?.addEventListener("message", ({ data: { id, revision, name } }) => {
  if (id !== kept.now?.id || revision === kept.now.revision) return;
  say(`“${name}” was changed in another tab. What you write here will be kept as a copy.`, "Show the other", () => openDocument(id));
});

/** Keeps what there is as a document. One write follows the other, and of several that wait only the last is made. */
let writing, waits = false;
function store() {
  if (writing) { waits = true; return writing; }
  writing = (async () => {
    do {
      waits = false;
      const { now } = kept;
      try {
        const written = await documents.write({ ...now, changed: Date.now() });
        if (!written || kept.now?.id !== now.id) continue; // another tab has it, or something else was opened meanwhile
        const { id, revision } = written;
        const copied = id !== now.id && { name: written.name, named: true };
        keep({ now: { ...kept.now, id, revision, edited: kept.now.text !== now.text, ...copied } });
        if (copied) say(`Another tab has changed this document: what you write here is kept as “${written.name}”.`);
        tabs?.postMessage({ id, revision, name: written.name });
      } catch (reason) {
        say(reason?.name === "QuotaExceededError"
          ? "The browser has no room left: what you write here is not kept. Save it as a file, or delete other documents."
          : "This browser keeps no documents (a private window?): save what you write as a file.");
      }
      name();
    } while (waits);
    writing = undefined;
  })();
  return writing;
}

/** What one has is changed: from now on it is a document. */
function change(what) {
  const { now = {} } = kept;
  keep({ now: { ...now, id: now.id ?? documents.identity(), ...what } });
  name();
  return store();
}

/** Something else is opened: what one had is put aside. */
async function enter(opening, link, found = {}) {
  const had = kept.now;
  clearTimeout(due);
  turn += 1;
  handle = undefined;
  say("");
  kept.now = { ...found };
  await opening.catch(() => {}); // the widget itself says what is wrong, in place
  const text = wave.text;
  // Somebody may have written already.
  if (!kept.now.edited) kept.now = { ...kept.now, text, link, stale: !link };
  keep({ before: had?.text?.trim() && had.text !== text ? had : kept.before });
  name();
  rest();
}

/** A document of the browser's is opened. */
async function openDocument(id) {
  try {
    const found = await documents.read(id);
    if (!found) throw new Error("this document was deleted in another tab");
    await enter(reopen(found), found.stale ? undefined : found.link, found);
  } catch (reason) {
    say(`It cannot be opened: ${reason.message}`);
  }
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
      keep({ now: { ...kept.now, text, link, stale: false } });
      if (kept.now.id) store();
    } catch (reason) {
      // Too much for a link: the text itself is kept all the same.
      history.replaceState(null, "", location.pathname + location.search);
      if (!said.textContent) say(reason.message[0].toUpperCase() + reason.message.slice(1));
    }
  }, 350);
}

/** What a text is called: a scenario's title, a program's first comment; else one of the usual names. */
const USUAL = ["Scenario", "Program", "Graph"];
const isScenario = (text) => /^\s*\{\s*"/.test(text);
function title(text) {
  const found = isScenario(text) ? text.match(/"title"\s*:\s*"([^"\n]*)"/) : text.match(/^\s*\/\/[ \t]*(.*)/);
  return found?.[1].trim() || USUAL[{ json: 0, js: 1 }[ending(text)] ?? 2];
}
/** How the name of a text's file ends: what is no program and no scenario is DOT, a list of edges or a table of them. */
const isProgram = () => wave.shadowRoot?.querySelector(".frame.program");
function ending(text) {
  if (isScenario(text)) return "json";
  if (/^\s*(strict\s+)?(di)?graph\b/i.test(text)) return "dot";
  return isProgram() ? "js" : /[-~]>/.test(text) ? "txt" : "csv";
}
function name() {
  const words = kept.now?.named ? kept.now.name : title(wave.text ?? "");
  if (kept.now) kept.now.name = words;
  document.title = `${words} · heapwave lab`;
  if (document.activeElement !== label) label.value = words;
}

/** The file that was opened, where the browser lets it be written in place. */
let handle;
async function openFile(chosen, at, others = []) {
  if (!chosen) return;
  if (await isNoText(chosen)) return say(`${chosen.name} is no text: open a program, a scenario, DOT, CSV or a list of edges.`);
  const text = await chosen.text();
  // What has no title of its own is called as its file is.
  const named = USUAL.includes(title(text)) && { name: chosen.name.replace(/\.[^.]+$/, ""), named: true };
  await enter(wave.load(text), undefined, named || {});
  handle = at;
  const left = others.map(({ name }) => name).join(", ");
  say(left ? `Opened ${chosen.name}. One file is opened at a time: ${left} was not.` : `Opened ${chosen.name}`);
}

/** Whether a file is a picture or the like; UTF-16, which says so at its beginning, is a text. */
async function isNoText(chosen) {
  if (/^(image|audio|video|font)\//.test(chosen.type) && !chosen.type.includes("xml")) return true;
  const first = new Uint8Array(await chosen.slice(0, 4096).arrayBuffer());
  return first.includes(0) && ![[255, 254], [254, 255]].some(([a, b]) => first[0] === a && first[1] === b);
}

wave.addEventListener("heapwave-text", ({ detail: { text } }) => {
  change({ text, stale: true, edited: true });
  rest();
});
for (const event of ["heapwave-step", "heapwave-end", "heapwave-error"]) wave.addEventListener(event, rest);

samples.addEventListener("click", ({ target }) => {
  const { sample, text, program } = target.dataset;
  if (sample === undefined && text === undefined) return;
  samples.hidePopover();
  const got = sample === undefined ? Promise.resolve(text) : fetch(`samples/${sample}`).then((answer) => {
    if (!answer.ok) throw new Error(`${sample} cannot be read: ${answer.status}`);
    return answer.text();
  });
  got.then((words) => enter(wave.load(words)), (reason) => say(reason.message)).then(() => {
    if (program === undefined) return;
    // What is written takes the place of the comment.
    const area = wave.shadowRoot?.querySelector("textarea");
    area?.focus();
    area?.select();
  });
});
/** A menu opens below its button. */
for (const menu of [samples, exports, shelf]) menu.addEventListener("beforetoggle", () => {
  const { left, bottom } = document.querySelector(`[popovertarget="${menu.id}"]`).getBoundingClientRect();
  menu.style.setProperty("--from", `${left}px`);
  menu.style.setProperty("--below", `${bottom + 4}px`);
});
open.addEventListener("click", async () => {
  if (!window.showOpenFilePicker) return file.click();
  try {
    const [at] = await showOpenFilePicker();
    await openFile(await at.getFile(), at);
  } catch (reason) {
    if (reason.name !== "AbortError") say(`It cannot be opened: ${reason.message}`);
  }
});
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
save.addEventListener("click", async () => {
  const text = wave.text ?? "";
  if (handle) {
    try {
      const writer = await handle.createWritable();
      await writer.write(text);
      await writer.close();
      return say(`Saved ${handle.name}`);
    } catch (reason) {
      say(`${handle.name} cannot be written: ${reason.message}`);
      handle = undefined;
      return;
    }
  }
  give(text, ending(text));
});
exports.addEventListener("click", ({ target }) => {
  if (target.id === "share") {
    exports.hidePopover();
    return wave.share().catch((reason) => say(reason.message));
  }
  const format = target.dataset.export;
  if (!format) return;
  exports.hidePopover();
  wave.export(format).then((text) => give(text, format), (reason) => say(reason.message));
});
back.addEventListener("click", () => {
  const { before } = kept;
  if (before) enter(reopen(before), before.stale ? undefined : before.link, before);
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

label.addEventListener("change", () => {
  const words = label.value.trim();
  change({ named: words !== "", name: words || title(wave.text ?? "") });
});

/** The list of documents, made when it is opened. */
const part = (tag, properties, ...inside) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...inside);
  return made;
};
const when = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
async function fill() {
  const list = shelf.querySelector("ul");
  try {
    const all = await documents.list();
    list.replaceChildren(...all.map(({ id, name, changed }) => {
      const show = part("button", { type: "button" }, name, part("small", {}, when.format(changed)));
      const away = part("button", { type: "button", title: `Delete ${name}`, ariaLabel: `Delete ${name}` }, "×");
      show.dataset.document = away.dataset.remove = id;
      if (id === kept.now?.id) show.setAttribute("aria-current", "true");
      return part("li", {}, show, away);
    }));
    if (all.length === 0) list.append(part("li", { className: "none" }, "What you write is kept here."));
  } catch {
    list.replaceChildren(part("li", { className: "none" }, "This browser keeps no documents (a private window?)."));
  }
}
shelf.addEventListener("beforetoggle", ({ newState }) => newState === "open" && fill());
shelf.addEventListener("click", async ({ target }) => {
  const { document: id, remove } = (target.closest("button") ?? target).dataset;
  if (id) {
    shelf.hidePopover();
    openDocument(id);
  }
  if (!remove) return;
  const gone = await documents.read(remove);
  await documents.remove(remove);
  fill();
  if (kept.now?.id === remove) keep({ now: { ...kept.now, id: undefined, revision: undefined } });
  if (gone) say(`Deleted “${gone.name}”.`, "Undo", () => documents.restore(gone).then(() => say(`“${gone.name}” is there again.`)));
});

// The widths that panes were given stay.
const PANES = "heapwave-panes";
const widths = () => { try { return JSON.parse(localStorage.getItem(PANES)) ?? {}; } catch { return {}; } };
for (const [pane, size] of Object.entries(widths())) if (Number.isFinite(size)) wave.style.setProperty(`--${pane}-size`, `${size}px`);
wave.addEventListener("heapwave-pane", ({ detail: { pane, size } }) => {
  try { localStorage.setItem(PANES, JSON.stringify({ ...widths(), [pane]: size })); } catch { /* they stay for this visit */ }
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
  const [chosen, ...others] = event.dataTransfer.files;
  openFile(chosen, undefined, others);
}, { capture: true });

/** What was kept before there were documents becomes some. */
async function inherit() {
  let old;
  try { old = JSON.parse(localStorage.getItem(KEY)); } catch { return; }
  if (!old) return;
  for (const [index, it] of [old.before, old.now].entries()) {
    if (it?.text?.trim()) await documents.write({ ...it, id: documents.identity(), name: title(it.text), changed: Date.now() + index });
  }
  localStorage.removeItem(KEY);
}

/** What a new tab begins with: what was written last. */
async function last() {
  try {
    await inherit();
    return kept.now?.id ? await documents.read(kept.now.id) : (await documents.list())[0];
  } catch {
    return undefined; // nothing is kept here
  }
}

/** A link in the address wins over what was kept, unless it is the kept text's own. */
const arrive = async (address) => {
  const link = new URL(address).hash.slice(1);
  if (link && link !== kept.now?.link) return enter(wave.open(link), link);
  const found = kept.now?.text === undefined ? await last() : undefined;
  if (kept.now?.text === undefined) kept.now = found;
  if (kept.now?.text !== undefined) {
    await reopen(kept.now).catch(() => {});
    keep({});
    name();
    rest();
  } else enter(fetch("samples/mark-sweep.json").then((answer) => answer.text()).then((text) => wave.load(text)));
};
addEventListener("hashchange", (event) => arrive(event.newURL));
arrive(location.href);
