// One build of all pages that use the npm package: each framework's, and one without any.
import { svelte } from "@sveltejs/vite-plugin-svelte";
import vue from "@vitejs/plugin-vue";
import { defineConfig } from "vite";

export default defineConfig({
  base: "./",
  plugins: [svelte(), vue({ template: { compilerOptions: { isCustomElement: (tag) => tag === "heap-wave" } } })],
  esbuild: { jsx: "automatic" },
  build: { target: "es2022", reportCompressedSize: false, rollupOptions: { input: ["plain.html", "react.html", "vue.html", "svelte.html"] } },
});
