// An exception in a callback leaves tick; the timer that threw is gone already, the others still wait.
setTimeout(() => { throw { thrown: true }; }, 10);
setTimeout(((data) => () => console.log(data.later))({ later: 'second' }), 20);
let caught = null;
try { tick(100); } catch (e) { caught = e; }
gc();
console.log(caught.thrown);
caught = null;
gc();
tick(100);
gc();
