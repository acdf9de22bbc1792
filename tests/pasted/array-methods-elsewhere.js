// Array's methods on what is no array, and on arrays with accessors.
const like = { length: 3, 0: 'a', 1: 'b', 2: 'c' };
console.log(Array.prototype.shift.call(like), like);
console.log(Array.prototype.unshift.call(like, 'x', 'y'), like);
console.log(Array.prototype.reverse.call(like));
console.log(Array.prototype.splice.call(like, 1, 2, 'new'), like);
console.log(Array.prototype.fill.call({ length: 2 }, 7), Array.prototype.copyWithin.call({ length: 3, 2: 'z' }, 0, 2));
console.log(Array.prototype.pop.call(like), Array.prototype.push.call(like, 1, 2), like.length);
try { Array.prototype.push.call('text', 1); } catch (error) { console.log(error.name); }
try { Array.prototype.pop.call(null); } catch (error) { console.log(error.name); }
const list = [1, 2, 3];
let seen = 0;
Object.defineProperty(list, 1, { get() { return 20; }, set(value) { seen = value; }, configurable: true, enumerable: true });
console.log(list.reverse(), seen, list.shift(), list.length);
(function () { console.log([].splice.call(arguments, 0, 1), arguments.length, Array.prototype.shift.call(arguments)); })(1, 2, 3);
console.log(Number.prototype.toString(), Boolean.prototype.valueOf(), Object.prototype.toString.call(Number.prototype));
const counted = { get n() { return 1; } };
console.log(typeof counted.__lookupGetter__('n'), counted.__lookupSetter__('n'), counted.__lookupGetter__('none'));
const buffer = new ArrayBuffer(8);
const moved = structuredClone(buffer, { transfer: [buffer] });
console.log(buffer.byteLength, moved.byteLength);
