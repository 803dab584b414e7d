/* Passages that run against the page: an English item in an Urdu plan, an Urdu plan in an English screen. */
import postcss from "postcss";

/** Components that content consists of; the frame of a page never changes direction within itself. */
const content =
  /\.(govuk-(list|inset-text|table|summary|details|task-list|hint|error-message|form-group|radios|checkboxes|select|tag|panel|warning-text|notification-banner)|app-card)/;

/**
 * The style sheet `page`, and after each rule of it that `mirror` has otherwise a copy of the mirrored rule which
 * applies only where the text runs in direction `dir`. `:where` adds no weight, so that the cascade stays as it was;
 * a browser that knows no `:dir` leaves the copies out.
 */
export function mixed(page, mirror, dir) {
  const here = postcss.parse(page);
  compare(here, postcss.parse(mirror), dir);
  return here.toString();
}

// Both are one style sheet, once mirrored: rules correspond by position.
function compare(here, there, dir) {
  const twins = [...there.nodes];
  [...here.nodes].forEach((node, index) => {
    const twin = twins[index];
    if (node.type === "atrule" && node.nodes && /^(media|supports)$/.test(node.name) && node.params !== "print") {
      compare(node, twin, dir);
    } else if (node.type === "rule" && content.test(node.selector)) {
      const nodes = difference(node, twin);
      if (nodes.length) {
        node.after(postcss.rule({ selectors: twin.selectors.map((one) => directed(one, dir)), nodes }));
      }
    }
  });
}

/** Declarations that only the mirrored rule has, after those of the page's rule that it lacks, set back to nothing. */
function difference(rule, twin) {
  const own = new Set(rule.nodes.map(String));
  const undone = rule.nodes
    .filter(({ prop }) => !twin.nodes.some((one) => one.prop === prop) && !/-(color|style)$/.test(prop))
    .map(({ prop }) => postcss.decl({ prop, value: /^(left|right)$/.test(prop) ? "auto" : "0" }));
  return [...undone, ...twin.nodes.filter((one) => !own.has(String(one))).map((one) => one.clone())];
}

/** `.a::before` → `.a:where(:dir(rtl))::before` */
function directed(selector, dir) {
  const at = selector.search(/::?(before|after|marker)\b/);
  const where = `:where(:dir(${dir}))`;
  return at < 0 ? selector + where : selector.slice(0, at) + where + selector.slice(at);
}
