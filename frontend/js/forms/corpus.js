/* Judges the cases on standard input and prints what came out, for tests/unit/forms/test_corpus.py:
   [{"rule", "answers", "today", "conditions"}, …] → [true, false, …] */
import { readFileSync } from "node:fs";

import { holds } from "./rules.js";

const cases = JSON.parse(readFileSync(0, "utf8"));
console.log(JSON.stringify(cases.map((one) => holds(one.rule, one.answers, one.today, one.conditions))));
