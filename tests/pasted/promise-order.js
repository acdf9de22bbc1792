const first = Promise.resolve('a');
first.then((value) => console.log(value)).then(() => console.log('c'));
Promise.resolve('b').then((value) => console.log(value)).finally(() => console.log('d'));
console.log('script');
