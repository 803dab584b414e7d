/* While the copy of a long plan is being made: asks now and then whether it is there, and says so in place. The page
   never reloads by itself, so nobody is interrupted; its link does the same without this script. */
const EVERY = 4000; // milliseconds
const MOST = 45; // three minutes: who left the page open must not be kept signed in by it

const here = document.querySelector("[data-waiting]");
let asked = 0;

/** How far it is: in figures beside the bar, which are read out only when somebody asks for them. */
async function show(answer) {
  const bar = here.querySelector("progress");
  if (!bar) return;
  const now = new DOMParser().parseFromString(await answer.text(), "text/html");
  const [words, told] = [here, now].map((root) => root.querySelector("[data-progress]"));
  const moved = now.querySelector("progress");
  if (!moved || !told) return;
  for (const name of ["max", "value"]) if (moved.hasAttribute(name)) bar.setAttribute(name, moved.getAttribute(name));
  words.replaceChildren(...told.childNodes);
}

async function ask() {
  asked += 1;
  const answer = await fetch(location.href, { headers: { Accept: "text/html" }, redirect: "error" }).catch(() => null);
  if (answer?.status === 202 || answer === null) {
    if (answer) await show(answer);
    if (asked < MOST) setTimeout(ask, EVERY);
  } else if (answer.ok) {
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    document.title = made.title;
    here.replaceChildren(...made.querySelector("main [aria-live]").childNodes);
  } else {
    location.reload(); // it was taken back, or the session ended: the server says which
  }
}

if (here) setTimeout(ask, EVERY);
