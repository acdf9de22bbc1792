// The custom element <heap-wave>. It knows when it is in view and what it contains; everything else is in the wasm
// (src/ui), which is loaded once a page, when the first element comes into view or is asked to do something.

/** The page that is all lab, and whether this is it. */
const lab = new URL("./lab.html", import.meta.url), inLab = location.origin + location.pathname === lab.href;
/** A page that is one file has no lab beside it: links to moments lead to the page itself. */
const alone = document.querySelector("script[data-heapwave]") && location.href.split("#")[0];

/** Loads something once a page, unless it fails. */
const once = (load) => {
  let loading;
  return () => (loading ??= load().catch((reason) => { loading = undefined; throw reason; }));
};

/** The wasm and the stylesheet of every shadow root, shared by all elements of the page. There are two cores: one runs
    programs, the other one is lighter by half and enough for a page whose figures are all scenarios. */
let whole = false;
const full = once(async () => {
  const glue = await bring("heapwave_glue.js", "heapwave_bg.wasm");
  glue.compileWith(compile);
  return core(glue);
});
const light = once(async () => {
  const glue = await bring("heapwave_scenarios.js", "heapwave_scenarios_bg.wasm");
  glue.compileWith((_, host) => host[outgrow]());
  return core(glue);
});
const start = (programs) => {
  if (alone) return held("heapwave_scenarios.js") ? light() : full(); // a page that is one file holds one of them
  return (whole ||= programs || !figures().every(graph)) ? full() : light();
};
const held = (name) => document.querySelector(`script[data-heapwave="${name}"]`)?.textContent;
const figures = () => [...document.querySelectorAll("heap-wave")];

/** Whether an element's figure is surely a scenario, or a text is: else it may be a program. */
const graph = (element) => {
  const type = element.getAttribute("type"), src = element.getAttribute("src");
  if (type !== null) return type === "scenario";
  return src !== null ? /\.json([?#]|$)/.test(src) : scenario(within(element));
};
const scenario = (text) => /^\s*\{\s*"/.test(text);
const within = (element) => (element.querySelector("script, pre") ?? element).textContent;

/** The compiler, a module of its own: it is loaded when somebody opens or writes a program that does not stand compiled in the page. */
const compiler = once(() => bring("heapwave_compiler.js", "heapwave_compiler_bg.wasm"));
const compile = async (text) => (await compiler()).compile(text);

/** Loads a module of the wasm and its glue. */
async function bring(glue, wasm) {
  const found = await part(glue);
  const code = found instanceof URL ? found : `data:text/javascript,${encodeURIComponent(new TextDecoder().decode(found))}`;
  const module = await import(code);
  await module.default({ module_or_path: await part(wasm) });
  return module;
}

/** A part of heapwave: a file beside this one; in a page that is one file, deflated text that stands in it. */
async function part(name) {
  const own = held(name);
  if (own === undefined) return new URL(`./${name}`, import.meta.url);
  const packed = Uint8Array.from(atob(own), (letter) => letter.charCodeAt(0));
  const whole = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(whole).arrayBuffer());
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
/** Says which attributes change. What they mean is known in the wasm alone. */
const changes = new MutationObserver(
  (records) => records.forEach(({ target, attributeName }) => target[change](attributeName)));
const see = Symbol("see"), measure = Symbol("measure"), change = Symbol("change"), outgrow = Symbol("outgrow");
/** Where the text is written. */
const TEXT = ".listing textarea";

class HeapWave extends HTMLElement {
  #widget; // the element's Rust side, once there is one
  #begun; // the promise of it
  #given; // gives a widget what was opened last
  #heir; // the promise that another core's widget takes its place
  #shown; // the promise of what that one showed first
  #turn = 0; // counts the texts asked for, so that a late answer to an old question is dropped
  #seen = false;

  /** How many steps a collector needs for a scenario, from beginning to end. */
  static async work(text, collector) { return (await start(!scenario(text))).work(text, collector); }

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

  /** The moment shown as a text: its graph as `json` (a scenario), `dot`, `mmd` (Mermaid), `csv`, `txt` (a list of edges), or
      its picture as `svg`, light or dark as it is seen. */
  async export(format = "svg") {
    await this.#ask((widget) => widget.rest());
    const theme = this.getAttribute("theme"), dark = matchMedia("(prefers-color-scheme: dark)").matches;
    return this.#widget.exported(String(format), theme === "dark" || theme !== "light" && dark);
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
    changes.observe(this, { attributes: true });
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
    this.#make(await start(inLab || !graph(this)));
    // Else somebody has asked for another text already, or is about to: the lab's page does.
    if (this.#turn === 0 && !inLab) await this.#read();
    return this.#widget;
  }

  /** A program has come into a widget that runs none: one of the other core takes its place, with all that was given and
      typed, and its text has the caret if that of the old one had it. What this promises never comes. */
  [outgrow]() {
    return (this.#heir ??= full().then((core) => {
      whole = true;
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
    widget.lab(alone || lab.href, inLab);
    for (const { name, value } of this.attributes) widget.set(name, value);
    const root = this.shadowRoot ?? this.attachShadow({ mode: "open", delegatesFocus: true });
    root.adoptedStyleSheets = [sheet];
    root.replaceChildren();
    this.#widget = widget;
    this.#mount();
    return widget;
  }

  #mount() {
    this.#widget?.mount(this, this.shadowRoot);
    this.#widget?.show(this.#seen);
  }

  /** Reads what `src` names, or the element's own text, and opens it. */
  async #read() {
    const turn = (this.#turn += 1);
    const src = this.getAttribute("src");
    let text = within(this), trouble;
    if (src !== null) {
      try {
        const answer = await fetch(new URL(src, document.baseURI));
        if (!answer.ok) throw new Error(`${answer.status} ${answer.statusText}`.trim());
        text = await answer.text();
      } catch (reason) {
        trouble = `the file “${src}” cannot be read (${reason.message}): check the src attribute`;
      }
    }
    if (turn !== this.#turn) return;
    this.#given = (widget) => widget.load(text);
    if (trouble) this.#widget.fail(trouble);
    else this.#given(this.#widget).catch(() => {}); // it is shown in place, and told by an event
  }

  /** The wasm itself could not be had: the element's content stays, and the page hears of it. */
  #report(reason) {
    const detail = { message: `heapwave cannot start: ${reason.message}`, line: 0, column: 0 };
    this.dispatchEvent(new CustomEvent("heapwave-error", { bubbles: true, composed: true, detail }));
  }
}

// A page may include this script twice.
if (!customElements.get("heap-wave")) customElements.define("heap-wave", HeapWave);
