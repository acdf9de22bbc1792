// The table of contents follows the reader: the chapter one is in is the current one.

const links = new Map([...document.querySelectorAll(".contents li a")].map((link) => [link.hash.slice(1), link]));
const chapters = [...links.keys()].map((id) => document.getElementById(id));

function follow(current) {
  for (const [id, link] of links) {
    if (id === current) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

// A chapter is the current one while it crosses a line a third down the window.
const crossing = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) if (isIntersecting) follow(target.id);
}, { rootMargin: "-33% 0px -66% 0px" });
chapters.forEach((chapter) => crossing.observe(chapter));
