// The React figure in a page.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import Figure from "./Figure.jsx";
import { follow, given } from "./props.js";

const root = createRoot(document.querySelector("main"));
const show = (props) => root.render(createElement(Figure, props));
show(given());
follow(show);
