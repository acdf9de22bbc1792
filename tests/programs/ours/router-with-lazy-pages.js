// Lazy pages: a loaded page stays in its route until the route is reset.
const routes = {
  home: { load: () => ({ page: 'home', widgets: [{ w: 1 }] }) },
  about: { load: () => ({ page: 'about' }) },
};
function open(name) { return (routes[name].page ??= routes[name].load()); }
let current = open('home');
gc();
current = open('about');
gc();
console.log(open('home') === routes.home.page, current.page);
routes.home.page = null;
gc();
