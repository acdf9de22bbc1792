// node run.mjs FILE...: runs every case of these files in node and writes what it prints into the file, as `//=>` lines.
// A case is run in a process of its own, so that none sees what another has done to the built-in objects.
import fs from 'node:fs';
import vm from 'node:vm';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { makeHost } from '../programs/host.mjs';

const SHOWN = '//=> ';

// Everything the case prints, and the name of the error that ended it.
async function runCase(source) {
  const write = process.stdout.write.bind(process.stdout);
  const turn = ((later) => () => new Promise((r) => later(r)))(setImmediate);
  const name = (e) => (e !== null && typeof e === 'object' ? String(e.name) : 'thrown ' + String(e));
  let error = null, late = null;                          // an error in a callback is told, and the loop goes on
  process.on('unhandledRejection', (reason) => { late ??= name(reason); });
  process.on('uncaughtException', (e) => { late ??= name(e); });
  const host = makeHost(globalThis);
  const run = (text) => {
    try {
      return vm.runInThisContext(text, { filename: 'case.js' });
    } catch (e) {
      error = name(e);
    }
  };
  const fire = (limit) => {
    try {
      return host.fireOne(limit);
    } catch (e) {
      late ??= name(e);
      return true;
    }
  };
  // Microtasks, then due timers one by one, microtasks after each.
  const pass = async (limit) => {
    await turn();
    while (fire(limit())) await turn();
  };
  for (const piece of pieces(source)) {
    if (error !== null) break;
    if (piece.span === undefined) run(piece.text);
    else {
      const limit = host.until(run(piece.span));
      await pass(() => limit);
    }
    await turn();
    await turn();
  }
  // Where nothing says how time passes, it passes by itself.
  if (error === null && !source.includes('tick(')) await pass(host.end);
  error ??= late;
  write([...host.log, ...(error === null ? [] : ['uncaught ' + error])].join('\n'));
}

// The parts between checkpoints, which end a job, and turns of the loop, with how long they are. Functions of the top
// level exist from the start: they go into the first.
function pieces(source) {
  const parts = source.split(/^(gc\(\);|tick\(.*\);)$/m);
  if (parts.length === 1) return [{ text: source }];
  const declared = /^(?:async )?function\b(?:[^\n]*\}$|[^]*?^\}$)/gm;
  const functions = source.match(declared) ?? [];
  const names = (source.match(/^var \w+/gm) ?? []).join(';');
  const first = { text: [names, ...functions].join('\n') };
  return [first, ...parts.map((part, at) => {
    if (at % 2 === 0) return { text: part.replace(declared, '') };
    return part === 'gc();' ? { text: '' } : { span: `(${part.slice(5, -2).trim() || 'undefined'})` };
  })];
}

// A file is a heading and cases; a case is its name, its lines of source, and what it printed last time.
function rewritten(text, file) {
  const [heading, ...cases] = text.split(/^### /m);
  const names = new Set();
  return heading + cases.map((part) => {
    const [name, ...lines] = part.trimEnd().split('\n');
    const source = lines.filter((line) => !line.startsWith(SHOWN.trim())).join('\n').trim();
    const { stdout, stderr, status } = spawnSync(process.execPath, [fileURLToPath(import.meta.url), '--case'], { input: source, encoding: 'utf8' });
    if (status !== 0 || stdout === '') throw new Error(`${file}: ${name}: ${stderr || 'it prints nothing'}`);
    if (names.has(name)) throw new Error(`${file}: two cases are called ${name}`);
    names.add(name);
    return `### ${name}\n${source}\n${stdout.split('\n').map((line) => (SHOWN + line).trimEnd()).join('\n')}\n`;
  }).join('\n');
}

if (process.argv[2] === '--case') {
  runCase(fs.readFileSync(0, 'utf8'));
} else {
  for (const file of process.argv.slice(2)) fs.writeFileSync(file, rewritten(fs.readFileSync(file, 'utf8'), file));
}
