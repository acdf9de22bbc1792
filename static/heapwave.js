// The custom element <heap-wave>. It knows when it is in view and what it contains; everything else is in the wasm
// (src/ui), which is loaded once a page, when the first element comes into view or is asked to do something.

/** The page that is all lab, and whether this is it. (A bundler takes every file for its own that is named beside `import.meta`.) */
const here = import.meta.url, lab = new URL("./lab.html", here), inLab = location.origin + location.pathname === lab.href;
/** A page that is one file has no lab beside it: links to moments lead to the page itself. */
const alone = document.querySelector("script[data-heapwave]") && location.href.split("#")[0];

/** The modules: glue and wasm by name, and where they are, which is written in full so that a bundler finds them. There are
    three cores, and each does all that those before it do: one is enough for scenarios, one, which is nearly twice as heavy,
    runs programs, and one has what the lab has, and reads graphs in other formats. */
const CORES = [
  ["heapwave_scenarios.js", () => import("./heapwave_scenarios.js"),
    "heapwave_scenarios_bg.wasm", () => new URL("./heapwave_scenarios_bg.wasm", import.meta.url)],
  ["heapwave_glue.js", () => import("./heapwave_glue.js"), "heapwave_bg.wasm", () => new URL("./heapwave_bg.wasm", import.meta.url)],
  ["heapwave_lab.js", () => import("./heapwave_lab.js"), "heapwave_lab_bg.wasm", () => new URL("./heapwave_lab_bg.wasm", import.meta.url)],
];
const SCENARIOS = 0, PROGRAMS = 1, LAB = 2;
const COMPILER = ["heapwave_compiler.js", () => import("./heapwave_compiler.js"),
  "heapwave_compiler_bg.wasm", () => new URL("./heapwave_compiler_bg.wasm", import.meta.url)];
const GIF = ["heapwave_gif.js", () => import("./heapwave_gif.js"), "heapwave_gif_bg.wasm", () => new URL("./heapwave_gif_bg.wasm", import.meta.url)];
const sharing = () => script("share.js", () => import("./share.js"));

/** Loads something once a page, unless it fails. */
const once = (load) => {
  let loading;
  return () => (loading ??= load().catch((reason) => { loading = undefined; throw reason; }));
};

/** The wasm and the stylesheet of every shadow root, shared by all elements of the page. */
const cores = CORES.map((names, able) => once(async () => {
  const glue = await bring(names);
  glue.compileWith((text, host, program) => (program && able >= PROGRAMS ? compile(text) : host[outgrow](program ? PROGRAMS : LAB)));
  return core(glue);
}));
/** The core that the page's elements get, the least that all of them need. */
let reached = SCENARIOS;
const start = (needed) => {
  if (alone) return cores.at(CORES.findIndex(([glue]) => held(glue)))(); // a page that is one file holds one of them
  return cores[(reached = Math.max(reached, needed, ...figures().map(need)))]();
};
const held = (name) => document.querySelector(`script[data-heapwave="${name}"]`)?.textContent;
const figures = () => [...document.querySelectorAll("heap-wave")];

