/* What of a section is read aloud: its words as they stand on the page, sentence by sentence, each with its place. */
import { sentences } from "./sentences.js";

// The words of the plan. Buttons, notes, answers and meanings that are folded away are not read.
const BLOCKS = "h2.app-read, p.app-read, .app-read p, .app-facts dt, .app-facts dd, .app-person p";
const SILENT = ".app-hard__meaning, [hidden], form, details";

/** [{text, language, range, block}] of a section, in order. */
export function passages(section) {
  return Array.from(section.querySelectorAll(BLOCKS))
    .filter((block) => !block.closest(SILENT))
    .flatMap(ofBlock);
}

function ofBlock(block) {
  const pieces = textNodes(block);
  const line = pieces.map((node) => node.data.replace(/\s/g, " ")).join("");
  const language = block.closest("[lang]").lang;
  return sentences(line).map(([from, to]) => ({
    text: line.slice(from, to),
    language,
    range: rangeOf(pieces, from, to),
    block
  }));
}

function textNodes(block) {
  const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) {
    if (!walker.currentNode.parentElement.closest(SILENT)) found.push(walker.currentNode);
  }
  return found;
}

/** From the `from`-th letter to before the `to`-th, counted through all pieces. */
function rangeOf(pieces, from, to) {
  const range = document.createRange();
  let at = 0;
  for (const node of pieces) {
    const end = at + node.length;
    if (at <= from && from < end) range.setStart(node, from - at);
    if (at < to && to <= end) {
      range.setEnd(node, to - at);
      break;
    }
    at = end;
  }
  return range;
}
