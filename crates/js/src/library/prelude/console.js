// What of the console counts, groups and measures time. Lines are made and printed by natives; nothing is kept but labels.

const $LOG = 0;
const $WARN = 3;
const $counts = { __proto__: null };
const $clocks = { __proto__: null };

// The machine could not make a line without asking the program: `asked` is triples of what is wanted, of which object, and
// of a getter, in whose place the answers go.
function $printAsked(level, values, asked) {
  for (let i = 0; i < asked.length; i += 3) {
    const object = asked[i + 1];
    switch (asked[i]) {
      case 0: asked[i + 2] = $call(asked[i + 2], object); break;
      case 1: asked[i + 2] = $toText(object); break;
      case 2: asked[i + 2] = $toJson(object); break;
      default: asked[i + 2] = +$toPrimitive(object, 'number');
    }
  }
  $printed(level, values, asked);
}

function $toText(object) {
  const text = $toPrimitive(object, 'string');
  return typeof text === 'symbol' ? $show(text) : `${text}`;
}

function $toJson(value) {
  $circular = false;
  try {
    return JSON_stringify(value);
  } catch (error) {
    if ($circular) return '[Circular]';
    throw error;
  }
}

function console_assert(condition, ...values) {
  if (condition) return;
  if (values.length === 0) $push(values, 'Assertion failed');
  else values[0] = `Assertion failed: ${typeof values[0] === 'symbol' ? $show(values[0]) : values[0]}`;
  $print($WARN, values);
}

function console_clear() {}

function console_count(label = 'default') {
  label = `${label}`;
  $counts[label] = ($counts[label] ?? 0) + 1;
  $print($LOG, [`${label}: ${$counts[label]}`]);
}

function console_countReset(label = 'default') {
  label = `${label}`;
  if ($counts[label] === undefined) $print($WARN, [`Count for '${label}' does not exist`]);
  else delete $counts[label];
}

function console_group(...values) {
  if (values.length > 0) $print($LOG, values);
  $indent(2);
}

function console_groupCollapsed(...values) {
  if (values.length > 0) $print($LOG, values);
  $indent(2);
}

function console_groupEnd() {
  $indent(-2);
}

function console_time(label = 'default') {
  label = `${label}`;
  if ($clocks[label] !== undefined) $print($WARN, [`Label '${label}' already exists for console.time()`]);
  else $clocks[label] = $now();
}

function console_timeEnd(label = 'default') {
  if ($timeLog('timeEnd', label, [])) delete $clocks[label];
}

function console_timeLog(label = 'default', ...values) {
  $timeLog('timeLog', label, values);
}

function $timeLog(method, label, values) {
  label = `${label}`;
  const since = $clocks[label];
  if (since === undefined) {
    $print($WARN, [`No such label '${label}' for console.${method}()`]);
    return false;
  }
  const line = ['%s: %s', label, $duration($now() - since)];
  for (let i = 0; i < values.length; i++) $push(line, values[i]);
  $print($LOG, line);
  return true;
}
