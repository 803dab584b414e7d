/* Advice on words as they are typed. Comfort only: the button beside the box asks for the same. Nothing is kept. */
const PAUSE = 900; // milliseconds without a key

for (const form of document.querySelectorAll("form[data-words]")) {
  const box = form.querySelector("textarea");
  const place = form.querySelector("[data-ease]");
  const button = form.querySelector('button[value="ease"]');
  let waiting = 0;
  let asked = 0;

  async function ask({ moved = false } = {}) {
    const mine = (asked += 1);
    const body = new FormData();
    body.append("text", box.value);
    body.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(form.dataset.words, { method: "POST", body, redirect: "error" }).catch(() => null);
    if (mine !== asked || !answer || !answer.ok) {
      return Boolean(answer && answer.ok);
    }
    const made = new DOMParser().parseFromString(await answer.text(), "text/html");
    const said = made.querySelector(".app-ease");
    if (!moved) {
      said.removeAttribute("role"); // who types is not interrupted by every pause
    }
    place.replaceChildren(document.adoptNode(said));
    if (moved) {
      said.focus();
    }
    return true;
  }

  box.addEventListener("input", () => {
    clearTimeout(waiting);
    if (box.value.trim()) {
      waiting = setTimeout(() => ask(), PAUSE);
    } else {
      asked += 1;
      place.replaceChildren();
    }
  });
  let failed = false;
  button.addEventListener("click", (event) => {
    if (failed) {
      return; // the way without this file
    }
    event.preventDefault();
    clearTimeout(waiting);
    ask({ moved: true }).then((done) => {
      if (!done) {
        failed = true;
        button.click();
      }
    });
  });
}
