// An arrow in an arrow uses the same this: the method's receiver is kept through both.
const maker = {
  tag: { t: 'maker' },
  make: function () {
    return () => () => this.tag.t;
  },
};
let other = { tag: { t: 'other' }, make: maker.make };
let inner = other.make()();
other = null;
gc();
console.log(inner());
inner = null;
gc();
