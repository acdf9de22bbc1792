// Optional calls that are not made make nothing.
let log = [];
const maybe = null;
maybe?.run({ never: true });
log = { item: maybe?.item ?? { fallback: true } };
gc();
console.log(log.item.fallback);
