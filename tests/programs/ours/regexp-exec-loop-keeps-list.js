// Matches that are pushed keep their groups; the rest is let go.
const names = [];
(function () {
  const pattern = /(\w+)=(\w+)/g;
  const state = { count: 0 };
  let match;
  while ((match = pattern.exec('a=1;b=2;c=3')) !== null) {
    state.count++;
    if (match[1] !== 'b') names.push({ name: match[1], at: match.index });
  }
})();
gc();
names.pop();
gc();
console.log(names[0].name);
