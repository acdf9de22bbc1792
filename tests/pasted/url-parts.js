const url = new URL('../c/./d.html?x=1&y=a%20b&x=2#part', 'https://user:secret@Example.com:8080/a/b/');
console.log(url.href);
console.log(url.protocol, url.host, url.hostname, url.port, url.pathname, url.search, url.hash, url.origin, url.username);
console.log(url.searchParams.get('x'), url.searchParams.getAll('x'), url.searchParams.has('z'), url.searchParams.get('z'));
url.searchParams.set('x', 'ü & more');
url.searchParams.append('list', '1,2');
url.searchParams.delete('y');
url.hash = '';
url.port = '443';
console.log(String(url), JSON.stringify({ url }));
for (const address of ['https://example.com', 'http://example.com:80/a b?q=c d', 'mailto:a@b.c', '//x', 'nothing', 'https://']) {
  try {
    console.log(new URL(address).href);
  } catch (error) {
    console.log(error.name, error.message, error.code);
  }
}
console.log(URL.canParse('/a', 'https://b.c'), URL.canParse('/a'));
const params = new URLSearchParams('?a=1&b=2&a=3');
console.log([...params], params.toString(), params.size);
console.log(new URLSearchParams({ q: 'x y', n: 1 }).toString(), new URLSearchParams([['k', 'v~(1)']]).toString());
params.sort();
console.log(Object.fromEntries(params));
for (const [key, value] of params) console.log(key, value);
params.forEach((value, key) => console.log(`${key}=${value}`));
