// One assignment, a whole chain
let chain = null;
for (let i = 0; i < 6; i++)
  chain = { i, next: chain };
chain = null;
