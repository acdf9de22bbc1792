// Holes cost nothing: lengths up to 2^32 - 1, elements far beyond the others.
const far = [];
far[1e9] = 1;
console.log(far.length, far, Object.keys(far));
far.length = 5;
console.log(far);
const long = [1, 2];
long.length = 4e9;
console.log(long.length, long);
long.length = 1;
console.log(long);
const empty = new Array(1e7);
console.log(empty.length, empty);
empty[5e6] = 'x';
console.log(empty, 5e6 in empty, empty.indexOf('x', 4999990));
delete empty[5e6];
console.log(5e6 in empty, empty.pop(), empty.length);
const last = [];
last[4294967294] = 7;
console.log(last.length, last[4294967294]);
last.length = 0;
console.log(last, last[4294967294]);
try { new Array(4294967296); } catch (error) { console.log(error.message); }
try { last.length = -1; } catch (error) { console.log(error.message); }
const backwards = [];
for (let i = 99999; i >= 0; i--) backwards[i] = i;
console.log(backwards.length, backwards[0], backwards[99999], backwards[70000]);
const holes = [, 1, , 3];
holes[200000] = 9;
holes.forEach((value, index) => console.log(index, value));
for (const key in holes) console.log(key);
console.log(JSON.stringify(holes.filter(Boolean)), holes.length);
