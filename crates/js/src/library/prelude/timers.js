// Timers, frames and what else comes later, in virtual time. Of the host environment, not of the language. By itself time
// passes when nothing else is to be done, unless the program calls tick(ms), which moves the clock.

// The timers that wait, by when they are due: records {id, callback, args, due, every, level}; `every` is 0 for those that
// come once, -1 for frames. One that was cleared has no callback. A root of its own in pictures.
const $timers = [];
$keepTimers($timers);
// The records by number.
const $TimerMap = $globalObject.Map;
const $timerOf = new $TimerMap();
const $getTimer = $TimerMap.prototype.get;
const $setTimer = $TimerMap.prototype.set;
const $forgetTimer = $TimerMap.prototype.delete;
let $lastTimer = 0;
const $FRAME = 1000 / 60;

function setTimeout(callback, delay, ...args) {
  return $addTimer(callback, delay, args, false);
}

function setInterval(callback, delay, ...args) {
  return $addTimer(callback, delay, args, true);
}

function setImmediate(callback, ...args) {
  $needCallback(callback);
  return $setAt(callback, args, $now(), 0);
}

function requestAnimationFrame(callback) {
  $needCallback(callback);
  return $setAt(callback, undefined, ($truncate($now() / $FRAME + 0.000001) + 1) * $FRAME, -1);
}

function $needCallback(callback) {
  if (typeof callback !== 'function') {
    $badArgument('callback', callback);
  }
}

// What an argument is that should have been a function.
function $badArgument(name, value) {
  const kind = typeof value;
  let what = $formatted(kind === 'string' ? ['%O', value] : [value]);
  if (value !== undefined && value !== null && kind !== 'object' && kind !== 'function') {
    what = `type ${kind} (${what.length > 28 ? `${$call($stringSlice, what, 0, 25)}...` : what})`;
  } else if ($isObject(value)) {
    const maker = value.constructor;
    if (typeof maker === 'function' && maker.name) what = `an instance of ${maker.name}`;
  }
  const error = new $TypeError(`The "${name}" argument must be of type function. Received ${what}`);
  $define(error, 'code', 'ERR_INVALID_ARG_TYPE', 7);
  throw error;
}

function $addTimer(callback, delay, args, repeat) {
  $needCallback(callback);
  let span = $span(delay);
  if (span < 1 && (repeat || !$isTicking())) span = 1;
  return $setAt(callback, args, $now() + span, repeat ? span : 0);
}

function $setAt(callback, args, due, every) {
  $lastTimer++;
  const timer = { id: $lastTimer, callback, args, due, every, level: $level() + 1 };
  $call($setTimer, $timerOf, $lastTimer, timer);
  $schedule(timer);
  return $lastTimer;
}

// A number of milliseconds, never less than 0.
function $span(value) {
  const span = $truncate(+value);
  return span >= 0 ? span > 2147483647 ? 1 : span : 0;
}

function clearTimeout(id) {
  $clearTimer(id);
}

function clearInterval(id) {
  $clearTimer(id);
}

function clearImmediate(id) {
  $clearTimer(id);
}

function cancelAnimationFrame(id) {
  $clearTimer(id);
}

function $clearTimer(id) {
  const timer = $call($getTimer, $timerOf, id);
  if (timer === undefined) return;
  $call($forgetTimer, $timerOf, id);
  timer.callback = undefined;
  timer.args = undefined;
}

// What is called where it is no statement of the top level: no microtask runs between.
function tick(milliseconds) {
  const limit = $now() + $span(milliseconds);
  let timer = $takeTimer(limit);
  while (timer !== undefined) {
    $fire(timer);
    timer = $takeTimer(limit);
  }
  $setNow(limit);
}

// Calls what a timer that is due is for. An interval waits again, whatever comes of the call.
function $fire(timer) {
  if (timer.due > $now()) $setNow(timer.due);
  const callback = timer.callback;
  const args = timer.every < 0 ? [timer.due] : timer.args;
  if (timer.every > 0) {
    try {
      $apply(callback, $globalObject, args);
    } finally {
      if (timer.callback !== undefined) {
        timer.due = $now() < timer.due + timer.every ? timer.due + timer.every : $now() + 1;
        timer.level++;
        $schedule(timer);
      }
    }
    return;
  }
  $clearTimer(timer.id);
  $apply(callback, $globalObject, args);
}

function $processNextTick(callback, ...args) {
  $needCallback(callback);
  $nextTick({ callback, args });
}

// What a page asks people is answered for them, and that is said.
function alert(message) {
  $print($LOG, [arguments.length === 0 ? '' : message === undefined ? 'undefined' : $said(message)]);
}

function confirm(message) {
  $print($LOG, [$said(message)]);
  $note('confirm was answered with true');
  return true;
}

function prompt(message, answer) {
  $print($LOG, [$said(message)]);
  const given = answer === undefined ? null : $said(answer);
  $note(`prompt was answered with ${given === null ? 'null' : $quote(given)}`);
  return given;
}

function $said(value) {
  return value === undefined ? '' : typeof value === 'string' ? value : `${$toPrimitive(value, 'string')}`;
}
