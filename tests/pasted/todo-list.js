// A todo list on the document: rendering, delegation, storage.
document.body.innerHTML = `
  <h1>Todos</h1>
  <form id="new"><input name="title" value=""><button>Add</button></form>
  <ul class="todos"></ul>
  <footer><span class="count"></span></footer>`;

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

const store = {
  key: 'todos',
  load() { return JSON.parse(localStorage.getItem(this.key) || '[]'); },
  save(todos) { localStorage.setItem(this.key, JSON.stringify(todos)); },
};

let nextId = 1;
let todos = store.load();

function render() {
  const list = $('.todos');
  list.replaceChildren(...todos.map((todo) => {
    const li = document.createElement('li');
    li.dataset.id = todo.id;
    li.classList.toggle('done', todo.done);
    li.innerHTML = `<label>${escape(todo.title)}</label> <a class="remove">x</a>`;
    return li;
  }));
  const left = todos.filter((todo) => !todo.done).length;
  $('.count').textContent = `${left} item${left === 1 ? '' : 's'} left`;
  store.save(todos);
}

function escape(text) {
  return text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
}

function add(title) {
  title = title.trim();
  if (!title) return;
  todos = [...todos, { id: nextId++, title, done: false }];
  render();
}

$('.todos').addEventListener('click', (event) => {
  const li = event.target.closest('li');
  const id = Number(li.dataset.id);
  if (event.target.matches('.remove')) todos = todos.filter((todo) => todo.id !== id);
  else todos = todos.map((todo) => (todo.id === id ? { ...todo, done: !todo.done } : todo));
  render();
});

$('#new').addEventListener('submit', (event) => {
  event.preventDefault();
  const input = $('input[name=title]');
  add(input.value);
  input.value = '';
});

function type(title) {
  $('input').value = title;
  const event = new Event('submit', { cancelable: true, bubbles: true });
  $('#new').dispatchEvent(event);
  return event.defaultPrevented;
}

render();
console.log(type('Buy milk'), type('  '), type('Read <b>GC</b> & co'));
console.log($$('.todos li').map((li) => li.outerHTML).join('\n'));
$('.todos li label').click();
console.log($('.count').textContent, $$('li.done').length, $('li.done').className);
$$('.remove')[1].click();
console.log($('.todos').children.length, $('.count').textContent);
console.log(localStorage.getItem('todos'));
console.log(todos);
