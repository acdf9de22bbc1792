async function load() { await null; await parse(); }
const parse = async () => { await null; throw new Error('no data'); };
class Page { async open() { try { await load(); } catch (error) { console.log(error.stack.replace(/\(.*\//g, '(')); } } }
new Page().open();
