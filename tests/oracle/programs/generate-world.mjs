// node generate-world.mjs FOLDER [COUNT] [SALT]: writes random programs about everything but scopes into FOLDER: collections,
// jobs, timers, generators, the document, classes; objects pass between them and are let go. The same programs every time.
import fs from 'node:fs';
import path from 'node:path';

const [folder, count = 40, salt = 7907] = process.argv.slice(2);

function program(number) {
  let seed = salt * (number + 1);
  const random = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
  const pick = (list) => list[random(list.length)];
  let names = 0;
  const G = ['a', 'b', 'c', 'd'];
  const fresh = () => pick([() => `{ n: ${names++} }`, () => `{ n: ${names++}, to: ${pick(G)} }`, () => `[${pick(G)}, { n: ${names++} }]`, () => `new Box(${pick(G)})`, () => `((x) => () => x)(${pick(G)})`, () => `keep.bind(${pick(G)}, { n: ${names++} })`, () => `new Map([[${pick(G)}, { n: ${names++} }]])`, () => `Object.create({ n: ${names++} })`])();
  const value = () => (random(2) ? pick(G) : fresh());
  const key = () => `'k${random(3)}'`;
  const statement = () => pick([
    () => `${pick(G)} = ${fresh()};`,
    () => `${pick(G)} = null;`,
    () => `${pick(G)} = ${pick(G)};`,
    () => `list.${pick(['push', 'unshift'])}(${value()}, ${value()});`,
    () => `list.${pick(['pop()', 'shift()', 'reverse()', `splice(${random(3)}, ${random(3)})`, `splice(${random(3)}, ${random(2)}, ${value()})`, `copyWithin(0, 1)`, `length = ${random(3)}`, `fill(${pick(G)}, 0, 1)`, `sort(() => 0)`])};`,
    () => `list = ${pick(['list.slice(1)', 'list.filter((x) => x)', 'list.concat([{ n: 1 }], list)', '[...list, ...set]', 'list.map((x) => ({ x }))', 'list.flat()', 'Array.from(list)', 'list.toReversed()', 'list.with(0, null)'.replace('list.with', 'list.length ? list.with').concat(' : []'), 'Object.values(o)', '[...map.values()]'])};`,
    () => `map.set(${pick([key(), key(), value()])}, ${value()});`,
    () => `map.delete(${pick([key(), pick(G)])});`,
    () => `${pick(['map.clear()', 'set.clear()', `for (const [k, v] of map) { if (typeof k === 'string') map.delete(k); else ${pick(G)} = v; }`, `map.forEach((v, k) => { set.add(k); })`])};`,
    () => `set.add(${value()});`,
    () => `set.delete(${pick(G)});`,
    () => `weak(${pick(G)}, ${value()});`,
    () => `weak(${fresh()}, ${pick(G)});`,
    () => `${pick(G)} = ${pick(G)} && typeof ${pick(G)} === 'object' ? wm.get(a) ?? null : null;`,
    () => `o[${key()}] = ${value()};`,
    () => `${pick([`delete o[${key()}]`, 'o = { ...o }', `Object.assign(o, { k1: ${value()} })`, `({ k0: ${pick(G)} = null, ...o } = o)`, `o = Object.fromEntries(Object.entries(o).slice(1))`, `Object.defineProperty(o, 'k2', { value: ${value()}, writable: true, configurable: true, enumerable: ${!random(2)} })`])};`,
    () => `setTimeout((x, y) => { ${pick(G)} = y; }, ${random(30)}, ${value()}, ${value()});`,
    () => `{ const big = ${fresh()}; setTimeout(() => { list.push(big); }, ${random(30)}); }`,
    () => `id = setInterval((x) => { if (x.n++ > 1) clearInterval(id); }, ${5 + random(9)}, { n: ${random(2)} });`,
    () => `tick(${random(25)});`,
    () => `clearTimeout(id);`,
    () => `Promise.resolve(${value()}).then((x) => { ${pick(G)} = x; return ${value()}; }).then((y) => { list.push(y); });`,
    () => `Promise.reject(${fresh()}).catch((e) => { ${pick(G)} = e; }).finally(() => { o.k0 = null; });`,
    () => `Promise.${pick(['all', 'allSettled', 'any', 'race'])}([Promise.resolve(${fresh()}), ${pick(G)}, ${fresh()}]).then((x) => { ${pick(G)} = x; });`,
    () => `new Promise((r) => { settle = r; }).then((x) => { ${pick(G)} = x; });`,
    () => `if (settle) { settle(${value()}); settle = null; }`,
    () => `settle = null;`,
    () => `work(${value()}, ${value()});`,
    () => `sleep(${value()}, ${random(20)});`,
    () => `it = walk(${value()}, ${value()});`,
    () => `if (it) ${pick(G)} = it.next(${value()}).value;`,
    () => `${pick(['it = null', 'it = null', 'if (it) it = it[Symbol.iterator]()'])};`,
    () => `el = document.createElement('p');`,
    () => `{ const child = document.createElement('b'); child.data = ${value()}; el.appendChild(child); }`,
    () => `document.body.appendChild(el);`,
    () => `${pick(['el.remove()', "el.innerHTML = ''", 'document.body.innerHTML = \'\'', 'el = el.firstChild ?? el', 'el = el.parentNode && el.parentElement ? el.parentElement : el', 'el.data = null', 'document.body.firstChild?.remove()', 'if (el.firstChild) el.replaceChild(document.createElement(\'i\'), el.firstChild)'])};`,
    () => `{ const seen = ${value()}; el.addEventListener('go', (e) => { e.out = seen; }${pick(['', ', { once: true }'])}); }`,
    () => `el.addEventListener('go', on);`,
    () => `el.removeEventListener('go', on);`,
    () => `{ const event = { type: 'go', detail: ${value()} }; el.dispatchEvent(event); ${pick(G)} = ${pick(['event.out', 'event', 'event.target.data'])}; }`,
    () => `ref = new WeakRef(${fresh()});`,
    () => `${pick(G)} = ref?.deref() ?? null;`,
    () => `if (${pick(G)} instanceof Box) list.push(new Box(a).swap(b));`,
    () => `if (a instanceof Box) ${pick(G)} = a.${pick(['swap(b)', 'inner', 'reader()', 'handler'])};`,
    () => `if (typeof ${'a'} === 'function') { try { ${pick(G)} = a(); } catch (e) { ${pick(G)} = null; } }`,
    () => `try { ${pick(G)} = ${pick(G)}.to.to; } catch (e) { console.log(e.name); }`,
    () => `${pick(G)} = structured(${fresh()});`,
    () => `registry.register(${fresh()}, ${fresh()});`,
    () => { const name = `Sub${names++}`; return `class ${name} extends Box { static last = ${value()}; extra = ${value()}; } ${pick(G)} = new ${name}(${pick(G)});`; },
  ])();
  const lines = [
    'let a = { n: -1 }, b = null, c = [{ n: -2 }], d = null;', 'let list = [], map = new Map(), set = new Set(), o = {}, id = 0, settle = null, it = null, ref = null;',
    'const wm = new WeakMap(), registry = new FinalizationRegistry((held) => { gone.push(held); });', 'let gone = [];', "let el = document.createElement('div');",
    'function keep(x) { return [this, x]; }', 'function on(e) { e.out = e.detail; }', "function weak(k, v) { if (k !== null && (typeof k === 'object' || typeof k === 'function')) wm.set(k, v); }",
    "function structured({ n = { made: 1 }, ...rest }) { return [n, rest]; }",
    'async function work(x, y) { const own = { own: x }; await y; list.push(own); return own; }',
    'async function sleep(x, ms) { const own = { own: x }; await new Promise((r) => setTimeout(r, ms)); o.k1 = own; }',
    'function* walk(x, y) { const own = { x }; for (;;) { y = yield own; if (y === null) yield x; } }',
    'class Box { #in; handler = () => this; constructor(x) { this.#in = x; this.pub = { x }; } get inner() { return this.#in; } swap(y) { const old = this.#in; this.#in = y; return old; } reader() { const x = this.#in; return () => x; } }',
  ];
  for (let round = 0; round < 5; round++) {
    for (let i = 0; i < 9; i++) lines.push(statement());
    lines.push('gc();');
  }
  lines.push('console.log(list.length, map.size, set.size, Object.keys(o).join(), typeof a, typeof b, gone.length > 0);', 'a = b = c = d = null; list = []; map.clear(); set.clear(); o = {};', 'gc();');
  return `// A random program about collections, jobs and the document, number ${number}.\n${lines.join('\n')}\n`;
}

fs.mkdirSync(folder, { recursive: true });
for (let number = 1; number <= Number(count); number++) fs.writeFileSync(path.join(folder, `world-${String(number).padStart(2, '0')}.js`), program(number));
