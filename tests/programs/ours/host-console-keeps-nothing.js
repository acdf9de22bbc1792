// What was printed is not kept by the console, whatever its method.
console.log({ logged: 1 }, [{ in: 1 }]);
console.warn({ warned: 1 });
console.error({ failed: 1 }, 'text', 5);
console.info(function () {}, () => {}, class {});
console.debug(null, undefined, Symbol('s'));
gc();
