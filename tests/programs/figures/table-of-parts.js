// A table of elements
const parts = {
  image: document.createElement('img'),
  button: document.createElement('button'),
};
document.body.appendChild(parts.image);
document.body.appendChild(parts.button);

parts.image.remove();
gc();
delete parts.image;
gc();
