const bytes = new TextEncoder().encode('naïve €');
console.log(bytes);
console.log(new TextDecoder().decode(bytes), new TextDecoder('utf-8').decode(bytes.subarray(0, 2)));
console.log(new TextDecoder('utf-16le').decode(new Uint8Array([104, 0, 105, 0])));
try {
  new TextDecoder('utf-8', { fatal: true }).decode(new Uint8Array([255]));
} catch (error) {
  console.log(error.name);
}
console.log(btoa('Hello, World!'), atob('SGVsbG8='), atob(btoa('\x00\xff')).charCodeAt(1));
try {
  btoa('€');
} catch (error) {
  console.log(error.name);
}
console.log(escape('ä & b+c'), unescape('%E4%20%u20AC'));
console.log(decodeURIComponent(escape('Ã¤')));
