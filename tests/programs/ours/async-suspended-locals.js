// A suspended async function keeps the locals it still needs; the promise it awaits keeps it.
let wake = null;
async function work(input) {
  const data = { rows: input.rows };
  const text = await new Promise((r) => { wake = r; });
  console.log(text, data.rows);
  return data;
}
let p = work({ rows: 2 });
gc();
wake('awake');
wake = null;
gc();
p = null;
gc();
