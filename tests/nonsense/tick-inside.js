setTimeout(() => tick(10), 1);
setTimeout(() => tick(10), 1);
tick(1);