// for await over promises of objects: each is let go on the next turn.
const sizes = [];
(async () => {
  for await (const item of [Promise.resolve({ list: [1] }), Promise.resolve({ list: [1, 2] })]) sizes.push(item.list.length);
})();
gc();
console.log(sizes.join());
