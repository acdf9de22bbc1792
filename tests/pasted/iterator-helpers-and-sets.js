function* n() { let i = 1; try { while (true) yield i++ } finally { console.log('closed') } }
console.log(n().filter(x => x % 2).map(x => x * x).take(3).toArray().join(), Iterator.from([1, 2, 3]).drop(1).toArray().join());
console.log([1, 2].values().flatMap(x => [x, x]).toArray().join(), n().some(x => x > 3), n().find(x => x > 2), [1, 2].values().reduce((a, b) => a + b));
const it = n().map(x => x); it.next(); it.return(); console.log(it.next().done, it[Symbol.toStringTag]);
const a = new Set([1, 2, 3]), b = new Set([2, 3, 4]);
console.log([...a.union(b)].join(), [...a.intersection(b)].join(), [...a.difference(b)].join(), [...a.symmetricDifference(b)].join(), a.isSubsetOf(b), a.isSupersetOf(new Set([1])), a.isDisjointFrom(new Set([9])));
console.log(JSON.stringify(Object.groupBy([1, 2, 3], x => x % 2 ? 'odd' : 'even')), Map.groupBy([1, 2, 3], x => x % 2).get(1).join());
const { promise, resolve } = Promise.withResolvers(); promise.then(v => console.log('resolved', v)); resolve(4); Promise.try(() => { throw 1 }).catch(e => console.log('caught', e));
console.log([3, 1, 2].toSorted().join(), [1, 2].with(0, 5).join(), [1, 2, 3].findLast(x => x < 3), [1, 2, 3].at(-1), [1, 2, 3].toSpliced(0, 1).join(), 'a'.isWellFormed(), 'abc'.at(-1));
class MyIt extends Iterator { next() { return { done: true } } } console.log(new MyIt() instanceof Iterator, [...new MyIt()].length); try { new Iterator() } catch (e) { console.log(e.message) }
