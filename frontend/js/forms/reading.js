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

  /** What is chosen and can be: an option that is hidden does not count. */
  ticked() {
    return this.all().filter((box) => box.checked && !box.parentElement.hidden).map((box) => box.value);
  }

  selected() {
    const option = this.all()[0].selectedOptions[0];
    return option && !option.hidden ? option.value : "";
  }
}

const UNSEEN = /[\s\u00a0\u202f'’\u200e\u200f\u2066-\u2069]/g;
const SIGNS = { "−": "-", "–": "-", "٫": ".", "٬": ",", "،": "," };

/** As forms/fields/number.py reads it; `decimal` is the sign before decimals in the reader's language. */
export function number(typed, decimal) {
  let text = digits(typed).replace(/[−–٫٬،]/g, (sign) => SIGNS[sign]).replace(UNSEEN, "");
  const minus = text.startsWith("-");
  if (minus || text.startsWith("+")) text = text.slice(1);
  if (decimal === ",") {
    const lone = text.split(".").length === 2 && !text.includes(",") && !/^[1-9]\d{0,2}\.\d{3}$/.test(text);
    if (!lone) text = text.replace(/[.,]/g, (sign) => (sign === "." ? "," : "."));
  }
  const point = text.indexOf(".");
  let [whole, rest] = point < 0 ? [text, ""] : [text.slice(0, point), text.slice(point)];
  if (/^\d{1,3}(,\d{2,3})*,\d{3}$/.test(whole)) whole = whole.replaceAll(",", "");
  text = whole + rest;
  return /^(\d+(\.\d+)?|\.\d+)$/.test(text) && text.length <= 40 ? Number(text) * (minus ? -1 : 1) : null;
}

/** As forms/fields/time.py reads it. */
export function time(typed) {
  const text = digits(typed).toLowerCase().replace(/\s/g, "").replace("p.m.", "pm").replace("a.m.", "am");
  const found = /^(?:(\d{1,2})[:.h](\d{2})(am|pm)?|(\d{1,2})(am|pm)|(\d{1,2})(\d{2}))$/.exec(text);
  if (!found) return null;
  let hour = Number(found[1] ?? found[4] ?? found[6]);
  const minute = Number(found[2] ?? found[7] ?? 0);
  const half = found[3] ?? found[5];
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === "pm" ? 12 : 0);
  }
  const two = (part) => String(part).padStart(2, "0");
  return hour < 24 && minute < 60 ? `${two(hour)}:${two(minute)}` : null;
}

function date(boxes) {
  const [day, month, year] = ["_day", "_month", "_year"].map((end) => boxes.text(end));
  if (!/^[1-9]\d{3}$/.test(year) || !/^\d{1,2}$/.test(month)) return null;
  if (boxes.all("_day").length === 0) {
    return iso(Number(year), Number(month), 1)?.slice(0, 7) ?? null;
  }
  return /^\d{1,2}$/.test(day) ? iso(Number(year), Number(month), Number(day)) : null;
}

function dateTime(boxes) {
  const [day, at] = [date(boxes), time(boxes.text("_time"))];
  return day && at ? `${day}T${at}` : null;
}

const one = (boxes) => (boxes.all()[0]?.tagName === "SELECT" ? boxes.selected() : boxes.ticked()[0]) || null;
const words = (boxes) => boxes.all()[0]?.value.trim() || null;

const readers = {
  short_text: words,
  long_text: (boxes) => boxes.all()[0]?.value.replace(/\r\n/g, "\n").trim() || null,
  email: words,
  telephone: words,
  number: (boxes) => number(boxes.text(), boxes.all()[0]?.dataset.decimal ?? "."),
  date,
  time: (boxes) => time(boxes.text()),
  date_time: dateTime,
  yes_no: (boxes) => ({ yes: true, no: false })[boxes.ticked()[0]] ?? null,
  single_choice: one,
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
