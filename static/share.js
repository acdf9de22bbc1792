// What goes elsewhere: the snippets of *Embed*, the downloads, and what only a browser can make of a moment (PNG, a page
// that is one file). It is loaded when somebody asks for it. What a figure is, it hears from the element.

/** Where heapwave is: where its lab is. A page that is one file has it all in it, and what was bundled may have no lab. */
const { lab: home } = customElements.get("heap-wave");
/** Whether this is in a page that is one file: it has no module for GIF, which only few ask for. */
const alone = import.meta.url.startsWith("data:");
const site = home && !alone ? new URL("./", new URL(home, location.href)) : undefined;
const lab = home || location.href.split("#")[0];
/** The cores, as in `heapwave.js`. */
const LIGHT = ["heapwave_scenarios.js", "heapwave_scenarios_bg.wasm"], CORE = ["heapwave_glue.js", "heapwave_bg.wasm"],
  LAB = ["heapwave_lab.js", "heapwave_lab_bg.wasm"];
const SHARE = ["share.js", "one-file.html"];
const COMPILER = ["heapwave_compiler.js", "heapwave_compiler_bg.wasm"];

const escaped = (text) => text.replace(/[&<>"]/g, (sign) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[sign]);
/** The same between tags, where quotes are only quotes: a scenario stays readable. */
const shown = (text) => text.replace(/[&<]/g, (sign) => (sign === "&" ? "&amp;" : "&lt;"));
const tag = (name, attributes) =>
  `<${name}${Object.entries(attributes).map(([key, value]) => (value === "" ? ` ${key}` : ` ${key}="${escaped(String(value))}"`)).join("")}>`;

/** What a page says of a figure, which a copy of it is to have too; the rest is the figure's own. */
function wishes(wave, names) {
  const said = names.map((name) => [name, wave.getAttribute(name)]);
  return Object.fromEntries(said.filter(([name, value]) => value !== null && !(name === "theme" && value === "auto")));
}

/** The element as HTML. What somebody did in its run is in the link alone. */
function element(wave, { text, attributes, link, acted }) {
  const asked = wishes(wave, ["theme", "controls", "options", "autoplay", "loop", "predict", "poster"]);
  return `${tag("heap-wave", { ...attributes, ...asked, ...(acted && link && { src: `#${link}` }) })}<pre>\n${shown(text)}\n</pre></heap-wave>`;
}

/** The picture of a moment, and what it shows in words. */
function pictured(svg) {
  const root = new DOMParser().parseFromString(svg, "image/svg+xml").documentElement;
  const words = (name) => root.querySelector(`:scope > ${name}`)?.textContent ?? "";
  return { root, told: `${words("title")}. ${words("desc")}`, width: root.getAttribute("width"), height: root.getAttribute("height") };
}

const SNIPPETS = {
  Element: {
    hint: "Live, for a page that may load scripts. The text can be read without any.",
    make: (wave, copy) => `<script type="module" src="${new URL("heapwave.js", site)}"></script>\n${element(wave, copy)}`,
  },
  Frame: {
    hint: "Live, for a page that may contain frames but no scripts.",
    make: (wave, { title, link }) => {
      const asked = new URLSearchParams(wishes(wave, ["controls", "theme", "autoplay", "loop"]));
      const query = `${asked}` && `?${asked}`.replace(/=(?=&|$)/g, "");
      const height = Math.max(240, Math.round(wave.getBoundingClientRect().height));
      return `${tag("iframe", { src: `${new URL("embed.html", site)}${query}#${link}`, title, width: "100%", height, style: "border: 0", loading: "lazy" })}</iframe>`;
    },
  },
  Image: {
    hint: "This moment, still. Nothing is loaded: the picture is in the snippet itself.",
    make: (_, __, svg) => {
      const { told, width, height } = pictured(svg);
      return tag("img", { src: `data:image/svg+xml;base64,${base64(new TextEncoder().encode(svg))}`, alt: told, width, height });
    },
  },
  Link: { hint: "Leads to this moment, with everything that was changed.", make: (_, { link }) => `${lab}#${link}` },
};

const DOWNLOADS = [
  ["Picture", ["svg", "SVG"], ["png", "PNG"]],
  ["Film", ["film", "SVG that moves"], ["gif", "GIF"]],
  ["Handout", ["handout", "HTML to print"]],
  ["Live page", ["page", "HTML, one file"]],
  ["Graph", ["json", "JSON"], ["dot", "DOT"], ["mmd", "Mermaid"], ["csv", "CSV"], ["txt", "List"]],
  ["Run", ["run", "JSON"]],
];
const ENDINGS = { film: "svg", handout: "html", page: "html", run: "run.json" };
const KINDS = { svg: "image/svg+xml", html: "text/html" };

const STYLE = `
.sharing { display: contents; }
dialog { box-sizing: border-box; inline-size: min(640px, calc(100vw - 24px)); max-block-size: calc(100dvh - 24px); overflow: auto; padding: 18px 20px 16px;
  background: var(--card); color: var(--ink); border: 1px solid var(--edge); border-radius: 14px; box-shadow: 0 8px 30px var(--shadow), 0 2px 8px var(--shadow);
  font: 15px/1.5 var(--sans); }
dialog::backdrop { background: #0006; }
dialog header { display: flex; justify-content: space-between; align-items: center; margin-block-end: 12px; }
dialog h2 { font: 650 17px/1.3 var(--sans); margin: 0; letter-spacing: -.01em; }
dialog h3 { margin: 0 0 8px; }
dialog .purpose { min-block-size: 3em; font-size: 13.5px; color: var(--soft); margin-block: 8px; }
dialog textarea { display: block; inline-size: 100%; block-size: 8.2em; resize: vertical; font: 12.5px/1.55 var(--mono); color: var(--ink); background: var(--paper);
  border: 1px solid var(--edge); border-radius: 8px; padding: 8px 10px; overflow-wrap: anywhere; }
dialog .row { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: center; margin-block: 10px 18px; min-block-size: 32px; }
dialog dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: 6px 16px; align-items: center; font-size: 13.5px; }
dialog dd { display: flex; flex-wrap: wrap; gap: 6px; margin: 0; }
dialog .row:last-child { margin-block: 12px 0; }
dialog [role="status"] { flex: 1; font-size: 13.5px; color: var(--soft); overflow-wrap: anywhere; }
dialog [hidden] { display: none; }
dialog progress { inline-size: 140px; accent-color: var(--accent); }
dialog button.main { background: var(--ink); color: var(--card); border-color: var(--ink); }
@media (pointer: coarse) { dialog button { min-block-size: 36px; min-inline-size: 36px; } }`;

const made = (name, properties, ...inside) => {
  const { data, ...rest } = properties;
  const it = Object.assign(document.createElement(name), rest);
  Object.assign(it.dataset, data);
  it.append(...inside);
  return it;
};
const button = (words, properties = {}) => made("button", { type: "button", className: "plain", ...properties }, words);

/** Offers all of it in a dialog over the page; `copy` gives what a copy of the figure is written with. */
export async function offer(wave, copy) {
  const given = copy(), svg = await wave.export("svg");
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(STYLE);
  const root = wave.shadowRoot, sheets = root.adoptedStyleSheets;
  const known = Object.keys(SNIPPETS).filter((name) => (site || name === "Image" || name === "Link") && (given.link || name === "Element" || name === "Image"));
  const choices = known.map((name) => button(name, { className: "" }));
  const hint = made("p", { className: "purpose" }), text = made("textarea", { readOnly: true, spellcheck: false });
  const copied = button("Copy", { className: "plain main" });
  const said = made("p", { role: "status" }), done = made("progress", { max: 1, hidden: true, ariaLabel: "Progress" });
  const stop = button("Cancel", { hidden: true });
  const downloads = DOWNLOADS.flatMap(([what, ...formats]) => [
    made("dt", {}, what),
    made("dd", {}, ...formats.filter(([format]) => format !== "gif" || !alone).map(([format, name]) => button(name, { ariaLabel: `${what}: ${name}`, data: { format } }))),
  ]);
  const close = button("×", { className: "ask", ariaLabel: "Close" });
  const title = made("h2", { id: "sharing" }, "Embed or download");
  const dialog = made("dialog", {}, made("header", {}, title, close),
    made("h3", { className: "label" }, "Embed this moment"),
    made("div", { className: "seg", role: "group", ariaLabel: "How to embed it" }, ...choices),
    hint, text, made("div", { className: "row" }, copied),
    made("h3", { className: "label" }, "Download"), made("dl", {}, ...downloads), made("div", { className: "row" }, said, done, stop));
  dialog.setAttribute("aria-labelledby", "sharing");
  const place = made("div", { className: "heapwave sharing" }, dialog);

  const show = (name) => {
    choices.forEach((choice) => choice.setAttribute("aria-pressed", String(choice.textContent === name)));
    hint.textContent = SNIPPETS[name].hint + (name === "Element" && given.acted ? " What was done in the run is in src." : "");
    text.value = SNIPPETS[name].make(wave, given, svg);
    text.ariaLabel = `Snippet: ${name}`;
    text.scrollTop = 0;
  };
  choices.forEach((choice) => choice.addEventListener("click", () => show(choice.textContent)));
  const tell = (words) => {
    said.textContent = words;
    said.scrollIntoView({ block: "nearest" });
  };
  copied.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
      tell("It is on the clipboard.");
    } catch {
      text.focus();
      text.select();
      tell("This page may not use the clipboard: the snippet is selected, copy it by hand.");
    }
  });

  let work;
  dialog.addEventListener("click", async ({ target }) => {
    const { format } = target.dataset;
    if (!format) return;
    work?.abort();
    const mine = (work = new AbortController());
    done.hidden = stop.hidden = false;
    done.removeAttribute("value");
    tell("");
    try {
      const result = await wave.export(format, { signal: mine.signal, progress: (part) => { done.value = part; } });
      mine.signal.throwIfAborted();
      tell(`Saved ${give(result, given.title, ENDINGS[format] ?? format)}`);
    } catch (reason) {
      if (work === mine) tell(mine.signal.aborted ? "Given up." : `It cannot be made: ${reason.message}`);
    }
    if (work === mine) done.hidden = stop.hidden = true;
  });
  stop.addEventListener("click", () => { work?.abort(); copied.focus(); });
  close.addEventListener("click", () => dialog.close());
  // Outside of it is the dialog itself, whose inside is all parts of it.
  dialog.addEventListener("pointerdown", (event) => {
    const { left, right, top, bottom } = dialog.getBoundingClientRect();
    if (event.target === dialog && (event.x < left || event.x > right || event.y < top || event.y > bottom)) dialog.close();
  });
  // The figure behind is not to hear of what is pressed here.
  dialog.addEventListener("keydown", (event) => event.stopPropagation());
  dialog.addEventListener("close", () => {
    work?.abort();
    place.remove();
    root.adoptedStyleSheets = root.adoptedStyleSheets.filter((one) => one !== sheet);
  });
  root.adoptedStyleSheets = [...sheets, sheet];
  root.append(place);
  show(known[0]);
  dialog.showModal();
  choices[0].focus();
}

