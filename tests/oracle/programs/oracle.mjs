// node --expose-gc oracle.mjs program.js [name]: which of the program's objects V8 has freed at each gc(), as JSON.
// Nothing of a program may stay in a frame of ours while V8 collects: hence the small functions and the turns of the
// event loop between them.
import fs from 'node:fs';
import vm from 'node:vm';
import { instrument } from './instrument.mjs';
import { makeHost, makeTracker, survey } from './host.mjs';

const [file, name] = process.argv.slice(2);
const ROUNDS = 6;

const realGc = globalThis.gc;
if (typeof realGc !== 'function') { console.error('run node with --expose-gc'); process.exit(2); }
const setImmediate_ = globalThis.setImmediate;
const setTimeout_ = globalThis.setTimeout;
const stdout = process.stdout;
const runInThisContext = vm.runInThisContext;

const program = instrument(fs.readFileSync(file, 'utf8'));

const host = makeHost(globalThis);
const tracker = makeTracker(globalThis, host.hostObjects);

let rejection = null;
process.on('unhandledRejection', (reason) => { rejection ??= describe(reason); });

const turn = () => new Promise((r) => setImmediate_(r));
const pause = () => new Promise((r) => setTimeout_(r, 1));

let last;                                               // the value of the segment run last, if it is no object

// never inlined into the async driver: nothing of the program may stay in a suspended frame
function runSegment(code, n) {
  try {
    last = runInThisContext(code, { filename: 'program-part-' + n + '.js' });
    if (typeof last === 'object' || typeof last === 'function') last = 0;
    return null;
  } catch (e) {
    return describe(e);
  }
}
function describe(e) {
  if (e !== null && typeof e === 'object') {
    const name = e.name, message = e.message;
    return String(name) + ': ' + String(message);
  }
  return 'thrown ' + String(e);
}

// One due timer: undefined where there is none, null where all went well, else what it threw.
function fire(limit) {
  try {
    return host.fireOne(limit) ? null : undefined;
  } catch (e) {
    return describe(e);
  }
}

async function main() {
  const out = { checkpoints: [] };
  let error = null, late = null;
  const notes = [];
  for (let i = 0; i < program.segments.length; i++) {
    const seg = program.segments[i];
    error = runSegment(seg.code, i);
    if (error !== null) break;
    if (seg.line === null) break;
    if (seg.tick) {                                     // microtasks, then due timers one by one, microtasks after each
      await turn();
      const limit = host.until(last);
      for (let told; (told = fire(limit)) !== undefined;) {
        if (told !== null) late ??= told;               // an error in a callback is told, and the loop goes on
        await turn();
      }
      continue;
    }
    await turn();                                       // the job ends; microtasks drain; kept-alive list is emptied
    await pause();
    for (let k = 0; k < ROUNDS; k++) {
      realGc();
      await turn();
    }
    await pause();                                      // FinalizationRegistry callbacks run as tasks
    await turn();
    const s = survey(tracker.records);
    await turn();                                       // deref() kept survivors for the rest of that job
    out.checkpoints.push({ line: seg.line, alive: s.alive, collected: s.collected });
    if (s.disagree.length) notes.push({ line: seg.line, weakrefAndRegistryDisagree: s.disagree });
  }
  await turn();
  error ??= late ?? rejection;
  stdout.write(written(out.checkpoints, error, notes));
}

// One checkpoint a line, so that a difference between two truths can be read.
function written(checkpoints, error, notes) {
  const lines = checkpoints.map((c) => '  ' + JSON.stringify(c));
  const parts = [
    `"program": ${JSON.stringify(name ?? file)}`,
    `"checkpoints": [\n${lines.join(',\n')}\n ]`,
  ];
  if (error !== null) parts.push(`"error": ${JSON.stringify(error)}`);
  parts.push(`"log": ${JSON.stringify(host.log)}`, `"sites": ${JSON.stringify(program.sites)}`);
  if (notes.length) parts.push(`"notes": ${JSON.stringify(notes)}`);
  return '{\n ' + parts.join(',\n ') + '\n}\n';
}
main();
