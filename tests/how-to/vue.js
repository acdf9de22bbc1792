// The Vue figure in a page.
import { createApp } from "vue";
import Figure from "./Figure.vue";
import { TEXT } from "./text.js";

createApp(Figure, { text: TEXT }).mount("main");