/** Which core an element's figure needs, or a text, as far as one can see: the core itself sees when it is another. */
const need = (element) => {
  const type = element.getAttribute("type"), src = element.getAttribute("src");
  if (type === "javascript") return PROGRAMS;
  const needed = src === null ? needOf(within(element)) : /\.json([?#]|$)/.test(src) ? SCENARIOS : /\.(dot|gv|[ct]sv|txt|edges)([?#]|$)/.test(src) ? LAB : PROGRAMS;
  return type === "scenario" && needed === PROGRAMS ? SCENARIOS : needed;
};
const needOf = (text) => (/^\s*\{\s*"/.test(text) ? SCENARIOS : /^\s*(strict\s+)?(di)?graph\b/i.test(text) ? LAB : PROGRAMS);
const within = (element) => (element.querySelector("script, pre") ?? element).textContent;

/** The compiler, a module of its own: it is loaded when somebody opens or writes a program that does not stand compiled in the page. */
const compiler = once(() => bring(COMPILER));
const compile = async (text) => (await compiler()).compile(text);
/** What writes GIF, a module of its own: it is loaded when somebody asks for one. */
const gifs = once(() => bring(GIF));

/** Loads a module of heapwave. */
async function script(name, load) {
  const found = await part(name);
  const code = found && `data:text/javascript,${encodeURIComponent(new TextDecoder().decode(found))}`;
  return code ? import(/* @vite-ignore */ /* webpackIgnore: true */ code) : load();
}

/** Loads a module of the wasm and its glue, both at once: on a slow network neither should wait for the other. */
async function bring([glue, load, wasm, where]) {
  if (!globalThis.WebAssembly) throw new Error("this browser runs no WebAssembly, or was told not to");
  const coming = part(wasm).then((own) => own ?? fetch(where()));
  coming.catch(() => {}); // if the glue fails, that is told; else this is, below
  const module = await script(glue, load);
  await module.default({ module_or_path: coming });
  module.propertiesWith?.(having);
  return module;
}

/** The code points that have a property of Unicode, as from and to and from and to. The browser has these tables; of a name that
    it does not know nothing is found. */
function having(property) {
  const has = new RegExp(`\\p{${property}}`, "u"), found = [];
  for (let point = 0, before = false; point <= 0x110000; point++) {
    const now = point < 0x110000 && has.test(String.fromCodePoint(point));
    if (now !== before) found.push(now ? point : point - 1);
    before = now;
  }
  return Uint32Array.from(found);
}

/** A part of heapwave, where the page is one file: deflated text that stands in it. Else nothing: it is a file beside this one. */
async function part(name) {
  const own = held(name);
  if (own === undefined) return undefined;
  const packed = Uint8Array.from(atob(own), (letter) => letter.charCodeAt(0));
  const whole = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(whole).arrayBuffer());
}

/** The largest text that is read, in bytes. */
const MOST = 48 << 20;

/** Reads the file that `src` names. What is wrong is said so that an author knows what to do. */
async function read(src, signal) {
  const address = new URL(src, document.baseURI);
  const answer = await fetch(address, { signal }).catch((reason) => {
    const elsewhere = address.origin !== location.origin;
    throw elsewhere ? new Error(`${reason.message}; its server has to allow that other pages read it, by CORS`) : reason;
  });
  if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
  if (answer.headers.get("content-type")?.includes("html")) throw new Error("it is a page of HTML, not a program or a scenario");
  const decoder = new TextDecoder(), reader = answer.body.getReader();
  let text = "", length = 0;
  for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
    length += chunk.value.length;
    if (length > MOST) {
      reader.cancel();
      throw new Error("it has more than 48 MB");
    }
    text += decoder.decode(chunk.value, { stream: true });
  }
  return text + decoder.decode();
}

function core(glue) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(glue.stylesheet());
  return { Widget: glue.Widget, work: glue.work, sheet };
}

/** Says of each element whether it is in view, a little ahead of time, and when its size changes. */
const sight = new IntersectionObserver(
  (entries) => entries.forEach(({ target, isIntersecting }) => target[see](isIntersecting)), { rootMargin: "160px" });
const sizes = new ResizeObserver((entries) => entries.forEach(({ target }) => target[measure]()));
/** Says which attributes change, and whether the content does. What attributes mean is known in the wasm alone. */
const changes = new MutationObserver((records) => {
  const written = new Set();
  for (const { type, target, attributeName } of records) {
    if (type !== "attributes") written.add((target.closest ? target : target.parentElement)?.closest("heap-wave"));
    else target[change]?.(attributeName);
  }
  written.forEach((element) => element?.[rewrite]?.());
});
const see = Symbol("see"), measure = Symbol("measure"), change = Symbol("change"), rewrite = Symbol("rewrite"), outgrow = Symbol("outgrow");
/** What takes its time is made in pieces, with room for other things between. */
const LONG = ["film", "gif", "handout", "run"], PIECE = 12;
/** After so many milliseconds it is said that a file is still on its way. */
const PATIENCE = 2000;
/** Where the text is written. */
const TEXT = ".listing textarea";

/** The custom element. Types are in `heapwave.d.ts`, what it consists of for tools in `custom-elements.json`. */
export class HeapWave extends HTMLElement {
  #widget; // the element's Rust side, once there is one
  #begun; // the promise of it
  #given; // gives a widget what was opened last
  #heir; // the promise that another core's widget takes its place
  #shown; // the promise of what that one showed first
  #turn = 0; // counts the texts asked for, so that a late answer to an old question is dropped
  #coming; // gives up the file that is on its way
  #own; // the content, as it was read last
  #note = []; // what stands beside the figure while there is something to be said
  #seen = false;

  /**
   * Where links to moments lead: the lab beside this script. With another address they lead there; with an empty one to the
   * page itself, which can `open` what follows their `#`.
   * @type {string}
   */
  static lab = alone || lab.href;

  /**
   * How many steps a collector needs for a scenario, from beginning to end.
   * @param {string} text
   * @param {string} collector
   * @returns {Promise<number>}
   */
  static async work(text, collector) { return (await start(needOf(text))).work(text, collector); }

  /** The moment as plain JSON (tick, ticks, phase, sentence, objects, roots, worklist, heap); null until it is ready. */
  get state() { return this.#widget?.state() ?? null; }

  /** The text as it stands, edits included; null until it is ready. */
  get text() { return this.#widget?.text() ?? null; }

  /** The fragment (without #) of a link to this moment: what `open` here, lab.html and embed.html take. */
  async link() {
    await this.#begin();
    await this.#ask((widget) => widget.rest()).catch(() => {}); // what cannot be shown can be linked to all the same
    return this.#widget.link();
  }

  /** The moment shown: its graph as `json` (a scenario), `dot`, `mmd` (Mermaid), `csv`, `txt` (a list of edges), its picture as
      `svg` or `png` (a Blob), light or dark as it is seen; the run as `film` (SVG that moves), `gif` (a Blob), `handout` (HTML to
      print) or `run` (JSON); a live `page` that is one file (HTML). A signal gives up what takes long; `progress` hears a number from 0 to 1. */
  async export(format = "svg", { signal, progress } = {}) {
    await this.#ask((widget) => widget.rest());
    const widget = this.#widget;
    const theme = this.getAttribute("theme"), prefers = matchMedia("(prefers-color-scheme: dark)").matches;
    const dark = theme === "dark" || theme !== "light" && prefers;
    if (format === "png") return (await sharing()).png(widget.exported("svg", dark));
    if (format === "page") return (await sharing()).page(this, widget.copy(), { signal, progress });
    if (!LONG.includes(format)) return widget.exported(String(format), dark);
    const gif = format === "gif", reel = widget.begin(gif ? "film" : format);
    try {
      for (let done = 0; done < 1; progress?.(gif ? done / 2 : done)) {
        const until = performance.now() + PIECE;
        do done = reel.take(); while (done < 1 && performance.now() < until);
        await new Promise((go) => setTimeout(go));
        signal?.throwIfAborted();
      }
      if (!gif) return reel.developed(dark);
      const half = (done) => progress?.((1 + done) / 2);
      return await (await sharing()).gif((await gifs()).GifWriter, reel.pictures(dark), { signal, progress: half });
    } finally {
      reel.free();
    }
  }

  /** Offers snippets and downloads in a dialog: what *Embed or download…* in the menu does. */
  async share() {
    await this.#ask((widget) => widget.rest());
    return (await sharing()).offer(this, () => this.#widget.copy());
  }

  /** The questions an author asks (moment, tick, kind, text, answered); empty until it is ready. */
  get questions() { return this.#widget?.questions() ?? []; }

  /** Each resolves with the state when its moment is shown, and rejects with an Error that says why it cannot be. */
  async play() { return this.#ask((widget) => widget.play()); }
  async pause() { return this.#ask((widget) => widget.pause()); }
  async step(n = 1, stride) { return this.#ask((widget) => widget.step(n, stride)); }
  async back(n = 1, stride) { return this.#ask((widget) => widget.step(-n, stride)); }
  async seek(tick) { return this.#ask((widget) => widget.seek(tick)); }
  async reset() { return this.#ask((widget) => widget.reset()); }
  async load(text) { return this.#give((widget) => widget.load(String(text))); }
  /** The same as if a reader had typed it: `reset` goes back to the text before. */
  async edit(text) { return this.#ask((widget) => widget.edit(String(text))); }
  async open(fragment) { return this.#give((widget) => widget.open(String(fragment))); }

  /** Looks for the shortest run in which a collector, such as `incremental/barrier=none`, loses an object, and opens it. */
  async breakBarrier(collector) { return this.#give((widget) => widget.breakBarrier(String(collector))); }

  /** Selects the object with a name (nothing without one), and tells in `state.why` what keeps it alive. */
  async select(name) { return this.#ask((widget) => widget.select(name ?? undefined)); }
  /** Goes to a question and asks it; the next one that is not answered without a number. */
  async ask(question) { return this.#ask((widget) => widget.askQuestion(question)); }
  /** Answers the question that is asked: with names of objects (none: an empty list), or with a number. */
  async answer(answer) { return this.#ask((widget) => widget.answer([answer].flat().map(String))); }
  async resetQuestions() { return this.#ask((widget) => widget.resetQuestions()); }

  constructor() {
    super();
    changes.observe(this, { attributes: true, childList: true, characterData: true, subtree: true });
    this.addEventListener("heapwave-warning", ({ detail }) => console.warn(`<heap-wave>: ${detail.message}`));
    this.addEventListener("heapwave-wish", ({ detail }) => {
      if (detail.what === "share") this.share().catch((reason) => this.#report(reason, "this cannot be offered"));
    });
  }

  connectedCallback() {
    this.#mount();
    sight.observe(this);
    sizes.observe(this);
  }

  disconnectedCallback() {
    sight.unobserve(this);
    sizes.unobserve(this);
    // An element that is only moved is back before this runs.
    queueMicrotask(() => this.isConnected || this.#widget?.unmount());
  }

  /** The content is another one. What a reader wrote stays. */
  [rewrite]() {
    if (!this.#widget || this.hasAttribute("src") || this.#own === undefined || this.#own === within(this)) return;
    const own = (this.#own = within(this));
    this.#turn += 1;
    this.#given = (widget) => widget.load(own);
    this.#widget.replaced(own);
  }

  [change](name) {
    if (!this.#widget) return;
    if (name === "src") this.#read();
    else this.#widget.set(name, this.getAttribute(name) ?? undefined);
  }

  [see](seen) {
    this.#seen = seen;
    this.#widget?.show(seen);
    if (seen) this.#begin().catch((reason) => this.#report(reason));
  }

  [measure]() { this.#widget?.resized(); }

  #begin() { return (this.#begun ??= this.#wake().catch((reason) => { this.#begun = undefined; throw reason; })); }

  /** Asks the widget; if another one takes its place before it has answered, that one answers. */
  async #ask(wish) {
    await this.#begin();
    const widget = this.#widget;
    try {
      return await wish(widget);
    } catch (reason) {
      if (widget === this.#widget) throw reason;
      await (wish === this.#given ? this.#shown : this.#shown.catch(() => {}));
      return wish === this.#given ? this.state : wish(this.#widget);
    }
  }

  /** Gives the widget something else to show. */
  #give(given) {
    this.#turn += 1;
    this.#given = given;
    return this.#ask(given);
  }

  async #wake() {
    if (document.readyState === "loading") {
      await new Promise((go) => document.addEventListener("DOMContentLoaded", go, { once: true }));
    }
    this.#make(await start(inLab ? LAB : need(this)));
    // Else somebody has asked for another text already, or is about to: the lab's page does.
    if (this.#turn === 0 && !inLab) await this.#read();
    return this.#widget;
  }

  /** A text has come into a widget that does not read it: one of another core takes its place, with all that was given and
      typed, and its text has the caret if that of the old one had it. What this promises never comes. */
  [outgrow](needed) {
    const to = Math.max(reached, needed);
    return (this.#heir ??= cores[to]().then((core) => {
      reached = Math.max(reached, to);
      this.#heir = undefined; // that one may be outgrown, too
      const old = this.#widget, root = this.shadowRoot, area = root.activeElement;
      if (area?.matches(TEXT)) {
        const caret = [area.selectionStart, area.selectionEnd];
        const drawn = new MutationObserver(() => {
          const area = root.querySelector(TEXT);
          if (!area) return;
          drawn.disconnect();
          area.focus({ preventScroll: true });
          area.setSelectionRange(...caret);
        });
        drawn.observe(root, { childList: true, subtree: true });
      }
      old.unmount();
      const heir = this.#make(core);
      const given = this.#given?.(heir);
      this.#shown = given && old.text() === heir.text() ? given : heir.edit(old.text());
      [given, this.#shown].forEach((shown) => shown?.catch(() => {})); // it is shown in place, and told by an event
      return new Promise(() => {});
    }).catch((reason) => { this.#heir = undefined; throw reason; }));
  }

  /** A widget of a core, in the element. */
  #make({ Widget, sheet }) {
    const widget = new Widget();
    widget.lab(HeapWave.lab || location.href.split("#")[0], inLab);
    for (const { name, value } of this.attributes) widget.set(name, value);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren();
    this.#note = [];
    this.#widget = widget;
    this.#mount();
    return widget;
  }

  #mount() {
    this.#widget?.mount(this, this.shadowRoot);
    this.#widget?.show(this.#seen);
  }

  /** Reads what `src` names (a file, or behind a `#` what a link has there), or the element's own text, and opens it. */
  async #read() {
    const turn = (this.#turn += 1), src = this.getAttribute("src"), text = (this.#own = within(this));
    // It is shown in place what is wrong, and told by an event.
    const open = (given) => void (this.#given = given)(this.#widget).catch(() => {});
    this.#coming?.abort();
    this.#say();
    if (src === null) return open((widget) => widget.load(text));
    if (src.startsWith("#")) return open((widget) => widget.open(src.slice(1)));
    const coming = (this.#coming = new AbortController());
    const late = setTimeout(() => this.#say(`The file “${src}” is still on its way.`), PATIENCE);
    try {
      const found = await read(src, coming.signal);
      if (turn === this.#turn) open((widget) => widget.load(found));
    } catch (reason) {
      if (turn === this.#turn) this.#widget.fail(`the file “${src}” cannot be read (${reason.message}): check the src attribute`, text.trim() && text);
    } finally {
      clearTimeout(late);
      if (this.#coming === coming) this.#say();
    }
  }

  /** Says something beside the figure, above the element's own content; without words, no more. */
  #say(words, role = "status") {
    this.#note.forEach((part) => part.remove());
    this.#note = [];
    if (!words) return;
    const told = document.createElement("p");
    Object.assign(told, { role, textContent: words });
    this.#note = this.state ? [told] : [told, document.createElement("slot")];
    (this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true })).append(...this.#note);
  }

  /** The wasm itself could not be had: the element's content stays, with a sentence above it, and the page hears of it. */
  #report(reason, what = "heapwave cannot start") {
    const detail = { message: `${what}: ${reason.message}`, line: 0, column: 0 };
    this.#say(`${what[0].toUpperCase()}${what.slice(1)}: ${reason.message}.`, "alert");
    this.dispatchEvent(new CustomEvent("heapwave-error", { bubbles: true, composed: true, detail }));
  }
}

// A page may include this script twice.
if (!customElements.get("heap-wave")) customElements.define("heap-wave", HeapWave);
