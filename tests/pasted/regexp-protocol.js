console.log('2024-05-17'.replace(/(\d+)-(\d+)-(\d+)/, '$3.$2.$1'));
console.log(JSON.stringify('a1b22c333'.match(/\d+/g)), /(?<year>\d{4})/.exec('in 1999').groups.year);
console.log(JSON.stringify('one, two;three'.split(/[,;]\s*/)), /^[\w.]+@\w+\.\w+$/.test('me@home.org'));
console.log(JSON.stringify([...'x=1&y=2'.matchAll(/(\w)=(\d)/g)].map(m => m[1] + m[2])), 'camelCaseName'.replace(/[A-Z]/g, c => '-' + c.toLowerCase()));
const sticky = /a/y; sticky.lastIndex = 1; console.log(sticky.test('ba'), 'aBc'.search(/b/i));
console.log(JSON.stringify('abc'.split(/(?:)/)), JSON.stringify('A<B>bold</B>and<CODE>coded</CODE>'.split(/<(\/)?([^<>]+)>/)), JSON.stringify(''.split(/a/)), JSON.stringify(''.split(/(?:)/)), JSON.stringify('abc'.split(/b/, 1)), JSON.stringify('ab'.split(/(?:)/u)));
const re = /a(?<n>b)?/dgi; console.log(String(re), re.source, re.flags, re.lastIndex, re.global, new RegExp('/\n').source, RegExp('a', 'g') instanceof RegExp);
let m; while ((m = re.exec('xABa'))) console.log(m.index, m[0], m.groups.n, JSON.stringify(m.indices), re.lastIndex);
console.log('aXbX'.replaceAll(/x/gi, '[$&$`]'), 'John Smith'.replace(/(?<f>\w+)\s(?<l>\w+)/, '$<l>, $<f>'));
try { new RegExp('('); } catch (e) { console.log(e.name, e.message); }
try { new RegExp('a', 'gg'); } catch (e) { console.log(e.name, e.message); }
try { 'a'.matchAll(/a/); } catch (e) { console.log(e.name, e.message); }
try { 'a'.includes(/a/); } catch (e) { console.log(e.name, e.message); }
const x = 4, g = 2; console.log(x / 2 / g, `${x / 2}`, (x) / 2, [4][0] / 2);
if (x) /a/.test('a') && console.log('stmt');
const o = {a: 4}
/2/g
console.log(Object.prototype.toString.call(/a/), 1, RegExp.prototype.toString.call(/a\/b/), JSON.stringify(Object.getOwnPropertyDescriptor(/a/, 'lastIndex')));
class MyRe extends RegExp { exec(s) { const r = super.exec(s); if (r) r[0] = r[0].toUpperCase(); return r; } }
console.log('abc'.replace(new MyRe('b'), '<$&>'), new MyRe('a').test('a'), new MyRe('q') instanceof MyRe);
console.log('x'.replace('x', '$&$&'), 'aaa'.lastIndexOf('a'), 'a-b-c'.split('-', 2).length, JSON.stringify('test'.match('t')), 'a.b'.search('.'));
console.log([...'𝒳𝒴'.matchAll(/./gu)].length, '\u212a'.match(/k/iu) !== null, /\p{L}+/u.exec('héllo wörld')[0]);
console.log('The Quick'.replace(/quick/i, m => m.toUpperCase()), 'aaa'.replace(/a/g, (m, i) => i), /a{2,3}?/.exec('aaaa')[0]);
const words = 'the cat sat on the mat'; const counts = {}; for (const [w] of words.matchAll(/\b\w+\b/g)) counts[w] = (counts[w] || 0) + 1; console.log(JSON.stringify(counts));
