// The plan that was given to whoever the token acts for.

import { call } from "./api.js"
import { list, make } from "./html.js"

export async function plans () {
  const { data } = await call("GET", "readings", { query: { language: "" } })
  return [
    make("h1", null, "Your plans"),
    data.length ? list("ul", data.map((one) => make("a", { href: `#/plan/${one.plan}`, lang: one.language }, one.title)))
      : make("p", null, "No plan was given to you.")
  ]
}

export async function plan (id) {
  const { data } = await call("GET", `readings/${id}`, { query: { language: "" } })
  return [make("article", { lang: data.language, dir: data.direction },
    make("h1", null, data.title), make("p", null, said(data.term)),
    data.sections.map((one) => section(one, data.glossary)))]
}

function section (one, glossary) {
  return make("section", { lang: one.language },
    make("h2", null, one.heading), one.intro && make("p", null, one.intro),
    one.entries.length ? list("ul", one.entries.map((entry) => [
      entry.text && said(entry.text, glossary),
      entry.facts.length ? make("dl", null, entry.facts.map((fact) => [make("dt", null, fact.label), make("dd", null, make("bdi", null, fact.value))])) : null
    ])) : null,
    one.people.length ? list("ul", one.people.map((person) => [
      make("bdi", null, person.name), ", ", person.role, person.phone && [", ", make("bdi", null, person.phone)]].flat())) : null,
    !one.entries.length && !one.people.length && one.empty && make("p", null, one.empty))
}

// A text in the language it is in, hard words with their meaning.
function said (text, glossary = []) {
  const parts = []
  let at = 0
  for (const mark of text.marks) {
    parts.push(text.value.slice(at, mark.start))
    parts.push(make("abbr", { title: glossary[mark.term]?.meaning || null }, text.value.slice(mark.start, mark.end)))
    at = mark.end
  }
  return make("span", { lang: text.language }, ...parts, text.value.slice(at))
}
