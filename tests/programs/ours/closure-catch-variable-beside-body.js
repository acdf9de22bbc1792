// The catch variable and the variables of the catch block are separate from those of the try block.
let later = [];
function attempt() {
  try {
    const inside = { inside: true };
    later.push(() => inside);
    throw { code: 7 };
  } catch ({ code }) {
    const handler = { handler: code };
    later.push(() => handler);
  } finally {
    const last = { last: true };
    console.log(last.last);
  }
}
attempt();
gc();
later.shift();
gc();
console.log(later[0]().handler);
later = null;
gc();
