// Sorting: stable, and for short arrays with the same comparisons in the same order as in V8: the ascending or
// descending run at the start is kept, what follows is inserted by binary search. Longer arrays are merged from such stretches.

function Array_prototype_sort(compare) {
  $needOrder(compare);
  const object = $receiver(this, 'sort');
  const length = $lengthOf(object);
  const values = [];
  let missing = 0;
  for (let i = 0; i < length; i++) {
    if (!(i in object)) continue;
    const value = object[i];
    if (value === undefined) missing++;
    else $push(values, value);
  }
  const sorted = $sorted(values, compare);
  let at = 0;
  while (at < sorted.length) {
    object[at] = sorted[at];
    at++;
  }
  for (; missing > 0; missing--) object[at++] = undefined;
  for (; at < length; at++) delete object[at];
  return object;
}

function Array_prototype_toSorted(compare) {
  $needOrder(compare);
  const object = $receiver(this, 'toSorted');
  const length = $lengthOf(object);
  const values = [];
  for (let i = 0; i < length; i++) {
    const value = object[i];
    if (value !== undefined) $push(values, value);
  }
  const sorted = $sorted(values, compare);
  while (sorted.length < length) $push(sorted, undefined);
  return sorted;
}

function $needOrder(compare) {
  if (compare !== undefined && typeof compare !== 'function') {
    $typeError('The comparison function must be either a function or undefined');
  }
}

function $isBefore(a, b, compare) {
  if (compare !== undefined) return +$call(compare, undefined, a, b) < 0;
  return `${a}` < `${b}`;
}

function $sorted(values, compare) {
  const count = values.length;
  const stretch = count < 64 ? count : 32;
  for (let from = 0; from < count; from += stretch) {
    const to = from + stretch < count ? from + stretch : count;
    $insertionSort(values, from, to, compare);
  }
  let from = values;
  let to = count > stretch ? $copy(values) : values;
  for (let width = stretch; width < count; width *= 2) {
    for (let left = 0; left < count; left += 2 * width) $merge(from, to, left, width, compare);
    const swap = from;
    from = to;
    to = swap;
  }
  return from;
}

function $insertionSort(values, low, high, compare) {
  let start = low + $run(values, low, high, compare);
  for (; start < high; start++) {
    const pivot = values[start];
    let left = low;
    let right = start;
    while (left < right) {
      const middle = left + (right - left >> 1);
      if ($isBefore(pivot, values[middle], compare)) right = middle;
      else left = middle + 1;
    }
    for (let i = start; i > left; i--) values[i] = values[i - 1];
    values[left] = pivot;
  }
}

// How long the run is with which a stretch begins; one that descends is turned round.
function $run(values, low, high, compare) {
  if (low + 1 >= high) return high - low;
  let end = low + 2;
  const descending = $isBefore(values[low + 1], values[low], compare);
  while (end < high && $isBefore(values[end], values[end - 1], compare) === descending) end++;
  if (descending) {
    for (let a = low, b = end - 1; a < b; a++, b--) {
      const swap = values[a];
      values[a] = values[b];
      values[b] = swap;
    }
  }
  return end - low;
}

function $merge(from, to, left, width, compare) {
  const count = from.length;
  const middle = left + width < count ? left + width : count;
  const right = middle + width < count ? middle + width : count;
  let a = left;
  let b = middle;
  for (let at = left; at < right; at++) {
    const second = a === middle || b < right && $isBefore(from[b], from[a], compare);
    to[at] = second ? from[b++] : from[a++];
  }
}
