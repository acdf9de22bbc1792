// A rejected await is thrown in the function; what it carried is free after the catch.
let done = null;
async function fail() { throw { code: 1 }; }
async function attempt() {
  try {
    await fail();
  } catch (e) {
    return { recovered: e.code };
  } finally {
    console.log('finally');
  }
}
attempt().then((v) => { done = v; });
gc();
console.log(done.recovered);
done = null;
gc();
