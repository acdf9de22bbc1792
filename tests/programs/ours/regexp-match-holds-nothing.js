// The array that exec gives keeps strings only; the regular expression does not keep the arrays.
const pattern = /(?<key>\w)=(?<value>\d)/g;
const list = [];
(function () {
  let match;
  while ((match = pattern.exec('a=1,b=2'))) list.push({ match, key: match.groups.key });
})();
gc();
list.pop();
gc();
console.log(list[0].match.index);
