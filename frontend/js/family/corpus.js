/* Reads cases on standard input and prints what this side makes of them, for tests/unit/family/test_twins.py:
   `sentences`: [line, …] → [[sentence, …], …]; `voices`: [{"voices", "passages", "main"}, …] → [[[language, voice], …], …] */
import { readFileSync } from "node:fs";

import { sentences } from "./sentences.js";
import { readable } from "./voices.js";

const judge = {
  sentences: (line) => sentences(line).map(([from, to]) => line.slice(from, to)),
  voices: ({ voices, passages, main }) => readable(passages, voices, main).map((one) => [one.language, one.voice.name])
}[process.argv[2]];
console.log(JSON.stringify(JSON.parse(readFileSync(0, "utf8")).map(judge)));
