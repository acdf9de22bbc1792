// node generate.mjs FILE: writes cases that nobody would write by hand into FILE: tables of operators and methods over
// awkward values, and random programs from a small grammar. The same numbers every time; run.mjs adds what node prints.
import fs from 'node:fs';

const cases = [];
const add = (name, ...lines) => cases.push(`### ${name}\n${lines.join('\n')}\n`);

// A small generator of numbers that is the same on every machine.
let seed = 1;
const random = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
const pick = (list) => list[random(list.length)];

// ---- Tables: every row of one case is one line of output.
const SHOW = 'const show = (f) => { try { const v = f(); return Object.is(v, -0) ? "-0" : typeof v === "string" ? `"${v}"` : String(v); } catch (e) { return e.name; } };';

const VALUES = ['0', '-0', '1', '-1.5', 'NaN', 'Infinity', '2 ** 32', '""', '"1"', '" 12 "', '"abc"', 'true', 'false', 'null', 'undefined', '[]', '[7]', '[1, 2]', '({})', '({ valueOf: () => 3 })', '({ toString: () => "4" })'];
for (const op of ['+', '-', '*', '/', '%', '**', '<', '<=', '>', '>=', '==', '!=', '===', '&', '|', '^', '<<', '>>', '>>>', '&&', '||', '??']) {
  add(`table of a ${op} b`, SHOW, `const values = [${VALUES.join(', ')}];`, `for (const a of values) console.log(values.map((b) => show(() => a ${op} b)).join(' '));`);
}
add('table of unary operators', SHOW, `const values = [${VALUES.join(', ')}, Symbol('s'), () => 1];`,
  'for (const a of values) console.log([() => +a, () => -a, () => ~a, () => !a, () => typeof a, () => Number(a), () => String(a), () => Boolean(a), () => `${a}`.length, () => parseInt(a), () => a == a].map(show).join(\' \'));');

const numbers = ['undefined', '0', '1', '2', '4', '9', '-1', '-3', '-9', '1.7', 'NaN', '"2"', 'Infinity', 'null'];
const grid = (subject, method, result = 'v') => add(`table of ${method} on ${subject}`, SHOW,
  `const args = [${numbers.join(', ')}];`,
  `for (const a of args) console.log([[a], ...args.map((b) => [a, b])].map((list) => show(() => { const s = ${subject}; const v = s.${method}(...list); return ${result}; })).join(' '));`);
for (const method of ['slice', 'substring', 'substr', 'at', 'charAt', 'charCodeAt', 'codePointAt']) grid("'hello'", method);
for (const method of ['slice', 'at']) grid('[10, 11, 12, 13]', method);
for (const method of ['splice', 'fill', 'copyWithin']) grid('[10, 11, 12, 13]', method, "v + '/' + s");
for (const method of ['indexOf', 'lastIndexOf', 'includes', 'with']) grid('[1, 2, , NaN, 1]', method);
grid('[1, 2, 3]', 'toSpliced');
add('table of searching in strings', SHOW, "const s = 'banana', words = ['', 'a', 'an', 'na', 'x', 'banana', 'bananas'], at = [undefined, 0, 2, 5, 9, -1, NaN];",
  "for (const m of ['indexOf', 'lastIndexOf', 'includes', 'startsWith', 'endsWith']) for (const w of words) console.log(m, at.map((i) => show(() => s[m](w, i))).join(' '));");
add('table of padding and splitting', SHOW, "for (const n of [0, 2, 5, 8]) for (const f of [undefined, '', ' ', 'ab', 'xyz']) console.log(show(() => 'mid'.padStart(n, f)), show(() => 'mid'.padEnd(n, f)));",
  "for (const s of ['', 'a,b', ',', 'a,,b,']) for (const n of [undefined, 0, 1, 2, -1]) console.log(show(() => JSON.stringify(s.split(',', n))), show(() => JSON.stringify(s.split('', n))));");

