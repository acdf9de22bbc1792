// What is thrown need not be an error; the loop goes on.
setTimeout(() => console.log('goes on'), 3);
setTimeout(() => { throw { code: 42, list: [1, 2] }; }, 1);
Promise.reject('a text');
