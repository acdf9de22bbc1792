const blob = new Blob(['Hello, ', new Uint8Array([87, 111]), new Blob(['rld'])], { type: 'Text/Plain' });
console.log(blob.size, blob.type);
const file = new File(['abc'], 'a.txt', { type: 'text/plain', lastModified: 5 });
console.log(file.name, file.size, file instanceof Blob, file.lastModified);
const url = URL.createObjectURL(blob);
console.log(typeof url, url.startsWith('blob:'));
URL.revokeObjectURL(url);
(async () => {
  console.log(await blob.text());
  console.log(await blob.slice(-3, -1, 'x/y').text(), blob.slice(0, 1, 'X/Y').type);
  console.log(new Uint8Array(await blob.arrayBuffer()).length);
})();
