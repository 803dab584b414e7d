// Which part of the address shows what. The token stays in memory: closing the page forgets it.

import { caller, Refused } from "./api.js"
import { start } from "./form.js"
import { make } from "./html.js"
import { manuals, page, preview } from "./manual.js"
import { plan, plans } from "./plan.js"
import { search } from "./search.js"

const main = document.querySelector("main")
const language = document.querySelector("#language")
const WORDS = {
  401: "Give a token first: it is missing, wrong, or too old.",
  404: "There is nothing here, or it is not for you.",
  429: "Too many calls. Try again in a minute."
}
let turn = 0

// Shows what `make` makes, unless something else was asked for meanwhile.
async function show (making) {
  const mine = ++turn
  main.setAttribute("aria-busy", "true")
  let shown
  try {
    shown = await making()
  } catch (error) {
    if (!(error instanceof Refused)) console.error(error)
    const problem = error instanceof Refused ? error.problem : null
    const lines = problem?.problems.map((one) => one.message || one.code).join(" ")
    shown = [make("h1", null, "That did not work"), make("p", { role: "alert" }, WORDS[problem?.status] || lines || "The service did not answer.")]
  }
  if (mine !== turn) return
  main.removeAttribute("aria-busy")
  main.replaceChildren(...[shown].flat(Infinity).filter(Boolean))
  document.title = `${main.querySelector("h1")?.textContent || ""} – A front end of your own`
  main.focus()
}

function token () {
  const input = make("input", { type: "password", id: "token", autocomplete: "off", value: caller.token })
  return [make("h1", null, "Your token"), make("form", {
    onsubmit: (event) => { event.preventDefault(); caller.token = input.value.trim(); location.hash = "#/plan" }
  }, make("p", { id: "token-hint" }, "It acts for you. This page forgets it when it is closed."),
  make("label", { for: "token" }, "Token "), input, " ", make("button", null, "Use it"))]
}

function route () {
  if (location.hash === "#main") return
  const given = /^#preview=(.+)$/.exec(location.hash)
  if (given) {
    history.replaceState(null, "", "#/preview") // what lets an editor in does not stay in the address
    return show(() => preview(given[1]))
  }
  const [name, ...rest] = decodeURIComponent(location.hash.replace(/^#\//, "")).split("/")
  const path = rest.join("/")
  const views = { manuals, token, pages: () => page(path), search: () => search(path), form: () => start(path, show), plan: () => (path ? plan(path) : plans()) }
  return show(views[name] || manuals)
}

addEventListener("hashchange", route)
language.addEventListener("change", () => { caller.language = language.value; route() })
document.querySelector("#skip").addEventListener("click", (event) => { event.preventDefault(); main.focus() })
route()
