// The React figure in a page.
import { createElement } from "react";
import { createRoot } from "react-dom/client";
import Figure from "./Figure.jsx";
import { TEXT } from "./text.js";

createRoot(document.querySelector("main")).render(createElement(Figure, { text: TEXT }));
