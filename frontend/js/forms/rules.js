/* Whether a rule is true of some answers: the twin of forms/judging.py, for what the page can show without asking the
   server. tests/corpus/rules.json and random cases run through both. Shapes of rules: forms/rule_json.py. */

const SCALE = 10000; // numbers have at most four decimals: compared and added as whole ten-thousandths
const isNumber = (value) => typeof value === "number";

/** Half to even, as Python rounds. */
function round(number) {
  const low = Math.floor(number);
  const rest = number - low;
  if (rest !== 0.5) return Math.round(number);
  return low % 2 === 0 ? low : low + 1;
}

const scaled = (number) => round(number * SCALE);

const compares = {
  "<": (a, b) => a < b,
  "<=": (a, b) => a <= b,
  "=": (a, b) => a === b,
  ">=": (a, b) => a >= b,
  ">": (a, b) => a > b
};

export function answered(answer) {
  if (answer === null || answer === undefined || answer === "") return false;
  if (Array.isArray(answer)) return answer.length > 0;
  return typeof answer !== "object" || Object.keys(answer).length > 0;
}

function has(answer, value) {
  if (Array.isArray(answer)) return answer.some((one) => one !== null && typeof one !== "object" && one === value);
  return answer !== null && answer !== undefined && typeof answer !== "object" && answer === value;
}

/** -1, 0 or 1, by code points: as Python orders texts. */
function order(a, b) {
  for (let place = 0; place < a.length; place += 1) {
    const difference = a[place].codePointAt(0) - b[place].codePointAt(0);
    if (difference) return Math.sign(difference);
  }
  return 0;
}

function compare(given, comparison, value) {
  if (typeof given === "string" && typeof value === "string") {
    const [a, b] = [Array.from(given), Array.from(value)];
    const length = Math.min(a.length, b.length);
    return length > 0 && compares[comparison](order(a.slice(0, length), b.slice(0, length)), 0);
  }
  return isNumber(given) && isNumber(value) && compares[comparison](scaled(given), scaled(value));
}

const twoDigits = (number) => String(number).padStart(2, "0");
const iso = (year, month, day) => `${String(year).padStart(4, "0")}-${twoDigits(month)}-${twoDigits(day)}`;
const lastDay = (year, month) => new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();

/** An ISO date moved; null for what is no date, or a day outside the years 1 to 9999. */
export function shifted(text, offset) {
  const found = /^([0-9]{4})-([0-9]{2})(?:$|-([0-9]{2}))/.exec(text);
  if (!found) return null;
  let [year, month, day] = [Number(found[1]), Number(found[2]), Number(found[3] ?? "1")];
  if (year < 1 || month < 1 || month > 12 || day < 1 || day > lastDay(year, month)) return null;
  if (offset.unit === "days" || offset.unit === "weeks") {
    const moved = new Date(0);
    moved.setUTCFullYear(year, month - 1, day + offset.count * (offset.unit === "weeks" ? 7 : 1));
    [year, month, day] = [moved.getUTCFullYear(), moved.getUTCMonth() + 1, moved.getUTCDate()];
  } else {
    const months = year * 12 + month - 1 + offset.count * (offset.unit === "years" ? 12 : 1);
    [year, month] = [Math.floor(months / 12), (((months % 12) + 12) % 12) + 1];
    if (year >= 1) day = Math.min(day, lastDay(year, month));
  }
  return year >= 1 && year <= 9999 ? iso(year, month, day) : null;
}

const fits = (sign, mask) => {
  if (mask === "9") return sign >= "0" && sign <= "9";
  return mask === "A" ? /^\p{L}$/u.test(sign) : sign === mask;
};

/** Whether the whole text fits the mask: 9 a digit, A a letter, * any run of signs. */
export function matches(text, mask) {
  const signs = Array.from(text);
  let reached = new Set([0]);
  for (const sign of mask) {
    const next = new Set();
    if (sign === "*") {
      for (let at = Math.min(...reached); at <= signs.length; at += 1) next.add(at);
    } else {
      for (const at of reached) if (at < signs.length && fits(signs[at], sign)) next.add(at + 1);
    }
    if (next.size === 0) return false;
    reached = next;
  }
  return reached.has(signs.length);
}

const plain = (text) => text.normalize("NFC").toLowerCase();

function operand(data, facts) {
  const [name, ...parts] = data;
  if (name === "value") return parts[0];
  const given = name === "today" ? facts.today : facts.answer(parts[0]);
  const offset = name === "today" ? parts[0] : parts[1];
  return offset && typeof given === "string" && offset.count !== undefined ? shifted(given, offset) : given;
}

function rows(group, facts) {
  const given = facts.answer(group);
  if (!Array.isArray(given)) return [];
  return given
    .filter((row) => row !== null && typeof row === "object" && !Array.isArray(row))
    .map((row) => ({ ...facts, answer: (key) => (Object.hasOwn(row, key) ? row[key] : facts.answer(key)) }));
}

const judges = {
  answered: (facts, question) => answered(facts.answer(question)),
  equals: (facts, question, value) => has(facts.answer(question), value),
  one_of: (facts, question, values) => values.some((value) => has(facts.answer(question), value)),
  contains(facts, question, text) {
    const answer = facts.answer(question);
    return typeof answer === "string" && plain(answer).includes(plain(text));
  },
  compare: (facts, question, comparison, data) =>
    compare(facts.answer(question), comparison, operand(data, facts)),
  between: (facts, question, low, high) =>
    compare(facts.answer(question), ">=", operand(low, facts)) &&
    compare(facts.answer(question), "<=", operand(high, facts)),
  matches(facts, question, mask) {
    const answer = facts.answer(question);
    return typeof answer === "string" && matches(answer, mask);
  },
  named(facts, condition) {
    if (facts.asked.includes(condition) || !Object.hasOwn(facts.conditions, condition)) return false;
    return judge(facts.conditions[condition], { ...facts, asked: [...facts.asked, condition] });
  },
  any_row: (facts, group, rule) => rows(group, facts).some((row) => judge(rule, row)),
  every_row(facts, group, rule) {
    const found = rows(group, facts);
    return found.length > 0 && found.every((row) => judge(rule, row));
  },
  row_count: (facts, group, comparison, number, rule) =>
    compares[comparison](rows(group, facts).filter((row) => !rule || judge(rule, row)).length, number),
  row_sum(facts, group, question, comparison, number) {
    const cells = rows(group, facts).map((row) => row.answer(question));
    const sum = cells.filter(isNumber).reduce((total, cell) => total + scaled(cell), 0);
    return compares[comparison](sum, scaled(number));
  },
  not: (facts, rule) => !judge(rule, facts),
  all: (facts, ...inner) => inner.every((rule) => judge(rule, facts)),
  any: (facts, ...inner) => inner.some((rule) => judge(rule, facts))
};

/** Whether the rule is true of these facts: {answer(question), today, conditions, asked}. No rule is true; inside a
 *  row a named condition is asked of the row; an unknown or circular one does not hold. */
export function judge(rule, facts) {
  if (rule === null || rule === undefined) return true;
  const [name, ...parts] = rule;
  return judges[name](facts, ...parts);
}

/** As forms.judging.holds; `answer` gives the answer to a question, or null. */
export function holdsOf(rule, answer, today, conditions = {}) {
  return judge(rule, { answer, today, conditions, asked: [] });
}

/** As forms.judging.holds. */
export function holds(rule, answers, today = "0001-01-01", conditions = {}) {
  return holdsOf(rule, (question) => (Object.hasOwn(answers, question) ? answers[question] : null), today, conditions);
}
