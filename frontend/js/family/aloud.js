/* Reading a section aloud with a voice of this device. The words stay on it: only voices that live here are asked
   (voices.js). A section with a recording is played instead (recorded.js); one with neither has no button. */
import { mark, unmark } from "./marking.js";
import { passages } from "./passages.js";
import { readable } from "./voices.js";

const SLOW = 0.7;

/** What all sections share: who is heard now, and how fast. */
export const stage = {
  now: null,
  slow: false,
  /** `next` is heard from now on, whoever was before is not. */
  take(next) {
    if (this.now !== next) this.now?.stop();
    this.now = next;
  },
  stop() {
    this.now?.stop();
    this.now = null;
  }
};

export function button(text, act) {
  const made = document.createElement("button");
  made.type = "button";
  made.className = "govuk-button govuk-button--secondary app-aloud__button";
  made.textContent = text;
  made.addEventListener("click", act);
  return made;
}

export class Aloud {
  constructor(holder, words, speech = window.speechSynthesis) {
    this.section = holder.closest("section");
    this.words = words;
    this.speech = speech;
    this.main = this.section.closest("[lang]").lang;
    this.at = 0;
    this.turn = 0;
    this.bar = document.createElement("span");
    this.bar.className = "app-aloud app-no-print";
    this.play = button("", () => (this.state === "playing" ? this.pause() : this.go()));
    this.again = button(words.again, () => this.restart());
    this.slower = button(words.slower, () => this.pace());
    const heading = this.section.querySelector("h2");
    this.play.id = `listen-${heading.id}`;
    this.play.setAttribute("aria-labelledby", `${this.play.id} ${heading.id}`);
    this.bar.append(this.play, this.again, this.slower);
    holder.append(this.bar);
    this.show("idle");
  }

  items() {
    return readable(passages(this.section), this.speech.getVoices(), this.main);
  }

  /** Whether there is anything this device can read; the buttons come and go with its voices. */
  offer() {
    this.bar.hidden = this.items().length === 0;
    if (this.bar.hidden && this.state !== "idle") this.stop();
  }

  show(state) {
    this.state = state;
    this.play.textContent = { idle: this.words.listen, playing: this.words.pause, paused: this.words.goOn }[state];
    const held = document.activeElement === this.again || document.activeElement === this.slower;
    this.again.hidden = this.slower.hidden = state === "idle";
    if (state === "idle" && held) this.play.focus();
    this.slower.setAttribute("aria-pressed", String(stage.slow));
  }

  go() {
    stage.take(this);
    this.show("playing");
    this.say();
  }

  say() {
    const one = this.items()[this.at];
    if (!one) {
      this.stop();
      return;
    }
    this.turn += 1;
    const turn = this.turn;
    this.speech.cancel();
    const spoken = new SpeechSynthesisUtterance(one.text);
    spoken.voice = one.voice;
    spoken.lang = one.voice.lang;
    spoken.rate = stage.slow ? SLOW : 1;
    spoken.addEventListener("end", () => this.said(turn));
    spoken.addEventListener("error", () => turn === this.turn && this.stop());
    mark(one.range);
    this.speech.speak(spoken);
  }

  said(turn) {
    if (turn !== this.turn || this.state !== "playing") return;
    this.at += 1;
    this.say();
  }

  /** Devices do not all know how to pause a voice: it ends, and goes on with the same sentence. */
  pause() {
    this.hush();
    this.show("paused");
  }

  restart() {
    this.at = 0;
    this.go();
  }

  pace() {
    stage.slow = !stage.slow;
    this.show(this.state);
    if (this.state === "playing") this.say();
  }

  stop() {
    this.hush();
    unmark();
    this.at = 0;
    this.show("idle");
  }

  hush() {
    this.turn += 1;
    this.speech.cancel();
  }
}
