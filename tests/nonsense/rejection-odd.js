Promise.reject(Object.create(null));
Promise.reject(Symbol());