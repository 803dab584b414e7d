/* Where sentences end, in every script that plans are written in: . ! ? … ؟ ۔ ।
   The twin of portal/wording/sentences.py: tests/unit/family/test_twins.py asks both the same. */

// What stands before a full stop that ends no sentence, in small letters; single letters (initials) need no entry.
const SHORT = new Set("dr mr mrs ms mx st rev prof hon dept vs viz e.g i.e a.k.a np tzn ul sra p.ex".split(" "));
// The same, but only before a figure: "No. 5" is a house and "No." an answer.
const BEFORE_FIGURES = new Set("no nos nr tel ext fig approx godz str".split(" "));
const ENDS = /[.!?؟۔।॥…]+["'”’»)\]]*/gu;
const ALWAYS = /[؟۔।॥]/u;
const WORD_BEFORE = /[^\s(["'“‘«]*$/u;
const DIGIT = /\p{Nd}/u;

const first = (text) => [...text.slice(0, 2)][0] ?? "";
const isSmall = (letter) => /\p{Ll}/u.test(letter);

/** [start, end] of each sentence of one line, without the white space around it. */
export function sentences(line) {
  const found = [];
  let start = 0;
  for (const end of line.matchAll(ENDS)) {
    if (isEnd(line, start, end)) {
      found.push([start, end.index + end[0].length]);
      start = end.index + end[0].length;
    }
  }
  found.push([start, line.length]);
  return found.map(([from, to]) => trimmed(line, from, to)).filter(([from, to]) => to > from);
}

function trimmed(line, from, to) {
  const text = line.slice(from, to);
  return [from + text.length - text.trimStart().length, to - (text.length - text.trimEnd().length)];
}

function isEnd(line, start, end) {
  const after = line.slice(end.index + end[0].length);
  const before = line.slice(0, end.index);
  if (ALWAYS.test(end[0])) {
    return !(DIGIT.test(first(after)) && DIGIT.test(before.slice(-1)));
  }
  if (after && !/^\s/u.test(after)) return false;
  const follows = after.trimStart();
  return !isSmall(first(follows)) && !(end[0] === "." && isShort(line.slice(start, end.index), follows));
}

/** Whether the full stop after this belongs to an abbreviation, an initial or the number of a list. */
function isShort(before, follows) {
  if (!follows) return false;
  const [word] = before.match(WORD_BEFORE) ?? [""];
  const small = word.toLowerCase();
  if (SHORT.has(small) || (BEFORE_FIGURES.has(small) && DIGIT.test(first(follows)))) return true;
  const isInitial = [...word].length === 1 && /\p{Lu}/u.test(word) && word !== "I";
  return isInitial || (/^\p{Nd}+$/u.test(word) && before.trim() === word);
}
