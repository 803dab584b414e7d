// Questions from a JSON Schema: field(schema, answer, id) gives {element, read()}; read() gives undefined for no answer.

import { make } from "./html.js"

export function field (schema, answer, id) {
  if (schema.readOnly) return null
  const choices = schema.oneOf || schema.anyOf?.find((one) => one.oneOf)?.oneOf
  if (choices?.every((one) => "const" in one)) return choice(schema, choices, answer, id)
  if (schema.const === true) return tick(schema, answer, id)
  if (schema.type === "boolean") return yesNo(schema, answer, id)
  if (schema.type === "array" && schema.items.type === "object") return rows(schema, answer || [], id)
  if (schema.type === "array") return several(schema, answer || [], id)
  if (schema.type === "object") return parts(schema, answer || {}, id)
  return box(schema, answer, id)
}

const hint = (schema, id) => schema.description && make("p", { id: `${id}-hint` }, schema.description)
const described = (schema, id) => (schema.description ? `${id}-hint` : null)

function labelled (schema, id, control) {
  return make("div", { class: "field", "data-question": id }, make("label", { for: id }, schema.title || id), hint(schema, id), control)
}

function choice (schema, choices, answer, id) {
  const select = make("select", { id, "aria-describedby": described(schema, id) }, make("option", { value: "" }, "–"),
    choices.map((one) => make("option", { value: one.const, selected: one.const === answer }, one.title)))
  return { element: labelled(schema, id, select), read: () => select.value || undefined }
}

function yesNo (schema, answer, id) {
  const choices = [{ const: "yes", title: "Yes" }, { const: "no", title: "No" }]
  const made = choice(schema, choices, { true: "yes", false: "no" }[answer], id)
  return { element: made.element, read: () => ({ yes: true, no: false })[made.read()] }
}

function tick (schema, answer, id) {
  const input = make("input", { type: "checkbox", id, checked: answer === true })
  return { element: make("div", { class: "field" }, input, " ", make("label", { for: id }, schema.title || id)), read: () => input.checked || undefined }
}

function several (schema, answer, id) {
  const boxes = schema.items.oneOf.map((one) => {
    const input = make("input", { type: "checkbox", id: `${id}-${one.const}`, value: one.const, checked: answer.includes(one.const) })
    return [input, make("div", null, input, " ", make("label", { for: input.id }, one.title))]
  })
  return {
    element: make("fieldset", null, make("legend", null, schema.title || id), hint(schema, id), boxes.map(([, line]) => line)),
    read: () => boxes.map(([input]) => input).filter((input) => input.checked).map((input) => input.value)
  }
}

function parts (schema, answer, id) {
  const inner = Object.entries(schema.properties).filter(([name]) => name !== "id")
    .map(([name, one]) => [name, field({ title: name.replace("_", " "), ...one }, answer[name], `${id}-${name}`)]).filter(([, one]) => one)
  return {
    element: make("fieldset", null, make("legend", null, schema.title || id), hint(schema, id), inner.map(([, one]) => one.element)),
    read: () => {
      const found = Object.fromEntries(inner.map(([name, one]) => [name, one.read()]).filter(([, value]) => value !== undefined))
      return Object.keys(found).length ? found : undefined
    }
  }
}

// Each row has an id that we make, 32 hexadecimal digits, the same for ever.
function rows (schema, answers, id) {
  const made = new Map()
  const holder = make("div")
  const add = (row) => {
    const one = parts({ ...schema.items, title: `${schema.title || id} ${made.size + 1}` }, row, `${id}-${row.id}`)
    one.element.append(make("button", { type: "button", onclick: () => { made.delete(row.id); one.element.remove() } }, "Remove"))
    made.set(row.id, one)
    holder.append(one.element)
  }
  const fresh = () => ({ id: crypto.randomUUID().replaceAll("-", "") })
  const given = answers.length ? answers : Array.from({ length: schema.minItems || 0 }, fresh)
  given.forEach(add)
  return {
    element: make("section", { "data-question": id, "aria-label": schema.title || id }, hint(schema, id), holder,
      make("button", { type: "button", onclick: () => add(fresh()) }, `Add: ${schema.title || id}`)),
    read: () => [...made].map(([row, one]) => ({ ...one.read(), id: row }))
  }
}

function box (schema, answer, id) {
  const numeric = schema.type === "number" || schema.type === "integer"
  const long = schema.type === "string" && !schema.pattern && !schema.format && (schema.maxLength || 0) > 300
  const control = make(long ? "textarea" : "input", {
    id, type: long ? null : kind(schema, numeric), rows: long ? "4" : null, step: schema.type === "number" ? "any" : null,
    min: numeric ? schema.minimum : null, max: numeric ? schema.maximum : null, "aria-describedby": described(schema, id)
  })
  control.value = answer ?? ""
  const read = () => (control.value.trim() === "" ? undefined : numeric ? Number(control.value) : control.value)
  return { element: labelled(schema, id, control), read }
}

function kind (schema, numeric) {
  if (numeric) return "number"
  if (schema.format === "date") return "date"
  if (schema.format === "email") return "email"
  return schema.pattern?.includes("}T") ? "datetime-local" : "text"
}
