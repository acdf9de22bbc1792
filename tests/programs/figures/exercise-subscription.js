// Exercise 2: a subscription
const news = { readers: [] };
function open() {
  const panel = { seen: [] };
  const onNews = item => panel.seen.push(item);
  news.readers.push(onNews);
  return function close() {
    // what belongs here?
  };
}

let close = open();
open();                  // another panel, which stays
close();
close = null;
gc();
