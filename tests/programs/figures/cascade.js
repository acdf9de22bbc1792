// One assignment
let chain = null;
for (let i = 0; i < 6; i++)
  chain = { i, next: chain };
chain = null;
