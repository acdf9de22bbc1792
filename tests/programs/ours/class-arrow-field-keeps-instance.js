// An arrow in a field keeps its instance: handing out the handler hands out the instance.
class Button {
  state = { clicks: 0 };
  onPress = () => ++this.state.clicks;
  method() { return this.state.clicks; }
}
let b = new Button();
let press = b.onPress;
let method = new Button().method;
b = null;
gc();
console.log(press(), press(), typeof method);
press = null;
gc();
