// A tiny virtual DOM: create, render, diff and patch.
function h(type, props, ...children) {
  return { type, props: props || {}, children: children.flat().map((c) => (typeof c === 'object' ? c : { text: String(c) })) };
}

function create(vnode) {
  if (vnode.text !== undefined) return document.createTextNode(vnode.text);
  const element = document.createElement(vnode.type);
  for (const [name, value] of Object.entries(vnode.props)) setProp(element, name, value);
  vnode.children.map(create).forEach((child) => element.appendChild(child));
  return element;
}

function setProp(element, name, value, old) {
  if (name.startsWith('on')) {
    const type = name.slice(2).toLowerCase();
    if (old) element.removeEventListener(type, old);
    if (value) element.addEventListener(type, value);
  } else if (value === undefined || value === null || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? '' : value);
  }
}

const stats = { created: 0, removed: 0, replaced: 0, texts: 0 };

function patch(parent, before, after, index = 0) {
  const node = parent.childNodes[index];
  if (!before) {
    stats.created++;
    parent.appendChild(create(after));
  } else if (!after) {
    stats.removed++;
    parent.removeChild(node);
  } else if (before.text !== after.text || before.type !== after.type) {
    if (before.text !== undefined && after.text !== undefined) {
      stats.texts++;
      node.textContent = after.text;
    } else {
      stats.replaced++;
      parent.replaceChild(create(after), node);
    }
  } else if (after.type) {
    for (const name of new Set([...Object.keys(before.props), ...Object.keys(after.props)])) {
      if (before.props[name] !== after.props[name]) setProp(node, name, after.props[name], before.props[name]);
    }
    const most = Math.max(before.children.length, after.children.length);
    for (let i = most - 1; i >= 0; i--) {
      if (i < before.children.length) patch(node, before.children[i], after.children[i], i);
    }
    for (let i = before.children.length; i < after.children.length; i++) patch(node, undefined, after.children[i], i);
  }
}

function app(root, view, state) {
  let current = null;
  const update = (change) => {
    Object.assign(state, change);
    const next = view(state, update);
    patch(root, current, next);
    current = next;
  };
  update({});
  return update;
}

const root = document.createElement('main');
document.body.append(root);
const view = ({ items, filter }, update) =>
  h('section', { class: 'list', hidden: items.length === 0 },
    h('h1', null, 'Items: ', items.length),
    h('ul', null, items.filter((item) => item.includes(filter)).map((item) => h('li', { id: item, onClick: () => update({ items: items.filter((x) => x !== item) }) }, item))),
    filter ? h('p', null, 'filtered by ', filter) : h('button', { onClick: () => update({ filter: 'a' }) }, 'filter'));

const update = app(root, view, { items: [], filter: '' });
console.log(root.innerHTML);
update({ items: ['apple', 'pear', 'fig'] });
console.log(root.innerHTML);
document.getElementById('pear').click();
console.log(root.innerHTML);
root.querySelector('button').click();
console.log(root.innerHTML);
update({ items: [] });
console.log(root.innerHTML, root.querySelectorAll('li').length);
console.log(stats);
