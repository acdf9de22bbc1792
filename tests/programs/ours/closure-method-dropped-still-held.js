// Object methods share the scope: extracting one function keeps the state, but not the object it came from.
function account(owner) {
  const history = [{ opened: owner }];
  const secret = { pin: 1234 };
  return {
    deposit: function (n) { history.push({ n: n }); return history.length; },
    check: function (pin) { return secret.pin === pin; },
  };
}
let acc = account('ann');
console.log(acc.deposit(5));
let check = acc.check;
acc = null;
gc();
console.log(check(1234));
check = null;
gc();
