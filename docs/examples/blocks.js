// One function a kind of block: data of the API in, an element out. A kind we do not know is left out.

import { onService } from "./api.js"
import { list, make, prose } from "./html.js"

// A link in the manual's text to another of its pages is "/<language>/<path>/"; here it is one of ours.
export function lead (href) {
  const page = /^\/[a-z]{2}\/(.+?)\/?$/.exec(href)
  if (page) return `#/pages/${page[1]}`
  return /^(https?:|mailto:|tel:)/.test(href) ? href : ""
}

export const pageLink = (page) => make("a", { href: `#/pages/${page.path}`, lang: page.language }, page.title)

const heading = (text) => text && make("h2", null, text)
const external = (url, text) => make("a", { href: onService(url), rel: "noreferrer" }, text)

function table (head, rows, caption) {
  const label = caption || head.join(", ")
  return make("div", { class: "table", tabindex: "0", role: "region", "aria-label": label }, make("table", null,
    caption && make("caption", null, caption),
    make("thead", null, make("tr", null, head.map((cell) => make("th", { scope: "col" }, cell)))),
    make("tbody", null, rows.map(([first, ...rest]) => make("tr", null,
      make("th", { scope: "row" }, first), rest.map((cell) => make("td", null, cell)))))))
}

export function contact (one) {
  const rows = [["Phone", one.phone && make("bdi", null, one.phone)], ["Email", one.email], ["When", one.hours], ["Address", one.address],
    ["Website", one.url && external(one.url, one.url)]].filter(([, value]) => value)
  return make("section", { lang: one.language }, make("h3", null, one.name), one.role && make("p", null, one.role),
    rows.length ? make("dl", null, rows.map(([name, value]) => [make("dt", { lang: "en" }, name), make("dd", null, value)])) : null)
}

const KINDS = {
  text: (b) => [heading(b.heading), prose(b.html, lead)],
  pointer: (b) => make("aside", { "aria-label": b.title }, heading(b.title), prose(b.html, lead)),
  checklist: (b) => [heading(b.title), list("ul", b.items)],
  important: (b) => make("p", { class: "important" }, b.text),
  definition: (b) => make("dl", null, make("dt", null, b.term), make("dd", null, b.meaning)),
  timescale: (b) => make("p", null, make("strong", null, b.time), b.time && ": ", b.text),
  roles: (b) => [heading(b.title), table(["Who", "What"], b.rows.map((row) => [row.who, row.what]), b.title)],
  decision: (b) => [heading(b.title), make("ol", null, b.rows.map((row) => make("li", null, make("p", null, row.question),
    make("dl", null, make("dt", null, "Yes"), make("dd", null, row.yes), make("dt", null, "No"), make("dd", null, row.no)))))],
  stages: (b) => [heading(b.title), make("ol", null, b.rows.map((row) => make("li", null, make("p", null, make("strong", null, row.name)),
    make("p", null, `${row.who}: ${row.time}`), make("p", null, row.what))))],
  law: (b) => make("blockquote", null, make("p", null, b.text),
    make("p", null, make("cite", null, b.url ? external(b.url, b.source) : b.source))),
  contact: (b) => b.contact && contact(b.contact),
  related: (b) => [heading(b.title || "Related pages"), list("ul", b.pages.map(pageLink))],
  form: (b) => b.purpose && make("p", null, make("a", { href: `#/form/${b.purpose}` }, b.label || "Start the form")),
  download: (b) => b.file && make("p", null, external(b.file.url, b.title), ` (${Math.ceil(b.file.size / 1024)} KB) `, b.text),
  video: (b) => [heading(b.title), make("p", null, external(b.url || b.file?.url, "Watch the film")), prose(b.html, lead)],
  table: (b) => table(b.head, b.rows, b.caption),
  picture: (b) => b.picture && make("figure", null, make("img", {
    src: onService(b.picture.url), width: b.picture.width, height: b.picture.height, alt: b.alt || true }),
    b.caption && make("figcaption", null, b.caption))
}

export const block = (one) => make("div", { id: one.id, "data-block": one.type }, KINDS[one.type]?.(one))
