/* Keeps what was typed on the server, valid or not, soon after somebody stops typing. Its words stand in the page:
   <p role="status" data-autosave data-saving data-saved data-failed data-conflict data-signed-out>. */

const PAUSE = 1500; // milliseconds without typing; with the request itself it is saved within three seconds
const AGAIN = 15000; // after a failure

export class Autosave {
  constructor(form, status) {
    this.form = form;
    this.status = status;
    this.revision = form.querySelector('input[name$="-revision"]');
    this.stopped = false;
    this.pending = null; // the request under way
    this.changed = false;
    form.addEventListener("input", () => this.later());
    form.addEventListener("change", () => this.later());
    form.addEventListener("submit", (event) => this.leave(event));
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "hidden") this.save();
    });
  }

  later(pause = PAUSE) {
    this.changed = true;
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.save(), pause);
  }

  say(name) {
    const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" }; // as the answers are written
    const time = new Intl.DateTimeFormat(document.documentElement.lang, clock).format(new Date());
    this.status.textContent = (this.status.dataset[name] ?? "").replace("%time%", time);
  }

  save() {
    window.clearTimeout(this.timer);
    if (this.stopped || this.pending || !this.changed) return;
    this.changed = false;
    this.pending = this.send().finally(() => {
      this.pending = null;
      if (this.changed && !this.stopped) this.later();
    });
  }

  async send() {
    const data = new FormData(this.form);
    for (const [name, value] of Array.from(data.entries())) if (value instanceof File) data.delete(name);
    data.set("autosave", "1");
    try {
      const response = await fetch(this.form.action, {
        method: "POST",
        body: new URLSearchParams(data),
        headers: { Accept: "application/json" },
        credentials: "same-origin",
        redirect: "error"
      });
      if (response.ok) {
        const { revision, calculated = {} } = await response.json();
        this.revision.value = revision;
        for (const [name, text] of Object.entries(calculated)) {
          const output = document.getElementById(`id_${name}`);
          if (output && output.textContent !== (text || "–")) output.textContent = text || "–";
        }
        this.say("saved");
      } else if (response.status === 409) {
        this.stop("conflict");
      } else if (response.status === 401 || response.status === 403) {
        this.stop("signedOut");
      } else {
        this.fail();
      }
    } catch {
      this.fail();
    }
  }

  fail() {
    this.say("failed");
    this.later(AGAIN);
  }

  stop(reason) {
    this.stopped = true;
    this.say(reason);
  }

  /** A save that is under way ends first: otherwise the page would conflict with itself. */
  leave(event) {
    window.clearTimeout(this.timer);
    this.stopped = true;
    if (!this.pending) return;
    event.preventDefault();
    const button = event.submitter;
    this.pending.finally(() => {
      this.pending = null;
      this.form.requestSubmit(button);
    });
  }
}
