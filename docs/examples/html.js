// Makes elements. Text is always text; HTML of the service is copied tag by tag, whatever it may hold.

const TAGS = new Set(["P", "BR", "B", "I", "H3", "OL", "UL", "LI", "A"])

// make("p", {class: "x", onclick: f}, "text", element, …); what is null or false is left out
export function make (tag, attributes, ...inside) {
  const made = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === null || value === undefined || value === false) continue
    if (name.startsWith("on")) made.addEventListener(name.slice(2), value)
    else made.setAttribute(name, value === true ? "" : value)
  }
  made.append(...inside.flat(Infinity).filter((one) => one !== null && one !== undefined && one !== false && one !== ""))
  return made
}

// Running text of the manual. `lead` says where a link goes, "" for nowhere.
export function prose (html, lead) {
  const parsed = new DOMParser().parseFromString(html, "text/html")
  const copied = make("div")
  copy(parsed.body, copied, lead)
  return copied
}

function copy (from, to, lead) {
  for (const node of from.childNodes) {
    if (node.nodeType === Node.TEXT_NODE) to.append(node.data)
    else if (node.nodeType === Node.ELEMENT_NODE) {
      const href = node.tagName === "A" ? lead(node.getAttribute("href") || "") : null
      const keep = TAGS.has(node.tagName) && href !== ""
      const made = keep ? make(node.tagName.toLowerCase(), { href }) : to
      if (keep) to.append(made)
      copy(node, made, lead)
    }
  }
}

export const list = (tag, items) => (items.length ? make(tag, null, items.map((one) => make("li", null, one))) : null)
