// The object of named groups can be kept alone.
let groups;
(function () {
  const match = /(?<year>\d+)-(?<month>\d+)/.exec('2024-05');
  match.note = { only: 'of the match' };
  groups = { of: match.groups };
})();
gc();
console.log(groups.of.year);
groups = null;
gc();
