// A function declared in a case shares the switch's scope.
let run;
(function (kind) {
  const local = { used: 1 };
  switch (kind) {
    case 1: {
      run = null;
      break;
    }
    default:
      const held = { list: [] };
      run = () => held;
  }
  local.used++;
})(2);
gc();
run = null;
gc();
