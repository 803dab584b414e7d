/* A section that somebody recorded: the browser's own player plays and pauses; this adds again and slower. */
import { button, stage } from "./aloud.js";

const SLOW = 0.7;

export class Recorded {
  constructor(bar, words) {
    this.sound = bar.querySelector("audio");
    // It stays here: no copy on this device, no other device to play it.
    this.sound.controlsList?.add("nodownload");
    this.sound.disableRemotePlayback = true;
    this.again = button(words.again, () => this.restart());
    this.slower = button(words.slower, () => this.pace());
    bar.append(this.again, this.slower);
    this.sound.addEventListener("play", () => this.begin(words.name));
    this.show();
  }

  begin(name) {
    stage.take(this);
    this.sound.playbackRate = stage.slow ? SLOW : 1;
    this.show();
    // A locked screen shows what is played: it must not say whose plan this is.
    if (navigator.mediaSession && window.MediaMetadata) {
      navigator.mediaSession.metadata = new MediaMetadata({ title: name });
    }
  }

  show() {
    this.slower.setAttribute("aria-pressed", String(stage.slow));
  }

  restart() {
    this.sound.currentTime = 0;
    this.sound.play();
  }

  pace() {
    stage.slow = !stage.slow;
    this.sound.playbackRate = stage.slow ? SLOW : 1;
    this.show();
  }

  pause() {
    this.sound.pause();
  }

  stop() {
    this.sound.pause();
  }
}
