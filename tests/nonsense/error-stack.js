var e = new Error();
e.name = Symbol();
throw e;