// A bound function keeps its target, its receiver and its arguments until it goes itself.
const who = { name: 'who' };
let call = (function (greeting, mark) { return greeting.g + this.name + mark.m; }).bind({ name: 'receiver' }, { g: 'hi ' });
gc();
console.log(call({ m: '!' }));
let again = call.bind(who, { m: '?' });
call = null;
gc();
console.log(again());
again = null;
gc();