// ---- Numbers and their texts.
const doubles = [];
for (let i = 0; i < 36; i++) doubles.push(Number(`${pick(['', '-'])}${random(10)}.${random(1000000)}e${random(50) - 25}`));
const LIST = `const list = [0, 1, -1, 0.5, 1.25, 123.456, 1e21, 1.5e-7, 255, ${doubles.join(', ')}];`;
add('numbers as texts', LIST, "for (const x of list) console.log(x, x * 3, x / 7, Math.round(x), Math.floor(x), Math.trunc(x), x | 0, x >>> 0);");
add('numbers with fixed digits', LIST, "for (const x of list) console.log([0, 1, 2, 5, 10].map((n) => x.toFixed(n)).join(' '));");
add('numbers with precision', LIST, "for (const x of list) console.log([1, 2, 3, 7, 15].map((n) => x.toPrecision(n)).join(' '));");
add('numbers with exponents', LIST, "for (const x of list) console.log([undefined, 0, 1, 4, 12].map((n) => x.toExponential(n)).join(' '));");
add('whole numbers in other bases', 'const list = [0, 1, 7, 10, 255, 256, -255, 65535, 123456789, 2 ** 31, 2 ** 32, 2 ** 53];', "for (const x of list) console.log([2, 3, 8, 10, 16, 32, 36].map((n) => x.toString(n)).join(' '));");
add('fractions in other bases', 'const list = [0.5, 0.25, 0.75, -0.125, 10.5, 255.0625, 1 / 1024];', "for (const x of list) console.log([2, 4, 8, 10, 16, 32].map((n) => x.toString(n)).join(' '));");
const texts = ['', ' ', '0', '-0', '12', ' 12 ', '12px', '.5', '5.', '.', '-', '+3', '--3', '1e3', '1e', '1e+2', '0x1F', '0X1f', '-0x1', '0b101', '0o17', '1_000', 'Infinity', '-Infinity', 'infinity', 'NaN', '1,5', '\\t7\\n', '0.1e-2', '1.2.3', '٣', '9007199254740993', '1e400', '-1e-400', 'null', 'true', '[]'];
add('texts as numbers', `const list = [${texts.map((t) => `'${t}'`).join(', ')}];`, "for (const s of list) console.log(JSON.stringify(s), Number(s), parseFloat(s), parseInt(s), parseInt(s, 16), parseInt(s, 2), s * 1, +s === s * 1);");

