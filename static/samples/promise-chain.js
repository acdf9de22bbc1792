// A chain of promises
// Watch: as long as nobody has resolved the first promise, it keeps its reactions, and these keep what they need: request and all
// that stands behind it. Once it is settled, each link goes when it has passed its value on.
let resolve;

function load() {
  const request = { url: "/users", tries: 1 };
  return new Promise((done) => { resolve = done; })
    .then((text) => ({ request, text }))
    .then((answer) => answer.text.length)
    .then((length) => { console.log("got", length); });
}

load();
gc();                        // who has resolve has all of it
resolve("Ada, Bob");
gc();                        // the reactions have run
resolve = null;
gc();
