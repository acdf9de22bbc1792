// Loops and arrays: the primes below 20,000.
const composite = [];
let primes = 0;
for (let n = 2; n < 20000; n++) {
  if (composite[n]) continue;
  primes++;
  for (let m = n * 2; m < 20000; m += n) composite[m] = true;
}
console.log(primes);
