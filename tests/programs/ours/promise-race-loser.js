// Promise.race: the loser's reactions stay with the loser as long as it is pending.
let lose = null;
let slow = new Promise((r) => { lose = r; });
let race = Promise.race([slow, Promise.resolve({ quick: 1 })]);
let winner = null;
race.then((v) => { winner = v; });
gc();
console.log(winner.quick);
slow = lose = null;
gc();
race = null;
gc();
winner = null;
gc();
