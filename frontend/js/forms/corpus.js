/* Reads cases on standard input and prints what this side makes of them, for tests/unit/forms/test_corpus.py:
   `rules`: [{"rule", "answers", "today", "conditions"}, …] → [true, false, …]; `number`: [[text, decimal sign], …] and
   `time`: [text, …] → the answers, null for what is none. */
import { readFileSync } from "node:fs";

import { number, time } from "./reading.js";
import { holds } from "./rules.js";

const judge = {
  rules: (one) => holds(one.rule, one.answers, one.today, one.conditions),
  number: ([text, decimal]) => number(text, decimal),
  time
}[process.argv[2]];
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map((one) => judge(one))));