/** Gives something to the reader as a file; its name. */
function give(what, title, ending) {
  const slug = (title ?? "").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "-").replace(/^-+|-+$/g, "").slice(0, 60);
  const type = KINDS[ending] ?? "text/plain";
  const href = URL.createObjectURL(what instanceof Blob ? what : new Blob([what], { type }));
  const link = made("a", { href, download: `${slug || "heapwave"}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
  return link.download;
}

function base64(bytes) {
  let letters = "";
  for (let at = 0; at < bytes.length; at += 0x8000) letters += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(letters);
}

/** A file of heapwave's, as text that is deflated: as it stands in a page that is one file. */
async function packed(name, signal) {
  const held = document.querySelector(`script[data-heapwave="${name}"]`)?.textContent;
  if (held) return held;
  const answer = await found(name, signal);
  const squeezed = answer.body.pipeThrough(new CompressionStream("deflate-raw"));
  return base64(new Uint8Array(await new Response(squeezed).arrayBuffer()));
}

async function found(name, signal) {
  if (!site) throw new Error("this page is built without the files that a page of its own needs: give HeapWave.lab the address of a lab");
  const answer = await fetch(new URL(name, site), { signal });
  if (!answer.ok) throw new Error(`${name} cannot be read: ${answer.status}`);
  return answer;
}

/** The same text in a page that is one file. */
async function plain(name, signal) {
  const held = document.querySelector(`script[data-heapwave="${name}"]`)?.textContent;
  if (!held) return (await found(name, signal)).text();
  const bytes = Uint8Array.from(atob(held), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw"))).text();
}

/** A page that is one file, with everything in it: what `heapwave export` makes too. */
export async function page(wave, copy, { signal, progress } = {}) {
  // A page that is one file holds one core.
  const here = [LIGHT, CORE, LAB].find(([glue]) => document.querySelector(`script[data-heapwave="${glue}"]`));
  const core = here ?? (copy.program ? CORE : /^\s*\{\s*"/.test(copy.text) ? LIGHT : LAB);
  const names = [...core, ...SHARE, ...(copy.program ? COMPILER : [])], parts = [];
  for (const name of names) {
    signal?.throwIfAborted();
    progress?.(parts.length / (names.length + 1));
    parts.push(`<script type="text/plain" data-heapwave="${name}">${await packed(name, signal)}</script>\n`);
  }
  const script = document.querySelector("script[data-heapwave-script]")?.textContent ?? await (await found("heapwave.js", signal)).text();
  const filled = { title: escaped(copy.title ?? "heapwave"), figure: element(wave, copy), parts: parts.join(""), script: script.replace(/^\n/, "") };
  return (await plain("one-file.html", signal)).replace(/<!--(title|figure|parts|script)-->/g, (_, name) => filled[name]);
}

const SCALE = 2, MOST = 8192;

/** A picture drawn on a canvas. A page's policy may forbid an image made here, so it is drawn shape by shape: these are few. */
function canvas(svg, most) {
  const { root, width, height } = pictured(svg);
  const scale = Math.min(most, MOST / Math.max(width, height));
  const drawn = made("canvas", { width: Math.ceil(width * scale), height: Math.ceil(height * scale) });
  const pen = drawn.getContext("2d");
  pen.scale(scale, scale);
  const heads = new Map([...root.querySelectorAll("marker")].map((head) => [`url(#${head.id})`, head.firstElementChild]));
  draw(root, pen, heads, root.getAttribute("font-family"));
  return drawn;
}

/** A picture in pixels. */
export function png(svg) {
  const refused = () => new Error("this picture is too large for the browser: download it as SVG");
  return new Promise((keep, refuse) => canvas(svg, SCALE).toBlob((blob) => (blob ? keep(blob) : refuse(refused())), "image/png"));
}

/** Pictures in pixels, one after the other. What writes them is a module of its own. */
export async function gif(GifWriter, pictures, { signal, progress }) {
  let writer;
  try {
    for (const [at, [svg, ms]] of pictures.entries()) {
      const drawn = canvas(svg, 1), { width, height } = drawn;
      writer ??= new GifWriter(width, height);
      writer.add(drawn.getContext("2d").getImageData(0, 0, width, height).data, ms);
      progress((at + 1) / pictures.length);
      await new Promise((go) => setTimeout(go));
      signal?.throwIfAborted();
    }
    const whole = writer;
    writer = undefined; // it is used up
    return new Blob([whole.finish()], { type: "image/gif" });
  } finally {
    writer?.free();
  }
}

function draw(it, pen, heads, family) {
  const word = (name, usual) => it.getAttribute(name) ?? usual, number = (name, usual = 0) => Number(word(name, usual));
  pen.save();
  const [, x, y, times] = word("transform", "").match(/translate\(([-\d.]+) ([-\d.]+)\)(?: scale\(([-\d.]+)\))?/) ?? [];
  if (x !== undefined) pen.translate(Number(x), Number(y));
  if (times !== undefined) pen.scale(Number(times), Number(times));
  pen.globalAlpha *= number("opacity", 1);
  if (it.localName === "svg" || it.localName === "g") {
    for (const inner of it.children) draw(inner, pen, heads, family);
  } else if (it.localName === "text") {
    const size = number("font-size");
    pen.font = `${word("font-weight", 400)} ${size}px ${word("font-family", family)}`;
    pen.textAlign = { middle: "center", end: "right" }[word("text-anchor")] ?? "left";
    pen.letterSpacing = word("letter-spacing") ? `${size * 0.06}px` : "0px";
    pen.fillStyle = word("fill");
    const { fontBoundingBoxAscent: up, fontBoundingBoxDescent: down } = pen.measureText("");
    pen.fillText(it.textContent, number("x"), number("y") + (word("dominant-baseline") ? (up - down) / 2 : 0));
  } else {
    const shape = new Path2D(it.localName === "path" ? word("d") : undefined);
    if (it.localName === "rect") shape.roundRect(number("x"), number("y"), number("width"), number("height"), number("rx"));
    else if (it.localName === "circle") shape.arc(number("cx"), number("cy"), number("r"), 0, 7);
    paint(it, pen, shape);
    const head = heads.get(word("marker-end"));
    if (head) point(it, pen, head);
  }
  pen.restore();
}

function paint(it, pen, shape) {
  const { globalAlpha } = pen;
  const part = (name) => { pen.globalAlpha = globalAlpha * Number(it.getAttribute(name) ?? 1); };
  const fill = it.getAttribute("fill"), stroke = it.getAttribute("stroke");
  if (fill && fill !== "none") {
    part("fill-opacity");
    pen.fillStyle = fill;
    pen.fill(shape);
  }
  if (stroke && stroke !== "none") {
    part("stroke-opacity");
    pen.strokeStyle = stroke;
    pen.lineWidth = Number(it.getAttribute("stroke-width") ?? 1);
    pen.setLineDash((it.getAttribute("stroke-dasharray") ?? "").split(" ").filter(Boolean).map(Number));
    pen.lineCap = pen.lineJoin = it.getAttribute("stroke-linecap") ?? "butt";
    if (!it.hasAttribute("stroke-linecap")) pen.lineJoin = "miter";
    pen.stroke(shape);
  }
  pen.globalAlpha = globalAlpha;
}

/** The arrow head at the end of a line: of 8 units that are 11 wide, whose tip is at (7, 4). */
function point(it, pen, head) {
  const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
  line.setAttribute("d", it.getAttribute("d"));
  const length = line.getTotalLength(), tip = line.getPointAtLength(length), before = line.getPointAtLength(length - 0.5);
  pen.translate(tip.x, tip.y);
  pen.rotate(Math.atan2(tip.y - before.y, tip.x - before.x));
  pen.scale(11 / 8, 11 / 8);
  pen.translate(-7, -4);
  paint(head, pen, new Path2D(head.getAttribute("d")));
}
