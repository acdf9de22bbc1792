class UserCard extends HTMLElement {
  static observedAttributes = ['name'];
  #clicks = 0;
  constructor() {
    super();
    this.attachShadow({ mode: 'open' }).innerHTML = '<p class="text"></p>';
    this.onWindow = () => console.log('resized', this.getAttribute('name'));
  }
  connectedCallback() {
    console.log('connected', this.isConnected);
    window.addEventListener('resize', this.onWindow);
  }
  disconnectedCallback() {
    console.log('disconnected', this.isConnected);
    window.removeEventListener('resize', this.onWindow);
  }
  attributeChangedCallback(name, before, after) {
    this.shadowRoot.querySelector('.text').textContent = after;
    console.log(name, before, after);
  }
  click() { return ++this.#clicks; }
}
document.body.innerHTML = '<user-card name="early"></user-card>';
customElements.define('user-card', UserCard);
const early = document.querySelector('user-card');
console.log(early instanceof UserCard, early.tagName, customElements.get('user-card') === UserCard);
const made = document.createElement('user-card');
made.setAttribute('name', 'Ann');
document.body.append(made);
window.dispatchEvent(new Event('resize'));
early.remove();
window.dispatchEvent(new Event('resize'));
console.log(made.shadowRoot.querySelector('p').textContent, made.shadowRoot.host === made, made.click(), made.click());
console.log(made.shadowRoot.mode, document.querySelector('p'));
try {
  new (class extends HTMLElement {})();
} catch (error) {
  console.log(error.name, error.message);
}
customElements.whenDefined('user-card').then((kind) => console.log(kind === UserCard));
