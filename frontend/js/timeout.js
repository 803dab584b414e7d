/* Two minutes before a session ends a dialog asks whether to stay: by POST, by Esc, or by going on working in any window.
   Nobody answers: the session ends, and the page gives way to one that shows nothing. The server keeps the limits
   itself; this only says so in time. Loaded where somebody is signed in: templates/components/timeout.html. */

export const WARN = 120; // seconds before the end
const NOTICED = 60_000; // milliseconds: somebody who types is there; the server hears of it so often at most

/** What is said aloud, and when: at each full minute, and at each 20 seconds of the last one; null in between. */
export function saidAt(left) {
  const due = left > 60 ? left % 60 === 0 : left > 0 && left % 20 === 0;
  return due ? left : null;
}

/** A time in words ("2 minutes", "1:40" where the browser lacks the language). */
export function inWords(seconds, language) {
  const [unit, count] = seconds >= 60 && seconds % 60 === 0 ? ["minute", seconds / 60] : ["second", seconds];
  if (seconds > 60 && unit === "second") {
    return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
  }
  if (!Intl.NumberFormat.supportedLocalesOf([language]).length) return `0:${String(seconds).padStart(2, "0")}`;
  return new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(count);
}

export class Timeout {
  constructor(dialog) {
    this.dialog = dialog;
    this.form = dialog.querySelector("form");
    this.shown = dialog.querySelector("[data-shown]");
    this.said = dialog.querySelector("[data-said]");
    this.others = "BroadcastChannel" in window ? new BroadcastChannel("session") : null;
    this.others?.addEventListener("message", (event) => this.reset(event.data, false));
    this.reset(Number(dialog.dataset.left));
    dialog.addEventListener("cancel", (event) => {
      event.preventDefault();
      this.stay();
    });
    this.form.addEventListener("submit", (event) => {
      if (event.submitter?.hasAttribute("data-out")) return;
      event.preventDefault();
      this.stay();
    });
    document.addEventListener("input", () => this.typed());
    document.addEventListener("visibilitychange", () => this.look());
    this.noticed = Date.now();
    setInterval(() => this.look(), 1000);
  }

  /** So many seconds from now. The clock is asked each time: a device that slept is not deceived. */
  reset(left, tell = true) {
    this.end = Date.now() + left * 1000;
    if (left > WARN && this.dialog.open) this.dialog.close();
    if (tell) this.others?.postMessage(left);
  }

  look() {
    if (document.visibilityState === "hidden" && Date.now() < this.end) return;
    const left = Math.ceil((this.end - Date.now()) / 1000);
    if (left <= 0) this.over();
    else if (left <= WARN) this.warn(left);
  }

  warn(left) {
    const language = document.documentElement.lang;
    this.shown.textContent = inWords(left, language);
    if (!this.dialog.open) {
      this.dialog.showModal();
      this.form.querySelector("button").focus();
      this.said.textContent = "";
    } else if (saidAt(left) !== null) {
      this.said.textContent = inWords(left, language);
    }
  }

  typed() {
    if (Date.now() - this.noticed < NOTICED) return;
    this.noticed = Date.now();
    this.stay();
  }

  async stay() {
    try {
      const answer = await fetch(this.form.action, { method: "POST", body: new FormData(this.form) });
      const { left } = await answer.json();
      if (left > 0) this.reset(left);
      else this.over();
    } catch {
      // No connection: the time goes on, and the dialog stays until it is over.
    }
  }

  over() {
    if (this.gone) return;
    this.gone = true;
    document.body.hidden = true;
    const back = encodeURIComponent(window.location.pathname + window.location.search);
    window.location.replace(`${this.form.dataset.over}?next=${back}`);
  }
}
