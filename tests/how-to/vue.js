// The Vue figure in a page.
import { createApp, h, reactive } from "vue";
import Figure from "./Figure.vue";
import { follow, given } from "./props.js";

const props = reactive(given());
createApp({ render: () => h(Figure, { ...props }) }).mount("main");
follow((now) => Object.assign(props, now));
