// Search in the manuals.

import { read } from "./api.js"
import { list, make } from "./html.js"

export async function search (asked) {
  const input = make("input", { type: "search", id: "asked", value: asked })
  const form = make("form", {
    role: "search",
    onsubmit: (event) => { event.preventDefault(); location.hash = `#/search/${encodeURIComponent(input.value)}` }
  }, make("label", { for: "asked" }, "Search the manuals "), input, " ", make("button", null, "Search"))
  const found = asked ? await read("search", { q: asked }) : null
  return [make("h1", null, "Search"), form, found && results(found)]
}

function results (found) {
  const hits = found.hits.length ? found.hits : found.partly
  return [
    make("p", { role: "status" }, `${found.total} found`),
    found.suggestions.length ? [make("p", null, "Did you mean:"), list("ul", found.suggestions.map((one) => make("a", { href: `#/search/${encodeURIComponent(one)}` }, one)))] : null,
    list("ul", hits.map((one) => [make("a", { href: `#/pages/${one.path}`, lang: one.language }, pieces(one.title)),
      make("p", { lang: one.language }, pieces(one.passage))]))
  ]
}

const pieces = (all) => all.map((one) => (one.marked ? make("mark", null, one.text) : one.text))
