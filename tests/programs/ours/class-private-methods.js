// Private methods and fields keep the instance's state only.
let account;
class Account {
  #entries = [];
  #add(entry) { this.#entries.push(entry); }
  pay(n) { this.#add({ n }); return this; }
  forget() { this.#entries = []; return this; }
}
account = new Account().pay(1).pay(2);
gc();
account.forget();
gc();
