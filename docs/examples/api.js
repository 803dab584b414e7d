// Talks to the service: JSON in, JSON out, refusals as errors. Nothing of it is stored in the browser.

const base = new URL("/api/v1/", document.querySelector('meta[name="service"]').content)
const kept = new Map() // address and language → {tag, data}: public answers, asked for again with their ETag

export const caller = { token: "", language: "en" }

export class Refused extends Error {
  // `problem` is the body of the refusal (RFC 9457): {status, code, problems}
  constructor (problem) {
    super(`${problem.status}: ${problem.code}`)
    this.problem = problem
  }
}

// An address on the service, for links to files and forms there.
export const onService = (path) => (path ? new URL(path, base).href : "")

// What anybody may read: no token is sent.
export async function read (path, query = {}) {
  const address = addressOf(path, query)
  const known = kept.get(address)
  const response = await fetch(address, { headers: known ? { "If-None-Match": known.tag } : {}, credentials: "omit" })
  if (response.status === 304) return known.data
  const data = await dataOf(response)
  const tag = response.headers.get("ETag")
  if (tag) kept.set(address, { tag, data })
  return data
}

// What the token grants. `tag` is the state a change was made from; the answer is {data, tag}.
export async function call (method, path, { body, tag, query = {}, preview } = {}) {
  const headers = { Authorization: preview ? `Preview ${preview}` : `Bearer ${caller.token}` }
  if (body !== undefined) headers["Content-Type"] = "application/json"
  if (tag) headers["If-Match"] = tag
  const sent = { method, headers, credentials: "omit", cache: "no-store", body: body && JSON.stringify(body) }
  const response = await fetch(addressOf(path, query), sent)
  return { data: await dataOf(response), tag: response.headers.get("ETag") }
}

function addressOf (path, query) {
  const address = new URL(path.split("/").map(encodeURIComponent).join("/"), base)
  for (const [name, value] of Object.entries({ language: caller.language, ...query })) {
    if (value) address.searchParams.set(name, value)
  }
  return address.href
}

async function dataOf (response) {
  const data = await response.json()
  if (!response.ok) throw new Refused(data)
  return data
}
