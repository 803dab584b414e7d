// The manual: what anybody may read.

import { call, caller, read } from "./api.js"
import { block, contact, pageLink } from "./blocks.js"
import { list, make } from "./html.js"

export async function manuals () {
  const found = await read("manuals")
  return [make("h1", null, "Manuals"), list("ul", found.map((one) => [pageLink(one), one.summary && make("p", null, one.summary)]))]
}

export async function page (path) {
  const found = await read(`pages/${path}`)
  const [words, contacts, tree] = await Promise.all([
    read(`places/${found.place}/glossary`),
    found.kind === "manual" ? read(`places/${found.place}/contacts`) : null,
    found.kind === "manual" ? read(`manuals/${path}/tree`) : null
  ])
  return [
    ...shown(found),
    tree && [make("h2", null, "Contents"), branch(tree.children)],
    contacts?.contacts.length ? [make("h2", null, "Contacts"), contacts.contacts.map(contact)] : null,
    glossary(found, words.words)
  ]
}

// A draft that an editor of the manual wants to see here: "#preview=…" is what the CMS gave us.
export async function preview (token) {
  const { data } = await call("GET", "preview", { preview: token, query: { language: "" } })
  return [make("p", { class: "important" }, "This is a draft."), ...shown(data)]
}

function shown (page) {
  const about = [page.version && `Version ${page.version}`, page.updated_at && `updated ${page.updated_at.slice(0, 10)}`, page.keeper]
  return [
    page.breadcrumbs.length ? make("nav", { "aria-label": "Breadcrumb" }, list("ol", page.breadcrumbs.map(pageLink))) : null,
    page.language === caller.language ? null : make("p", null, "Nobody has translated this page yet."),
    make("article", { lang: page.language, dir: page.direction },
      make("h1", null, page.title), page.summary && make("p", null, page.summary), amended(page), page.blocks.map(block)),
    page.kind === "page" && page.parts.length ? [make("h2", null, "In this section"), list("ul", page.parts.map(pageLink))] : null,
    make("p", null, about.filter(Boolean).join(" · ")),
    make("nav", { "aria-label": "Pages" }, list("ul", [
      page.before && ["Before: ", pageLink(page.before)], page.after && ["Next: ", pageLink(page.after)]].filter(Boolean)))
  ]
}

// Who knows the version before reads first what is new.
function amended ({ amendment, language }) {
  const said = make("span", { lang: language }, `${amendment.what} ${amendment.why}`.trim())
  return amendment.what && make("p", { lang: "en" }, "What changed last: ", said)
}

function branch (pages) {
  return list("ul", pages.map((one) => [pageLink(one), branch(one.children)]))
}

// The hard words that stand on the page, with what they mean.
function glossary (page, words) {
  const text = JSON.stringify(page.blocks).toLowerCase()
  const used = words.filter((one) => [one.word, ...one.variants].some((word) => text.includes(word.toLowerCase())))
  return used.length ? [make("h2", null, "Words"), make("dl", null, used.map((one) => [make("dt", null, one.word), make("dd", null, one.meaning)]))] : null
}