// ---- Random programs. Everything they do is bounded: loops count, functions call only functions made before them.
function program(kind) {
  const lines = ['const log = [];', 'let budget = 400;', 'const note = (x) => { log.push(x); return x; };', 'let a = 3, b = 7, c = -2;', "var s = 'x', list = [1, 2, 3], o = { p: 1, q: 'z', r: [4] };"];
  const functions = [];
  const variables = ['a', 'b', 'c'];
  const number = (d = 2) => {
    if (d <= 0) return pick([...variables, String(random(10)), 'list.length', 'o.p', '(list[0] | 0)']);
    return pick([
      () => `(${number(d - 1)} ${pick(['+', '-', '*', '%', '&', '|', '^', '>>', '<<', '**'])} ${number(d - 2)})`,
      () => `(${test(d - 1)} ? ${number(d - 1)} : ${number(d - 1)})`,
      () => `${pick(variables)}${pick(['++', '--'])}`,
      () => `(${pick(variables)} ${pick(['=', '+=', '-=', '??=', '||=', '&&='])} ${number(d - 1)})`,
      () => `note(${number(d - 1)})`,
      () => `-${number(d - 2)}`.replace('--', '- -'),
      () => (functions.length ? `${pick(functions)}(${number(d - 1)}, ${number(d - 2)})` : number(d - 1)),
      () => `[${number(d - 1)}, ${number(d - 2)}].${pick(['length', 'at(-1)', 'indexOf(3)', 'reduce((x, y) => x + y)', 'map((x) => x * 2)[0]'])}`,
      () => `Math.${pick(['max', 'min'])}(${number(d - 1)}, ${number(d - 2)})`,
      () => `(({ k: ${number(d - 1)} }).k)`,
      () => `(() => ${number(d - 1)})()`,
    ])();
  };
  const test = (d = 1) => pick([() => `${number(d)} ${pick(['<', '>', '<=', '>=', '===', '!==', '=='])} ${number(d - 1)}`, () => `!${pick(variables)}`, () => `${number(d - 1)} in list`, () => `(${pick(variables)} && ${number(d - 1)} > 2)`, () => `typeof ${pick([...variables, 's', 'list', 'zzz'])} === 'number'`])();
  const text = () => pick([() => `s += ${number(1)}`, () => `s = s.slice(-5) + '${pick(['u', 'v', 'w'])}'`, () => '`' + `\${${number(1)}}-\${s.length}` + '`', () => `String(${number(1)})`, () => `o.q + ${number(1)}`])();
  const block = (d, inLoop) => `{ ${Array.from({ length: 1 + random(2) }, () => statement(d, inLoop)).join(' ')} }`;
  const statement = (d, inLoop) => {
    const simple = [
      () => `note(${number(2)});`, () => `note(${text()});`, () => `${pick(variables)} = ${number(2)} | 0;`, () => `list.${pick(['push', 'unshift'])}(${number(1)});`,
      () => `list.${pick(['pop', 'shift', 'reverse', 'sort'])}();`, () => `list.length > 6 && list.splice(${random(3)}, ${random(3)});`, () => `[${pick(variables)}, ${pick(variables)}] = [${number(1)}, ${number(1)}];`,
      () => `o.${pick(['p', 'p', 'w'])} = ${number(1)};`, () => `delete o.w;`, () => `({ p: ${pick(variables)} = ${number(0)}, ...o } = { ...o, p: ${number(1)} });`, () => `note(Object.keys(o).join());`, () => `note(list.join());`,
    ];
    if (inLoop) simple.push(() => `if (${test()}) break;`, () => `if (${test()}) continue;`);
    if (d <= 0) return pick(simple)();
    const n = random(1000);
    return pick([...simple,
      () => `if (${test()}) ${block(d - 1, inLoop)} else ${block(d - 1, inLoop)}`,
      () => `for (let i${n} = 0; i${n} < ${1 + random(4)} && budget-- > 0; i${n}++) ${block(d - 1, true)}`,
      () => `for (const v${n} of ${pick(['[...list]', "'xyz'", '[[1], [2]]', 'Object.keys(o)', 'new Set(list)'])}) { note(v${n}); if (budget-- < 0) break; ${statement(d - 1, true)} }`,
      () => `for (const k${n} in o) { note(k${n}); ${statement(d - 1, true)} }`,
      () => `{ let n${n} = ${1 + random(3)}; while (n${n}-- > 0 && budget-- > 0) ${block(d - 1, true)} }`,
      () => `try ${block(d - 1, inLoop)} catch (e) { note(e.name ?? e); } finally ${block(d - 2, false)}`,
      () => `try { if (${test()}) throw ${pick(['new RangeError("r")', '5', 'new TypeError()'])}; ${statement(d - 1, inLoop)} } catch (e) { note(e.name ?? e); }`,
      () => `switch (${number(1)} % 4) { case 0: ${statement(d - 1, false)} case 1: ${statement(d - 1, false)} break; default: ${statement(d - 1, false)} case 2: ${statement(d - 1, false)} }`,
      () => `l${n}: for (const x of [1, 2, 3]) { for (const y of [1, 2]) { if (${test()}) continue l${n}; note(x * y); if (${test()}) break l${n}; } }`,
      () => `(() => { try { ${statement(d - 1, false)} return note('t'); } finally { note('f'); ${pick(['', "if (a > 3) return 'override';"])} } })();`,
      () => `{ const fs = []; for (${pick(['let', 'var'])} i${n} = 0; i${n} < 3; i${n}++) fs.push(() => i${n} + ${pick(variables)}); note(fs.map((f) => f()).join()); }`,
      () => `{ const { p = ${number(1)}, zz: [y = ${number(0)}] = [], ...rest } = o; note(p); note(y); note(Object.keys(rest).join()); }`,
    ])();
  };
  const makers = {
    plain: [(f) => `function ${f}(x, y = x + 1) { ${statement(1, false)} return ${number(1)} + x - y; }`, (f) => `const ${f} = (x, ...r) => x + r.length + ${number(1)};`],
    closures: [(f) => `const ${f} = (() => { let n = ${number(0)}; const inc = (d) => (n += d); return (x, y) => { inc(y | 0); note(n); return n + x; }; })();`, (f) => `function ${f}(x, y) { const k = { x }; const g = () => k.x++; g(); return g() + (() => y)(); }`],
    classes: [(f) => `class C${f} { #n = ${number(0)}; static made = 0; constructor(n) { C${f}.made++; this.n = n; } get twice() { return this.n * 2 + this.#n; } set twice(v) { this.#n = v; } add(m) { this.#n += m; return this; } } const ${f} = (x, y) => { const i = new C${f}(x).add(y); i.twice = x; return i.twice + C${f}.made; };`,
      (f) => `class B${f} { v(x) { return x + 1; } } class D${f} extends B${f} { v(x) { return super.v(x) * ${1 + random(3)}; } } const ${f} = (x, y) => new ${pick(['B', 'D'])}${f}().v(x) + y;`],
    generators: [(f) => `function* G${f}(n) { try { for (let i = 0; i < 3; i++) note(yield i * n); } finally { note('closed'); } } const ${f} = (x, y) => { const it = G${f}(x); it.next(); const r = it.next(y).value; ${pick(['it.return(1);', 'for (const z of it) break;', '[...it];', ''])} return (r | 0) + y; };`,
      (f) => `const ${f} = (x, y) => [...(function* () { yield x; yield* [y, 1]; })()].reduce((p, q) => p + q);`],
  };
  for (let i = 0; i < 2; i++) { const f = 'f' + i; lines.push(pick(makers[kind])(f)); functions.push(f); }
  for (let i = 0; i < 9; i++) lines.push(statement(3, false));
  lines.push("console.log(log.slice(0, 120).map((x) => (typeof x) [0] + ':' + x).join(' '));", "console.log(a, b, c, s.slice(0, 60), list.join(), JSON.stringify(o));");
  return lines;
}
// A program of promises: who comes first is all there is to it.
function order() {
  let n = 0;
  const log = () => `console.log(${n++})`;
  const promise = (d) => pick([() => 'Promise.resolve()', () => 'null', () => `Promise.reject(${n++})`, () => 'new Promise((r) => r(Promise.resolve()))', () => (d > 0 ? `(async () => { ${steps(d - 1)} })()` : 'undefined'), () => '{ then(ok) { ok(); } }', () => (d > 0 ? `Promise.all([${promise(d - 1)}, 1])` : '1'), () => (d > 0 ? `Promise.race([${promise(d - 1)}, ${promise(0)}])` : '2')])();
  const steps = (d) => Array.from({ length: 1 + random(3) }, () => pick([() => `${log()};`, () => `await ${promise(d)};`, () => `try { await ${promise(d)}; ${log()}; } catch { ${log()}; } finally { ${log()}; }`, () => `for (let i = 0; i < 2; i++) { await null; ${log()}; }`, () => `return ${promise(d)};`])()).join(' ');
  const chain = (d) => `Promise.resolve(${promise(d)})${Array.from({ length: 1 + random(3) }, () => pick([() => `.then(() => { ${log()}; return ${promise(d - 1)}; })`, () => `.catch(() => { ${log()}; })`, () => `.finally(() => { ${log()}; })`, () => `.then(() => ${log()}, () => ${log()})`])()).join('')}.catch(() => {});`;
  return Array.from({ length: 4 }, () => pick([() => chain(2), () => `(async () => { ${steps(2)} })().then(() => ${log()}, () => ${log()});`, () => `${log()};`])()).concat("console.log('script ends');");
}
for (const kind of ['plain', 'closures', 'classes', 'generators']) for (let i = 1; i <= 20; i++) add(`random program with ${kind} ${i}`, ...program(kind));
for (let i = 1; i <= 30; i++) add(`random order of promises ${i}`, ...order());

fs.writeFileSync(process.argv[2], `Cases made by tests/oracle/language/generate.mjs.\n\n${cases.join('\n')}`);
