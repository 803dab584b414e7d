// A form: choose it, start a draft about somebody, fill its steps, send it. The service decides what is asked and right.

import { call } from "./api.js"
import { field } from "./fields.js"
import { list, make } from "./html.js"

export async function start (purpose, show) {
  const what = field({ title: "Purpose of the form", type: "string" }, purpose || "child_protection_plan", "purpose")
  const whom = field({ title: "About whom", description: "As the purpose names it: child: and the child’s id.", type: "string" }, "", "subject")
  return [make("h1", null, "Fill in a form"), make("form", {
    onsubmit: (event) => {
      event.preventDefault()
      show(async () => {
        const { data: [form] } = await call("GET", "forms", { query: { purpose: what.read() } })
        if (!form) return [make("h1", null, "There is no such form")]
        return open(await call("POST", "drafts", { body: { version: form.version, subject: whom.read() || "" } }), form.title, show)
      })
    }
  }, what.element, whom.element, make("button", null, "Start"))]
}

// `answer` is {data: the draft, tag: the state it was in}
async function open (answer, title, show, wanted = "") {
  const draft = answer.data
  if (draft.state === "submitted") return sent(title)
  const { data: schema } = await call("GET", `drafts/${draft.draft}/schema`)
  const current = draft.steps.find((one) => one.step === wanted) || draft.steps.find((one) => one.status !== "completed")
  const others = draft.steps.map((one) => make("button", {
    type: "button", "aria-current": one === current ? "step" : null,
    onclick: () => show(() => open(answer, title, show, one.step))
  }, `${one.title} (${one.status.replace("_", " ")})`))
  return [make("h1", null, title), list("ol", others), current ? step(answer, current, schema, title, show) : ready(answer, title, show)]
}

function step (answer, current, schema, title, show) {
  const draft = answer.data
  const known = { ...current.suggested, ...current.answers, ...current.typed }
  const fields = current.questions.map((id) => [id, schema.properties[id] && field(schema.properties[id], known[id], id)]).filter(([, one]) => one)
  const wrong = current.status === "not_started" ? [] : draft.problems.filter((one) => one.step === current.step)
  return make("form", {
    novalidate: true,
    onsubmit: (event) => {
      event.preventDefault()
      const answers = Object.fromEntries(fields.map(([id, one]) => [id, one.read() ?? null]))
      show(() => save(answer, current.step, answers, title, show))
    }
  }, make("h2", null, current.title),
  wrong.length ? make("div", { class: "problems", role: "alert" }, make("h3", null, "There is a problem"), list("ul", wrong.map((one) => one.message || one.code))) : null,
  fields.map(([, one]) => one.element), make("button", null, "Save and continue"))
}

async function save (answer, step, answers, title, show) {
  const path = `drafts/${answer.data.draft}`
  try {
    const saved = await call("PATCH", path, { tag: answer.tag, body: { steps: { [step]: answers } } })
    const done = saved.data.steps.find((one) => one.step === step)?.status === "completed"
    return open(saved, title, show, done ? "" : step)
  } catch (refused) {
    if (refused.problem?.code !== "stale") throw refused
    // Somebody saved in between: what stands there now is shown, and what was typed has to be put in again.
    const again = await open(await call("GET", path), title, show, step)
    return [make("p", { class: "problems", role: "alert" }, "Somebody else changed this meanwhile. Look at it and save again."), ...again]
  }
}

function ready (answer, title, show) {
  const path = `drafts/${answer.data.draft}`
  const wrong = answer.data.problems
  return make("section", null, make("h2", null, "Send it"),
    wrong.length ? list("ul", wrong.map((one) => one.message || one.code)) : null,
    make("button", { type: "button", onclick: () => show(async () => { await call("POST", `${path}/submit`); return sent(title) }) }, "Send"))
}

const sent = (title) => [make("h1", null, `${title}: sent`), make("p", null, "However often it is sent, there is one submission.")]
