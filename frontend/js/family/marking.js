/* Marks the sentence that is heard, and brings it into view. Through the browser's highlights where it has them: the page
   itself stays as it is. Elsewhere through spans that are taken away again. */

const NAME = "aloud";
const still = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
let spans = [];

/** Mark this range and nothing else. */
export function mark(range) {
  unmark();
  if (globalThis.CSS?.highlights && globalThis.Highlight) CSS.highlights.set(NAME, new Highlight(range));
  else spans = wrapped(range);
  show(range);
}

export function unmark() {
  globalThis.CSS?.highlights?.delete(NAME);
  for (const span of spans) {
    const parent = span.parentNode;
    span.replaceWith(...span.childNodes);
    parent?.normalize();
  }
  spans = [];
}

/** Every piece of text in a span of its own: a sentence may begin within a button and end behind it. */
function wrapped(range) {
  const walker = document.createTreeWalker(range.commonAncestorContainer, NodeFilter.SHOW_TEXT);
  const nodes = range.commonAncestorContainer.nodeType === Node.TEXT_NODE ? [range.commonAncestorContainer] : [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  const [startNode, startAt, endNode, endAt] = [range.startContainer, range.startOffset, range.endContainer, range.endOffset];
  return nodes
    .filter((node) => range.intersectsNode(node))
    .map((node) => {
      const part = document.createRange();
      part.setStart(node, node === startNode ? startAt : 0);
      part.setEnd(node, node === endNode ? endAt : node.length);
      return part;
    })
    .filter((part) => !part.collapsed)
    .map((part) => {
      const span = document.createElement("span");
      span.className = "app-aloud-now";
      part.surroundContents(span);
      return span;
    });
}

function show(range) {
  const box = range.getBoundingClientRect();
  if (box.top >= 0 && box.bottom <= window.innerHeight) return;
  const element = range.startContainer.parentElement;
  element?.scrollIntoView({ block: "center", behavior: still() ? "auto" : "smooth" });
}
