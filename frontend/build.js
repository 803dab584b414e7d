/* Makes static/dist/. Run by `npm run build`; needs nothing but node_modules and takes a few seconds. */
import { cpSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

import * as esbuild from "esbuild";
import postcss from "postcss";
import rtlcss from "rtlcss";
import * as sass from "sass";

import { mixed } from "./mixed.js";
import { symbols } from "./symbols.js";

const root = join(dirname(fileURLToPath(import.meta.url)), "..");
const modules = join(root, "node_modules");
const source = join(root, "frontend");
const made = join(root, "static", "dist");
const dist = `${made}.new`; // and put in its place when whole

/** Fontsource package → the files we use. */
const fonts = {
  "noto-nastaliq-urdu": ["arabic-400"],
  "noto-sans-arabic": ["arabic-400", "arabic-700"],
  "noto-sans-bengali": ["bengali-400", "bengali-700"],
  "noto-sans-gurmukhi": ["gurmukhi-400", "gurmukhi-700"]
};
/** Those of PDFs: WOFF, which the writer opens in a hundredth of the time that WOFF2 takes it. */
const paper = {
  amiri: ["arabic-400", "arabic-700"],
  "noto-sans-bengali": ["bengali-400", "bengali-700"],
  "noto-sans-gurmukhi": ["gurmukhi-400", "gurmukhi-700"]
};
/** And whole: of a typeface in several files the writer draws letters of one by the numbers of another. */
const whole = ["400Regular", "700Bold"];

function styles(name) {
  return sass.compile(join(source, "scss", `${name}.scss`), {
    loadPaths: [modules],
    style: "compressed",
    quietDeps: true,
    silenceDeprecations: ["import"]
  }).css;
}

/** The royal arms stand in the footer's style sheet alone; they are not ours to show. */
function withoutCrest(css) {
  const tree = postcss.parse(css);
  tree.walkRules(/copyright-logo/, (rule) => rule.remove());
  return tree.toString();
}

const left = withoutCrest(styles("brand"));
const right = rtlcss.process(left);
const plan = styles("plan");
const book = styles("book");

rmSync(dist, { recursive: true, force: true });
mkdirSync(join(dist, "fonts"), { recursive: true });
writeFileSync(join(dist, "brand.css"), mixed(left, right, "rtl"));
writeFileSync(join(dist, "brand.rtl.css"), mixed(right, left, "ltr"));
writeFileSync(join(dist, "plan.css"), plan);
writeFileSync(join(dist, "book.css"), book);

esbuild.buildSync({
  entryPoints: ["app", "step", "recorder", "family", "words", "waiting"].map((name) => join(source, "js", `${name}.js`)),
  outdir: dist,
  bundle: true,
  splitting: true, // what only some pages need is loaded by those
  chunkNames: "part-[hash]",
  format: "esm",
  minify: true,
  target: "es2020",
  legalComments: "eof"
});

for (const [chosen, kind] of [[fonts, "woff2"], [paper, "woff"]]) {
  for (const [name, files] of Object.entries(chosen)) {
    const from = join(modules, "@fontsource", name);
    for (const file of files) {
      const font = `${name}-${file}-normal.${kind}`;
      cpSync(join(from, "files", font), join(dist, "fonts", font));
    }
    cpSync(join(from, "LICENSE"), join(dist, "fonts", `${name}.LICENSE.txt`));
  }
}
for (const weight of whole) {
  const font = `NotoSans_${weight}.ttf`;
  cpSync(join(modules, "@expo-google-fonts", "noto-sans", weight, font), join(dist, "fonts", font));
}
cpSync(join(modules, "@expo-google-fonts", "noto-sans", "LICENSE_FONT"), join(dist, "fonts", "noto-sans.LICENSE.txt"));
symbols(modules, source, join(dist, "symbols"));
for (const name of ["healthicons", "fluent-emoji"]) {
  cpSync(join(source, `${name}.LICENSE.txt`), join(dist, "symbols", `${name}.LICENSE.txt`));
}
cpSync(join(source, "icon.svg"), join(dist, "icon.svg"));
cpSync(join(source, "govuk-frontend.LICENSE.txt"), join(dist, "govuk-frontend.LICENSE.txt"));
rmSync(made, { recursive: true, force: true });
renameSync(dist, made);
