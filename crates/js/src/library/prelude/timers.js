// Virtual timers: nothing fires by itself, tick(ms) moves the clock. Of the host environment, not of the language.

// The timers that are set, by number: records {id, callback, args, due, every}. A root of its own in pictures.
const $timers = [];
let $lastTimer = 0;

function setTimeout(callback, delay, ...args) {
  return $addTimer(callback, delay, args, false);
}

function setInterval(callback, delay, ...args) {
  return $addTimer(callback, delay, args, true);
}

function $addTimer(callback, delay, args, repeat) {
  if (typeof callback !== 'function') $typeError('callback is not a function');
  let span = $span(delay);
  if (repeat && span < 1) span = 1;
  $lastTimer++;
  $push($timers, { id: $lastTimer, callback, args, due: $now() + span, every: repeat ? span : 0 });
  return $lastTimer;
}

// A number of milliseconds, never less than 0.
function $span(value) {
  const span = $truncate(+value);
  return span >= 0 ? span : 0;
}

function clearTimeout(id) {
  $clearTimer(id);
}

function clearInterval(id) {
  $clearTimer(id);
}

function $clearTimer(id) {
  for (let i = 0; i < $timers.length; i++) {
    if ($timers[i].id === id) {
      $removeAt($timers, i);
      return;
    }
  }
}

function tick(milliseconds) {
  $tick(milliseconds);
}

function $tick(milliseconds) {
  const limit = $now() + $span(milliseconds);
  let index = $nextTimer(limit);
  while (index >= 0) {
    $fire(index);
    index = $nextTimer(limit);
  }
  $setNow(limit);
}

// The index of the timer that is due first, up to a time; they stand in the order of their numbers, which decides between equals.
function $nextTimer(limit) {
  let best = -1;
  for (let i = 0; i < $timers.length; i++) {
    const due = $timers[i].due;
    if (due <= limit && (best < 0 || due < $timers[best].due)) best = i;
  }
  return best;
}

function $fire(index) {
  const timer = $timers[index];
  $setNow(timer.due);
  if (timer.every > 0) timer.due += timer.every;
  else $removeAt($timers, index);
  $apply(timer.callback, $globalObject, timer.args);
}
