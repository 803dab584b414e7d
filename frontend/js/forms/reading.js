/* What stands in the boxes of one question, as an answer: the twin of `Kind.clean` in forms/fields, for the kinds rules
   ask about. What cannot be read is no answer, as on the server. */

const digits = (text) => text.replace(/\p{Nd}/gu, (sign) => {
  let value = sign.codePointAt(0);
  for (let back = 0; back < 10; back += 1) {
    if (!/^\p{Nd}$/u.test(String.fromCodePoint(value - back - 1))) return String(back % 10);
  }
  return sign;
});

const iso = (year, month, day) => {
  const found = new Date(Date.UTC(year, month - 1, day));
  const real = found.getUTCFullYear() === year && found.getUTCMonth() === month - 1 && found.getUTCDate() === day;
  return real ? found.toISOString().slice(0, 10) : null;
};

class Boxes {
  constructor(form, name) {
    this.form = form;
    this.name = name;
  }

  all(end = "") {
    return Array.from(this.form.querySelectorAll(`[name="${CSS.escape(this.name + end)}"]`));
  }

  /** The text typed in, or chosen in a select, "" for none. */
  text(end = "") {
    const box = this.all(end)[0];
    return box ? digits(box.value.trim()) : "";
  }

  ticked() {
    return this.all().filter((box) => box.checked).map((box) => box.value);
  }
}

function number(text) {
  const plain = text.replace(/[\s,\u066c]/g, "").replace("\u066b", ".").replace("\u2212", "-");
  return /^-?\d+(\.\d{1,4})?$/.test(plain) ? Number(plain) : null;
}

function date(boxes) {
  const [day, month, year] = ["_day", "_month", "_year"].map((end) => boxes.text(end));
  if (!/^[1-9]\d{3}$/.test(year) || !/^\d{1,2}$/.test(month)) return null;
  if (boxes.all("_day").length === 0) {
    return iso(Number(year), Number(month), 1)?.slice(0, 7) ?? null;
  }
  return /^\d{1,2}$/.test(day) ? iso(Number(year), Number(month), Number(day)) : null;
}

const one = (boxes) => (boxes.all()[0]?.tagName === "SELECT" ? boxes.text() : boxes.ticked()[0]) || null;
const words = (boxes) => boxes.text() || null;

const readers = {
  short_text: words,
  long_text: (boxes) => boxes.all()[0]?.value.replace(/\r\n/g, "\n").trim() || null,
  email: words,
  telephone: words,
  number: (boxes) => number(boxes.text()),
  date,
  yes_no: (boxes) => ({ yes: true, no: false })[boxes.ticked()[0]] ?? null,
  single_choice: one,
  person: one,
  several_choices: (boxes) => boxes.ticked(),
  scale: (boxes) => (boxes.ticked().length ? Number(boxes.ticked()[0]) : null),
  declaration: (boxes) => boxes.ticked().length > 0 || null
};

/** Whether this script reads the question itself; the server's answer stands for all others until the step is saved. */
export const reads = (kind) => Object.hasOwn(readers, kind);

/** The answer to the question whose boxes have this name, null for none. */
export function read(form, kind, name) {
  return readers[kind](new Boxes(form, name));
}
