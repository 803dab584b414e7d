/* Recording a voice in the browser, on top of a file question. Without this script, without a microphone or when it is
   refused, the file question is all there is, and it does the work.

   Markup: templates/components/recorder.html, `{% include "components/recorder.html" with field=form.sound %}` inside a
   <form enctype="multipart/form-data">. Load dist/recorder.js in block `head` of pages that record and nowhere else, and
   let their view carry `portal.accounts.middleware.microphone`: elsewhere browsers refuse it.

   [data-recorder] holds the file question; its data-attributes are the words, data-longest the seconds at most.
   What was recorded becomes the file of that question, as if it had been chosen: the form is sent as ever, and nothing
   leaves the device before that. Events on [data-recorder]: "recorder:start", "recorder:ready", "recorder:removed". */

const KINDS = ["audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const ENDINGS = { "audio/webm": "webm", "audio/mp4": "m4a", "audio/ogg": "ogg" };
const BITS_A_SECOND = 32_000; // a voice needs no more; ten minutes are 2.4 MB

/** "1:05" for 65 seconds. */
export function clock(seconds) {
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

export class Recorder {
  constructor(box) {
    this.box = box;
    this.words = box.dataset;
    this.longest = Number(box.dataset.longest || 600);
    this.input = box.querySelector('input[type="file"]');
    this.panel = document.createElement("div");
    this.panel.className = "app-recorder";
    this.record = this.button(this.words.record, () => this.start());
    this.stop = this.button(this.words.stop, () => this.end(), "govuk-button--warning");
    this.remove = this.button(this.words.remove, () => this.forget(), "govuk-button--secondary");
    this.time = document.createElement("bdi");
    this.time.className = "app-recorder__time";
    this.time.setAttribute("aria-hidden", "true"); // it would be read out every second
    this.status = document.createElement("p");
    this.status.className = "govuk-body app-recorder__status";
    this.status.setAttribute("role", "status");
    this.sound = document.createElement("audio");
    this.sound.controls = true;
    this.sound.setAttribute("aria-label", this.words.listen);
    const buttons = document.createElement("div");
    buttons.className = "app-recorder__buttons";
    buttons.append(this.record, this.stop, this.time, this.remove);
    this.panel.append(buttons, this.status, this.sound);
    box.prepend(this.panel);
    this.input.addEventListener("change", () => this.chosen());
    window.addEventListener("pagehide", () => this.drop());
    document.addEventListener("app:exit", () => this.drop());
    this.show("idle");
  }

  button(text, act, kind = "") {
    const made = document.createElement("button");
    made.type = "button";
    made.className = `govuk-button ${kind}`.trim();
    made.textContent = text;
    made.addEventListener("click", act);
    return made;
  }

  /** idle: nothing recorded; recording; ready: recorded, can be listened to. */
  show(state, said = "") {
    this.state = state;
    this.box.dataset.state = state;
    this.record.hidden = state === "recording";
    this.record.textContent = state === "ready" ? this.words.again : this.words.record;
    this.record.classList.toggle("govuk-button--secondary", state === "ready");
    this.stop.hidden = this.time.hidden = state !== "recording";
    this.remove.hidden = this.sound.hidden = state !== "ready";
    this.status.textContent = said;
    this.status.hidden = !said;
  }

  async start() {
    this.record.disabled = true;
    try {
      this.stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: false });
    } catch {
      this.show(this.state, this.words.refused);
      return;
    } finally {
      this.record.disabled = false;
    }
    const kind = KINDS.find((one) => MediaRecorder.isTypeSupported(one));
    const parts = [];
    this.machine = new MediaRecorder(this.stream, { mimeType: kind, audioBitsPerSecond: BITS_A_SECOND });
    this.machine.addEventListener("dataavailable", (event) => event.data.size && parts.push(event.data));
    this.machine.addEventListener("stop", () => this.keep(new Blob(parts, { type: kind.split(";")[0] })));
    this.machine.start();
    this.began = performance.now();
    this.tick();
    this.timer = setInterval(() => this.tick(), 500);
    this.show("recording", this.words.recording);
    this.stop.focus();
    this.tell("start");
  }

  tick() {
    const seconds = (performance.now() - this.began) / 1000;
    this.time.textContent = clock(seconds);
    if (seconds >= this.longest) this.end();
  }

  end() {
    clearInterval(this.timer);
    if (this.machine?.state === "recording") this.machine.stop();
    this.stream?.getTracks().forEach((track) => track.stop()); // the device's sign that it listens goes out
  }

  /** Make what was recorded the file of the question. */
  keep(blob) {
    if (this.left || !blob.size) return;
    const file = new File([blob], `voice.${ENDINGS[blob.type]}`, { type: blob.type });
    const files = new DataTransfer();
    files.items.add(file);
    this.input.files = files.files;
    this.own = this.input.files[0];
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.play(blob);
    this.show("ready", this.words.ready);
    this.record.focus();
    this.tell("ready");
  }

  play(blob) {
    if (this.address) URL.revokeObjectURL(this.address);
    this.address = URL.createObjectURL(blob);
    this.sound.src = this.address;
  }

  /** Somebody chose a file instead: then that is what will be sent, and what can be listened to. */
  chosen() {
    const [file] = this.input.files;
    if (file === this.own) return;
    this.own = file;
    if (file) this.play(file);
    this.show(file ? "ready" : "idle");
  }

  forget() {
    this.input.value = "";
    this.own = undefined;
    this.input.dispatchEvent(new Event("change", { bubbles: true }));
    this.show("idle", this.words.removed);
    this.record.focus();
    this.tell("removed");
  }

  /** On leaving the page: nothing goes on listening, nothing stays behind. */
  drop() {
    this.left = true;
    this.end();
    this.sound.removeAttribute("src");
    if (this.address) URL.revokeObjectURL(this.address);
  }

  tell(what) {
    this.box.dispatchEvent(new CustomEvent(`recorder:${what}`, { bubbles: true }));
  }
}

/** Whether this browser can record at all. */
export function canRecord() {
  return Boolean(
    window.MediaRecorder && navigator.mediaDevices?.getUserMedia && KINDS.some((one) => MediaRecorder.isTypeSupported(one))
  );
}

if (globalThis.document && canRecord()) {
  for (const box of document.querySelectorAll("[data-recorder]")) new Recorder(box);
}
