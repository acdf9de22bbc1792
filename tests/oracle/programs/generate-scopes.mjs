// node generate-scopes.mjs FOLDER [COUNT] [SALT]: writes random programs about scopes into FOLDER: closures of every shape in blocks, loops,
// switches and handlers, mentioning this and that, kept by globals and let go. The same programs every time.
import fs from 'node:fs';
import path from 'node:path';

const [folder, count = 40, salt = 7919] = process.argv.slice(2);
const GLOBALS = ['g0', 'g1', 'g2', 'g3'];

function program(number) {
  let seed = salt * (number + 1);
  const random = (n) => { seed = (seed * 48271) % 2147483647; return seed % n; };
  const pick = (list) => list[random(list.length)];
  let names = 0;
  const fresh = (letter) => letter + names++;

  const pad = (depth) => '  '.repeat(depth);
  // Values. `seen` are the variables that can be mentioned here; `mention` says what a closure does with one.
  const value = (seen, depth) => {
    const v = seen.length && random(3) ? pick(seen) : null;
    if (depth <= 0 || random(3) === 0) return v ?? `{ n: ${names++} }`;
    return pick([
      () => `{ n: ${names++} }`,
      () => `{ n: ${names++}, to: ${value(seen, depth - 1)} }`,
      () => `[${value(seen, depth - 1)}, { n: ${names++} }]`,
      () => `new Map([['k', ${value(seen, depth - 1)}]])`,
      () => closure(seen, depth),
      () => closure(seen, depth),
    ])();
  };
  const closure = (seen, depth) => {
    const [a, b] = [seen.length ? pick(seen) : '0', seen.length ? pick(seen) : '1'];
    return pick([
      () => `() => ${a}`,
      () => `() => ${a} && ${b}`,
      () => `function () { return ${a}; }`,
      () => `function () { return 'nothing'; }`,
      () => `(p = ${a}) => p`,
      () => `() => () => ${a}`,
      () => `() => { const ${b} = 5; return ${b}; }`.replace(/const (\d)/, 'const own$1').replace(/return (\d);/, 'return own$1;'),
      () => `{ m() { return ${a}; }, n: ${names++} }`,
      () => `{ get x() { return ${a}; }, other: () => ${b} }`,
      () => `class { m() { return ${a}; } }`,
      () => `new (class { f = () => this; own = ${a}; })()`,
      () => `function self() { return typeof self + typeof ${a}; }`,
      () => `(() => this)`,
      () => `(function (p, q) { return () => p; })(${a}, { n: ${names++} })`,
      () => `((p, q) => ({ read: () => q, list: [p] }))({ n: ${names++} }, ${b})`,
    ])();
  };
  const statements = (seen, depth, count, inFunction) => {
    seen = [...seen];
    const lines = [];
    for (let i = 0; i < count; i++) {
      const at = pad(inFunction ? 3 - depth : 1 - depth);
      const block = (more = []) => statements([...seen, ...more], depth - 1, 1 + random(3), inFunction).join('\n');
      pick([
        () => { const v = fresh('v'); lines.push(`${at}${pick(['const', 'let', 'let', 'var'])} ${v} = ${value(seen, 2)};`); seen.push(v); },
        () => { const v = fresh('v'); lines.push(`${at}const ${v} = ${value(seen, 2)};`); seen.push(v); },
        () => lines.push(`${at}${pick(GLOBALS)} = ${closure(seen, 2)};`),
        () => lines.push(`${at}${pick(GLOBALS)} = ${value(seen, 2)};`),
        ...(depth > 0 ? [
          () => lines.push(`${at}{\n${block()}\n${at}}`),
          () => { const v = fresh('i'); lines.push(`${at}for (${pick(['let', 'let', 'var'])} ${v} = 0; ${v} < 2; ${v}++) {\n${block([v])}\n${at}}`); },
          () => { const v = fresh('x'); lines.push(`${at}for (const ${v} of [${value(seen, 1)}, { n: ${names++} }]) {\n${block([v])}\n${at}}`); },
          () => { const v = fresh('k'); lines.push(`${at}for (const ${v} in { a: 1 }) {\n${block([v])}\n${at}}`); },
          () => { const v = fresh('e'); lines.push(`${at}try {\n${block()}\n${at}  throw { n: ${names++} };\n${at}} catch (${v}) {\n${block([v])}\n${at}}`); },
          () => { const v = fresh('v'); lines.push(`${at}switch (${random(2)}) {\n${at}  case 0:\n${at}    let ${v} = { n: ${names++} };\n${block([v])}\n${at}  default:\n${block()}\n${at}}`); },
          () => lines.push(`${at}if (${random(2)}) {\n${block()}\n${at}} else {\n${block()}\n${at}}`),
          () => { const [a, b] = [fresh('a'), fresh('b')]; lines.push(`${at}const { a: ${a}, b: [${b}] = [{ n: ${names++} }] } = { a: { n: ${names++} } };`); seen.push(a, b); },
        ] : []),
      ])();
    }
    return lines;
  };
  const maker = (name) => {
    const [p, q] = [fresh('p'), fresh('q')];
    const parameters = pick([`${p}, ${q}`, `${p}, ${q} = { n: ${names++} }`, `${p}, ...${q}`, `{ to: ${p} }, ${q}`]);
    const strict = random(6) === 0 && /^p\d+, q\d+$/.test(parameters) ? "  'use strict';\n" : '';
    const body = statements([p, q], 2, 3 + random(3), true);
    if (random(4) === 0) body.unshift('  if (arguments.length > 5) return null;');
    return `function ${name}(${parameters}) {\n${strict}${body.join('\n')}\n  return ${closure([p, q], 2)};\n}`;
  };
  const lines = [`var ${GLOBALS.slice(0, 2).join(' = null, ')} = null;`, `let ${GLOBALS.slice(2).join(' = null, ')} = null;`];
  const makers = Array.from({ length: 2 }, (_, i) => 'make' + i);
  for (const name of makers) lines.push(maker(name));
  for (let round = 0; round < 2; round++) {
    const call = `${pick(makers)}({ to: { n: ${names++} } }, { n: ${names++} }, { n: ${names++} })`;
    lines.push(pick([`${pick(GLOBALS)} = ${call};`, `${call};`, `${pick(GLOBALS)} = [${call}, ${call}];`]), 'gc();');
    if (round === 0) lines.push(...statements([], 1, 2, false), 'gc();');
    lines.push(`${pick(GLOBALS)} = null;`);
    lines.push(`if (typeof ${GLOBALS[round]} === 'function') { try { ${pick(GLOBALS)} = ${GLOBALS[round]}(); } catch (e) { console.log(e.name); } }`, 'gc();');
  }
  lines.push(`console.log(${GLOBALS.map((g) => `typeof ${g}`).join(', ')});`, `${GLOBALS.join(' = ')} = null;`, 'gc();');
  return `// A random program about scopes, number ${number}.\n${lines.join('\n')}\n`;
}

fs.mkdirSync(folder, { recursive: true });
for (let number = 1; number <= Number(count); number++) fs.writeFileSync(path.join(folder, `scopes-${String(number).padStart(2, '0')}.js`), program(number));
