// A stack frame and a heap
function read(n) {
  const list = [];
  for (let i = 0; i < n; i++)
    list.push(i * i);
  return list;
}

let kept = read(4);
