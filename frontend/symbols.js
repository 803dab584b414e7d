/* Pictures beside words: single files, so that a page loads the few it shows, on the screen as in a PDF. */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Pictograms of one colour take that of our headings. */
const INK = "#134e54";

/** Writes `<key>.svg` for each of symbols.json ("set:icon") into `to`; raises for an icon that its set has not. */
export function symbols(modules, source, to) {
  mkdirSync(to, { recursive: true });
  const chosen = JSON.parse(readFileSync(join(source, "symbols.json"), "utf8"));
  const sets = new Map();
  for (const [key, from] of Object.entries(chosen)) {
    const [set, name] = from.split(":");
    if (!sets.has(set)) {
      sets.set(set, JSON.parse(readFileSync(join(modules, "@iconify-json", set, "icons.json"), "utf8")));
    }
    const { icons, width, height } = sets.get(set);
    const icon = icons[name];
    if (!icon) {
      throw new Error(`symbols.json: ${from} is not there`);
    }
    const box = `0 0 ${icon.width ?? width} ${icon.height ?? height}`;
    const body = icon.body.replaceAll("currentColor", INK);
    writeFileSync(join(to, `${key}.svg`), `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}">${body}</svg>\n`);
  }
}
